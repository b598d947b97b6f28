// The package in Node.js: it loads itself, says what is wrong by a code, and goes on after a trap.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CONSUMER } from "./consumer.mjs";

const FOLDER = join(CONSUMER, "node_modules/subraya");
const TEXT = "Unos 3.000 soldados rusos llegaron a la frontera, según la ONU.";

/** @type {string[]} */
const copies = [];
after(() => Promise.all(copies.map((copy) => rm(copy, { recursive: true, force: true }))));

/** The package anew, engine and all. @returns {Promise<typeof import("../../npm/index.js")>} */
async function fresh() {
  const copy = await mkdtemp(join(CONSUMER, "copy-"));
  copies.push(copy);
  await cp(FOLDER, copy, { recursive: true });
  return import(pathToFileURL(join(copy, "index.js")).href);
}

/** What a call throws, or what comes of it. */
function thrownBy(call) {
  try {
    return assert.fail(`gave ${JSON.stringify(call())}`);
  } catch (error) {
    return error;
  }
}

test("the engine loads itself, once, from beside the module", async () => {
  const subraya = await fresh();
  assert.equal(thrownBy(() => subraya.analyze(TEXT)).code, "not_ready");
  const first = subraya.init();
  assert.equal(subraya.init(), first);
  await first;
  const { figures, actors, attributions } = subraya.analyze(TEXT);
  assert.deepEqual(subraya.extractFigures(TEXT), figures);
  assert.deepEqual(subraya.extractActors(TEXT), actors);
  assert.deepEqual(subraya.extractAttributions(TEXT), attributions);
  assert.deepEqual([figures.length, attributions.length], [1, 1]);
  assert.deepEqual([subraya.languages(), subraya.detectLanguage(TEXT)], [["es", "en"], "es"]);
  assert.equal(subraya.version(), JSON.parse(await readFile(join(FOLDER, "package.json"), "utf8")).version);
});

test("bytes and compiled modules do as well as the file", async () => {
  const bytes = await readFile(join(FOLDER, "subraya_bg.wasm"));
  for (const wasm of [bytes, await WebAssembly.compile(bytes), pathToFileURL(join(FOLDER, "subraya_bg.wasm")).href]) {
    const subraya = await fresh();
    await subraya.init({ wasm });
    assert.equal(subraya.extractFigures(TEXT).length, 1);
  }
});

test("an engine that is not there is told of by a code, and can be asked for again", async () => {
  const subraya = await fresh();
  await assert.rejects(subraya.init({ wasm: pathToFileURL(join(FOLDER, "nowhere.wasm")) }), { code: "engine_missing" });
  assert.equal(thrownBy(() => subraya.analyze(TEXT)).code, "not_ready");
  await subraya.init();
  assert.equal(subraya.extractFigures(TEXT).length, 1);
});

test("a caller's mistake has a code, and the engine goes on", async () => {
  const subraya = await fresh();
  await subraya.init();
  const codes = {
    not_a_string: () => subraya.analyze(7),
    bad_options: () => subraya.analyze(TEXT, { offsets: "bytes" }),
    unknown_language: () => subraya.analyze(TEXT, { language: "de" }),
    undetected_language: () => subraya.analyze("Der Minister sagte, die Soldaten seien noch nicht in der Stadt."),
    text_too_long: () => subraya.analyze("a".repeat(subraya.MAX_BYTES + 1)),
  };
  for (const [code, call] of Object.entries(codes)) assert.equal(thrownBy(call).code, code);
  assert.equal(subraya.extractFigures(TEXT).length, 1);
});

test("the longest text is as long as the engine takes", async () => {
  const { MAX_BYTES } = await fresh();
  const [, amount, shift] = /MAX_BYTES: usize = (\d+) << (\d+);/.exec(
    await readFile(new URL("../../src/lib.rs", import.meta.url), "utf8"),
  );
  assert.equal(MAX_BYTES, Number(amount) << Number(shift));
});

test("what a caller's own function throws comes through as it is", async () => {
  const subraya = await fresh();
  await subraya.init();
  const own = new RangeError("mine");
  const progress = () => {
    throw own;
  };
  assert.equal(
    thrownBy(() => subraya.analyze(TEXT, { progress })),
    own,
  );
  let told = 0;
  subraya.analyze(TEXT, { progress: () => told++ });
  assert.ok(told > 1);
});

test("after a trap the next call gets another engine", async () => {
  // A module of one function, which is `unreachable`.
  const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0];
  const { f: trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([...head, 10, 5, 1, 3, 0, 0, 11]))).exports;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { instance, module } = await Reflect.apply(instantiate, WebAssembly, given);
    return {
      module,
      instance: Object.create(WebAssembly.Instance.prototype, { exports: { value: { ...instance.exports, analyze: trap } } }),
    };
  };
  const subraya = await fresh();
  try {
    await subraya.init();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  const error = thrownBy(() => subraya.analyze(TEXT));
  assert.equal(error.code, "engine_stopped");
  assert.ok(error.cause instanceof WebAssembly.RuntimeError);
  assert.equal(subraya.analyze(TEXT).figures.length, 1);
});

test("where pages are made on a server, the modules for pages can be loaded", async () => {
  const { highlight } = await import(pathToFileURL(join(FOLDER, "dom.js")).href);
  const { SubrayaArticle } = await import(pathToFileURL(join(FOLDER, "element.js")).href);
  assert.deepEqual([typeof highlight, typeof SubrayaArticle], ["function", "function"]);
});
