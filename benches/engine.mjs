// @ts-check
// The engine from its bytes, in Node.js and in every browser, and what its limits are there.

import { once, spread, timed } from "./timing.mjs";

/** One sentence in each language: whoever has answered them has everything ready. @type {Record<string, string>} */
export const SENTENCES = {
  es: "Seúl estima que unos 500 asesores norcoreanos trabajan en Siria.",
  en: "Seoul estimates that some 500 North Korean advisers work in Syria.",
};

/**
 * The same module with a section more that nobody reads: engines know a module that they have compiled before.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function unlikeAnyOther(bytes) {
  const number = Math.floor(Math.random() * 2 ** 32);
  const section = [0, 6, 1, 120, ...[0, 8, 16, 24].map((shift) => (number >>> shift) & 0xff)];
  const copy = new Uint8Array(bytes.length + section.length);
  copy.set(bytes);
  copy.set(section, bytes.length);
  return copy;
}

/**
 * @typedef {object} Parts
 * @property {Uint8Array<ArrayBuffer>} bytes of the WebAssembly
 * @property {() => Promise<string>} glue the address of its JavaScript, another one each time
 */

/** Starts the engine as in a page that has never had it. @param {Parts} parts */
export async function start({ bytes, glue }) {
  const fresh = unlikeAnyOther(bytes);
  const address = await glue();
  const began = performance.now();
  const engine = await import(address);
  await engine.default({ module_or_path: fresh });
  const compiled = performance.now() - began;
  for (const [language, text] of Object.entries(SENTENCES)) engine.analyze(text, { language });
  return { engine, compiled, ready: performance.now() - began };
}

/** One that has compiled already, with a memory of its own. @param {WebAssembly.Module} module @param {Parts["glue"]} glue */
async function another(module, glue) {
  const engine = await import(await glue());
  const { memory } = await engine.default({ module_or_path: module });
  return { engine, memory };
}

/**
 * All that is asked of the engine in one place, as measurements without their subject.
 *
 * @param {Parts} parts
 * @param {(name: string) => Promise<string>} read a text by its name
 * @param {boolean} quick
 * @param {(sentence: string) => void} progress
 */
export async function measureEngine(parts, read, quick, progress) {
  /** @type {object[]} */
  const found = [];
  const articles = { es: await read("es-article"), en: await read("en-article") };
  progress("start");
  /** @type {{ compiled: number[], ready: number[], first: number[] }} */
  const starts = { compiled: [], ready: [], first: [] };
  for (let run = 0; run < (quick ? 5 : 15); run++) {
    const { engine, compiled, ready } = await start(parts);
    starts.compiled.push(compiled);
    starts.ready.push(ready);
    starts.first.push(once(() => engine.analyze(articles.es)));
  }
  for (const [what, values] of Object.entries(starts)) found.push({ what, unit: "ms", ...spread(values) });

  const module = await WebAssembly.compile(parts.bytes);
  const { engine } = await another(module, parts.glue);
  for (const [language, article] of Object.entries(articles)) {
    progress(`article, ${language}`);
    const time = timed(() => engine.analyze(article), { ms: quick ? 1500 : 4000 });
    found.push({ what: "article", language, unit: "ms", bytes: sizeOf(article), ...time });
  }
  for (const size of quick ? ["10k", "100k", "1m"] : ["10k", "100k", "1m", "10m"]) {
    for (const language of Object.keys(SENTENCES)) {
      progress(`${size}, ${language}`);
      const text = await read(`${language}-${size}`);
      const { engine, memory } = await another(module, parts.glue);
      const patience = size === "10m" ? { ms: 0, least: 1 } : { ms: quick ? 300 : 1000, least: 3 };
      const time = timed(() => engine.analyze(text), patience);
      found.push({ what: size, language, unit: "ms", bytes: sizeOf(text), ...time });
      found.push({ what: `memory ${size}`, language, unit: "times", value: memory.buffer.byteLength / sizeOf(text) });
    }
  }
  progress("limits");
  const text = await read("es-1m");
  const bytes = new TextEncoder().encode(text);
  const copy = new Uint8Array(bytes.length);
  const decoder = new TextDecoder();
  /** @type {Record<string, () => unknown>} */
  const limits = {
    "copy bytes": () => copy.set(bytes),
    "look for a byte": () => bytes.indexOf(0),
    "UTF-16 to UTF-8": () => new TextEncoder().encode(text),
    "UTF-8 to UTF-16": () => decoder.decode(bytes),
  };
  for (const [what, body] of Object.entries(limits)) {
    found.push({ what, limit: true, unit: "ms", bytes: bytes.length, ...timed(body, { ms: 300 }) });
  }
  return found;
}

/** @param {string} text */
const sizeOf = (text) => new TextEncoder().encode(text).length;
