// @ts-check
// What is measured inside an empty page, in whichever browser.

import { measureEngine, start } from "./engine.mjs";
import { once, timed } from "./timing.mjs";

/** @param {string} path */
const text = async (path) => (await fetch(path)).text();
/** @param {string} name */
export const read = (name) => text(`/texts/${name}.txt`);

/** A module's address that nobody has seen, so that no engine remembers what it made of it. @param {string} source */
function fresh(source) {
  const blob = new Blob([`${source}\n// ${Math.random()}\n`], { type: "text/javascript" });
  return URL.createObjectURL(blob);
}

export async function engineParts() {
  const bytes = new Uint8Array(await (await fetch("/pkg/subraya_bg.wasm")).arrayBuffer());
  const source = await text("/pkg/subraya.js");
  return { bytes, glue: async () => fresh(source) };
}

/** @param {boolean} quick */
export async function engine(quick) {
  return measureEngine(await engineParts(), read, quick, (sentence) => console.info(sentence));
}

/** Ours, as a peer is. */
export async function startOurs() {
  const { engine, ready } = await start(await engineParts());
  return { run: (/** @type {string} */ text) => engine.analyze(text), ready };
}

/** A peer from its script, with one sentence answered. @param {string} name @param {string} sentence */
export async function startPeer(name, sentence) {
  const address = fresh(await text(`/peers/${name}.js`));
  const began = performance.now();
  const { run } = await import(address);
  run(sentence);
  return { run, ready: performance.now() - began };
}

/** @type {Record<string, (text: string) => unknown>} */
const running = {};

/** Starts one, keeps it for `article` and `longer`, and tells how long it took. @param {string} name @param {string} sentence */
export async function ready(name, sentence) {
  const { run, ready } = name === "subraya" ? await startOurs() : await startPeer(name, sentence);
  running[name] = run;
  return ready;
}

/** @param {string} name @param {string} textName @param {number} ms */
export async function warm(name, textName, ms) {
  const text = await read(textName);
  return { bytes: new TextEncoder().encode(text).length, ...timed(() => running[name](text), { ms, least: 3 }) };
}

/** What takes long is done once. @param {string} name @param {string} textName */
export async function longer(name, textName) {
  const text = await read(textName);
  return { bytes: new TextEncoder().encode(text).length, value: once(() => running[name](text)) };
}
