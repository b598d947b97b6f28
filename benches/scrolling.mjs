// @ts-check
// What a frame costs while a page is scrolled, with its highlights and without.

import { startChromium } from "../tests/browser/chromium.mjs";
import { spread } from "./timing.mjs";

/** So that frames come as fast as they can be made, and not sixty times a second. */
const UNTHROTTLED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
const HIGHLIGHTS = 10_000;

/** In the page: scrolls down frame by frame, and tells how long each took. @param {number} frames */
function scroll(frames) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const times = [];
    let last = 0;
    scrollTo({ top: 0, behavior: "instant" });
    const step = () => {
      const now = performance.now();
      if (last) times.push(now - last);
      last = now;
      if (times.length === frames) return resolve(times);
      scrollBy({ top: 60, behavior: "instant" });
      requestAnimationFrame(step);
    };
    setTimeout(() => requestAnimationFrame(step), 500);
  });
}

/** As much of a text as holds so many highlights, by what the engine finds in it. @param {import("playwright-core").Page} page @param {string} text */
const enough = (page, text) =>
  page.evaluate(
    async ([text, wanted]) => {
      const load = (/** @type {string} */ path) => import(path);
      const engine = await load("/pkg/subraya.js");
      const { highlightsOf } = await load("/highlights.js");
      await engine.default();
      const highlights = highlightsOf(text, engine.analyze(text, {}));
      const last = highlights[/** @type {number} */ (wanted)];
      const end = last ? text.indexOf("\n\n", last.end) : text.length;
      return { text: text.slice(0, end), highlights: Math.min(highlights.length, /** @type {number} */ (wanted)) };
    },
    /** @type {[string, number]} */ ([text, HIGHLIGHTS]),
  );

/** @param {string} url @param {string} whole @param {{ width: number, height: number }} viewport @param {boolean} quick */
export async function measureScrolling(url, whole, viewport, quick) {
  const chromium = await startChromium(UNTHROTTLED);
  try {
    const where = `Chromium ${chromium.version()}`;
    const context = await chromium.newContext({ locale: "es-ES", viewport, serviceWorkers: "block", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(`${url}empty`);
    const { text, highlights } = await enough(page, whole);
    await page.close();
    const pages = { with: await shown(context, url, text, true), without: await shown(context, url, text, false) };
    /** @type {Record<"with" | "without", number[]>} */
    const times = { with: [], without: [] };
    for (let run = 0; run < (quick ? 2 : 5); run++) {
      for (const which of /** @type {const} */ (["with", "without"])) {
        await pages[which].bringToFront();
        times[which].push(...(await pages[which].evaluate(scroll, 300)));
      }
    }
    const [one, other] = [spread(times.with), spread(times.without)];
    return [
      { where, what: "scroll frame with highlights", unit: "ms", highlights, ...one },
      { where, what: "scroll frame without highlights", unit: "ms", highlights: 0, ...other },
      { where, what: "scroll frame with over without", unit: "times", value: one.median / other.median },
    ];
  } finally {
    await chromium.close();
  }
}

/**
 * The page with a text in it; where its engine can't be fetched it shows the text without highlights.
 *
 * @param {import("playwright-core").BrowserContext} context @param {string} url @param {string} text @param {boolean} highlighted
 */
async function shown(context, url, text, highlighted) {
  const page = await context.newPage();
  if (!highlighted) await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(url);
  await page
    .locator(highlighted ? "#article mark" : "#notice")
    .first()
    .waitFor();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  if (highlighted) {
    await page.waitForFunction(() => (CSS.highlights.get("subraya-mention")?.size ?? 0) > 0, undefined, { timeout: 90_000 });
  }
  await page.waitForTimeout(2000);
  const size = await page.evaluate(() => CSS.highlights.size + document.querySelectorAll("#article mark").length);
  if (size > 0 !== highlighted) throw new Error(`there are ${size} highlights`);
  return page;
}
