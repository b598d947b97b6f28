// A static server on a loopback port, one Chromium for all tests, and a page that must stay clean, with its policy and its
// Trusted Types on: no console error, no violation of the policy, no request to another host.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "./chromium.mjs";
import { problemsIn } from "./problems.mjs";
import { answerTo, nameOf, pathOf, UNDER, WWW } from "./www.mjs";

export { nameOf, UNDER, WWW };

export const SAMPLE = await readFile(join(WWW, nameOf("samples/es.txt")), "utf8");

/** What the server is: files that it gives out instead of those on disk, what it was asked for, and whether it answers at all. */
export const site = { replaced: new Map(), asked: [], down: false };

let server;
let browser;
/** Where the page is served, without a slash at its end. @type {string} */
export let origin;

before(async () => {
  assert.ok(existsSync(join(WWW, "pkg/files.js")), `${WWW}pkg/files.js is missing: build the page first`);
  server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${server.address().port}${UNDER}`;
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function serve(request, response) {
  if (site.down) return response.destroy();
  site.asked.push(pathOf(request.url));
  const { status, headers, body } = await answerTo(request, site.replaced);
  response.writeHead(status, headers).end(body);
}

/** The page of its modules, as it is where nothing has bundled them, for tests that ask for modules which share a state with it. */
const UNBUNDLED = new Map([
  ["pkg/main.js", 'import "../main.js";'],
  ["pkg/shared.js", ""],
]);

/**
 * A test on a fresh page that has shown its sample.
 *
 * @param {string} name
 * @param {(page: import("playwright-core").Page) => Promise<void>} body
 * @param {object} [given]
 * @param {import("playwright-core").BrowserContextOptions} [given.context]
 * @param {() => void} [given.script] what the page finds done before its own scripts run
 * @param {RegExp} [given.expected] what the page is made to complain of
 * @param {string} [given.missing] a pattern of addresses that do not answer; the console may then complain of them
 * @param {boolean} [given.unbundled] whether the page is of its modules, not of what the build makes of them
 */
export function pageTest(name, body, { context: options = {}, script, expected, missing, unbundled = false } = {}) {
  test(name, async () => {
    browser ??= await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
    const context = await browser.newContext({
      locale: "es-ES",
      reducedMotion: "reduce",
      serviceWorkers: "block",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const problems = await problemsIn(context);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    if (script) await page.addInitScript(script);
    page.on("request", (request) => {
      if (!request.url().startsWith(`${origin}/`)) problems.push(`request to ${request.url()}`);
    });
    if (unbundled) for (const [path, source] of UNBUNDLED) site.replaced.set(path, source);
    try {
      if (missing) await page.route(missing, (route) => route.abort());
      await page.goto(`${origin}/`);
      await page
        .locator(missing ? "#notice" : "#article mark")
        .first()
        .waitFor();
      await body(page);
      assert.deepEqual(
        problems.filter((problem) => !expected?.test(problem) && !(missing && problem.includes("net::ERR_FAILED"))),
        [],
      );
    } finally {
      if (unbundled) for (const path of UNBUNDLED.keys()) site.replaced.delete(path);
      await context.close();
    }
  });
}

/**
 * Does something in each state that the page can be in: each view, the article with its card, while editing, and each
 * sheet. Those that are added to the page are visited, too.
 *
 * @param {import("playwright-core").Page} page showing an article
 * @param {(state: string) => Promise<void>} visit
 */
export async function everyState(page, visit) {
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await visit(await tab.getAttribute("aria-controls"));
  }
  await page.getByRole("tab").first().click();
  await page.locator("#article mark.figure").first().click();
  await page.locator("#card").waitFor();
  await visit("card");
  await page.keyboard.press("Escape");
  for (const button of await page.locator("[aria-haspopup=dialog]").all()) {
    if (!(await button.isVisible()) || (await button.isDisabled())) continue;
    await button.click();
    if (!(await page.locator("dialog[open]").isVisible())) continue;
    await visit(await button.getAttribute("id"));
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "hidden" });
  }
  const edit = page.locator("#edit");
  await edit.click();
  if ((await edit.getAttribute("aria-pressed")) === "true") {
    await visit("edit");
    await edit.click();
  }
}

/** What stands behind the "#" of an address, folded as the page does it. @param {"t" | "page"} kind @param {string} json */
export const fold = (kind, json) => `#${kind}=${deflateRawSync(json).toString("base64url")}`;

/** Keeps a file of the page back. @param {string} path in `www/` @returns {Promise<() => void>} what lets it go */
export async function holdBack(page, path) {
  let letGo;
  const asked = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/${path}`, async (route) => {
    await asked;
    await route.continue();
  });
  return letGo;
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
