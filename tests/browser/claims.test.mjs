// Who says what: which figures count the same, who claims each, how it is drawn, and the article by source.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atOnce } from "../../www/pace.js";
import { axisFor } from "../../www/views/chart.js";
import { countedThings } from "../../www/views/counted.js";
import { classOf } from "../../www/views/nouns.js";
import { claimsOf, partiesOf, standingOf } from "../../www/views/standing.js";
import { pageTest, pasteArticle } from "./harness.mjs";

/** An analysis of nothing but these figures, attributions and actors. */
function analysisOf({ figures = [], attributions = [], actors = [], language = "es" }) {
  const blank = { start: 0, end: 0, low: 1, high: 1, qualifier: "exact", category: "personnel", unit: null, status: null };
  const silent = {
    source: null,
    speaker: null,
    speakers: [],
    cue: null,
    content: [],
    kind: "indirect",
    stance: "says",
    parent: null,
  };
  return {
    schema: 1,
    language,
    offsets: "utf16",
    actors: actors.map((actor, id) => ({ id, name: "", kind: "country", country: null, role: null, mentions: [], ...actor })),
    figures: figures.map((figure, id) => ({ id, ...blank, country: null, actor: null, attribution: null, ...figure })),
    attributions: attributions.map((attribution, id) => ({ id, ...silent, ...attribution })),
  };
}

const keysOf = (analysis) => atOnce(countedThings("", analysis)).map(({ key, figures }) => [key, figures.map(({ id }) => id)]);

test("words that count the same people or weapons are one class, others are not", () => {
  const same = [
    ["es", "soldados norcoreanos", "militares", "tropas rusas", "efectivos", "presuntos soldados"],
    ["es", "rebeldes", "milicianos hutíes", "guerrilleras", "combatientes"],
    ["es", "tanques Leopard", "carros de combate"],
    ["es", "drones", "dron", "vehículos aéreos no tripulados"],
    ["es", "sistemas antiaéreos", "baterías antiaéreas"],
    ["en", "North Korean troops", "soldiers", "Russian service members", "military personnel"],
    ["en", "rebel fighters", "gunmen", "militants"],
    ["en", "attack drones", "unmanned aerial vehicles"],
  ];
  const classes = same.map(([language, ...units]) => {
    const found = new Set(units.map((unit) => classOf(unit, language)));
    assert.equal(found.size, 1, `${units}: ${[...found]}`);
    return [...found][0];
  });
  assert.notEqual(classes[0], classes[1]);
  assert.equal(classes[0], classes[5], "the same in every language");
  assert.equal(new Set(classes.slice(0, 5)).size, 5);
  assert.notEqual(classOf("sistemas antiaéreos", "es"), classOf("sistemas de radar", "es"));
  assert.notEqual(classOf("civiles", "es"), classOf("soldados", "es"));
});

test("figures count the same only of one side, with one fate", () => {
  const analysis = analysisOf({
    actors: [{ name: "Frente Azul", kind: "armed_group", country: "KE" }],
    figures: [
      { country: "KE", unit: "soldados" },
      { country: "KE", unit: "militares", status: "deployed" },
      { country: "UG", unit: "soldados" },
      { country: "KE", unit: "soldados", category: "casualties", status: "killed" },
      { country: "KE", unit: "soldados", category: "casualties", status: "wounded" },
      { country: "KE", actor: 0, unit: "rebeldes" },
      { country: "KE", actor: 0, unit: "soldados" },
      { country: "KE", unit: "obuses", category: "materiel" },
      { country: "KE", unit: "obuses", category: "materiel", status: "sent" },
    ],
  });
  assert.deepEqual(
    keysOf(analysis).map(([, ids]) => ids),
    [[0, 1], [2], [3], [4], [5, 6], [7], [8]],
  );
});

test("rival figures come first, the same number from one source twice is no rival", () => {
  const analysis = analysisOf({
    figures: [
      { country: "PE", unit: "tanques", category: "materiel" },
      { country: "EC", unit: "soldados", low: 50, high: 50 },
      { country: "EC", unit: "tropas", low: 50, high: 50 },
      { country: "CL", unit: "soldados", low: 50, high: 50 },
      { country: "CL", unit: "soldados", low: 70, high: 90 },
    ],
  });
  assert.deepEqual(
    keysOf(analysis).map(([key]) => key),
    ["CL/personnel/present/troops", "PE/materiel/present/tanks", "EC/personnel/present/troops"],
  );
});

test("a claimant is told apart: of its own side, of another, outside, several, unknown, the article", () => {
  const analysis = analysisOf({
    actors: [
      { name: "Kenia", country: "KE" },
      { name: "Frente Azul", kind: "armed_group", country: "KE" },
      { name: "Ana Wanjiru", kind: "person", country: "KE", role: "portavoz del Frente Azul" },
      { name: "Noruega", country: "NO" },
      { name: "Jon Berg", kind: "person", country: "KE", role: "camarógrafo" },
      {
        name: "Cruz Roja",
        kind: "organization",
        mentions: [{ start: 0, end: 0, form: "name", rule: "actor.organization.known" }],
      },
    ],
    attributions: [0, 1, 2, 3, 4, 5].map((speaker) => ({ speaker, speakers: [speaker] })).concat([{ speakers: [0, 3] }, {}]),
    figures: [0, 1, 2, 3, 4, 5, 6, 7, null].map((attribution, at) => ({
      country: "KE",
      unit: "soldados",
      low: at,
      high: at,
      attribution,
    })),
  });
  const parties = atOnce(partiesOf("", analysis));
  assert.deepEqual([...parties].sort(), ["KE", "frente azul"]);
  const [thing] = atOnce(countedThings("", analysis));
  assert.deepEqual(
    atOnce(claimsOf("", analysis, thing, parties)).map(({ standing }) => standing),
    ["itself", "another", "another", "third", "unknown", "third", "mixed", "unknown", "article"],
  );
});

test("who only gives weapons, trains or is asked for troops is no party; a state where the war is fought is", () => {
  const text = "La guerra de Letonia sigue. La Guerra de Corea acabó en 1953.";
  const mention = (name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length, form: "name" });
  const analysis = analysisOf({
    actors: [
      { name: "Letonia", country: "LV", mentions: [mention("Letonia")] },
      { name: "Corea", country: "KR", mentions: [mention("Corea")] },
    ],
    attributions: [{ stance: "requests" }],
    figures: [
      { country: "CA", unit: "tanques", category: "materiel", status: "sent" },
      { country: "BE", unit: "soldados", status: "trained" },
      { country: "CH", unit: "soldados", attribution: 0 },
    ],
  });
  assert.deepEqual([...atOnce(partiesOf(text, analysis))], ["LV"]);
});

test("in English, too, a state where the war is fought is a party, and whoever holds an office speaks for the state", () => {
  const text =
    "The invasion of Latvia goes on, and the Malta war. The Korean War ended in 1953; Vietnam War veterans met in Peru.";
  const named = (name, country) => {
    const start = text.indexOf(name);
    return { name, country, mentions: [{ start, end: start + name.length, form: "name" }] };
  };
  const states = [named("Latvia", "LV"), named("Malta", "MT"), named("Vietnam", "VN"), named("Peru", "PE")];
  const analysis = analysisOf({
    language: "en",
    actors: [
      ...states,
      { name: "Ole Berg", kind: "person", country: "LV", role: "Gen." },
      { name: "Ada Berg", kind: "person", country: "LV", role: "baker" },
      { name: "the Maltese army", kind: "body", country: "MT" },
    ],
    attributions: [
      { speaker: 4, speakers: [4] },
      { speaker: 5, speakers: [5] },
    ],
  });
  const parties = atOnce(partiesOf(text, analysis));
  assert.deepEqual([...parties].sort(), ["LV", "MT"]);
  const side = { key: "LV", country: "LV", actor: null };
  assert.equal(standingOf(analysis.attributions[0], side, parties, analysis), "itself");
  assert.equal(standingOf(analysis.attributions[1], side, parties, analysis), "unknown");
});

test("what comes on top of others and what is denied is told", () => {
  const told = (text, words, language = "es") => {
    const start = text.indexOf(words);
    const analysis = analysisOf({ language, figures: [{ start, end: start + words.length, unit: "soldados" }] });
    const [claim] = atOnce(claimsOf(text, analysis, atOnce(countedThings(text, analysis))[0], new Set()));
    return [claim.added, claim.denied];
  };
  assert.deepEqual(told("Llegaron otros 300 soldados.", "300 soldados"), [true, false]);
  assert.deepEqual(told("Llegaron 300 soldados más.", "300 soldados"), [true, false]);
  assert.deepEqual(told("Llegaron más de 300 soldados.", "más de 300 soldados"), [false, false]);
  assert.deepEqual(told("Hay 300 soldados más que antes.", "300 soldados"), [false, false]);
  for (const [text, words, added, denied] of [
    ["Another 300 troops arrived.", "300 troops", true, false],
    ["A further 300 troops arrived.", "300 troops", true, false],
    ["Sent 300 more troops to the front.", "300 more troops", true, false],
    ["More than 300 troops arrived.", "More than 300 troops", false, false],
    ["They lost 12 soldiers, not four hundred.", "four hundred", false, true],
    ["They have no 4,000 soldiers there.", "4,000 soldiers", false, true],
  ])
    assert.deepEqual(told(text, words, "en"), [added, denied], text);
  assert.deepEqual(told("Fueron diez, no 300 soldados.", "300 soldados"), [false, true]);
});

test("the axis begins at nought, unless the numbers are too far apart", () => {
  const exact = (n) => ({ low: n, high: n, qualifier: "exact" });
  const near = axisFor([exact(30), { low: 2500, high: null, qualifier: "at_least" }]);
  assert.deepEqual([near.log, near.ticks[0], near.at(0)], [false, 0, 0]);
  assert.ok(near.at(2500) < 95, "what has no upper bound has room to go on");
  const far = axisFor([exact(3), exact(40_000)]);
  assert.equal(far.log, true);
  assert.ok(far.at(3) >= 0 && far.at(40_000) <= 100 && far.at(300) > 20);
  for (const n of [0, 1, 7, 99, 12_345]) {
    const { ticks, at } = axisFor([exact(n)]);
    assert.ok(ticks.every(Number.isInteger) && at(n) >= 0 && at(n) <= 100, `${n}: ${ticks}`);
  }
});

const view = (page) => page.locator("#view-claims");
// Its code comes when it is looked at for the first time.
const open = async (page) => {
  await page.locator("#tab-claims").click();
  await view(page).locator("> *").first().waitFor();
};
const block = (page, title) => view(page).locator(".counted").filter({ hasText: title });

pageTest("the rival figures stand side by side, with who claims each and where the claimant stands", async (page) => {
  await open(page);
  const troops = block(page, "Soldados ruandeses · Ruanda");
  const rows = await troops.locator("tbody tr").allInnerTexts();
  assert.equal(rows.length, 3);
  assert.match(rows[0], /Gobierno congoleño[\s\S]*habla de otra parte[\s\S]*al menos 4\.000/);
  assert.match(rows[1], /Naciones Unidas[\s\S]*tercera parte[\s\S]*2\.500–3\.000/);
  assert.match(rows[2], /Washington, citado por\s+Un alto funcionario[\s\S]*hasta 5\.000[\s\S]*lo estima/);
  const losses = await block(page, "Rebeldes · M23").locator("tbody tr").allInnerTexts();
  assert.match(losses[1], /Bahati[\s\S]*habla de los suyos[\s\S]*11/);
  assert.match(losses[2], /300 \(lo niega\)/);
});

pageTest("the ranges are drawn on a common axis, and told in words", async (page) => {
  await open(page);
  const troops = block(page, "Soldados ruandeses · Ruanda");
  const summary = await troops.getByRole("img").getAttribute("aria-label");
  assert.match(summary, /3 afirmaciones: al menos 4\.000; 2\.500–3\.000; hasta 5\.000\. Eje de 0 a /);
  const bars = await troops.locator("svg.range").evaluateAll((rows) => {
    return rows.map((row) => {
      const bar = row.querySelector("line.reach");
      return [
        Number.parseFloat(bar.getAttribute("x1")),
        Number.parseFloat(bar.getAttribute("x2")),
        row.querySelectorAll("path").length,
      ];
    });
  });
  const [atLeast, range, atMost] = bars;
  assert.deepEqual([atLeast[1], atLeast[2]], [100, 1], "open to the right, with an arrow");
  assert.deepEqual([atMost[0], atMost[2]], [0, 1], "open to the left");
  assert.ok(range[0] < range[1] && range[1] < atLeast[0] && range[2] === 0);
});

pageTest("on paper the ranges are there, and nothing is wider than the page", async (page) => {
  await open(page);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 720, height: 1000 });
  const reach = block(page, "Soldados ruandeses").locator("svg.range").first().locator("line.reach").first();
  assert.ok((await reach.evaluate((line) => line.getBoundingClientRect().width)) > 10);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});

pageTest("figures and claimants are buttons that go to their places, by keyboard too", async (page) => {
  await open(page);
  await block(page, "Soldados ruandeses").getByRole("button", { name: "2.500–3.000" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "entre 2.500 y 3.000 soldados ruandeses");
  await open(page);
  await block(page, "Rebeldes")
    .getByRole("button", { name: /Lukusa/ })
    .click();
  assert.ok(await page.locator("#article").isVisible());
  assert.match(await page.evaluate(() => document.activeElement.dataset.key), /^attribution-/);
});

pageTest("a table has a row for each source, the article itself last, and scrolls inside its own box", async (page) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page);
  const sources = await view(page).locator(".matrix tbody th").allInnerTexts();
  assert.deepEqual(sources.slice(0, 3), ["Gobierno congoleño", "Organización de las Naciones Unidas", "Estados Unidos"]);
  assert.match(sources.at(-1), /^El propio artículo/);
  const [page_, box] = await page.evaluate(() =>
    [document.documentElement, document.querySelector(".matrix")].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  );
  assert.equal(page_, 0);
  assert.ok(box > 0);
  const left = () => view(page).locator(".matrix tbody th").first().boundingBox();
  const before = await left();
  await page.locator(".matrix").evaluate((matrix) => matrix.scrollBy(200, 0));
  assert.deepEqual((await left()).x, before.x);
});

pageTest("the article is grouped by source: a pronoun's words are its person's, what nobody claims comes last", async (page) => {
  await open(page);
  const sources = view(page).locator(".sources");
  const uwera = sources.locator("section").filter({ has: page.getByRole("heading", { name: "Solange Uwera" }) });
  assert.equal(await uwera.locator(".saying").count(), 3);
  assert.ok(await uwera.getByRole("button", { name: "dos batallones", exact: true }).isVisible());
  const last = sources.locator("section").last();
  assert.match(await last.innerText(), /El propio artículo, sin atribuirlo\s+Miles de soldados burundeses/);
  await last.getByRole("button").click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Miles de soldados burundeses");
});

pageTest("in English the words are English, the article's own stay Spanish and say so", async (page) => {
  await page.getByRole("button", { name: "English" }).click();
  await open(page);
  const heading = block(page, "Soldados ruandeses · Rwanda").locator("h3");
  assert.equal(await heading.locator("[lang=es]").innerText(), "Soldados ruandeses");
  assert.match(await view(page).innerText(), /third party[\s\S]*at least 4,000/);
});

pageTest("a text without figures, or without anything, is told so", async (page) => {
  await pasteArticle(page, "Hoy llueve en la costa.");
  await open(page);
  await view(page).getByText("no hay cifras ni se atribuye nada").waitFor();
  await page.locator("#tab-article").click();
  await pasteArticle(page, "El ministro dijo que mañana habrá sol en la costa.");
  await open(page);
  await view(page).getByText("En este texto no hay cifras.").waitFor();
  assert.match(await view(page).locator(".sources").innerText(), /El ministro/);
});

pageTest("of a long article the first things are drawn, and a button brings more", async (page) => {
  const nouns = ["tanques", "drones", "misiles", "helicópteros", "fusiles"];
  const states = ["Perú", "Chile", "Francia", "Italia", "Egipto", "Irán", "Turquía", "Kenia"];
  const lines = states.flatMap((state) => nouns.map((noun, at) => `${state} perdió ${at + 3} ${noun} en la batalla.`));
  await pasteArticle(page, lines.join("\n\n"));
  await open(page);
  const rows = view(page).locator(".singles tbody tr");
  const before = await rows.count();
  await view(page).locator(".singles .more").click();
  await rows.nth(before).waitFor();
  await page.waitForFunction(() => /^figure-/.test(document.activeElement.dataset.go ?? ""));
});
