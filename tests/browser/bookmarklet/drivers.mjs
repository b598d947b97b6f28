// Chromium and Firefox as one: a tab in which bookmarks are clicked as the browser itself does it, so that the page's policy,
// the popup blocker and the user's activation are as they are for a reader.

import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../chromium.mjs";
import { FirefoxPage, startFirefox } from "../firefox.mjs";

const WAIT_MS = 10_000;
const POLL_MS = 20;

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {(url: string) => Promise<void>} goto
 * @property {(bookmark: string) => Promise<void>} click clicks a bookmark with this address
 * @property {(body: Function | string, ...given: any[]) => Promise<any>} beside calls a function beside the page's own scripts
 * @property {(expression: string) => Promise<any>} inside evaluates among the page's own scripts; the answer is a string
 * @property {() => Promise<{ url: string, evaluate: (body: Function) => Promise<any> }[]>} others the other windows
 * @property {() => Promise<void>} closeOthers
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} stop
 */

const VIEWPORT = { width: 1024, height: 768 };

/** @returns {Promise<Driver>} */
export async function startChromiumDriver() {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: CHROMIUM_FLAGS,
    // It lets every page open windows.
    ignoreDefaultArgs: ["--disable-popup-blocking"],
  });
  const context = await browser.newContext({ locale: "es-ES", viewport: VIEWPORT, reducedMotion: "reduce" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const frameId = async () => (await session.send("Page.getFrameTree")).frameTree.frame.id;
  /** @type {number | undefined} */
  let world;
  const others = () => context.pages().filter((other) => other !== page);
  return {
    name: "Chromium",
    async goto(url) {
      world = undefined;
      await page.goto(url);
    },
    async click(bookmark) {
      // The answer is that nothing was loaded, as it should be.
      await session.send("Page.navigate", { url: bookmark });
    },
    async beside(body, ...given) {
      world ??= (await session.send("Page.createIsolatedWorld", { frameId: await frameId() })).executionContextId;
      const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
        functionDeclaration: `${body}`,
        arguments: given.map((value) => ({ value })),
        executionContextId: world,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async inside(expression) {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    others: async () => others().map((other) => ({ url: other.url(), evaluate: (body) => other.evaluate(`(${body})()`) })),
    async closeOthers() {
      await Promise.all(others().map((other) => other.close()));
    },
    screenshot: () => page.screenshot(),
    stop: () => browser.close(),
  };
}

/** @returns {Promise<Driver>} */
export async function startFirefoxDriver() {
  const preferences = {
    "dom.disable_open_during_load": true,
    "browser.toolbars.bookmarks.visibility": "always",
    "intl.accept_languages": "es-ES, es",
    "ui.prefersReducedMotion": 1,
  };
  const firefox = await startFirefox(preferences, { withChrome: true });
  const page = await firefox.open("about:blank", VIEWPORT);
  const [{ context: chrome }] = await firefox.contexts("chrome");
  const browser = new FirefoxPage(firefox, chrome);
  // The tab that it began with only takes room.
  for (const { context } of await firefox.contexts()) {
    if (context !== page.context) await firefox.send("browsingContext.close", { context });
  }
  const others = async () => (await firefox.contexts()).filter(({ context }) => context !== page.context);
  /** @type {Map<string, string>} the titles of the bookmarks in the toolbar, by their addresses */
  const bookmarks = new Map();
  return {
    name: "Firefox",
    async goto(url) {
      await firefox.send("browsingContext.navigate", { context: page.context, url, wait: "complete" });
    },
    async click(bookmark) {
      if (!bookmarks.has(bookmark)) {
        bookmarks.set(bookmark, `B${bookmarks.size}`);
        await browser.call(insertBookmark, bookmark, bookmarks.get(bookmark));
      }
      await browser.until(clickBookmark, bookmarks.get(bookmark));
    },
    beside: (body, ...given) => page.callBeside(body, ...given),
    async inside(expression) {
      const target = { context: page.context };
      const answer = await firefox.send("script.evaluate", { expression, target, awaitPromise: false });
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
    others: async () =>
      (await others()).map(({ context, url }) => ({
        url,
        evaluate: (body) => new FirefoxPage(firefox, context).callBeside(body),
      })),
    async closeOthers() {
      for (const { context } of await others()) await firefox.send("browsingContext.close", { context }).catch(() => {});
    },
    screenshot: () => page.screenshot(),
    stop: () => firefox.stop(),
  };
}

/** Runs in the browser's own window. */
async function insertBookmark(url, title) {
  const { bookmarks } = globalThis.PlacesUtils;
  await bookmarks.insert({ parentGuid: bookmarks.toolbarGuid, title, url });
}

/** Runs in the browser's own window; false while the toolbar does not have it yet. */
function clickBookmark(title) {
  const buttons = [...document.querySelectorAll("#PlacesToolbarItems toolbarbutton")];
  const button = buttons.find(({ label }) => label === title);
  button?.click();
  return button !== undefined;
}

/**
 * Waits until something is true, and gives it.
 *
 * @template T
 * @param {() => Promise<T | undefined | false>} answer
 * @param {() => string} inVain
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export async function until(answer, inVain, patience = WAIT_MS) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await answer();
    if (found) return found;
    if (Date.now() > end) throw new Error(inVain());
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
