// One server for two sites: the app at app.localhost, and the news at news.localhost, with the headers that a test asks for.

import { createServer } from "node:http";
import { answerTo, UNDER } from "../www.mjs";

/** What the news show under a first part of their address: each browser has its own. @type {Map<string, { html: string, headers: Record<string, string> }>} */
export const news = new Map();

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (request.headers.host.startsWith("news.")) {
    if (pathname === "/favicon.ico") return response.writeHead(404).end();
    const { html, headers } = news.get(pathname.split("/")[1]) ?? { html: "", headers: {} };
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  }
  const { status, headers, body } = await answerTo(request);
  response.writeHead(status, headers).end(body);
});

export async function startServer() {
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  return { app: `http://app.localhost:${port}${UNDER}/`, news: `http://news.localhost:${port}/`, stop: () => server.close() };
}
