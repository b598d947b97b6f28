// What no newspaper prints, through the exports of the built engine: halves of characters, NUL bytes, nothing but line
// breaks; and an engine that has trapped, which whoever uses the package can replace.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../www/pkg/", import.meta.url);

/** The package with an instance of its own. @param {string} [name] @returns {Promise<typeof import("../../www/pkg/subraya.js")>} */
async function engine(name = "") {
  const subraya = await import(new URL(`subraya.js?${name}`, folder).href);
  const { memory } = subraya.initSync({ module: readFileSync(new URL("subraya_bg.wasm", folder)) });
  return { ...subraya, memory };
}

const subraya = await engine();

const NEWS =
  "Seúl, 4 nov (EFE).- Corea del Sur estima que unos 3.000 soldados norcoreanos llegaron a Rusia. «Es grave», dijo la OTAN.";
const HALVES = ["\ud83d", "\udc4d", "\udc4d\ud83d", "\ud83d\ud83d"];
/** The news with something between all of its words, and within every one of them. */
const between = (what) => NEWS.split(" ").join(` ${what} `);
const within = (what) => NEWS.replaceAll(/(?<=\p{L})(?=\p{L})/gu, what);

const TEXTS = {
  ...Object.fromEntries(
    HALVES.flatMap((half) => [
      [`${escape(half)} between`, between(half)],
      [`${escape(half)} within`, within(half)],
    ]),
  ),
  "halves at both ends": `\udc4d${NEWS}\ud83d`,
  "NUL between": between("\0"),
  "NUL within": within("\0"),
  "nothing but NUL": "\0".repeat(100_000),
  "a million line breaks": `${NEWS}${"\n".repeat(1_000_000)}${NEWS}`,
  "a million CRLF": `${NEWS}${"\r\n".repeat(1_000_000)}${NEWS}`,
  "right to left": `\u202e${between("\u2067كينيا\u2069")}`,
  "zero width": within("\u200b"),
  "soft hyphens": within("\u00ad"),
  "combining marks": within("\u0301".repeat(50)),
  "one word of 20 MB": "a".repeat(20 << 20),
  "5 MB of digits": "7".repeat(5 << 20),
  "half a MB of quotation marks": "«".repeat(1 << 18),
  "half a MB of brackets": "(".repeat(1 << 19),
  emoji: within("👩‍👩‍👧"),
};

/** Every span of a result. */
function* spansOf({ actors, figures, attributions }) {
  for (const { mentions } of actors) yield* mentions;
  yield* figures;
  for (const { source, cue, content } of attributions) yield* [source, cue, ...content].filter(Boolean);
}

for (const [name, text] of Object.entries(TEXTS)) {
  test(`spans of an odd text are whole: ${name}`, () => {
    const analysis = subraya.analyze(text, { language: "es" });
    for (const { start, end } of spansOf(analysis)) {
      assert.ok(0 <= start && start < end && end <= text.length, `${start}–${end}`);
      for (const at of [start, end]) {
        assert.doesNotMatch(text.slice(at - 1, at + 1), /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/, `${at} splits what is one`);
      }
    }
    for (const list of ["actors", "figures", "attributions"]) {
      for (const [index, { id }] of analysis[list].entries()) assert.equal(id, index);
    }
    assert.deepEqual(subraya.analyze(text, { language: "es" }), analysis, "the same again");
  });
}

/** What ends an instance for real. @type {Record<string, (memory: WebAssembly.Memory) => string>} each gives a text that does it */
const ENDS = {
  "no memory": (memory) => {
    for (let pages = 65_536; pages >= 1; ) {
      try {
        memory.grow(pages);
      } catch {
        pages >>= 1;
      }
    }
    return `${NEWS}\n`.repeat(5_000);
  },
  "no stack": () => NEWS,
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`after a trap another instance takes the place: ${name}`, async () => {
    const own = await engine(encodeURIComponent(name));
    const before = own.analyze(NEWS);
    const text = end(own.memory);
    let thrown;
    const attempt = () => {
      try {
        own.analyze(text);
      } catch (error) {
        thrown ??= error;
      }
    };
    const deep = () => {
      try {
        deep();
      } catch {
        if (!thrown) attempt();
      }
    };
    if (text === NEWS) deep();
    else attempt();
    assert.ok(thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError, String(thrown));
    assert.equal(thrown.code, undefined, "it is no mistake of the caller's");
    own.__wbg_reset_state();
    assert.deepEqual(own.analyze(NEWS), before);
    assert.equal(own.version(), subraya.version());
  });
}
