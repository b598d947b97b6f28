// The figures alone, each with its sentence.

import assert from "node:assert/strict";
import { analyze, pageTest, pasteArticle, SAMPLE } from "./harness.mjs";

const items = (page) => page.locator("#view-figures .figure-item");
const values = (page) => page.locator("#view-figures .figure-value").allTextContents();
// Its code comes when it is looked at for the first time.
const open = async (page) => {
  await page.getByRole("tab", { name: "Cifras" }).click();
  await page.locator("#view-figures > *").first().waitFor();
};
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

pageTest("every figure stands in its whole sentence, marked, with who claims it", async (page) => {
  await open(page);
  const { figures } = await analyze(page, SAMPLE);
  assert.equal(await items(page).count(), figures.length);
  const marked = await page.locator("#view-figures mark.figure").allTextContents();
  assert.deepEqual(
    marked,
    figures.map(({ start, end }) => SAMPLE.slice(start, end)),
  );
  const range = items(page).filter({ hasText: "2.500–3.000" });
  assert.equal(
    squeezed(await range.locator("blockquote").textContent()),
    "Según un informe de la Organización de las Naciones Unidas (ONU), entre 2.500 y 3.000 soldados ruandeses apoyan a los rebeldes del M23 con artillería, drones y tres sistemas antiaéreos.",
  );
  assert.equal(await range.locator("mark.source").textContent(), "un informe de la Organización de las Naciones Unidas (ONU)");
  assert.equal(await range.locator("mark.cue").textContent(), "Según");
  assert.match(await range.innerText(), /Efectivos · Ruanda/);
  assert.equal(await range.locator(".claimant").textContent(), "un informe de la Organización de las Naciones Unidas (ONU)");
  assert.match(await items(page).last().innerText(), /El propio artículo, sin atribuirlo/);
});

pageTest("categories, unattributed figures and the order are chosen with native controls", async (page) => {
  await open(page);
  const all = await values(page);
  await page.getByLabel("De mayor a menor").check();
  assert.equal((await values(page))[0], "alrededor de 6.000");
  await page.getByLabel("El del texto").check();
  assert.deepEqual(await values(page), all);

  for (const category of ["Efectivos", "Bajas y víctimas", "Armas y material"]) await page.getByLabel(category).uncheck();
  assert.deepEqual(await values(page), ["4", "2"]);
  assert.equal(await page.locator("#view-figures [role=status]").textContent(), `2 de ${all.length} cifras.`);
  await page.getByLabel("Solo las no atribuidas").check();
  assert.deepEqual(await values(page), []);
  assert.match(await page.locator("#view-figures [role=status]").textContent(), /Ninguna cifra es de esas/);
  await page.getByLabel("Efectivos").check();
  assert.deepEqual(await values(page), ["miles (1.000 o más)"]);

  // What was chosen stays, in another language and for another article.
  await page.getByRole("button", { name: "English" }).click();
  assert.deepEqual(await values(page), ["thousands (1,000 or more)"]);
  assert.ok(await page.getByLabel("Unattributed only").isChecked());
});

pageTest("a figure leads to its place in the article", async (page) => {
  await open(page);
  await page.getByRole("button", { name: "Ver en el artículo: 2.500–3.000 soldados ruandeses" }).click();
  assert.ok(await page.locator("#view-article").isVisible());
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "entre 2.500 y 3.000 soldados ruandeses");
});

pageTest("a text without figures says so", async (page) => {
  await pasteArticle(page, "El ministro dijo que la guerra no ha terminado.");
  await open(page);
  assert.match(await page.locator("#view-figures").innerText(), /no da ninguna cifra/);
});

pageTest("sentences end where they do: not at abbreviations, not at thousands, always at a line's end", async (page) => {
  const texts = [
    [
      "Llovía. El Sr. Lukusa vio a [10.000 soldados] en EE. UU. y calló. Nadie más.",
      "El Sr. Lukusa vio a [10.000 soldados] en EE. UU. y calló.",
    ],
    ["El gral. J. Ndala perdió [300 hombres]. Es todo.", "El gral. J. Ndala perdió [300 hombres]."],
    ["Titular sin punto\n[Dos brigadas] avanzan\r\nOtra línea.", "[Dos brigadas] avanzan"],
    ["“¿Cuántos?”, preguntó. “¡[Once combatientes]!” Y se fue.", "“¡[Once combatientes]!”"],
    ["Perdió a [300", "Perdió a [300"],
    ["[300 soldados]", "[300 soldados]"],
    ["Dijo que no. Unos [300 soldados] siguen allí.", "Unos [300 soldados] siguen allí."],
    [
      "It rained. Lt. Col. J. Berg saw [10,000 soldiers] in the U.S. and left. Nobody else.",
      "Lt. Col. J. Berg saw [10,000 soldiers] in the U.S. and left.",
      "en",
    ],
    ["Brigade No. 5 lost [300 men]. That is all.", "Brigade No. 5 lost [300 men].", "en"],
  ];
  for (const [given, expected, language = "es"] of texts) {
    const got = await page.evaluate(
      async ([given, language]) => {
        const { sentenceAround } = await import("/views/sentence.js");
        const start = given.indexOf("[");
        const end = given.includes("]") ? given.indexOf("]") + 1 : given.length;
        const sentence = sentenceAround(given, { start, end }, language);
        return given.slice(sentence.start, sentence.end);
      },
      [given, language],
    );
    assert.equal(got, expected);
  }
});

pageTest("a sentence without end is cut at words, and says so", async (page) => {
  const shown = await page.evaluate(async () => {
    const { sentenceNode } = await import("/views/sentence.js");
    const text = `${"muy ".repeat(400)}lejos murieron 300 soldados ${"allí ".repeat(400)}`;
    const start = text.indexOf("300");
    const figure = { id: 0, start, end: start + 12, unit: "soldados", attribution: null };
    return sentenceNode({ text, analysis: { language: "es", actors: [], figures: [figure], attributions: [] } }, figure)
      .textContent;
  });
  assert.match(shown, /^… muy .* murieron 300 soldados .* allí …$/);
  assert.ok(shown.length < 1600, `${shown.length} characters`);
});

for (const width of [320, 768]) {
  pageTest(
    `the figures fit a window of ${width} px`,
    async (page) => {
      await pasteArticle(page, `${SAMPLE}\n${"Interminable".repeat(20)} 300 soldados ${"ruandeses".repeat(20)} murieron.`);
      await open(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    },
    { context: { viewport: { width, height: 700 } } },
  );
}

pageTest("of hundreds of figures the first fifty are drawn, and a button brings more", async (page) => {
  const sentence = (n) => `El Gobierno congoleño dijo que ${n + 100} soldados ruandeses murieron en el frente.`;
  await pasteArticle(page, Array.from({ length: 120 }, (_, n) => sentence(n)).join("\n"));
  await open(page);
  const more = page.locator("#view-figures .more");
  await more.waitFor();
  assert.equal(await items(page).count(), 50);
  assert.equal(await page.locator("#view-figures [role=status]").textContent(), "120 de 120 cifras.");
  await more.click();
  await page.getByRole("button", { name: "Mostrar 20 más" }).waitFor();
  assert.equal(await items(page).count(), 100);
  // The keyboard goes on where the new ones begin.
  assert.equal(await page.evaluate(() => [...document.querySelectorAll(".figure-go")].indexOf(document.activeElement)), 50);
  await more.click();
  await more.waitFor({ state: "detached" });
  assert.equal(await items(page).count(), 120);
  // What is chosen takes the place of what was drawn.
  await page.getByLabel("Bajas y víctimas").uncheck();
  assert.deepEqual(await values(page), []);
});
