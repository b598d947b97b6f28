// Takes the pictures of the README and the guides from the page as it is, with our own samples: `node pictures.mjs`, once the
// page is built. They lie in docs/, in Spanish as `name.png` and in English as `name.en.png`.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bookmarkUrl } from "../../www/bookmarklet/address.js";
import { BOOKMARKS } from "./bookmarklet/pages.mjs";
import { news, startServer } from "./bookmarklet/server.mjs";
import { startChromium } from "./chromium.mjs";
import { nameOf, WWW } from "./www.mjs";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const VIEWPORT = { width: 1200, height: 800 };

const sites = await startServer();
const browser = await startChromium();

/** @param {string} name @param {string} language */
const fileOf = (name, language) => join(DOCS, language === "es" ? `${name}.png` : `${name}.${language}.png`);

/** A news page with our sample, as plain as can be. @param {string} language */
async function newsPage(language) {
  const sample = await readFile(join(WWW, nameOf(`samples/${language}.txt`)), "utf8");
  const [headline, ...paragraphs] = sample
    .trim()
    .split(/\n+/)
    .map((text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
  const style = "body { margin: 40px; max-width: 640px; font: 18px/1.5 serif; }";
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${headline}</title><style>${style}</style>
<article><h1>${headline}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></html>`;
}

for (const [language, locale] of [
  ["es", "es-ES"],
  ["en", "en-GB"],
]) {
  const context = await browser.newContext({ locale, viewport: VIEWPORT, reducedMotion: "reduce", serviceWorkers: "block" });
  const page = await context.newPage();
  const shoot = (name) => page.screenshot({ path: fileOf(name, language), animations: "disabled" });

  await page.goto(sites.app);
  await page.locator("#article mark.figure").first().waitFor();
  await shoot("screenshot");

  await page.locator("#article mark.figure").first().click();
  await page.locator("#card").screenshot({ path: fileOf("card", language), animations: "disabled" });
  await page.keyboard.press("Escape");
  await page.locator("#tab-claims").click();
  await page.locator("#view-claims h2").first().waitFor();
  await page.mouse.move(0, 0);
  await shoot("claims");

  await page.locator("#tab-compare").click();
  await page.locator("[data-t='views.compareView.sample']").click();
  await page.locator("#view-compare section").first().waitFor();
  await page
    .locator("#view-compare .verdict")
    .first()
    .evaluate((first) => scrollTo(0, first.getBoundingClientRect().top + scrollY - 120));
  await shoot("compare");

  news.set(language, { html: await newsPage(language), headers: {} });
  await page.goto(`${sites.news}${language}/`);
  const client = await context.newCDPSession(page);
  const url = bookmarkUrl(BOOKMARKS.full, sites.app);
  await client.send("Page.navigate", { url, transitionType: "auto_bookmark" });
  await page.locator("subraya-panel table").waitFor();
  await shoot("bookmark");
  await context.close();
}

await browser.close();
sites.stop();
