// @ts-check
// The page and the bookmark as a reader meets them, in Chromium and in part in Firefox.

import { startChromium } from "../tests/browser/chromium.mjs";
import { startFirefox } from "../tests/browser/firefox.mjs";
import { measureBookmark } from "./bookmark.mjs";
import { brotli } from "./brotli.mjs";
import { progress, quick, say } from "./say.mjs";
import { measureScrolling } from "./scrolling.mjs";
import { startServer, textOf } from "./server.mjs";
import { spread } from "./timing.mjs";
import { mainThread, PAINTED } from "./tracing.mjs";
import { measureTyping } from "./typing.mjs";

const VIEWPORT = { width: 1280, height: 900 };
const RUNS = quick ? 3 : 9;
const LONG_RUNS = quick ? 2 : 5;

/**
 * In the page: makes a paste ready, so that handing over the text costs nothing later, and watches what comes of the next,
 * by what costs next to nothing to look at.
 *
 * @param {[text: string, mark: string]} given the text, and what to mark the time by when highlights stand on the screen
 */
function prepare([text, mark]) {
  const page = /** @type {any} */ (globalThis);
  page.given = new DataTransfer();
  page.given.setData("text/plain", text);
  const article = /** @type {HTMLElement} */ (document.querySelector("#article"));
  const before = article.firstElementChild;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => performance.mark(mark);
  page.times = new Promise((resolve, reject) => {
    const watch = () => {
      const began = performance.now();
      /** @type {{ text?: number, painted?: number }} */
      const times = {};
      const look = () => {
        const now = performance.now() - began;
        const there = article.firstElementChild && article.firstElementChild !== before;
        if (there) times.text ??= now;
        if (there && (article.querySelector("mark") || CSS.highlights.get("subraya-mention")?.size)) {
          times.painted = now;
          // A message that is sent in a frame's callback comes after that frame.
          channel.port2.postMessage(0);
          return resolve(times);
        }
        if (now > 60_000) return reject(new Error("nothing was highlighted"));
        requestAnimationFrame(look);
      };
      // A frame's callback comes before that frame is painted, so what it sees is on the screen with that frame.
      requestAnimationFrame(look);
    };
    addEventListener("paste", watch, { capture: true, once: true });
  });
}

/** In the page: pastes, and tells when the text and when highlights stood on the screen. */
function paste() {
  const page = /** @type {any} */ (globalThis);
  const event = new ClipboardEvent("paste", { clipboardData: page.given, bubbles: true, cancelable: true });
  setTimeout(() => document.body.dispatchEvent(event));
  return page.times;
}

/** In the page: waits until it has come to rest after a paste. */
function rest() {
  const article = /** @type {HTMLElement} */ (document.querySelector("#article"));
  return new Promise((resolve) => {
    const look = () => article.ariaBusy === "false" && setTimeout(resolve, 300);
    if (look()) return;
    new MutationObserver((_, observer) => look() && observer.disconnect()).observe(article, {
      attributes: true,
      attributeFilter: ["aria-busy"],
    });
  });
}

const server = await startServer();
const chromium = await startChromium();
try {
  const part = "page";
  const who = "Subraya";
  const where = `Chromium ${chromium.version()}`;
  const context = await chromium.newContext({
    locale: "es-ES",
    viewport: VIEWPORT,
    serviceWorkers: "block",
    reducedMotion: "reduce",
  });
  const open = async () => {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator("#article mark").first().waitFor();
    await page.locator("#article[aria-busy=false]").waitFor();
    return page;
  };

  progress("first highlight");
  server.given.length = 0;
  const first = await context.newPage();
  await first.goto(server.url);
  await first.locator("#article mark").first().waitFor();
  // No host compresses anew what is compressed already.
  const bytes = server.given.reduce((sum, { path, body }) => sum + (path.endsWith(".png") ? body.length : brotli(body)), 0);
  say({ part, who, where, what: "first highlight", unit: "bytes", value: bytes });
  say({ part, who, where, what: "first highlight", unit: "requests", value: server.given.length });
  await first.close();

  for (const [name, runs] of /** @type {[string, number][]} */ ([
    ["es-article", RUNS],
    ["es-1m", LONG_RUNS],
  ])) {
    progress(`paste ${name}`);
    const text = await textOf(name);
    /** @type {Record<string, number[]>} */
    const found = {
      "text shown": [],
      "highlights painted": [],
      "longest task": [],
      "main thread until painted": [],
      "main thread": [],
    };
    for (let run = 0; run < runs; run++) {
      const page = await open();
      await page.evaluate(prepare, /** @type {[string, string]} */ ([text, PAINTED]));
      const times = await page.evaluate(paste);
      found["text shown"].push(times.text);
      found["highlights painted"].push(times.painted);
      await page.close();
    }
    for (let run = 0; run < runs; run++) {
      const page = await open();
      await page.evaluate(prepare, /** @type {[string, string]} */ ([text, PAINTED]));
      const { longest, total, untilPainted } = await mainThread(page, async () => {
        await page.evaluate(paste);
        await page.evaluate(rest);
      });
      found["longest task"].push(longest);
      found["main thread until painted"].push(untilPainted);
      found["main thread"].push(total);
      await page.close();
    }
    for (const [what, values] of Object.entries(found)) {
      say({ part, who, where, what: `${what}, ${name}`, unit: "ms", ...spread(values) });
    }
  }

  progress("typing");
  const typing = await measureTyping(await open(), await textOf("es-100k"), quick ? 3 : 7);
  for (const found of typing) say({ part, who, where, ...found });
} finally {
  await chromium.close();
}

progress("scrolling");
for (const found of await measureScrolling(server.url, await textOf("es-1m"), VIEWPORT, quick))
  say({ part: "page", who: "Subraya", ...found });

progress("Firefox");
const firefox = await startFirefox({
  "privacy.reduceTimerPrecision": false,
  "intl.accept_languages": "es-ES, es",
  "ui.prefersReducedMotion": 1,
});
try {
  for (const [name, runs] of /** @type {[string, number][]} */ ([
    ["es-article", RUNS],
    ["es-1m", LONG_RUNS],
  ])) {
    const text = await textOf(name);
    /** @type {Record<string, number[]>} */
    const found = { "text shown": [], "highlights painted": [] };
    let where = "Firefox";
    for (let run = 0; run < runs; run++) {
      const page = await firefox.open(server.url, VIEWPORT);
      await page.visible("#article mark");
      await page.call(prepare, [text, PAINTED]);
      // Here a paste that a script makes up comes without its data.
      await page.paste(text);
      const times = await page.call(() => /** @type {any} */ (globalThis).times);
      found["text shown"].push(times.text);
      found["highlights painted"].push(times.painted);
      where = `Firefox ${await page.call(() => /Firefox\/(\S+)/.exec(navigator.userAgent)?.[1])}`;
      await firefox.send("browsingContext.close", { context: page.context });
    }
    for (const [what, values] of Object.entries(found)) {
      say({ part: "page", who: "Subraya", where, what: `${what}, ${name}`, unit: "ms", ...spread(values) });
    }
  }
} finally {
  await firefox.stop();
  server.stop();
}

progress("bookmark");
for (const found of await measureBookmark(await textOf("es-article"), quick ? 3 : 7))
  say({ part: "page", who: "Subraya", ...found });
process.exit();
