// @ts-check
// Long work in slices, so that the page answers in between.

/** Well under the 50 ms from which on people feel that a page hesitates; what the browser makes of a slice comes on top. */
const SLICE_MS = 10;

const { port1, port2 } = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets the browser do what else there is: paint, scroll, take keys. @returns {Promise<void>} */
function pause() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });
}

export class Pace {
  #until = performance.now() + SLICE_MS;

  /** Whether it is time to rest. */
  get due() {
    return performance.now() >= this.#until;
  }

  async rest() {
    await pause();
    this.#until = performance.now() + SLICE_MS;
  }
}
