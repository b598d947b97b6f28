// @ts-check
// The one place that knows where the engine is and how it is started.

/** @import { Analysis, EngineModule } from "./contract.js" */

/** The engine could not be fetched or started; the text is not to blame. */
export class EngineMissing extends Error {}

/** @type {Promise<EngineModule> | undefined} */
let starting;
let attempts = 0;

/** @returns {Promise<EngineModule>} */
async function start() {
  // Browsers remember a module that failed to load, so each further attempt asks under another address.
  const again = attempts++ ? `?again=${attempts}` : "";
  try {
    const engine = await import(`./pkg/subraya.js${again}`);
    await engine.default();
    return engine;
  } catch (cause) {
    starting = undefined;
    throw new EngineMissing("the engine did not start", { cause });
  }
}

/**
 * Analyses a text, starting the engine on first use.
 *
 * @param {string} text
 * @returns {Promise<Analysis>} rejects with EngineMissing, or with the engine's own Error, which has a `code`
 */
export async function analyze(text) {
  starting ??= start();
  return (await starting).analyze(text, { rules: true });
}
