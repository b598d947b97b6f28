// Both browsers as somebody uses them who has the bookmark in the bar: it is started by the browser, and not by the page.

import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../chromium.mjs";
import { startFirefox } from "../firefox.mjs";
import { problemsIn } from "../problems.mjs";

const VIEWPORT = { width: 1280, height: 900 };

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {string[]} problems what any window or frame has complained of; grows
 * @property {(url: string) => Promise<void>} goto
 * @property {(bookmark: string) => Promise<void>} click
 * @property {(body: Function, ...given: any[]) => Promise<any>} call calls a function in the page's document, where its scripts have changed nothing
 * @property {(expression: string) => Promise<string>} own the page's own scripts' view
 * @property {() => Promise<{ url: string, marks: number }[]>} others the other windows, and how much is marked there
 * @property {() => Promise<void>} closeOthers
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Driver>} */
export async function chromiumDriver() {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // By default tests may open any window, which people's browsers do not let pages do.
    ignoreDefaultArgs: ["--disable-popup-blocking"],
    args: CHROMIUM_FLAGS,
  });
  const context = await browser.newContext({
    locale: "es-ES",
    viewport: VIEWPORT,
    serviceWorkers: "block",
    reducedMotion: "reduce",
  });
  const problems = await problemsIn(context);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const others = () => context.pages().filter((other) => other !== page);
  let world;
  const evaluate = async (expression, contextId) => {
    const given = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await client.send("Runtime.evaluate", given);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    name: "Chromium",
    problems,
    goto: async (url) => {
      await page.goto(url);
      world = undefined;
    },
    // As the browser itself goes to a bookmark; the answer net::ERR_ABORTED says that the page stays.
    click: async (bookmark) => {
      await client.send("Page.navigate", { url: bookmark, transitionType: "auto_bookmark" });
    },
    call: async (body, ...given) => {
      if (world === undefined) {
        const { frameTree } = await client.send("Page.getFrameTree");
        const made = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "test" });
        world = made.executionContextId;
      }
      return JSON.parse(
        await evaluate(`(async () => JSON.stringify((await (${body})(...${JSON.stringify(given)})) ?? null))()`, world),
      );
    },
    own: (expression) => evaluate(`\`\${${expression}}\``),
    others: () =>
      Promise.all(
        others().map(async (other) => ({
          url: other.url(),
          // It may close itself while it is asked.
          marks: await other
            .locator("#article mark")
            .count()
            .catch(() => 0),
        })),
      ),
    closeOthers: async () => {
      for (const other of others()) await other.close();
    },
    screenshot: () => page.screenshot(),
    stop: () => browser.close(),
  };
}

/** @returns {Promise<Driver>} */
export async function firefoxDriver() {
  const firefox = await startFirefox(
    {
      "dom.disable_open_during_load": true,
      "browser.toolbars.bookmarks.visibility": "always",
      "intl.accept_languages": "es-ES, es",
      "ui.prefersReducedMotion": 1,
    },
    ["--remote-allow-system-access"],
  );
  const page = await firefox.open("about:blank", VIEWPORT);
  page.sandbox = "test";
  const trees = async (scope) => (await firefox.send("browsingContext.getTree", scope ? { "moz:scope": scope } : {})).contexts;
  const inBrowser = async (expression) => {
    const [{ context }] = await trees("chrome");
    const given = { target: { context }, expression, awaitPromise: true };
    const { type, exceptionDetails } = await firefox.send("script.evaluate", given);
    if (type === "exception") throw new Error(exceptionDetails.text);
  };
  const known = new Set((await trees()).map(({ context }) => context));
  const others = async () => (await trees()).filter(({ context }) => !known.has(context));
  /** @type {Map<string, string>} */
  const names = new Map();
  return {
    name: "Firefox",
    problems: firefox.complaints,
    goto: async (url) => {
      await firefox.send("browsingContext.navigate", { context: page.context, url, wait: "complete" });
    },
    click: async (bookmark) => {
      if (!names.has(bookmark)) {
        const name = `bookmark-${names.size}`;
        names.set(bookmark, name);
        await inBrowser(
          `PlacesUtils.bookmarks.insert({ parentGuid: PlacesUtils.bookmarks.toolbarGuid, index: 0, title: "${name}", url: ${JSON.stringify(bookmark)} }).then(() => 1)`,
        );
      }
      await inBrowser(`(async () => {
        for (let tries = 0; tries < 200; tries++) {
          const button = [...document.querySelectorAll("#PlacesToolbarItems toolbarbutton")].find(({ label }) => label === "${names.get(bookmark)}");
          if (button) return button.click();
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        throw new Error("the bookmark is not in the bar");
      })()`);
    },
    call: (body, ...given) => page.call(body, ...given),
    own: async (expression) => {
      const given = { target: { context: page.context }, expression: `\`\${${expression}}\``, awaitPromise: true };
      const { type, result, exceptionDetails } = await firefox.send("script.evaluate", given);
      if (type === "exception") throw new Error(exceptionDetails.text);
      return result.value;
    },
    others: async () =>
      Promise.all(
        (await others()).map(async ({ context, url }) => {
          const other = new page.constructor(firefox, context);
          return { url, marks: await other.call(() => document.querySelectorAll("#article mark").length).catch(() => 0) };
        }),
      ),
    closeOthers: async () => {
      for (const { context } of await others()) await firefox.send("browsingContext.close", { context }).catch(() => {});
    },
    screenshot: () => page.screenshot(),
    stop: () => firefox.stop(),
  };
}
