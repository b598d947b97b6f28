// A static server on a loopback port, one Chromium for all tests, and a page that must stay clean:
// no console error, no policy violation, no request to another host.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const SAMPLE = await readFile(join(WWW, "samples/es.txt"), "utf8");

let server;
let browser;
let origin;

before(async () => {
  assert.ok(existsSync(join(WWW, "pkg/subraya.js")), "www/pkg/subraya.js is missing: build the engine first");
  server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

function findChromium() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place && existsSync(place));
  assert.ok(found, "no Chromium here: install the package `chromium`, or set CHROMIUM to the path of one");
  return found;
}

async function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = join(WWW, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = await readFile(file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/**
 * A test on a fresh page that has shown its sample.
 *
 * @param {string} name
 * @param {(page: import("playwright-core").Page) => Promise<void>} body
 * @param {object} [given]
 * @param {import("playwright-core").BrowserContextOptions} [given.context]
 * @param {() => void} [given.script] what the page finds done before its own scripts run
 * @param {string} [given.missing] a pattern of addresses that do not answer; the console may then complain of them
 */
export function pageTest(name, body, { context: options = {}, script, missing } = {}) {
  test(name, async () => {
    const context = await browser.newContext({
      locale: "es-ES",
      reducedMotion: "reduce",
      serviceWorkers: "block",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    if (script) await page.addInitScript(script);
    const problems = [];
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      if (missing && message.text().includes("net::ERR_FAILED")) return;
      problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(`${origin}/`)) problems.push(`request to ${request.url()}`);
    });
    try {
      if (missing) await page.route(missing, (route) => route.abort());
      await page.goto(origin);
      await page
        .locator(missing ? "#notice" : "#article mark")
        .first()
        .waitFor();
      await body(page);
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  });
}

/** Pastes as a person does, through the clipboard, into whatever has the focus. */
export async function paste(page, text, html) {
  await page.evaluate(
    async ([text, html]) => {
      const types = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) types["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(types)]);
    },
    [text, html],
  );
  await page.keyboard.press("Control+V");
}

/** Pastes an article, wherever the focus is, and waits until the article shows the text's last line and the engine has answered. */
export async function pasteArticle(page, text, html) {
  await paste(page, text, html);
  const last = text
    .trim()
    .split(/\r\n|\r|\n/)
    .at(-1);
  await page.waitForFunction(
    (last) => [...document.querySelectorAll("#article > *, .stretch > *")].at(-1)?.textContent.trim() === last.trim(),
    last,
  );
  await page.locator("#article[aria-busy=false]").waitFor();
}

/** What the engine finds, asked for without the page. */
export function analyze(page, text) {
  return page.evaluate(async (text) => {
    const engine = await import("/pkg/subraya.js");
    await engine.default();
    return engine.analyze(text, {});
  }, text);
}

/** The first piece of the highlight with this text. */
export function highlight(page, kind, text) {
  return page
    .locator(`#article mark.${kind}`)
    .filter({ hasText: new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) })
    .first();
}
