// @ts-check
// The page with the texts and the scripts that measure, on this machine alone; and what it was asked for.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pathOf, read, typeOf } from "../tests/browser/www.mjs";

/** Where the task has put the texts and the peers. */
export const WORK = process.env.SUBRAYA_BENCH ?? fileURLToPath(new URL("../target/bench", import.meta.url));
const BENCHES = fileURLToPath(new URL(".", import.meta.url));

/** @param {string} name of a text, such as "es-article" */
export const textOf = (name) => readFile(join(WORK, "texts", `${name}.txt`), "utf8");

/** An empty page that is isolated from all others has the finest clock that browsers give. */
const EMPTY = "<!doctype html><html lang=en><meta charset=utf-8><title>bench</title><body></body></html>";
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

export async function startServer() {
  /** What was asked for, and what was given. @type {{ path: string, body: Buffer | string }[]} */
  const given = [];
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url ?? "/");
    try {
      const body = await find(path);
      given.push({ path, body });
      const type = path.endsWith(".mjs") ? "text/javascript" : path === "empty" ? "text/html" : typeOf(path);
      response.writeHead(200, { "content-type": type, ...(path === "empty" ? ISOLATED : {}) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, given, stop: () => server.close() };
}

/** @param {string} path @returns {Promise<Buffer | string>} */
async function find(path) {
  if (path === "empty") return EMPTY;
  const [folder, ...rest] = path.split("/");
  if (folder === "benches") return readFile(join(BENCHES, ...rest));
  if (folder === "texts" || folder === "peers") return readFile(join(WORK, folder, ...rest));
  return read(path);
}
