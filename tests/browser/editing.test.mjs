// Changing the article where it stands: highlights follow, undo works, and the text is exactly what was typed.

import assert from "node:assert/strict";
import { pageTest, paste, pasteArticle, SAMPLE } from "./harness.mjs";

const TEXT = "Nota de la frontera\n\nEl Gobierno de Ruanda envió 300 soldados al puente.\n\nKenia no respondió.";
const surface = (page) => page.locator("#article [contenteditable]");
const words = (page) =>
  surface(page).evaluate((surface) => [...surface.children].map(({ textContent }) => textContent).join("\n"));

/** Puts the caret behind the first occurrence of some words, by keyboard-like means. */
const caretAfter = (page, found) =>
  surface(page).evaluate((surface, found) => {
    const walker = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(found);
      if (at >= 0) return getSelection().collapse(node, at + found.length);
    }
    throw new Error(`no «${found}»`);
  }, found);

/** The texts that the browser paints with one of our highlights. */
const painted = (page, name) =>
  page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(`subraya-${name}`) ?? [])];
    return ranges.map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)).sort();
  }, name);

const paintedSoon = (page, name, expected) =>
  page.waitForFunction(
    ([name, expected]) => {
      const ranges = [...(CSS.highlights.get(`subraya-${name}`) ?? [])];
      const found = ranges.map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)).sort();
      return JSON.stringify(found) === JSON.stringify([...expected].sort());
    },
    [name, expected],
  );

async function edit(page, text = TEXT) {
  await pasteArticle(page, text);
  await page.locator("#edit").click();
  await surface(page).waitFor();
}

pageTest("the button makes the article something to type into, in the same place, and marks come back after it", async (page) => {
  await edit(page);
  assert.equal(await page.locator("#edit").getAttribute("aria-pressed"), "true");
  assert.equal(await words(page), TEXT);
  assert.ok(await page.getByRole("textbox", { name: "El texto, para cambiarlo" }).isVisible());
  assert.ok(await surface(page).evaluate((surface) => surface === document.activeElement));
  await page.keyboard.press("Escape");
  await page.locator("#article mark.figure").first().waitFor();
  assert.equal(await page.locator("#edit").getAttribute("aria-pressed"), "false");
  assert.equal(await surface(page).count(), 0);
});

pageTest("E begins to edit from within the article, and types no letter", async (page) => {
  await pasteArticle(page, TEXT);
  await page.locator("#article mark").first().focus();
  await page.keyboard.press("e");
  await surface(page).waitFor();
  assert.equal(await words(page), TEXT);
});

pageTest("highlights follow as one types, at once and then anew", async (page) => {
  await edit(page);
  await paintedSoon(page, "figure", ["300 soldados"]);
  await caretAfter(page, "Nota de la ");
  await page.keyboard.type("larga ");
  assert.deepEqual(await painted(page, "figure"), ["300 soldados"]);
  await caretAfter(page, "puente");
  await page.keyboard.type(" y 40 tanques a Kenia");
  await paintedSoon(page, "figure", ["300 soldados", "40 tanques"]);
  await page.locator("#panel").getByRole("button", { name: "40", exact: true }).waitFor();
  assert.equal(
    await words(page),
    TEXT.replace("la frontera", "la larga frontera").replace("puente", "puente y 40 tanques a Kenia"),
  );
});

pageTest("undo and redo work in and out of editing, and the caret stands where the change was", async (page) => {
  await edit(page);
  await caretAfter(page, "300");
  await page.keyboard.type("0");
  const changed = TEXT.replace("300", "3000");
  assert.equal(await words(page), changed);
  await page.keyboard.press("Control+z");
  assert.equal(await words(page), TEXT);
  await page.keyboard.press("Control+Shift+Z");
  assert.equal(await words(page), changed);
  await page.keyboard.type("7");
  assert.equal(await words(page), TEXT.replace("300", "30007"));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  assert.match(await page.locator("#article").textContent(), /3000 soldados/);
  await page.locator("#article mark").first().focus();
  await page.keyboard.press("Control+z");
  assert.match(await page.locator("#article").textContent(), /300 soldados/);
  await page.keyboard.press("Control+y");
  assert.match(await page.locator("#article").textContent(), /3000 soldados/);
});

pageTest("line breaks, pasted words and deletions over line ends land where they should", async (page) => {
  await edit(page);
  await caretAfter(page, "Kenia no respondió.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Fin");
  assert.equal(await words(page), `${TEXT}\nFin`);
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  assert.equal(await words(page), `${TEXT}Fin`);
  await caretAfter(page, "Kenia");
  await paste(page, " <b>y</b>\r\nUganda");
  assert.equal(await words(page), `${TEXT.replace("Kenia", "Kenia <b>y</b>\nUganda")}Fin`);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Otro");
  assert.equal(await words(page), "Otro");
});

pageTest("a long text is cut into blocks, and edits over their ends are exact", async (page) => {
  const text = Array.from({ length: 400 }, (_, line) => `Línea ${line}: Kenia envió ${line + 100} soldados al puente.`).join(
    "\n",
  );
  await edit(page, text);
  assert.ok((await page.locator("#article .block").count()) > 3);
  const boundary = await page
    .locator("#article .block")
    .first()
    .evaluate((block) => block.textContent.length + 1);
  // From the end of the first block back over the line break.
  await page
    .locator("#article .block")
    .nth(1)
    .evaluate((block) => getSelection().collapse(block.firstChild, 0));
  await page.keyboard.press("Backspace");
  assert.equal(await words(page), text.slice(0, boundary - 1) + text.slice(boundary));
  await page.keyboard.press("Enter");
  assert.equal(await words(page), text);
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("x");
  const lines = text.split("\n");
  const at = text.slice(0, boundary).split("\n").length - 1;
  assert.equal(await words(page), [...lines.slice(0, at - 2), `x${lines[at]}`, ...lines.slice(at + 1)].join("\n"));
  // What was typed in one go is undone in one step, so how many steps there are depends on the machine.
  for (let step = 0; step < 3 && (await words(page)) !== text; step++) await page.keyboard.press("Control+z");
  assert.equal(await words(page), text);
});

pageTest("composing accents and characters is not disturbed", async (page) => {
  await edit(page);
  await caretAfter(page, "Kenia");
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "´", selectionStart: 1, selectionEnd: 1 });
  await client.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(400); // the pause after which the text is analysed anew
  await client.send("Input.insertText", { text: "日本語" });
  assert.equal(await words(page), TEXT.replace("Kenia", "Kenia日本語"));
  await page.keyboard.type("!");
  assert.equal(await words(page), TEXT.replace("Kenia", "Kenia日本語!"));
});

pageTest("emptying the text and leaving brings the sample back", async (page) => {
  await edit(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  assert.equal(await words(page), "");
  await page.keyboard.press("Escape");
  await page.locator("#sample-note").waitFor();
  assert.equal(await page.locator("#article > *").last().textContent(), SAMPLE.trim().split("\n").at(-1));
});

pageTest(
  "the article stays where it was read, and typing begins there",
  async (page) => {
    const text = Array.from({ length: 60 }, (_, line) => `Línea ${line}. Kenia envió ${line + 100} soldados.`).join("\n\n");
    await pasteArticle(page, text);
    await page
      .locator("#article > *")
      .nth(40)
      .evaluate((line) => line.scrollIntoView({ block: "start" }));
    await page
      .locator("#article > *")
      .nth(40)
      .click({ position: { x: 2, y: 12 } });
    await page.locator("#article").focus();
    const top = (line) =>
      page.evaluate((line) => {
        const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(`Línea ${line}.`);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 5);
          return range.getBoundingClientRect().top;
        }
        return NaN;
      }, line);
    const before = await top(40);
    await page.keyboard.press("e");
    await surface(page).waitFor();
    assert.ok(Math.abs((await top(40)) - before) < 40, `from ${before} to ${await top(40)}`);
    await page.keyboard.press("Escape");
    assert.ok(Math.abs((await top(40)) - before) < 40, `from ${before} to ${await top(40)}`);
  },
  { context: { viewport: { width: 900, height: 600 } } },
);

pageTest("what is selected is told in the article's offsets, read or edited", async (page) => {
  await pasteArticle(page, TEXT);
  const start = TEXT.indexOf("Ruanda envió");
  const selected = () =>
    page.evaluate(async () => {
      const { Blocks } = await import("/blocks.js");
      const { linesOf } = await import("/highlights.js");
      const article = document.querySelector("#article");
      const blocks = new Blocks(article.querySelector(".surface") ?? article);
      const text = "Nota de la frontera\n\nEl Gobierno de Ruanda envió 300 soldados al puente.\n\nKenia no respondió.";
      const spans = article.querySelector(".surface") ? [{ start: 0, end: text.length }] : linesOf(text);
      blocks.list = spans.map(({ start, end }, index) => ({ start, end, element: blocks.root.children[index] }));
      return blocks.selection();
    });
  await page.evaluate(() => {
    const mark = [...document.querySelectorAll("#article mark")].find(({ textContent }) => textContent === "Gobierno de Ruanda");
    getSelection().setBaseAndExtent(mark.firstChild, "Gobierno de ".length, mark.closest("p").lastChild, 3);
  });
  const { start: from } = await selected();
  assert.equal(from, start);
  await page.locator("#edit").click();
  await caretAfter(page, "El Gobierno de ");
  for (let press = 0; press < 12; press++) await page.keyboard.press("Shift+ArrowRight");
  assert.deepEqual(await selected(), { start, end: start + 12 });
});

pageTest(
  "without the Highlight API the text can still be edited",
  async (page) => {
    await edit(page);
    await caretAfter(page, "300");
    await page.keyboard.type("0");
    assert.equal(await words(page), TEXT.replace("300", "3000"));
    await page.keyboard.press("Escape");
    await page.locator("#article mark.figure", { hasText: "3000 soldados" }).waitFor();
  },
  { script: () => delete globalThis.Highlight },
);

pageTest("editing shows the article, and another view ends editing", async (page) => {
  await page.locator("#tab-claims").click();
  await page.locator("#edit").click();
  const surface = page.getByRole("textbox", { name: "El texto, para cambiarlo" });
  await surface.waitFor();
  assert.ok(await surface.evaluate((surface) => surface.contains(document.activeElement)), "the caret is in the text");
  await page.locator("#tab-figures").click();
  assert.equal(await page.locator("#edit").getAttribute("aria-pressed"), "false");
  await page.locator("#tab-article").click();
  await page.locator("#article mark").first().waitFor();
});
