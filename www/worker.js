// @ts-check
// The engine, off the page's main thread. Results are sent in small slices: the page takes a message in at one go, and
// one message with all that a long text holds would stop it. Each slice is JSON, which a page reads in half the time that
// it takes to read objects.

/** @import { List, WorkerMessage } from "./contract.js" */

import init, { analyze } from "./pkg/subraya.js";

/** Small enough that taking one in goes unnoticed, even on a slow machine. */
const ITEMS_IN_A_SLICE = 250;

/** @param {WorkerMessage} message */
const say = (message) => postMessage(message);

/** @typedef {{ text: string, language: string | undefined }} Ask a text, and the language to read it in unless it tells by itself */

/** @param {Ask} ask */
function answer(ask) {
  const { actors, figures, attributions, ...head } = run(ask);
  say({ say: "head", head });
  for (const [list, items] of /** @type {[List, any[]][]} */ (Object.entries({ actors, figures, attributions }))) {
    for (let at = 0; at < items.length; at += ITEMS_IN_A_SLICE) {
      say({ say: "slice", list, items: JSON.stringify(items.slice(at, at + ITEMS_IN_A_SLICE)) });
    }
  }
  say({ say: "done" });
}

/** @param {Ask} ask */
function run({ text, language }) {
  /** @param {number} done @param {number} total */
  const progress = (done, total) => say({ say: "progress", done, total });
  return analyze(text, { rules: true, progress, language });
}

/** @param {WebAssembly.Module} module the engine, compiled by the page */
async function begin(module) {
  try {
    await init({ module_or_path: module });
    // Else it could end while it is at work without anybody's noticing.
    await alive;
    say({ say: "ready" });
  } catch {
    say({ say: "missing" });
  }
}

/** Holds a lock as long as this worker lives, so that the page knows when it does no more; where there are locks. */
const alive = new Promise((resolve) => {
  const lock = `subraya engine ${Math.random()}`;
  const hold = () => {
    say({ say: "alive", lock });
    resolve(undefined);
    return new Promise(() => {});
  };
  // Pages without TLS have none, nor have those that may keep nothing.
  if (navigator.locks) navigator.locks.request(lock, hold).catch(resolve);
  else resolve(undefined);
});

addEventListener("message", ({ data }) => {
  if (data instanceof WebAssembly.Module) return begin(data);
  try {
    answer(data);
  } catch (error) {
    const { message, code } = /** @type {{ message?: string, code?: string }} */ (error);
    // What the engine has to say comes with a code. All else is its end, be it a trap, the memory or the stack: after that
    // nothing that it holds can be relied on.
    say(
      code === undefined ? { say: "broken", message: message ?? String(error) } : { say: "failed", message: message ?? "", code },
    );
  }
});
