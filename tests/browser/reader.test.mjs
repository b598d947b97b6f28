// The article as it is read: its headings and its emphasis, and what highlights do to them.

import assert from "node:assert/strict";
import { pageTest, pasteArticle } from "./harness.mjs";

/** Shows an article in a reader of its own and tells what stands there: tags, with the highlights' parts in brackets. */
const shown = (page, article, highlights) =>
  page.evaluate(
    async ([article, highlights]) => {
      const { Reader } = await import("/reader.js");
      const { plainArticle } = await import("/article.js");
      const root = document.body.appendChild(document.createElement("article"));
      new Reader(root).show({ ...plainArticle(article.text), ...article }, highlights);
      const tell = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        const inside = [...node.childNodes].map(tell).join("");
        const tag = node.tagName.toLowerCase();
        return tag === "mark" ? `[${inside}]` : `<${tag}>${inside}</${tag}>`;
      };
      return [...root.children].map(tell);
    },
    [article, highlights],
  );

const TEXT = "Antetítulo.\nEl puente de Kabira\nKenia envió 300 soldados al puente.\nSegunda parte\nNadie volvió.";
const span = (words, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const highlight = (words, part = "figure") => ({ key: `${part}-0`, kind: part, part, stop: true, ...span(words) });

pageTest("headings stand as headings, and no other line is taken for one", async (page) => {
  const headings = [span("El puente de Kabira"), span("Segunda parte")];
  assert.deepEqual(await shown(page, { text: TEXT, headings }, []), [
    "<p>Antetítulo.</p>",
    "<h3>El puente de Kabira</h3>",
    "<p>Kenia envió 300 soldados al puente.</p>",
    "<h3>Segunda parte</h3>",
    "<p>Nadie volvió.</p>",
  ]);
  const [first] = await shown(page, { text: TEXT, headings: [span("Antetítulo."), ...headings] }, []);
  assert.equal(first, "<h2>Antetítulo.</h2>");
});

pageTest("emphasis stands inside highlights and around them, cut where they cross", async (page) => {
  const emphasis = [span("Kenia"), span("envió 300"), span("al puente.\nSegunda")];
  const lines = await shown(page, { text: TEXT, emphasis, headings: [span("Segunda parte")] }, [highlight("300 soldados al")]);
  assert.equal(lines[2], "<p><em>Kenia</em> <em>envió </em>[<em>300</em> soldados <em>al</em>]<em> puente.</em></p>");
  assert.equal(lines[3], "<h3><em>Segunda</em> parte</h3>");
});

pageTest("an overlong line is shown in pieces, and nothing of it is lost", async (page) => {
  const text = `Principio ${"y más palabras ".repeat(3_000)}fin.`;
  await pasteArticle(page, `Uno.\n${text.trim()}`).catch(() => {});
  const lines = await page.locator("#article > *").allTextContents();
  assert.ok(lines.length > 3);
  assert.equal(lines.slice(1).join(""), text);
});

pageTest("words can be selected over several highlights, and stay selected while the pointer passes", async (page) => {
  const first = page.locator("#article p").nth(1);
  await first.locator("mark").first().waitFor();
  const box = await first.boundingBox();
  await page.mouse.move(box.x + 4, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  const selected = await page.evaluate(() => getSelection().toString());
  assert.ok(selected.length > 20, selected);
  await page.mouse.move(box.x + 40, box.y + box.height - 8, { steps: 5 });
  assert.equal(await page.evaluate(() => getSelection().toString()), selected);
});
