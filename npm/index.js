// @ts-check
// The engine for other people's programs: loaded by itself in browsers, from bundles and in Node.js, and replaced by itself
// after a trap.

/** @import { InitOptions, Options, Problem } from "./index.js" */

import start, * as engine from "./subraya.js";

/** As the engine has it: more bytes of UTF-8 are refused. */
export const MAX_BYTES = 64 << 20;

/** @type {Promise<void> | undefined} */
let starting;
let ready = false;
/** Whether the engine has come to its end; the next call gets another. */
let ended = false;

/** @type {typeof import("./index.js").init} */
export function init({ wasm } = {}) {
  starting ??= load(wasm).catch((cause) => {
    // Whoever asks again may have a network by then.
    starting = undefined;
    throw problem("engine_missing", `The engine could not be loaded: ${cause?.message ?? cause}`, cause);
  });
  return starting;
}

/** @param {InitOptions["wasm"]} given */
async function load(given) {
  // Bundlers look for these very words.
  const source = given ?? new URL("subraya_bg.wasm", import.meta.url);
  await start({ module_or_path: (await onDisk(source)) ?? /** @type {any} */ (source) });
  ready = true;
}

/** What Node.js reads by itself: its `fetch` takes no files. @param {InitOptions["wasm"]} source */
function onDisk(source) {
  if (!(source instanceof URL || typeof source === "string") || !String(source).startsWith("file:")) return undefined;
  // No import, which bundlers for browsers would look for.
  const { process } = /** @type {any} */ (globalThis);
  return process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(source));
}

/** @type {typeof import("./index.js").analyze} */
export const analyze = (text, options) => ask(engine.analyze, text, options);

/** @type {typeof import("./index.js").extractActors} */
export const extractActors = (text, options) => ask(engine.extractActors, text, options);

/** @type {typeof import("./index.js").extractFigures} */
export const extractFigures = (text, options) => ask(engine.extractFigures, text, options);

/** @type {typeof import("./index.js").extractAttributions} */
export const extractAttributions = (text, options) => ask(engine.extractAttributions, text, options);

/** @type {typeof import("./index.js").detectLanguage} */
export const detectLanguage = (text) => ask(engine.detectLanguage, text);

/** @type {typeof import("./index.js").languages} */
export const languages = () => ask(engine.languages);

/** @type {typeof import("./index.js").version} */
export const version = () => ask(engine.version);

/**
 * Asks the engine, and tells a caller's mistake from its end.
 *
 * @template T
 * @param {(text: any, options: any) => T} work
 * @param {string} [text]
 * @param {Options} [options]
 * @returns {T}
 */
function ask(work, text, options) {
  if (!ready) throw problem("not_ready", "The engine has not been loaded yet: call `await init()` first.");
  if (ended) {
    engine.__wbg_reset_state();
    ended = false;
  }
  const { watched, isTheirs } = watching(options);
  try {
    return work(text, watched);
  } catch (error) {
    if (isTheirs(error) || isMistake(error)) throw error;
    ended = true;
    const sentence =
      "The engine has stopped on this text, through a fault of its own or for lack of memory. The next call gets another.";
    throw problem("engine_stopped", sentence, error);
  }
}

/** The options, with an eye on what the caller's own function throws. @param {Options | undefined} options */
function watching(options) {
  const progress = options?.progress;
  /** @type {unknown[]} */
  const thrown = [];
  const isTheirs = (/** @type {unknown} */ error) => thrown.includes(error);
  if (typeof progress !== "function") return { watched: options, isTheirs };
  /** @param {number} done @param {number} all */
  const told = (done, all) => {
    try {
      progress(done, all);
    } catch (error) {
      thrown.push(error);
      throw error;
    }
  };
  return { watched: { ...options, progress: told }, isTheirs };
}

/** A caller's mistake is the only thing that the engine throws with a code. @param {unknown} error */
const isMistake = (error) => error instanceof Error && "code" in error;

/** @param {Problem["code"]} code @param {string} sentence @param {unknown} [cause] */
const problem = (code, sentence, cause) => Object.assign(new Error(sentence, { cause }), { code });
