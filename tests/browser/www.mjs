// The page's files, as a server gives them out.

import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

/** The path in `www/` that a request is for. @param {string} url as a request has it */
export function pathOf(url) {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)).slice(1);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {string} path in `www/` */
export const read = (path) => readFile(join(WWW, path));

/** The rules of `www/_headers`. @type {{ path: string, headers: [name: string, value: string][] }[]} */
const rules = [];
for (const line of (await read("_headers")).toString().split("\n")) {
  if (line.startsWith("/")) rules.push({ path: line.trim(), headers: [] });
  else if (/^\s+\S/.test(line))
    rules.at(-1).headers.push(
      line
        .trim()
        .split(/:\s*(.*)/s)
        .slice(0, 2),
    );
}

/** The headers that the page's files are served with. @param {string} url as a request has it */
export function headersOf(url) {
  const { pathname } = new URL(url, "http://localhost");
  const fitting = rules.filter(({ path }) => (path.endsWith("*") ? pathname.startsWith(path.slice(0, -1)) : path === pathname));
  return { "content-type": typeOf(pathOf(url)), ...Object.fromEntries(fitting.flatMap(({ headers }) => headers)) };
}

/** @param {string} path */
export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";
