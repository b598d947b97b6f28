// Pages that break what the bookmark's panel and highlights are made of: the reader is told, and the next click tries again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookmarkUrl } from "../../www/bookmarklet/address.js";
import { BOOKMARKS } from "../../www/pkg/bookmarks.js";
import { chromiumDriver, firefoxDriver } from "./bookmarklet/drivers.mjs";
import { news, startServer } from "./bookmarklet/server.mjs";
import { SAMPLE } from "./harness.mjs";

const BROKEN = {
  "style sheets that can't be made": "CSSStyleSheet = class { constructor() { throw new Error('no'); } }",
  "style sheets that are none": "CSSStyleSheet = class { replaceSync() {} }",
  "highlights that can't be made": "Highlight = class { constructor() { throw new Error('no'); } }",
  "highlights that are none": "Highlight = class { add() {} }",
};
const ARTICLE = SAMPLE.trim()
  .split(/\n+/)
  .map((words) => `<p>${words}</p>`)
  .join("");

let sites;
before(async () => {
  sites = await startServer();
});
after(() => sites.stop());

/** What the reader is told, in a box of the browser's or in the panel. */
const told = () =>
  new Promise((resolve) => {
    const look = () => {
      const said = document.documentElement.dataset.told ?? document.querySelector("subraya-panel")?.shadowRoot?.textContent;
      if (/no admite nada ajeno|No se ha podido analizar/.test(said ?? "")) resolve(said);
      else setTimeout(look, 50);
    };
    look();
  });

for (const start of [chromiumDriver, firefoxDriver]) {
  test(`${start.name.replace("Driver", "")}: a page that lets nothing be shown in it does not keep the bookmark silent`, async () => {
    const driver = await start();
    const bookmark = bookmarkUrl(BOOKMARKS.full, sites.app);
    try {
      for (const [name, script] of Object.entries(BROKEN)) {
        const telling = "alert = (words) => (document.documentElement.dataset.told = words)";
        const html = `<!doctype html><html lang=es><title>News</title><link rel=icon href=data:,><script>${telling}; ${script}</script><article>${ARTICLE}`;
        news.set(driver.name, { html, headers: {} });
        await driver.goto(`${sites.news}${driver.name}/`);
        await driver.click(bookmark);
        const first = await driver.call(told);
        if (!name.startsWith("style sheets")) {
          assert.match(first, /No se ha podido analizar la noticia/, name);
          continue;
        }
        assert.match(first, /^Esta página no admite nada ajeno. Puedes leer/, name);
        await driver.call(() => delete document.documentElement.dataset.told);
        await driver.click(bookmark);
        assert.equal(await driver.call(told), first, `${name}, again`);
        assert.equal(await driver.call(() => document.querySelectorAll("subraya-panel").length), 0);
      }
      assert.deepEqual(driver.problems, []);
    } finally {
      await driver.stop();
    }
  });
}
