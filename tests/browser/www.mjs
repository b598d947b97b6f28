// The page's files, as a server gives them out.

import { readdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The page's folder with a slash at its end: `www/`, or the one that `cargo xtask dist` has written. */
export const WWW = process.env.SUBRAYA_DIST
  ? join(process.env.SUBRAYA_DIST, "/")
  : fileURLToPath(new URL("../../www/", import.meta.url));

/** Where it is served: as a part of something larger where it is a folder for hosts. */
export const UNDER = process.env.SUBRAYA_DIST ? "/some/where" : "";

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

/** The path in the folder that a request is for; nothing where it is for something else. @param {string} url as a request has it */
export function pathOf(url) {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  if (!path.startsWith(`${UNDER}/`)) return undefined;
  const inside = path.slice(UNDER.length + 1);
  return inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
}

/** @param {string} path in the folder */
export const read = (path) => readFile(join(WWW, path));

/** A file's name in the folder, which may have a hash in it. @param {string} path in `www/` */
export const nameOf = (path) => names.get(path) ?? path;

/** Names with a hash, by those without. @type {Map<string, string>} */
const names = new Map();
if (UNDER) {
  for (const entry of await readdir(WWW, { recursive: true })) {
    const plain = entry.replace(/\.[0-9a-f]{10}(\.[a-z]+)$/, "$1");
    if (plain !== entry) names.set(plain, entry);
  }
}

/** How a file is sent to browsers that take it so, and under which further ending it lies beside the file. */
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/**
 * The answer of a host: a file compressed where it lies there compressed, and the folder's headers.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {Map<string, string | Uint8Array>} [replaced] what is given out instead of files
 * @returns {Promise<{ status: number, headers: Record<string, string>, body?: string | Uint8Array }>}
 */
export async function answerTo({ url, headers: { "accept-encoding": accepted = "" } }, replaced) {
  const path = pathOf(url);
  const headers = headersOf(url);
  const other = path !== undefined && replaced?.get(path);
  if (other) return { status: 200, headers, body: other };
  if (path === undefined) return { status: 404, headers: {} };
  for (const [encoding, ending] of UNDER ? ENCODINGS : []) {
    if (!accepted.split(/,\s*/).includes(encoding)) continue;
    const body = await read(path + ending).catch(() => undefined);
    if (body) return { status: 200, headers: { ...headers, "content-encoding": encoding, vary: "accept-encoding" }, body };
  }
  return read(path).then(
    (body) => ({ status: 200, headers, body }),
    () => ({ status: 404, headers: {} }),
  );
}

/** The rules of the folder's `_headers`. @type {{ path: string, headers: [name: string, value: string][] }[]} */
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
  const pathname = new URL(url, "http://localhost").pathname.slice(UNDER.length);
  const fitting = rules.filter(({ path }) => (path.endsWith("*") ? pathname.startsWith(path.slice(0, -1)) : path === pathname));
  return { "content-type": typeOf(pathOf(url) ?? ""), ...Object.fromEntries(fitting.flatMap(({ headers }) => headers)) };
}

/** @param {string} path */
export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";
