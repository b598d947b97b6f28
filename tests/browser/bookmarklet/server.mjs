// One server for two sites: the app with its headers, and a newspaper that sends what a profile says.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { pathOf, read, typeOf } from "../www.mjs";
import { ASIDES, PAGES } from "./pages.mjs";
import { PROFILES } from "./profiles.mjs";

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

export async function startServer() {
  const rules = headerRules(await readFile(new URL("../../../www/_headers", import.meta.url), "utf8").catch(() => ""));
  const state = { down: false, /** @type {string[]} */ asked: [] };
  const server = createServer(async (request, response) => {
    const isApp = request.headers.host?.startsWith("app.");
    try {
      if (isApp) {
        const path = pathOf(request.url ?? "/");
        state.asked.push(path);
        if (state.down) return response.destroy();
        response.writeHead(200, { "content-type": typeOf(path), ...headersOf(rules, `/${path}`) }).end(await read(path));
      } else {
        const [, number, name] = new URL(request.url ?? "/", "http://news").pathname.split("/");
        const { headers } = PROFILES[Number(number)];
        const html = ASIDES[name] ?? PAGES[name].html;
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
      }
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    app: `http://app.localhost:${port}/`,
    /** Whether the app's host answers, and what it was asked for. */
    state,
    /** @param {import("./profiles.mjs").Profile} profile @param {string} page */
    news: (profile, page) => `http://news.localhost:${port}/${PROFILES.indexOf(profile)}/${page}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The app's headers as a host takes them: a line with a path, and under it the headers. @param {string} text */
function headerRules(text) {
  /** @type {{ path: RegExp, headers: [string, string][] }[]} */
  const rules = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (/^\S/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&");
      rules.push({ path: new RegExp(`^${pattern.replace(/\*/g, ".*")}$`), headers: [] });
    } else {
      const colon = line.indexOf(":");
      rules.at(-1)?.headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

/** @param {ReturnType<typeof headerRules>} rules @param {string} path */
const headersOf = (rules, path) =>
  Object.fromEntries(rules.filter((rule) => rule.path.test(path)).flatMap(({ headers }) => headers));
