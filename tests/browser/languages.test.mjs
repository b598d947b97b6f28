// The language of the page: the browser's, or the one that its reader has chosen.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { everyState, pageTest, pasteArticle, SAMPLE } from "./harness.mjs";

const languageOf = (page) => page.locator("html").getAttribute("lang");

pageTest(
  "the chosen language stays, and is told everywhere",
  async (page) => {
    assert.equal(await languageOf(page), "es");
    await page.getByRole("button", { name: "EN: English" }).click();
    await page.reload();
    await page.locator("#article mark").first().waitFor();
    assert.equal(await languageOf(page), "en");
    assert.match(await page.title(), /who says so/);
    assert.match(await page.locator("meta[name=description]").getAttribute("content"), /Paste/);
    assert.equal(await page.getByRole("button", { name: "EN: English" }).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("#help").getAttribute("title"), "Help");
  },
  { context: { locale: "ca-ES" } },
);

pageTest(
  "a browser in a language that the page does not speak gets its next one",
  async (page) => {
    assert.equal(await languageOf(page), "es");
    await page.evaluate(() => Object.defineProperty(navigator, "languages", { value: ["fr-FR", "en-US", "es"] }));
    const chosen = await page.evaluate(async () => (await import("/strings.js")).preferredLanguage());
    assert.equal(chosen, "en");
  },
  { context: { locale: "fr-FR" } },
);

pageTest(
  "where nothing may be kept the language still changes",
  async (page) => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await page.getByRole("button", { name: "EN: English" }).click();
    assert.equal(await languageOf(page), "en");
    const chosen = await page.evaluate(async () => (await import("/strings.js")).preferredLanguage());
    assert.equal(chosen, "en");
  },
  { unbundled: true },
);

pageTest("no word of the other language is left in any state of the page", async (page) => {
  // Words that stand only in the interface, and mark it as Spanish.
  const spanish = /\b(?:de|el|la|los|las|que|para|quién|cifras|cerrar|artículo)\b/i;
  await page.getByRole("button", { name: "EN: English" }).click();
  await everyState(page, async (state) => {
    const left = await page.evaluate(() => {
      const isOurs = (node) => {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        return element.closest("[lang]") === document.documentElement && element.checkVisibility();
      };
      const words = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.currentNode; node; node = walker.nextNode()) {
        if (!isOurs(node)) continue;
        if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
        else for (const name of ["aria-label", "title", "placeholder", "alt"]) words.push(node.getAttribute(name) ?? "");
      }
      return words.filter((word) => word.trim());
    });
    assert.deepEqual(
      left.filter((words) => spanish.test(words)),
      [],
      state,
    );
  });
});

pageTest("what has been said already is said in the other language, too", async (page) => {
  const say = (language) => page.locator(`[data-language=${language}]`).click();
  await pasteArticle(page, SAMPLE);
  await page.locator("#share").click();
  await page.locator("#told").getByText("Enlace copiado").waitFor();
  await page.locator("#file").setInputFiles({ name: "foto.png", mimeType: "", buffer: Buffer.from("no") });
  await page.locator("#notice").getByText("«foto.png» no es un archivo").waitFor();
  await say("en");
  assert.match(await page.locator("#notice").innerText(), /“foto\.png” is no file that can be read here/);
  assert.match(await page.locator("#told").innerText(), /^Link copied/);

  await page.locator("#article mark.figure").first().focus();
  await page.locator("#card").getByRole("button", { name: "Not this" }).click();
  await page.locator("#said").getByText("Highlight removed").waitFor();
  await say("es");
  assert.match(await page.locator("#said").innerText(), /Resaltado quitado/);
});

pageTest("numbers are written as the language writes them", async (page) => {
  const row = (name) => page.locator("#panel").getByRole("button", { name }).first();
  await row("2.500–3.000").waitFor();
  await page.getByRole("button", { name: "EN: English" }).click();
  await row("2,500–3,000").waitFor();
  const counts = await page.evaluate(async () => {
    const { voiceIn } = await import("/strings.js");
    return ["es", "en"].map((language) => voiceIn(language).t.mentions(1234));
  });
  assert.deepEqual(counts, ["1.234 menciones", "1,234 mentions"]);
});

pageTest("both languages have the same words", async (page) => {
  const differing = await page.evaluate(async () => {
    const { voiceIn } = await import("/strings.js");
    const names = (value, path) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, inner]) => names(inner, `${path}.${name}`))
        : [`${path}: ${Array.isArray(value) ? value.length : typeof value}`];
    const [es, en] = ["es", "en"].map((language) => new Set(names(voiceIn(language).t, "t")));
    return [...es.symmetricDifference(en)];
  });
  assert.deepEqual(differing, []);
});
