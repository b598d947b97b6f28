// @ts-check
// From the click on the bookmark to painted highlights on a page of news, which has the engine's page in its cache.

import { chromiumDriver, firefoxDriver } from "../tests/browser/bookmarklet/drivers.mjs";
import { news, startServer } from "../tests/browser/bookmarklet/server.mjs";
import { bookmarkUrl } from "../www/bookmarklet/address.js";
import { progress } from "./say.mjs";
import { spread } from "./timing.mjs";

const WAIT_MS = 10_000;

/** In the page: notes when the bookmark begins, by the element that it makes for its panel, and when something is painted. */
const WATCH = `<script>
  const create = document.createElement;
  document.createElement = function (name, ...rest) {
    if (name === "subraya-panel") window.began ??= performance.now();
    return create.call(this, name, ...rest);
  };
  (function look() {
    if ([...CSS.highlights.values()].some(({ size }) => size > 0)) window.painted = performance.now();
    else setTimeout(look, 2);
  })();
</script>`;

/** @param {string} text */
function pageOf(text) {
  const plain = (/** @type {string} */ line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const [headline, ...lines] = text.trim().split(/\n+/);
  const paragraphs = lines.map((line) => `<p>${plain(line)}</p>`).join("\n");
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${plain(headline)}</title>${WATCH}</head>
<body><header><nav><a href="/">Portada</a></nav></header><main><article><h1>${plain(headline)}</h1>
${paragraphs}</article></main><footer><p>Aviso legal</p></footer></body></html>`;
}

/** @param {string} text @param {number} runs */
export async function measureBookmark(text, runs) {
  const path = "../www/pkg/bookmarks.js";
  const { BOOKMARKS } = await import(path);
  const server = await startServer();
  const found = [];
  for (const start of [chromiumDriver, firefoxDriver]) {
    const driver = await start();
    try {
      news.set(driver.name, { html: pageOf(text), headers: {} });
      const times = [];
      // The first fills the cache.
      for (let run = 0; run <= runs; run++) {
        progress(`bookmark, ${driver.name}`);
        await driver.goto(`${server.news}${driver.name}/`);
        await driver.click(bookmarkUrl(BOOKMARKS.full, server.app));
        const end = Date.now() + WAIT_MS;
        let time = Number.NaN;
        while (Number.isNaN(time) && Date.now() < end) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          time = Number(await driver.own("window.painted - window.began"));
        }
        if (run > 0 && !Number.isNaN(time)) times.push(time);
      }
      const what = "bookmark, click to painted";
      const outcome = times.length > 0 ? spread(times) : { missing: "nothing was painted in ten seconds" };
      found.push({ where: driver.name, what, unit: "ms", ...outcome });
    } finally {
      await driver.stop();
    }
  }
  server.stop();
  return found;
}
