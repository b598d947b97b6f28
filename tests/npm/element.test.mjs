// <subraya-article> in pages that trust nobody: what it shows, in both languages and schemes, by mouse and by keyboard alone, what a
// page can style of it, and that the article stays what it was, whatever happens.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axe } from "../browser/axe.mjs";
import { startFirefox } from "../browser/firefox.mjs";
import { CONSUMER, closeChromium, inChromium, paintedInPage, STRICT, serve } from "./consumer.mjs";

const ARTICLE = `
    <p>El Ministerio de Defensa de Ruanda aseguró que 300 rebeldes murieron en <a href="#donde">Kabira</a>.</p>
    <p><b>Según</b> la ONU, unos 4.000 soldados ruandeses combaten en la zona.</p>`;

/** @param {string} inside @param {string} [attributes] */
const page = (inside, attributes = "") => `<!doctype html>
<html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Noticia</title>
<link rel="stylesheet" href="news.css"><script type="module" src="/node_modules/subraya/element.js"></script>
<main><h1>Combates en Kabira</h1><h2>La noticia</h2><subraya-article ${attributes}>${inside}</subraya-article></main></html>`;

const CSS = `
  :root { color-scheme: light dark; }
  body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.6 serif; background: Canvas; color: CanvasText; }
  .styled { --subraya-figure: rgb(1, 2, 3); --subraya-card: rgb(4, 5, 6); }
  .styled::part(legend) { letter-spacing: 3px; }
  .styled::part(card) { border-radius: 7px; }
  .styled::part(summary) { text-transform: uppercase; }
`;

const PAGES = {
  "index.html": page(ARTICLE),
  "styled.html": page(ARTICLE, 'class="styled"'),
  "english.html": page("<p>About 3,000 Russian soldiers arrived, according to the UN.</p>", 'lang="en" language="en"'),
  "german.html": page("<p>Der Minister sagte, die Soldaten seien noch nicht in der Stadt.</p>"),
  "empty.html": page(""),
  "long.html": page(`${ARTICLE}${"<p>La ciudad estaba en calma y los mercados abrieron.</p>".repeat(60)}`),
  "news.css": CSS,
};

const article = (page) => page.locator("subraya-article");
const card = (page) => article(page).locator("[part=card]");
const shown = (page) => article(page).locator("summary").waitFor();

let site;
before(async () => {
  site = await serve(CONSUMER, { pages: PAGES, headers: { "content-security-policy": STRICT } });
});
after(async () => {
  await closeChromium();
  site?.close();
});

/** @param {string} name @param {string} path @param {(page: import("playwright-core").Page) => Promise<void>} body @param {Parameters<typeof inChromium>[2]} [options] */
function elementTest(name, path, body, options) {
  test(name, () =>
    inChromium(`${site.origin}/${path}`, body, { locale: "es-ES", viewport: { width: 800, height: 700 }, ...options }),
  );
}

/** Clicks on words of the article. */
async function point(page, words) {
  const [x, y] = await page.evaluate((words) => {
    const texts = document.createTreeWalker(document.querySelector("subraya-article"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + words.length);
      const { left, top, height } = range.getClientRects()[0];
      return [left + 8, top + height / 2];
    }
  }, words);
  await page.mouse.click(x, y);
}

for (const [locale, colorScheme, summary] of [
  ["es-ES", "light", /^Quién dice qué 3 actores, 2 cifras, 2 atribuciones\.$/],
  ["en-GB", "dark", /^Who says what 3 actors, 2 figures, 2 attributions\.$/],
]) {
  elementTest(
    `it speaks the reader's language, and axe finds nothing (${locale}, ${colorScheme})`,
    "index.html",
    async (page) => {
      await shown(page);
      assert.match((await article(page).locator("summary").innerText()).trim(), summary);
      const check = async (state) => assert.deepEqual(await axe(page), [], state);
      await check("closed");
      await article(page).locator("summary").click();
      await check("with its lists");
      await article(page).locator("tbody .link").first().click();
      await check("with its card");
      await page.keyboard.press("Escape");
      await article(page).locator("[data-kind=figure][aria-pressed]").click();
      await check("without figures");
    },
    { locale, colorScheme },
  );
}

elementTest("all of it can be done by keyboard alone", "index.html", async (page) => {
  await shown(page);
  const focused = () =>
    page.evaluate(() => document.querySelector("subraya-article").shadowRoot.activeElement?.textContent.trim());
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Actores 3");
  await page.keyboard.press("Tab");
  const { figure, ...others } = await page.evaluate(paintedInPage);
  assert.equal(figure, 2);
  await page.keyboard.press("Space");
  assert.deepEqual(await page.evaluate(paintedInPage), others);
  await page.keyboard.press("Space");
  assert.equal((await page.evaluate(paintedInPage)).figure, 2);
  await page.keyboard.press("Tab");
  // The link of the article comes between.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /^Quién dice qué/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /^El Ministerio de Defensa de Ruanda lo afirma/);
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  assert.match(await focused(), /Atribución[\s\S]*«aseguró»/);
  assert.ok((await page.evaluate(paintedInPage))["lit-attribution"] > 0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^×?Ministerio de Defensa|^×?Organización|^×?Colectivo|^×?Cifra/);
  await page.keyboard.press("Escape");
  // The browser tells of the card's end a little later.
  await page.waitForFunction(() => document.querySelector("subraya-article").shadowRoot.activeElement?.matches(".row"));
  assert.match(await focused(), /^El Ministerio de Defensa de Ruanda lo afirma/);
  assert.equal((await page.evaluate(paintedInPage))["lit-attribution"], undefined);
});

elementTest(
  "a click tells what stands there and whose word it is; links stay links, and the article is not changed",
  "index.html",
  async (page) => {
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await html();
    await shown(page);
    await point(page, "4.000 soldados");
    await card(page).waitFor();
    assert.match(await card(page).innerText(), /Cifra\s+alrededor de 4\.000[\s\S]*Ruanda[\s\S]*la ONU/);
    await page.keyboard.press("Escape");
    await point(page, "combaten en la zona");
    assert.match(await card(page).innerText(), /Atribución\s+la ONU/);
    await page.mouse.click(5, 5);
    await card(page).waitFor({ state: "hidden" });
    await point(page, "Kabira");
    await page.waitForURL("**/*#donde");
    assert.ok(await card(page).isHidden());
    assert.equal(await html(), before);
    assert.deepEqual(
      await page.evaluate(() => {
        document.querySelector("subraya-article").remove();
        return [[...CSS.highlights.keys()], document.adoptedStyleSheets.length];
      }),
      [[], 0],
    );
  },
);

elementTest("the list leads to where the words are, and the card goes with them", "long.html", async (page) => {
  await shown(page);
  await article(page).locator("summary").click();
  await article(page).locator("tbody .link").last().click();
  const places = () =>
    page.evaluate(() => {
      const [range] = [...CSS.highlights.get("subraya-article-lit-figure")];
      const words = document.createRange();
      words.setStart(range.startContainer, range.startOffset);
      words.setEnd(range.endContainer, range.endOffset);
      const box = document.querySelector("subraya-article").shadowRoot.querySelector(":popover-open").getBoundingClientRect();
      return { words: words.getClientRects()[0].toJSON(), card: box.toJSON(), height: innerHeight };
    });
  const { words, card: box, height } = await places();
  assert.ok(words.top >= 0 && words.bottom <= height, "the words are in the window");
  assert.ok(box.top >= words.bottom || box.bottom <= words.top, "the card leaves them free");
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, 40);
  await page.waitForFunction((top) => {
    const box = document.querySelector("subraya-article").shadowRoot.querySelector(":popover-open").getBoundingClientRect();
    return Math.abs(top - box.top) > 30;
  }, box.top);
  const after = await places();
  assert.ok(Math.abs(after.card.top - after.words.top - (box.top - words.top)) < 2, "the card has gone along");
});

elementTest("an element that is taken out takes its card along, and comes back without", "index.html", async (page) => {
  await shown(page);
  await article(page).locator("summary").click();
  await article(page).locator(".row").first().click();
  await card(page).waitFor();
  await page.evaluate(() => {
    const host = document.querySelector("subraya-article");
    host.remove();
    document.querySelector("main").append(host);
  });
  await shown(page);
  assert.ok(await card(page).isHidden());
  assert.equal((await page.evaluate(paintedInPage)).figure, 2);
  await article(page).locator(".row").first().click();
  await card(page).waitFor();
});

elementTest("what changes no word disturbs nobody", "index.html", async (page) => {
  await shown(page);
  await article(page).locator("summary").click();
  await article(page).locator(".row").first().focus();
  const answers = await page.evaluate(async () => {
    const host = document.querySelector("subraya-article");
    let told = 0;
    host.addEventListener("subraya-analysed", () => told++);
    const advertisement = host.appendChild(document.createElement("aside"));
    advertisement.append(document.createElement("img"));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const counts = [told, host.shadowRoot.activeElement.className];
    advertisement.textContent = "Murieron 9 soldados rusos.";
    await new Promise((resolve) => host.addEventListener("subraya-analysed", resolve, { once: true }));
    return [...counts, told];
  });
  assert.deepEqual(answers, [0, "row", 1]);
});

elementTest("each kind has a line of its own, whatever the colours", "index.html", async (page) => {
  await shown(page);
  for (const forcedColors of ["none", "active"]) {
    await page.emulateMedia({ forcedColors });
    const forms = await page.evaluate(() =>
      ["mention", "figure", "content", "source"].map((name) => {
        const style = getComputedStyle(document.querySelector("subraya-article p"), `::highlight(subraya-article-${name})`);
        return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness} ${style.backgroundColor !== "rgba(0, 0, 0, 0)"}`;
      }),
    );
    assert.equal(new Set(forms).size, 4, `${forms}`);
    assert.ok(forms.every((form) => form.startsWith("underline ")));
  }
});

elementTest("a page styles its parts and its colours", "styled.html", async (page) => {
  await shown(page);
  await point(page, "4.000 soldados");
  const styles = await page.evaluate(() => {
    const host = document.querySelector("subraya-article");
    const part = (name) => getComputedStyle(host.shadowRoot.querySelector(`[part=${name}]`));
    return {
      highlight: getComputedStyle(host.querySelector("p"), "::highlight(subraya-article-figure)").backgroundColor,
      legend: part("legend").letterSpacing,
      card: [part("card").borderTopLeftRadius, part("card").backgroundColor],
      summary: part("summary").textTransform,
      parts: [...host.shadowRoot.querySelectorAll("[part]")].map((element) => element.part.value),
    };
  });
  const parts = [...new Set(styles.parts)].sort();
  assert.deepEqual(
    { ...styles, parts },
    {
      highlight: "rgb(1, 2, 3)",
      legend: "3px",
      card: ["7px", "rgb(4, 5, 6)"],
      summary: "uppercase",
      parts: ["article", "card", "details", "finds", "legend", "notice", "summary", "toggle"],
    },
  );
  const readme = await readFile(new URL("../../npm/README.md", import.meta.url), "utf8");
  for (const name of parts) assert.ok(readme.includes(`\`${name}\``), `the README does not tell of the part ${name}`);
  const css = await Promise.all(
    ["element.css", "highlights.css"].map((name) => readFile(new URL(`../../npm/${name}`, import.meta.url), "utf8")),
  );
  const properties = (text) => [...new Set(text.match(/--subraya-[a-z-]+/g))].sort();
  assert.deepEqual(properties(readme), properties(css.join("")));
});

elementTest("its attributes say in which language it speaks and reads", "english.html", async (page) => {
  await shown(page);
  assert.match(await article(page).locator("summary").innerText(), /^Who says what/);
  assert.equal(await article(page).evaluate((element) => element.analysis.language), "en");
  await article(page).evaluate((element) => {
    element.language = "es";
    element.lang = "es";
  });
  await page.waitForFunction(() => document.querySelector("subraya-article").analysis?.language === "es");
  assert.match(await article(page).locator("summary").innerText(), /^Quién dice qué/);
});

elementTest("a text of its own is shown as words, and its event tells what it holds", "empty.html", async (page) => {
  const detail = await article(page).evaluate(
    (element) =>
      new Promise((resolve) => {
        document.addEventListener("subraya-analysed", ({ detail, target }) => resolve({ ...detail, target: target.localName }), {
          once: true,
        });
        element.text = "Combates <b>en</b> Kabira\n\nMurieron 300 soldados ruandeses, según la ONU.";
      }),
  );
  assert.deepEqual([detail.analysis.figures.length, detail.painted, detail.target], [1, true, "subraya-article"]);
  assert.deepEqual(await article(page).locator(".article p").allInnerTexts(), [
    "Combates <b>en</b> Kabira",
    "Murieron 300 soldados ruandeses, según la ONU.",
  ]);
  assert.equal((await page.evaluate(paintedInPage)).figure, 1);
  assert.equal(await article(page).locator(".article").getAttribute("lang"), "es");
  await article(page).evaluate((element) => {
    element.text = null;
    const paragraph = document.createElement("p");
    paragraph.textContent = "Unos 40 tanques rusos y 20 tanques ucranianos.";
    element.append(paragraph);
  });
  await page.waitForFunction(() => CSS.highlights.get("subraya-article-figure")?.size === 2);
});

elementTest(
  "what was set before the element was defined counts, and a change of the article is read",
  "index.html",
  async (page) => {
    await shown(page);
    await page.evaluate(() => {
      document.querySelector("subraya-article p").textContent = "Se rindieron 70 soldados rusos.";
    });
    await page.waitForFunction(() => {
      const { analysis } = document.querySelector("subraya-article");
      return analysis?.figures[0].low === 70;
    });
    const upgraded = await page.evaluate(async () => {
      const late = document.implementation.createHTMLDocument().createElement("subraya-article");
      late.text = "Murieron 40 soldados rusos.";
      document.querySelector("main").append(late);
      await new Promise((resolve) => late.addEventListener("subraya-analysed", resolve, { once: true }));
      return [late.analysis.figures[0].low, Object.hasOwn(late, "text")];
    });
    assert.deepEqual(upgraded, [40, false]);
  },
);

elementTest("a text in another language is told of in words, and stays", "german.html", async (page) => {
  await article(page).locator("[part=notice]").waitFor();
  assert.match(await article(page).locator("[part=notice]").innerText(), /no parece estar en español ni en inglés/);
  assert.ok(await page.getByText("Der Minister sagte").isVisible());
  assert.ok(await article(page).locator("details").isHidden());
});

elementTest(
  "without an engine the article is there, and a sentence and an event tell why nothing is highlighted",
  "empty.html",
  async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    const code = await article(page).evaluate(
      (element) =>
        new Promise((resolve) => {
          element.addEventListener("subraya-error", ({ detail }) => resolve(detail.code), { once: true });
          element.text = "Murieron 40 soldados rusos.";
        }),
    );
    assert.equal(code, "engine_missing");
    assert.match(await article(page).locator("[part=notice]").innerText(), /No se ha podido cargar el motor/);
    assert.ok(await page.getByText("Murieron 40 soldados").isVisible());
    await page.unroute("**/*.wasm");
    await article(page).evaluate((element) => {
      element.text = "Murieron 50 soldados rusos.";
    });
    await shown(page);
  },
  { expected: /ERR_FAILED/ },
);

elementTest(
  "a browser that can't highlight has the lists, and says so",
  "index.html",
  async (page) => {
    await shown(page);
    assert.match(await article(page).locator("[part=notice]").innerText(), /no puede resaltar/);
    await article(page).locator("summary").click();
    await article(page).locator(".row").first().click();
    await card(page).waitFor();
  },
  { script: () => delete window.Highlight },
);

test("in Firefox it shows, tells and goes by mouse and keys", async () => {
  const firefox = await startFirefox({ "intl.accept_languages": "es-ES, es" });
  try {
    const page = await firefox.open(`${site.origin}/index.html`, { width: 800, height: 700 });
    await page.until(() => document.querySelector("subraya-article").analysis);
    await page.call(() => document.querySelector("subraya-article").shadowRoot.querySelector("summary").focus());
    await page.press("Enter", "Tab", "Enter");
    const isOpen = () => document.querySelector("subraya-article").shadowRoot.querySelector(":popover-open")?.innerText;
    assert.match(await page.until(isOpen), /Atribución/);
    await page.press("Escape");
    await page.until(() => !document.querySelector("subraya-article").shadowRoot.querySelector(":popover-open"));
    await page.click("subraya-article b");
    assert.match(await page.until(isOpen), /Atribución\s+la ONU/);
    assert.ok((await page.call(paintedInPage)).figure >= 2);
    assert.deepEqual(firefox.complaints, []);
  } finally {
    await firefox.stop();
  }
});
