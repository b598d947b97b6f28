// What a reader does with the page, done in a real browser with the real engine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { analyze, highlight, holdBack, pageTest, pasteArticle, SAMPLE, WWW } from "./harness.mjs";

const RANGE = "entre 2.500 y 3.000 soldados ruandeses";
const QUOTATION = "Nuestro Ejército no ha cruzado la frontera y no la cruzará";

const lines = (text) => text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
const card = (page) => page.locator("#card");

pageTest("an empty page shows the sample with all three kinds, and says that it is one", async (page) => {
  assert.ok(await page.locator("#intake").isVisible());
  assert.deepEqual(await page.locator("#article > *").allTextContents(), lines(SAMPLE));
  for (const kind of ["actor", "figure", "attribution"])
    assert.ok((await page.locator(`#article mark.${kind}`).count()) > 2, kind);
  assert.ok(await page.locator("#sample-note").isVisible());
});

pageTest("pasting highlights at once, and every highlight holds exactly its span", async (page) => {
  const text = `🕊️ Última hora\n\n${SAMPLE}`;
  await pasteArticle(page, text);
  await highlight(page, "figure", RANGE).waitFor();
  await highlight(page, "actor", "Ruanda").waitFor();
  await highlight(page, "content", QUOTATION).waitFor();
  assert.ok(await page.locator("#sample-note").isHidden());

  const { actors, figures, attributions } = await analyze(page, text);
  const expected = {};
  const expect = (key, ...spans) => {
    const words = spans
      .filter(Boolean)
      .map(({ start, end }) => text.slice(start, end))
      .join("")
      .replace(/\s*\n\s*/g, "");
    if (words) expected[key] = words;
  };
  for (const { id, mentions } of actors) expect(`actor-${id} mention`, ...mentions);
  for (const figure of figures) expect(`figure-${figure.id} figure`, figure);
  for (const { id, source, cue, content } of attributions) {
    expect(`attribution-${id} source`, source);
    expect(`attribution-${id} cue`, cue);
    expect(`attribution-${id} content`, ...content);
  }
  const shown = await page.evaluate(() => {
    const words = {};
    for (const mark of document.querySelectorAll("#article mark")) {
      const { key, part } = mark.dataset;
      words[`${key} ${part}`] = (words[`${key} ${part}`] ?? "") + mark.textContent;
    }
    return words;
  });
  assert.deepEqual(shown, expected);
});

pageTest("highlights that cross or run over line ends are nested without losing a letter", async (page) => {
  const wrong = await page.evaluate(async () => {
    const { nest } = await import("/highlights.js");
    const text = "Uno dos tres.\r\nCuatro 🚀 cinco\n\n  seis, siete y ocho.\nNueve\n";
    let state = 7;
    const random = (below) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    const parts = ["content", "source", "figure", "mention"];
    for (let round = 0; round < 500; round++) {
      const highlights = Array.from({ length: random(7) }, (_, index) => {
        const start = random(text.length);
        const end = start + 1 + random(text.length - start);
        return { key: `k-${index}`, kind: "figure", part: parts[random(4)], start, end, stop: true };
      }).sort((a, b) => a.start - b.start || b.end - a.end);
      const shown = new Map(highlights.map(({ key }) => [key, ""]));
      const leaves = (node, path) => {
        if (typeof node !== "string") return node.children.map((child) => leaves(child, [...path, node.highlight.key])).join("");
        for (const key of path) shown.set(key, shown.get(key) + node);
        return node;
      };
      const all = nest(text, highlights).map(({ nodes }) => nodes.map((node) => leaves(node, [])).join(""));
      if (all.join("|") !== "Uno dos tres.|Cuatro 🚀 cinco|  seis, siete y ocho.|Nueve") return { round, all };
      for (const { key, start, end } of highlights) {
        if (shown.get(key) !== text.slice(start, end).replace(/[\r\n]/g, ""))
          return { round, key, start, end, got: shown.get(key) };
      }
    }
    return null;
  });
  assert.equal(wrong, null);
});

pageTest("paragraphs, the headline and line breaks stay as pasted", async (page) => {
  const text = "Tropas en la frontera\n\nPrimera línea.\nSegunda línea.\n \n\nTercera línea, tras un blanco.";
  await pasteArticle(page, text);
  assert.deepEqual(await page.locator("#article > *").allTextContents(), lines(text));
  assert.deepEqual(await page.locator("#article h2").allTextContents(), ["Tropas en la frontera"]);
  const gaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("#article > p")].map((line) => line.getBoundingClientRect());
    return boxes.slice(1).map(({ top }, index) => top - boxes[index].bottom);
  });
  assert.ok(gaps[0] > 0 && gaps[1] > gaps[0], `a blank line is more than a line break: ${gaps}`);
});

pageTest("a figure's card tells its value, whose it is and who claims it", async (page) => {
  await highlight(page, "figure", RANGE).hover({ position: { x: 8, y: 8 } });
  await card(page).waitFor();
  const words = await card(page).innerText();
  for (const told of ["2.500–3.000", "Ruanda", "un informe de la Organización de las Naciones Unidas"])
    assert.ok(words.includes(told), words);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
});

pageTest("a figure that its claimant denies is said to be denied", async (page) => {
  await highlight(page, "figure", "trescientos").click();
  await card(page).waitFor();
  const words = await card(page).innerText();
  assert.match(words, /Patrice Bahati[\s\S]*lo niega/);
  await page.keyboard.press("Escape");
  await highlight(page, "figure", "once combatientes").click();
  assert.match(await card(page).innerText(), /Patrice Bahati[\s\S]*lo afirma/);
});

pageTest("a figure in the article's own voice is said to be unattributed", async (page) => {
  await page.locator("#panel").getByRole("button", { name: "miles (1.000 o más)" }).click();
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /El propio artículo, sin atribuirlo/);
});

pageTest("where highlights nest, the card shows the innermost and offers the outer ones", async (page) => {
  await highlight(page, "figure", RANGE).locator("mark.actor").click();
  await card(page).waitFor();
  assert.equal(await page.locator("#card-title").textContent(), "soldados ruandeses");
  const outer = page.locator("#card [data-show]");
  assert.ok((await outer.count()) >= 2, "the figure and the attribution around it");
  await outer.filter({ hasText: "2.500–3.000" }).click();
  assert.equal(await page.locator("#card-title").textContent(), "2.500–3.000");
});

pageTest("an attribution's card tells source, cue and form", async (page) => {
  await highlight(page, "content", QUOTATION).click();
  await card(page).waitFor();
  const words = await card(page).innerText();
  for (const told of ["Solange Uwera", "«respondió»", "Cita literal"]) assert.ok(words.includes(told), words);
});

pageTest("switching a kind off takes its highlights away, and only those", async (page) => {
  const count = (kind) => page.locator(`#article mark.${kind}`).count();
  const kinds = ["actor", "figure", "attribution"];
  const all = await Promise.all(kinds.map(count));
  for (const [off, kind] of kinds.entries()) {
    await page.locator(`#show-${kind}`).uncheck();
    const left = await Promise.all(kinds.map(count));
    assert.equal(left[off], 0);
    for (const [other] of kinds.entries()) if (other !== off) assert.ok(left[other] > 0, `${kinds[other]} without ${kind}`);
    assert.deepEqual(await page.locator("#article > *").allTextContents(), lines(SAMPLE));
    await page.locator(`#show-${kind}`).check();
    assert.deepEqual(await Promise.all(kinds.map(count)), all);
  }
});

pageTest(
  "choosing a row of the panel goes to its place and marks it",
  async (page) => {
    const place = highlight(page, "figure", "Miles de soldados burundeses");
    const inView = (mark) =>
      mark.evaluate((mark) => {
        const { top, bottom } = mark.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    assert.equal(await inView(place), false);
    await page.locator("#show-figure").uncheck();
    await page.locator("#panel").getByRole("button", { name: "miles (1.000 o más)" }).click();
    await card(page).waitFor();
    assert.equal(await inView(place), true);
    assert.ok(await place.evaluate((mark) => mark === document.activeElement && mark.classList.contains("arrived")));
    assert.notEqual(await place.evaluate((mark) => getComputedStyle(mark).outlineStyle), "none");
  },
  { context: { viewport: { width: 1200, height: 500 } } },
);

pageTest("choosing an actor again goes to its next mention", async (page) => {
  const row = page.locator("#actor-list button").first();
  const focused = () => page.evaluate(() => [...document.querySelectorAll("#article mark")].indexOf(document.activeElement));
  await row.click();
  const first = await focused();
  await row.click();
  assert.ok(first >= 0 && (await focused()) > first);
});

pageTest("everything works by keyboard", async (page) => {
  const onMark = () => page.evaluate(() => document.activeElement?.tagName === "MARK");
  const at = () => page.evaluate(() => [...document.querySelectorAll("#article mark")].indexOf(document.activeElement));
  for (let presses = 0; presses < 20 && !(await onMark()); presses++) await page.keyboard.press("Tab");
  assert.ok(await onMark(), "Tab reaches the first highlight");
  await card(page).waitFor();
  const first = await at();
  await page.keyboard.press("ArrowRight");
  const second = await at();
  assert.ok(second > first);
  await page.keyboard.press("n");
  assert.ok((await at()) > second);
  await page.keyboard.press("p");
  assert.equal(await at(), second);
  await page.keyboard.press("Enter");
  assert.ok(await card(page).evaluate((card) => card.contains(document.activeElement)), "Enter goes into the card");
  await page.keyboard.press("Escape");
  assert.ok(await card(page).isHidden());
  assert.equal(await at(), second);
  await page.keyboard.press("Tab");
  assert.ok(
    await page.locator("#panel").evaluate((panel) => panel.contains(document.activeElement)),
    "one Tab leaves the article",
  );
});

pageTest("every highlight says its kind to a screen reader", async (page) => {
  const silent = await page.evaluate(
    () =>
      [...document.querySelectorAll("#article mark")].filter(
        (mark) => !document.getElementById(mark.getAttribute("aria-describedby") ?? "")?.textContent,
      ).length,
  );
  assert.equal(silent, 0);
});

pageTest("the page speaks English too, and the article stays Spanish", async (page) => {
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("#article").getAttribute("lang"), "es");
  assert.equal(await page.locator("#figures-title").textContent(), "Figures");
  assert.ok(await page.locator("#panel").getByRole("button", { name: "2,500–3,000" }).isVisible());
  const untold = await page.locator("body").evaluate((body) => /undefined|\[object/.test(body.textContent));
  assert.equal(untold, false);
});

pageTest(
  "an English browser gets English",
  async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.match(await page.title(), /who says so/);
  },
  { context: { locale: "en-GB" } },
);

for (const missing of ["**/*.wasm", "**/worker.js"]) {
  pageTest(
    `without the engine (${missing}) the text stays, and trying again helps`,
    async (page) => {
      await pasteArticle(page, SAMPLE);
      assert.match(await page.locator("#notice").innerText(), /No se ha podido cargar el motor/);
      assert.deepEqual(await page.locator("#article > *").allTextContents(), lines(SAMPLE));
      assert.equal(await page.locator("#article mark").count(), 0);
      await page.unroute(missing);
      await page.locator("#retry").click();
      await highlight(page, "figure", RANGE).waitFor();
      assert.ok(await page.locator("#notice").isHidden());
    },
    { missing },
  );
}

for (const width of [320, 768, 1440]) {
  pageTest(
    `nothing runs out of a window of ${width} px`,
    async (page) => {
      await pasteArticle(page, `${SAMPLE}\n${"Interminable".repeat(20)}`);
      await highlight(page, "figure", RANGE).click();
      await card(page).waitFor();
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(scrollWidth, width);
      const { x, width: wide } = await card(page).boundingBox();
      assert.ok(x >= 0 && x + wide <= width, `card from ${x}, ${wide} wide`);
    },
    { context: { viewport: { width, height: 700 } } },
  );
}

test("what shows an article comes in few requests, and the rest is asked for later", async () => {
  const bytes = async (path) => (await readFile(join(WWW, "pkg", path))).length;
  const html = await readFile(join(WWW, "index.html"), "utf8");
  const first = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="(pkg\/[^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(first.sort(), ["pkg/main.js", "pkg/page.css", "pkg/shared.js", "pkg/subraya_bg.wasm"]);
  const script = await readFile(join(WWW, "pkg/main.js"), "utf8");
  assert.deepEqual(
    [...script.matchAll(/from"([^"]+)"/g)].map(([, path]) => path),
    ["./shared.js"],
  );
  assert.ok((await bytes("rest.js")) > (await bytes("main.js")), "most of the page is not needed at first");
});

pageTest("a button that is pressed before its code is there does what it should as soon as it is", async (page) => {
  const letGo = await holdBack(page, "pkg/rest.js");
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  await page.locator("#tab-claims").click();
  await page.locator("#take").click();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  letGo();
  await page.locator("#take-dialog[open] h3").first().waitFor();
  await page.locator("#take-close").click();
  await page.locator("#view-claims h2").first().waitFor();
});
