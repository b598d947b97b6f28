// The exports of the built engine in a real WebAssembly engine: shapes, offsets, errors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

const folder = new URL("../../www/pkg/", import.meta.url);

/** @type {typeof import("../../www/pkg/subraya.js")} */
let subraya;

before(async () => {
  subraya = await import(new URL("subraya.js", folder).href);
  subraya.initSync({ module: readFileSync(new URL("subraya_bg.wasm", folder)) });
});

const ARTICLE =
  "Seúl 👍, 4 nov (EFE).- Corea del Sur estima que unos 3.000 soldados norcoreanos llegaron a Rusia.\r\n\r\n" +
  "«Es una escalada 🇰🇷 grave», dijo el portavoz de la OTAN. Según la ONU, entre 10.000 y 12.000 soldados rusos murieron.";

const GERMAN = "Der Minister sagte, die Soldaten seien noch nicht in der Stadt.";

/** Every span of a result, each with where it was found. */
function* spansOf(analysis) {
  for (const actor of analysis.actors) for (const mention of actor.mentions) yield [`actor ${actor.id}`, mention];
  for (const figure of analysis.figures) yield [`figure ${figure.id}`, figure];
  for (const { id, source, cue, content } of analysis.attributions) {
    for (const span of [source, cue, ...content]) if (span) yield [`attribution ${id}`, span];
  }
}

/** The error that a call throws. */
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("the result is plain data in the documented shape", () => {
  const analysis = subraya.analyze(ARTICLE);
  assert.deepEqual(Object.keys(analysis), ["schema", "language", "offsets", "actors", "figures", "attributions"]);
  assert.equal(analysis.schema, 1);
  assert.equal(analysis.language, "es");
  assert.equal(analysis.offsets, "utf16");
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  for (const list of ["actors", "figures", "attributions"]) {
    assert.ok(Array.isArray(analysis[list]) && analysis[list].length > 0, `no ${list}`);
    for (const [index, item] of analysis[list].entries()) assert.equal(item.id, index);
  }
  const keys = (item) => Object.keys(item).join();
  for (const actor of analysis.actors) {
    assert.equal(keys(actor), "id,name,kind,country,role,mentions");
    for (const mention of actor.mentions) assert.equal(keys(mention), "start,end,form");
  }
  for (const figure of analysis.figures) {
    assert.equal(keys(figure), "id,start,end,low,high,qualifier,category,unit,status,country,actor,attribution");
    assert.ok([figure.low, figure.high].every((bound) => bound === null || Number.isSafeInteger(bound)));
  }
  for (const attribution of analysis.attributions) {
    assert.equal(keys(attribution), "id,source,speaker,speakers,cue,content,kind,stance,parent");
    assert.ok(Array.isArray(attribution.speakers) && Array.isArray(attribution.content));
  }
});

test("rules are told on demand, and change nothing else", () => {
  const plain = subraya.analyze(ARTICLE);
  const told = subraya.analyze(ARTICLE, { rules: true });
  const made = [...told.actors.flatMap(({ mentions }) => mentions), ...told.figures, ...told.attributions];
  assert.ok(made.length > 0);
  for (const { rule } of made) assert.match(rule, /^(actor|figure|attribution)\.[a-z_.]+$/);
  const without = JSON.parse(JSON.stringify(told, (key, value) => (key === "rule" ? undefined : value)));
  assert.deepEqual(without, plain);
});

test("what is missing is null", () => {
  const { actors } = subraya.analyze("Corea del Sur dijo que irá.");
  assert.equal(actors[0].role, null);
});

test("spans are slices of the JavaScript string, also after emoji and line breaks", () => {
  const analysis = subraya.analyze(ARTICLE);
  const words = [...spansOf(analysis)].map(([, { start, end }]) => ARTICLE.slice(start, end));
  for (const expected of ["Corea del Sur", "estima", "OTAN", "dijo", "Es una escalada 🇰🇷 grave", "ONU"]) {
    assert.ok(words.includes(expected), `${expected} is not among ${words.join(" | ")}`);
  }
  assert.ok(analysis.figures.some(({ start, end }) => ARTICLE.slice(start, end).includes("3.000 soldados")));
});

test("figures have their bounds as numbers", () => {
  const figures = subraya.extractFigures("Entre 10.000 y 12.000 soldados rusos murieron, según la ONU.");
  assert.equal(figures.length, 1);
  assert.equal(figures[0].low, 10_000);
  assert.equal(figures[0].high, 12_000);
});

test("a number beyond JavaScript's whole numbers is no failure", () => {
  for (const digits of [16, 20, 40]) {
    const figures = subraya.extractFigures(`Había ${"9".repeat(digits)} soldados rusos y 9.000.000.000 millones de tanques.`);
    for (const { low, high } of figures) {
      assert.ok([low, high].every((bound) => bound === null || Number.isSafeInteger(bound)));
    }
  }
});

test("each unit of offsets counts what it says", () => {
  const bytes = Buffer.from(ARTICLE);
  const chars = [...ARTICLE];
  const slices = {
    utf16: ({ start, end }) => ARTICLE.slice(start, end),
    utf8: ({ start, end }) => bytes.subarray(start, end).toString(),
    chars: ({ start, end }) => chars.slice(start, end).join(""),
  };
  const read = (offsets) => {
    const analysis = subraya.analyze(ARTICLE, { offsets });
    assert.equal(analysis.offsets, offsets);
    return [...spansOf(analysis)].map(([where, span]) => [where, slices[offsets](span)]);
  };
  const expected = read("utf16");
  assert.ok(expected.length > 0);
  assert.deepEqual(read("utf8"), expected);
  assert.deepEqual(read("chars"), expected);
});

test("a lone surrogate moves no offset", () => {
  const sound = `xx Corea del Sur dijo que irá.`;
  for (const lone of ["\ud83d", "\udc4d"]) {
    const broken = `${lone}x Corea del Sur dijo que ir${lone}`;
    const [{ mentions }] = subraya.extractActors(broken);
    assert.equal(broken.slice(mentions[0].start, mentions[0].end), "Corea del Sur");
    assert.equal(mentions[0].start, subraya.extractActors(sound)[0].mentions[0].start);
  }
});

test("the extractors give the lists of the analysis", () => {
  for (const options of [undefined, null, {}, { language: "es", offsets: "chars" }, { language: undefined }]) {
    const analysis = subraya.analyze(ARTICLE, options);
    assert.deepEqual(subraya.extractActors(ARTICLE, options), analysis.actors);
    assert.deepEqual(subraya.extractFigures(ARTICLE, options), analysis.figures);
    assert.deepEqual(subraya.extractAttributions(ARTICLE, options), analysis.attributions);
  }
});

test("a text without words is an empty result", () => {
  for (const text of ["", " \n\t", "🙂", "\u0000"]) {
    const { actors, figures, attributions } = subraya.analyze(text);
    assert.deepEqual([actors, figures, attributions], [[], [], []]);
  }
});

test("a caller's mistake is an Error with a code and a sentence", () => {
  const mistakes = [
    ["not_a_string", [undefined]],
    ["not_a_string", [null]],
    ["not_a_string", [42]],
    ["not_a_string", [new String("Seúl")]],
    ["unknown_language", ["Seúl", { language: "xx" }]],
    ["unknown_language", ["Seúl", { language: "" }]],
    ["undetected_language", [GERMAN]],
    ["undetected_language", [GERMAN, { language: undefined }]],
    ["bad_options", ["Seúl", "es"]],
    ["bad_options", ["Seúl", 0]],
    ["bad_options", ["Seúl", { language: 7 }]],
    ["bad_options", ["Seúl", { offsets: "bytes" }]],
    ["bad_options", ["Seúl", { offsets: 8 }]],
    ["bad_options", ["Seúl", { rules: "yes" }]],
    ["bad_options", ["Seúl", { lang: "es" }]],
    ["bad_options", ["Seúl", { progress: true }]],
  ];
  for (const name of ["analyze", "extractActors", "extractFigures", "extractAttributions"]) {
    for (const [code, args] of mistakes) {
      const error = thrownBy(() => subraya[name](...args));
      assert.ok(error instanceof Error, `${name}: ${code}`);
      assert.equal(error.code, code);
      assert.match(error.message, /^[A-Z].*\.$/);
    }
  }
});

test("a text tells its language", () => {
  const english = "The ministry said on Monday that its troops had left the city.";
  assert.equal(subraya.detectLanguage(ARTICLE), "es");
  assert.equal(subraya.detectLanguage(english), "en");
  assert.equal(subraya.detectLanguage(GERMAN), null);
  assert.equal(subraya.detectLanguage(""), subraya.languages()[0]);
  assert.equal(subraya.analyze(english).language, "en");
  assert.equal(subraya.analyze(english, { language: "es" }).language, "es");
  assert.equal(subraya.analyze(GERMAN, { language: "es" }).language, "es");
  assert.equal(thrownBy(() => subraya.detectLanguage(undefined)).code, "not_a_string");
});

test("progress is told stage by stage, and changes nothing", () => {
  const told = [];
  const analysis = subraya.analyze(ARTICLE, { progress: (done, all) => told.push([done, all]) });
  const all = told.length;
  assert.deepEqual(
    told,
    Array.from({ length: all }, (_, done) => [done, all]),
  );
  assert.ok(all > 1);
  assert.deepEqual(analysis, subraya.analyze(ARTICLE));
});

test("what the caller's progress function throws comes through", () => {
  const progress = () => {
    throw new RangeError("mine");
  };
  assert.ok(thrownBy(() => subraya.analyze("Seúl", { progress })) instanceof RangeError);
});

test("what the caller's own getters throw comes through", () => {
  const options = {
    get language() {
      throw new RangeError("mine");
    },
  };
  assert.ok(thrownBy(() => subraya.analyze("Seúl", options)) instanceof RangeError);
});

test("a text over the limit is refused", () => {
  const error = thrownBy(() => subraya.analyze("a".repeat((64 << 20) + 1)));
  assert.equal(error.code, "text_too_long");
  const wide = thrownBy(() => subraya.analyze("€".repeat((64 << 20) / 3 + 1)));
  assert.equal(wide.code, "text_too_long");
  assert.equal(subraya.analyze("Seúl").schema, 1);
});

test("languages and version", () => {
  assert.ok(subraya.languages().includes("es"));
  const manifest = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(subraya.version(), /^version = "(.+)"$/m.exec(manifest)?.[1]);
});

test("the same text gives the same result", () => {
  assert.deepEqual(subraya.analyze(ARTICLE), subraya.analyze(ARTICLE));
});
