// The language of the article: the text tells it, the page says which it is, and the reader may choose another.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { bookmarkUrl } from "../../www/bookmarklet/address.js";
import { BOOKMARKS } from "../../www/pkg/bookmarks.js";
import * as wording from "../../www/wording.js";
import { chromiumDriver } from "./bookmarklet/drivers.mjs";
import { news, startServer } from "./bookmarklet/server.mjs";
import { highlight, pageTest, paste, pasteArticle, SAMPLE, WWW } from "./harness.mjs";

const ENGLISH = await readFile(join(WWW, "samples/en.txt"), "utf8");
const SPANISH = "Tarsis retira sus tropas\n\nEl Gobierno de Ruanda dijo el lunes que 1.200 soldados dejan la ciudad de Kabira.";
const FRENCH =
  "Le Rwanda dément avoir envoyé des troupes\n\nLe gouvernement congolais a déclaré mardi que plus de 4 000 soldats rwandais combattent déjà sur le territoire du pays. Les rebelles ont perdu 300 hommes dans la bataille, selon le ministre de la Défense.";

const menu = (page) => page.getByLabel("Idioma del texto");
/** What the menu shows. */
const told = (page) => menu(page).evaluate((select) => select.selectedOptions[0].text);
const langOf = (page) => page.locator("#article").getAttribute("lang");
const isTold = (page, words) =>
  page.waitForFunction((words) => document.querySelector("#text-language").selectedOptions[0].text === words, words);
const isIn = (page, language) => page.locator(`#article[lang="${language}"][aria-busy=false]`).waitFor();

pageTest("a text tells its language, and the page says which", async (page) => {
  assert.equal(await told(page), "español (detectado)");
  assert.equal(await langOf(page), "es");
  await pasteArticle(page, ENGLISH);
  assert.equal(await told(page), "inglés (detectado)");
  assert.equal(await langOf(page), "en");
  await highlight(page, "figure", "between 3,500 and 4,000 Ethiopian soldiers").waitFor();
  await page.getByRole("button", { name: "EN: English" }).click();
  assert.deepEqual(await page.getByLabel("Language of the text").locator("option").allTextContents(), [
    "English (detected)",
    "Spanish",
    "English",
  ]);
  await pasteArticle(page, SPANISH);
  await isTold(page, "Spanish (detected)");
  assert.equal(await langOf(page), "es");
});

pageTest(
  "who reads the page in English begins with an English article, highlighted",
  async (page) => {
    await page.locator("#article h2").getByText("Ethiopia denies").waitFor();
    assert.equal(await langOf(page), "en");
    const kinds = { actor: 10, figure: 10, attribution: 10 };
    for (const [kind, least] of Object.entries(kinds)) {
      const count = Number(await page.locator(`#count-${kind}`).innerText());
      assert.ok(count >= least, `${count} of ${kind}`);
    }
    await page.locator("#tab-compare").click();
    await page.getByRole("button", { name: "Use our sample" }).click();
    await page.locator("#view-compare").getByText("Eastern Alliance opens a second front").first().waitFor();
    await page.locator("#view-compare .compared-thing").first().waitFor();
  },
  { context: { locale: "en-GB" } },
);

pageTest("the reader's choice is asked for anew, by keyboard, and is undone, kept and shared with the article", async (page) => {
  await pasteArticle(page, SPANISH);
  await menu(page).focus();
  // Of what is closed and has the focus, letters choose; they are none of the page's own keys.
  await page.keyboard.type("in");
  await isIn(page, "en");
  assert.equal(await told(page), "inglés");
  assert.equal(await menu(page).locator("option").first().textContent(), "detectarlo");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text-language");
  assert.equal(await page.locator("#edit").getAttribute("aria-pressed"), "false");
  await page.locator("#undo").click();
  await isIn(page, "es");
  await isTold(page, "español (detectado)");
  await page.locator("#redo").click();
  await isIn(page, "en");

  await page.getByText("Guardado solo en este navegador").waitFor();
  await page.waitForTimeout(600);
  await page.reload();
  await isIn(page, "en");
  assert.equal(await told(page), "inglés");
  await page.locator("#share").click();
  await page.locator("#told").getByText("Enlace copiado").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await pasteArticle(page, SAMPLE);
  assert.equal(await told(page), "español (detectado)", "another article has a choice of its own");
  await page.evaluate((link) => {
    location.hash = new URL(link).hash;
  }, link);
  await isIn(page, "en");
  await menu(page).selectOption("");
  await isIn(page, "es");
});

pageTest("while a text is changed the choice stays", async (page) => {
  await pasteArticle(page, SPANISH);
  await menu(page).selectOption("en");
  await isIn(page, "en");
  await page.locator("#edit").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Nadie lo sabe.");
  await page.locator("#edit").click();
  await page.locator("#article[aria-busy=false]").getByText("Nadie lo sabe.").waitFor();
  assert.equal(await told(page), "inglés");
  assert.equal(await langOf(page), "en");
});

pageTest("of a text in no language that is known the page says so, keeps it, and reads it as the reader says", async (page) => {
  await paste(page, FRENCH);
  await page.locator("#notice").getByText("no parece estar en español ni en inglés").waitFor();
  assert.deepEqual(await page.locator("#article > *").allTextContents(), FRENCH.split("\n\n"));
  assert.equal(await page.locator("#article mark").count(), 0);
  assert.equal(await told(page), "no reconocido");
  assert.equal(await langOf(page), "");
  assert.ok(await page.locator("#retry").isHidden(), "asking again would not help");
  await page.getByRole("button", { name: "EN: English" }).click();
  await page.locator("#notice").getByText("neither English nor Spanish").waitFor();
  await page.getByRole("button", { name: "ES: español" }).click();
  await menu(page).selectOption("es");
  await isIn(page, "es");
  assert.ok(await page.locator("#notice").isHidden());
  await page.locator("#article mark").first().waitFor();
  await page.locator("#undo").click();
  await page.locator("#notice").getByText("no parece estar en español ni en inglés").waitFor();
  await page.locator("#undo").click();
  await page.locator("#article h2").getByText("Ruanda niega").waitFor();
  await isTold(page, "español (detectado)");
  assert.ok(await page.locator("#notice").isHidden());
});

pageTest("the second article has a language of its own", async (page) => {
  const second = page.getByLabel("Idioma del segundo artículo");
  const view = page.locator("#view-compare");
  await page.locator("#tab-compare").click();
  assert.ok(await second.isHidden());
  await page.locator("#second-box").focus();
  await paste(page, FRENCH);
  await view.locator(".problem").getByText("no parece estar en español ni en inglés").waitFor();
  await second.selectOption("es");
  await view.locator("section").first().waitFor();
  assert.ok(await view.locator(".problem").isHidden());
  await page.locator("#second-box").focus();
  await paste(page, ENGLISH);
  await page.waitForFunction(() => document.querySelector("#second-language").selectedOptions[0].text === "inglés (detectado)");
  await view.locator(".whole summary").click();
  assert.equal(await view.locator("article").getAttribute("lang"), "en");
  assert.equal(await told(page), "español (detectado)", "that of the first is the first's");
});

pageTest("a number that is marked by hand is read in the article's language", async (page) => {
  const text = "The general said on Monday that the army had lost three hundred of them in the town.";
  await pasteArticle(page, text);
  await isIn(page, "en");
  const given = await page.evaluate(async (words) => {
    const { Corrector } = await import("/correct.js");
    const { Session } = await import("/session.js");
    const { plainArticle } = await import("/article.js");
    const { analyze } = await import("/engine.js");
    const { voiceIn } = await import("/strings.js");
    const session = new Session(plainArticle(words), analyze);
    await session.update();
    const start = words.indexOf("three hundred");
    const corrector = new Corrector(session, /** @type {any} */ ({}), () => voiceIn("es"));
    return (await corrector.figureOf({ start, end: start + "three hundred".length }, "personnel"))?.given;
  }, text);
  assert.deepEqual([given?.low, given?.high], [300, 300]);
});

pageTest("the page knows the engine's languages, and something of each", async (page) => {
  const languages = await page.evaluate(async () => {
    const engine = await import("/pkg/subraya.js");
    await engine.default();
    return engine.languages();
  });
  assert.deepEqual([...wording.READ], [...languages]);
  for (const [name, table] of Object.entries(wording)) {
    if (typeof table === "function" || Array.isArray(table)) continue;
    const tables = Object.keys(table).some((key) => languages.includes(key)) ? [table] : Object.values(table);
    for (const each of tables) assert.deepEqual(Object.keys(each).sort(), [...languages].sort(), name);
  }
});

test("the bookmark says that an article is in no known language, and reads it as the reader says", async () => {
  const [headline, body] = FRENCH.split("\n\n");
  const paragraphs = `<p>${body}</p>`.repeat(6);
  const html = `<!doctype html><html lang="fr"><title>${headline}</title><main><article><h1>${headline}</h1>${paragraphs}</article></main></html>`;
  const { app, news: site, stop } = await startServer();
  const driver = await chromiumDriver();
  try {
    news.set(driver.name, { html, headers: {} });
    await driver.goto(`${site}${driver.name}/`);
    await driver.click(bookmarkUrl(BOOKMARKS.full, app));
    const seen = await driver.call(async () => {
      const root = () => document.querySelector("subraya-panel")?.shadowRoot;
      const button = () => [...(root()?.querySelectorAll("button") ?? [])].find((each) => /en español/.test(each.textContent));
      for (let tries = 0; tries < 200 && !button(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
      const sentence = root()?.querySelector("[role=status]")?.textContent;
      button()?.click();
      let painted = 0;
      for (let tries = 0; tries < 200 && painted === 0; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        painted = [...CSS.highlights].reduce((sum, [, { size }]) => sum + size, 0);
      }
      return { sentence, painted };
    });
    assert.match(seen.sentence, /no parece estar en español ni en inglés/);
    assert.ok(seen.painted > 0, "it is read as the reader says");
  } finally {
    await driver.stop();
    stop();
  }
});
