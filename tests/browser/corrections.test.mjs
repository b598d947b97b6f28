// What a reader can say against a highlight, and that every list and every reference follows.

import assert from "node:assert/strict";
import { analyze, highlight, pasteArticle, SAMPLE, pageTest as testOfPage } from "./harness.mjs";

/** What corrects comes when the article has been shown. */
function pageTest(name, body, given) {
  const complete = async (page) => {
    await page.locator("html[data-complete]").waitFor();
    await body(page);
  };
  testOfPage(name, complete, given);
}

const RANGE = "entre 2.500 y 3.000 soldados ruandeses";

const card = (page) => page.locator("#card");
const inCard = (page, name) => card(page).getByRole("button", { name, exact: true });
const bar = (page) => page.locator("#marking");
const inBar = (page, name) => bar(page).getByRole("button", { name, exact: true });
const said = (page) => page.locator("#said");
const count = (page, kind) => page.locator(`#count-${kind}`).textContent();
const marks = (page, kind, text) => page.locator(`#article mark.${kind}`).filter({ hasText: new RegExp(`^${text}$`) });

/** Opens the card of a highlight as the keyboard does; one that runs over a line's end has no middle to click at. */
async function openCard(page, mark) {
  await mark.blur();
  await mark.focus();
  await card(page).waitFor();
}

/** Where some words of the article stand on the screen: `at` says which end. */
async function placeOf(page, words, at) {
  return page.evaluate(
    ([words, at]) => {
      for (const line of document.querySelectorAll("#article > *")) {
        const from = line.textContent.indexOf(words);
        if (from < 0) continue;
        line.scrollIntoView({ block: "center" });
        let left = from + (at === "end" ? words.length : 0);
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode;
          if (at === "end" ? left <= node.length : left < node.length) {
            const range = document.createRange();
            range.setStart(node, at === "end" ? left - 1 : left);
            range.setEnd(node, at === "end" ? left : left + 1);
            const box = range.getBoundingClientRect();
            return { x: at === "end" ? box.right - 1 : box.left + 1, y: box.top + box.height / 2 };
          }
          left -= node.length;
        }
      }
      throw new Error(`no such words: ${words}`);
    },
    [words, at],
  );
}

/** Selects words of one paragraph as a hand with a mouse does. */
async function drag(page, words) {
  await placeOf(page, words, "end");
  const from = await placeOf(page, words, "start");
  const to = await placeOf(page, words, "end");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await bar(page).waitFor();
}

pageTest("a figure is dismissed at once in article, lists and counts; undo and redo follow", async (page) => {
  const figures = Number(await count(page, "figure"));
  const all = await page.locator("#article").textContent();
  await openCard(page, highlight(page, "figure", RANGE));
  await inCard(page, "No es esto").click();
  await highlight(page, "figure", RANGE).waitFor({ state: "detached" });
  await page.waitForFunction((rows) => document.querySelectorAll("#figure-rows tr").length === rows, figures - 1);
  assert.ok(await card(page).isHidden());
  assert.equal(Number(await count(page, "figure")), figures - 1);
  assert.equal(await page.locator("#article").textContent(), all);
  assert.match(await page.locator("#status").textContent(), /Resaltado quitado/);
  assert.equal(await page.locator("#corrections-count").textContent(), "1 corrección");
  assert.ok(await page.locator("#sample-note").isVisible(), "the sample is still a sample");

  await said(page).getByRole("button", { name: "Deshacer" }).click();
  await highlight(page, "figure", RANGE).waitFor();
  assert.ok(await said(page).isHidden());
  assert.ok(await page.locator("#corrections").isHidden());
  await page.locator("#redo").click();
  await highlight(page, "figure", RANGE).waitFor({ state: "detached" });
});

pageTest("an actor is dismissed in one place or in all of them", async (page) => {
  const mentions = await marks(page, "actor", "Ruanda").count();
  assert.ok(mentions > 1);
  const actors = Number(await count(page, "actor"));
  await openCard(page, highlight(page, "actor", "Ruanda"));
  await inCard(page, "No es esto").click();
  await inCard(page, "Solo aquí").click();
  await page.waitForFunction(() => !document.querySelector("#corrections").hidden);
  assert.equal(await marks(page, "actor", "Ruanda").count(), mentions - 1);
  assert.equal(Number(await count(page, "actor")), actors);

  await openCard(page, highlight(page, "actor", "Ruanda"));
  await inCard(page, "No es esto").click();
  await card(page)
    .getByRole("button", { name: /En todo el texto/ })
    .click();
  await highlight(page, "actor", "Ruanda").waitFor({ state: "detached" });
  assert.equal(await marks(page, "actor", "Kigali").count(), 0, "its other names are gone, too");
  assert.equal(Number(await count(page, "actor")), actors - 1);
  assert.equal(await page.locator("#corrections-count").textContent(), "2 correcciones");

  await page.locator("#corrections-drop").click();
  await highlight(page, "actor", "Ruanda").waitFor();
  assert.equal(await marks(page, "actor", "Ruanda").count(), mentions);
  await page.locator("#undo").click();
  await highlight(page, "actor", "Ruanda").waitFor({ state: "detached" });
});

pageTest("dismissing an attribution leaves its figures to the article, or to whoever it stands in", async (page) => {
  const row = page.locator("#figure-rows tr").filter({ hasText: "2.500–3.000" });
  assert.match(await row.innerText(), /informe/);
  await openCard(page, page.locator("#article mark.cue", { hasText: /^Según$/ }).first());
  await inCard(page, "No es esto").click();
  await page.waitForFunction(() => !document.querySelector("#corrections").hidden);
  await row.filter({ hasText: "El artículo" }).waitFor();
});

pageTest("a highlight's kind is changed, and more closely what it is", async (page) => {
  await openCard(page, highlight(page, "actor", "M23"));
  await inCard(page, "Cambiar…").click();
  await card(page).getByLabel("Qué es").selectOption("Organización");
  await card(page)
    .getByRole("button", { name: /En todo el texto/ })
    .click();
  await said(page).waitFor();
  assert.match(await said(page).innerText(), /Resaltado cambiado/);
  await page.locator("#actor-list li").filter({ hasText: "M23" }).filter({ hasText: "Organización" }).waitFor();

  const figure = highlight(page, "figure", "decenas de heridos");
  await openCard(page, figure);
  await inCard(page, "Cambiar…").click();
  await card(page).getByLabel("Qué es").selectOption("Efectivos");
  await card(page).getByLabel("De quién").selectOption("Kinsasa");
  await inCard(page, "Cambiar").click();
  await openCard(page, figure);
  const words = await card(page).innerText();
  for (const told of [/Efectivos/, /De quién\s+(Kinsasa|República Democrática del Congo)/, /Lo has cambiado tú/])
    assert.match(words, told);

  await inCard(page, "Cambiar…").click();
  await card(page).getByLabel("Qué es").selectOption("Colectivo");
  await inCard(page, "Cambiar").click();
  await highlight(page, "actor", "decenas de heridos").waitFor();
  assert.equal(await marks(page, "figure", "decenas de heridos").count(), 0);
  await page.locator("#undo").click();
  await figure.waitFor();
});

pageTest("who says something is changed", async (page) => {
  await openCard(page, page.locator("#article mark.cue", { hasText: /^Según$/ }).first());
  await inCard(page, "Cambiar…").click();
  await card(page).getByLabel("Quién lo dice").selectOption("M23");
  await inCard(page, "Cambiar").click();
  await said(page).waitFor();
  await page.locator("#figure-rows tr").filter({ hasText: "2.500–3.000" }).filter({ hasText: "M23" }).waitFor();
});

pageTest("each kind is added by selecting words with the mouse", async (page) => {
  await drag(page, "ambulancias");
  await inBar(page, "Actor").click();
  await inBar(page, "Colectivo").click();
  await highlight(page, "actor", "ambulancias").waitFor();
  assert.ok(await bar(page).isHidden());
  await page.locator("#actor-list li").filter({ hasText: "ambulancias" }).waitFor();
  await openCard(page, highlight(page, "actor", "ambulancias"));
  assert.match(await card(page).innerText(), /Lo has añadido tú/);
  await inCard(page, "No es esto").click();
  await highlight(page, "actor", "ambulancias").waitFor({ state: "detached" });
  assert.ok(await page.locator("#corrections").isHidden(), "taking back what was added leaves no correction");

  await drag(page, "cruzado la frontera");
  await inBar(page, "Quién lo dice").click();
  await bar(page).getByLabel("Quién lo dice").selectOption("Solange Uwera");
  await inBar(page, "Marcar").click();
  await marks(page, "content", "cruzado la frontera").waitFor();

  await pasteArticle(page, "El general Octavio Lerma visitó los 40 hospitales de campaña.\n\nMurieron 12 soldados en Arvena.");
  await drag(page, "40 hospitales");
  await inBar(page, "Cifra").click();
  await inBar(page, "Unidades").click();
  await highlight(page, "figure", "40 hospitales").waitFor();
  await page.waitForFunction(() => /40\s+hospitales/.test(document.querySelector("#figure-rows").innerText));
});

pageTest("words without a number are no figure, and the reader is told", async (page) => {
  await drag(page, "ambulancias");
  await inBar(page, "Cifra").click();
  await inBar(page, "Unidades").click();
  await said(page).waitFor();
  assert.match(await said(page).innerText(), /ningún número/);
  assert.ok(await page.locator("#said-undo").isHidden());
  assert.ok(await page.locator("#corrections").isHidden());
});

pageTest("the bar stays off the selected words, and a mere click opens none", async (page) => {
  await drag(page, "Médicos Sin Fronteras pidió a los combatientes");
  const apart = () =>
    page.evaluate(() => {
      const bar = document.querySelector("#marking").getBoundingClientRect();
      const lines = [...getSelection().getRangeAt(0).getClientRects()];
      return lines.every(
        (line) => line.right <= bar.left || line.left >= bar.right || line.bottom <= bar.top || line.top >= bar.bottom,
      );
    });
  assert.ok(await apart());
  await inBar(page, "Actor").click();
  assert.ok(await apart());
  assert.ok(await card(page).isHidden(), "no card over the words");
  await page.keyboard.press("Escape");
  assert.ok(await bar(page).isHidden());
  await page.locator("#article p").nth(1).click();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  assert.ok(await bar(page).isHidden());
});

pageTest("all of it works by keyboard", async (page) => {
  await highlight(page, "actor", "Médicos Sin Fronteras").focus();
  await page.keyboard.press("Escape");
  // From the highlight three words, then on to "pidió" alone.
  for (let words = 0; words < 4; words++) await page.keyboard.press("Shift+ArrowRight");
  for (let words = 0; words < 3; words++) await page.keyboard.press("Alt+Shift+ArrowRight");
  await bar(page).waitFor();
  assert.match(await page.locator("#status").textContent(), /pulsa M/);
  assert.equal((await page.evaluate(() => getSelection().toString())).trim(), "pidió");
  await page.keyboard.press("m");
  assert.ok(await inBar(page, "Actor").evaluate((button) => button === document.activeElement));
  await page.keyboard.press("Escape");
  assert.ok(await bar(page).isHidden());
  assert.ok(await page.evaluate(() => document.activeElement.closest("#article") !== null));
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.press("Enter");
  assert.ok(await inBar(page, "Persona").evaluate((button) => button === document.activeElement));
  await page.keyboard.press("Enter");
  const added = highlight(page, "actor", "pidió");
  await added.waitFor();
  assert.ok(await added.evaluate((mark) => mark === document.activeElement), "the focus is on what was added");

  await card(page).waitFor();
  await page.keyboard.press("Enter");
  await inCard(page, "Cambiar…").focus();
  await page.keyboard.press("Enter");
  assert.ok(
    await card(page)
      .getByLabel("Qué es")
      .evaluate((select) => select === document.activeElement),
  );
  await inCard(page, "No es esto").focus();
  await page.keyboard.press("Enter");
  await added.waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => document.activeElement.matches("#article mark")), "the focus goes on in the article");
});

pageTest(
  "a correction outlives an edit elsewhere, and goes with its own words",
  async (page) => {
    const result = await page.evaluate(async (text) => {
      const { plainArticle } = await import("/article.js");
      const { Session } = await import("/session.js");
      const { analyze } = await import("/engine.js");
      const session = new Session(plainArticle(text), (text) => analyze(text));
      await session.update();
      const [figure] = session.reading.found.figures;
      const words = text.slice(figure.start, figure.end);
      session.correct({ action: "dismiss", kind: "figure", detail: null, start: figure.start, end: figure.end });
      const says = () => session.reading.analysis.figures.map(({ start, end }) => session.reading.article.text.slice(start, end));
      const steps = [];
      await session.update();
      steps.push(says().includes(words));
      session.replace({ ...session.article });
      session.type(`Última hora. ${session.article.text}`);
      session.type(`${session.article.text} Fin.`);
      await session.update();
      steps.push(says().includes(words), session.article.corrections.length);
      session.type(session.article.text.replace(words, words.replace(" ", " unos ")));
      await session.update();
      steps.push(session.article.corrections.length);
      session.undo();
      await session.update();
      steps.push(session.article.corrections.length);
      return steps;
    }, SAMPLE);
    assert.deepEqual(result.slice(0, 2), [false, false]);
    assert.deepEqual(result.slice(2), [1, 0, 1]);
  },
  { unbundled: true },
);

pageTest("whatever is corrected, the analysis keeps its shape", async (page) => {
  const found = await analyze(page, SAMPLE);
  const wrong = await page.evaluate(
    async ([text, found]) => {
      const { revised, readCorrections, DETAILS } = await import("/corrections.js");
      const { atOnce } = await import("/pace.js");
      const { anchorOf, corrected } = await import("/revision.js");
      const untouched = JSON.stringify(found);
      let state = 11;
      const random = (below) => {
        state = (state * 48271) % 2147483647;
        return state % below;
      };
      const one = (list) => list[random(list.length)];
      const kinds = ["actor", "figure", "attribution"];
      const names = [...found.actors.map(({ name }) => name), "nadie", null, undefined];
      const spanOf = (analysis, kind) => {
        const spans = {
          actor: analysis.actors.flatMap(({ mentions }) => mentions),
          figure: analysis.figures,
          attribution: analysis.attributions.map(anchorOf),
        }[kind];
        if (spans.length > 0 && random(3) > 0) return one(spans);
        const content = one(analysis.attributions.flatMap(({ content }) => content).concat({ start: 5, end: 90 }));
        const start = random(4) ? content.start + random(9) : random(text.length - 1);
        return { start, end: Math.min(text.length, random(4) ? Math.max(start + 1, content.end) : start + 1 + random(120)) };
      };
      const make = (analysis) => {
        const kind = one(kinds);
        const action = one(["dismiss", "add", "change"]);
        const { start, end } = spanOf(analysis, kind);
        if (text.slice(start, end).trim() === "") return make(analysis);
        const low = random(50);
        const given = { actor: one(names), ...(kind === "figure" && action === "add" && { low, high: low + random(9) }) };
        return {
          action,
          kind,
          detail: action === "dismiss" ? null : one(DETAILS[kind]),
          start,
          end,
          everywhere: random(2) === 0,
          given,
        };
      };
      const ordered = (spans) => spans.every((span, index) => index === 0 || spans[index - 1] <= span);
      const apart = (spans) => {
        const sorted = [...spans].sort((a, b) => a.start - b.start);
        return sorted.every((span, index) => index === 0 || sorted[index - 1].end <= span.start);
      };
      const valid = ({ start, end }) => Number.isInteger(start) && 0 <= start && start < end && end <= text.length;
      const partsOf = ({ source, cue, content }) => [source, cue, ...content].filter(Boolean);
      const faults = ({ actors, figures, attributions }) => {
        const known = (list, id) => id === null || (Number.isInteger(id) && list[id]?.id === id);
        const rules = {
          ids: [actors, figures, attributions].every((list) => list.every(({ id }, index) => id === index)),
          named: actors.every(({ name, mentions }) => name !== "" && mentions.length > 0),
          mentionsInOrder: actors.every(({ mentions }) => ordered(mentions.map(({ start }) => start))),
          actorsInOrder: ordered(actors.map(({ mentions }) => mentions[0].start)),
          figuresInOrder: ordered(figures.map(({ start }) => start)),
          attributionsInOrder: ordered(attributions.map((said) => Math.min(...partsOf(said).map(({ start }) => start)))),
          mentionsApart: apart(actors.flatMap(({ mentions }) => mentions)),
          figuresApart: apart(figures),
          bounded: figures.every(({ low, high }) => low !== null || high !== null),
          spans: [...actors.flatMap(({ mentions }) => mentions), ...figures, ...attributions.flatMap(partsOf)].every(valid),
          references: figures.every(({ actor, attribution }) => known(actors, actor) && known(attributions, attribution)),
          speakers: attributions.every(
            ({ speaker, speakers }) => known(actors, speaker) && speakers.every((id) => id !== null && known(actors, id)),
          ),
          speakersOnce: attributions.every(({ speakers }) => new Set(speakers).size === speakers.length),
          parents: attributions.every(({ parent }) => known(attributions, parent)),
          noRing: attributions.every(({ parent }) => {
            for (let steps = 0; parent !== null; steps++) {
              if (steps > attributions.length) return false;
              parent = attributions[parent].parent;
            }
            return true;
          }),
        };
        return Object.keys(rules).filter((rule) => !rules[rule]);
      };
      for (let round = 0; round < 150; round++) {
        let corrections = [];
        let analysis = found;
        for (let step = 0; step < 14; step++) {
          const added = make(analysis);
          corrections = revised(corrections, added);
          analysis = atOnce(corrected({ text, corrections }, found));
          const broken = faults(analysis);
          if (broken.length > 0) return { round, step, broken, corrections };
          if (JSON.stringify(found) !== untouched) return { round, step, broken: "the engine's own finding was changed" };
        }
        const kept = readCorrections(JSON.parse(JSON.stringify(corrections)), text);
        if (JSON.stringify(atOnce(corrected({ text, corrections: kept }, found))) !== JSON.stringify(analysis))
          return { round, broken: "not the same after reading it in", corrections, kept };
      }
      return null;
    },
    [SAMPLE, found],
  );
  assert.equal(wrong, null);
});

pageTest("corrections from outside are taken only as far as they make sense", async (page) => {
  const kept = await page.evaluate(async () => {
    const { readCorrections } = await import("/corrections.js");
    const good = { action: "dismiss", kind: "actor", detail: null, start: 0, end: 4 };
    const bad = [
      null,
      7,
      { ...good, action: "delete" },
      { ...good, kind: "constructor" },
      { ...good, start: 2.5 },
      { ...good, end: 999 },
      { ...good, start: 4, end: 4 },
      { ...good, start: 6 },
      { ...good, action: "add", detail: "admiral" },
      { ...good, action: "add", kind: "figure", detail: "units" },
    ];
    const text = "Uno 🚀 dos";
    return [readCorrections([...bad, good, { ...good, start: 5, end: 8 }], text), readCorrections("x", text)];
  });
  assert.deepEqual(kept, [[{ action: "dismiss", kind: "actor", detail: null, start: 0, end: 4 }], []]);
});

for (const width of [320, 1440]) {
  pageTest(
    `correcting fits a window of ${width} px, in English, too`,
    async (page) => {
      await page.getByRole("button", { name: "English" }).click();
      await openCard(page, highlight(page, "figure", RANGE));
      await inCard(page, "Change…").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await card(page).getByLabel("What it is").selectOption("Units");
      await inCard(page, "Change").click();
      await said(page).waitFor();
      assert.equal(await page.locator("#corrections-count").textContent(), "1 correction");
      await page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector("#article p"));
      });
      await bar(page).waitFor();
      const { x, width: wide } = await bar(page).boundingBox();
      assert.ok(x >= 0 && x + wide <= width, `bar from ${x}, ${wide} wide`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("#marking button, #said button, #corrections button, .card-foot button")]
          .map((button) => button.getBoundingClientRect())
          .filter(({ width, height }) => width > 0 && (width < 24 || height < 24)),
      );
      assert.deepEqual(small, []);
    },
    { context: { viewport: { width, height: 700 } } },
  );
}
