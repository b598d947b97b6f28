// @ts-check
// From a key to a highlight that was not there before, in a long text.

import { spread } from "./timing.mjs";
import { mainThread } from "./tracing.mjs";

/** What stands before the caret. */
const BEFORE = "Ayer, ";

/** In the page, before its own scripts: tells when words are painted that were not painted before. */
function watchHighlights() {
  const page = /** @type {any} */ (globalThis);
  const add = Highlight.prototype.add;
  Highlight.prototype.add = function (range) {
    const { startContainer, startOffset, endOffset } = range;
    if (page.awaited && startContainer.data?.slice(startOffset, endOffset) === page.awaited) page.seen(performance.now());
    return add.call(this, range);
  };
  addEventListener("keydown", () => (page.pressed = performance.now()), true);
}

/** In the page. @param {string} words */
function awaitWords(words) {
  const page = /** @type {any} */ (globalThis);
  page.awaited = words;
  page.fresh = new Promise((resolve) => {
    page.seen = (/** @type {number} */ now) => {
      page.awaited = undefined;
      // It stands on the screen with the frame after this one's callbacks.
      requestAnimationFrame((frame) =>
        resolve({ registered: now - page.pressed, frame: performance.now() - page.pressed, at: frame }),
      );
    };
    setTimeout(resolve, 20_000);
  });
}

/** @param {import("playwright-core").Page} page showing something @param {string} text @param {number} runs */
export async function measureTyping(page, text, runs) {
  await page.addInitScript(watchHighlights);
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  const settled = () => page.locator("#article[aria-busy=false]").waitFor({ timeout: 60_000 });
  // The line to which the key is added comes first, where the caret is put easily.
  // Without a number there is no figure, so none can have moved along with the text.
  const line = " soldados rusos murieron ayer en Bamako, según el portavoz del Ejército de Mali.\n\n";
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, `${BEFORE}${line}${text}`);
  await page.waitForTimeout(1000);
  await settled();
  await page.locator("#edit").click();
  await page.waitForTimeout(500);
  await page.keyboard.press("Control+Home");
  for (let at = 0; at < BEFORE.length; at++) await page.keyboard.press("ArrowRight");
  /** @type {number[]} */
  const fresh = [];
  /** @type {number[]} */
  const work = [];
  for (let run = 0; run < runs; run++) {
    await page.waitForTimeout(800);
    await settled();
    await page.evaluate(awaitWords, `${run + 2} soldados rusos`);
    const { total } = await mainThread(page, async () => {
      await page.keyboard.press(String(run + 2));
      const times = await page.evaluate(() => /** @type {any} */ (globalThis).fresh);
      if (times) fresh.push(times.frame);
    });
    work.push(total);
    await page.keyboard.press("Backspace");
  }
  if (fresh.length === 0)
    return [{ what: "key to fresh highlights, 100 kB", unit: "ms", missing: "no fresh highlight was seen" }];
  return [
    { what: "key to fresh highlights, 100 kB", unit: "ms", ...spread(fresh) },
    { what: "main thread for a key, 100 kB", unit: "ms", ...spread(work) },
  ];
}
