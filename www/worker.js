// @ts-check
// The engine, off the page's main thread. Results are sent in small slices: the page takes a message in at one go, and
// one message with all that a long text holds would stop it.

/** @import { EngineModule, List, WorkerMessage } from "./contract.js" */

/** Small enough that taking one in goes unnoticed, even on a slow machine. */
const ITEMS_IN_A_SLICE = 250;

/** @param {WorkerMessage} message */
const say = (message) => postMessage(message);

/** @typedef {{ text: string, language: string | undefined }} Ask a text, and the language to read it in unless it tells by itself */

/** @param {EngineModule} engine @param {Ask} ask */
function answer(engine, ask) {
  const { actors, figures, attributions, ...head } = run(engine, ask);
  say({ say: "head", head });
  for (const [list, items] of /** @type {[List, any[]][]} */ (Object.entries({ actors, figures, attributions }))) {
    for (let at = 0; at < items.length; at += ITEMS_IN_A_SLICE) {
      say({ say: "slice", list, items: items.slice(at, at + ITEMS_IN_A_SLICE) });
    }
  }
  say({ say: "done" });
}

/** @param {EngineModule} engine @param {Ask} ask */
function run(engine, { text, language }) {
  /** @param {number} done @param {number} total */
  const progress = (done, total) => say({ say: "progress", done, total });
  return engine.analyze(text, { rules: true, progress, language });
}

try {
  const engine = /** @type {EngineModule} */ (await import("./pkg/subraya.js"));
  await engine.default();
  addEventListener("message", ({ data }) => {
    try {
      answer(engine, data);
    } catch (error) {
      const { message, code } = /** @type {{ message?: string, code?: string }} */ (error);
      say({ say: "failed", message: message ?? String(error), code });
    }
  });
  say({ say: "ready" });
} catch {
  say({ say: "missing" });
}

export {};
