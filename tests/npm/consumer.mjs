// A project of somebody else's in which the packed package is installed, and a server for its files.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { startChromium } from "../browser/chromium.mjs";
import { problemsIn } from "../browser/problems.mjs";
import { typeOf } from "../browser/www.mjs";

/** The project's folder. `cargo xtask test --only npm` makes it and tells where. */
export const CONSUMER = process.env.SUBRAYA_CONSUMER ?? new URL("../../target/npm-consumer", import.meta.url).pathname;
assert.ok(
  existsSync(join(CONSUMER, "node_modules/subraya")),
  "the package is not installed: run `cargo xtask test --only npm` first",
);

/** What a page is served with that trusts nobody: the package must do with it. */
export const STRICT =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * Serves a folder, and pages that are nowhere on disk.
 *
 * @param {string} folder
 * @param {{ pages?: Record<string, string>, headers?: Record<string, string> }} [given] pages by their paths
 */
export async function serve(folder, { pages = {}, headers = {} } = {}) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)).slice(1) || "index.html";
    try {
      const body = pages[path] ?? (await readFile(join(folder, path)));
      response.writeHead(200, { "content-type": typeOf(path), ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, pages, close: () => server.close() };
}

let browser;

/**
 * Does something with a page in Chromium that may neither complain nor ask anybody else.
 *
 * @param {string} url
 * @param {(page: import("playwright-core").Page) => Promise<void>} body
 * @param {import("playwright-core").BrowserContextOptions & { script?: () => void, expected?: RegExp }} [options] what the page finds done, and what it is made to complain of
 */
export async function inChromium(url, body, { script, expected, ...options } = {}) {
  browser ??= await startChromium();
  const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  const problems = await problemsIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const { origin } = new URL(url);
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`request to ${request.url()}`);
  });
  if (script) await page.addInitScript(script);
  try {
    await page.goto(url);
    await body(page);
    assert.deepEqual(
      problems.filter((problem) => !expected?.test(problem)),
      [],
    );
  } finally {
    await context.close();
  }
}

/** Ends the browser, where there is one. */
export const closeChromium = () => browser?.close();

/** How many ranges are painted under each of the package's names. */
export const paintedInPage = () =>
  Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name.replace("subraya-article-", ""), highlight.size]));
