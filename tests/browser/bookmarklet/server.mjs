// One server for two sites: the app at app.localhost, and the news at news.localhost, with the headers that a test asks for.

import { createServer } from "node:http";
import { pathOf, read, typeOf } from "../www.mjs";

/** The rules of `www/_headers`. */
const rules = [];
for (const line of (await read("_headers")).toString().split("\n")) {
  if (line.startsWith("/")) rules.push({ path: line.trim(), headers: [] });
  else if (/^\s+\S/.test(line)) rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s));
}

/** @param {string} path */
const headersOf = (path) =>
  rules
    .filter((rule) => (rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path))
    .flatMap(({ headers }) => headers.map(([name, value]) => [name, value]));

/** What the news show under a first part of their address: each browser has its own. @type {Map<string, { html: string, headers: Record<string, string> }>} */
export const news = new Map();

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (request.headers.host.startsWith("news.")) {
    if (pathname === "/favicon.ico") return response.writeHead(404).end();
    const { html, headers } = news.get(pathname.split("/")[1]) ?? { html: "", headers: {} };
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  }
  try {
    const path = pathOf(request.url);
    const body = await read(path);
    response.writeHead(200, { "content-type": typeOf(path), ...Object.fromEntries(headersOf(pathname)) }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});

export async function startServer() {
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  return { app: `http://app.localhost:${port}/`, news: `http://news.localhost:${port}/`, stop: () => server.close() };
}
