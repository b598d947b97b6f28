// @ts-check
// Long work in slices, so that the page answers in between.

/** Well under the 50 ms from which on people feel that a page hesitates; what the browser makes of a slice comes on top. */
const SLICE_MS = 10;

/** @type {MessageChannel | undefined} */
let channel;
/** @type {(() => void)[]} */
const waiting = [];

/** Lets the browser do what else there is: paint, scroll, take keys. @returns {Promise<void>} */
function pause() {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  const { port2 } = channel;
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

  /** Goes through work step by step, with rests. @template T @param {Generator<void, T, void>} steps @returns {Promise<T>} */
  async through(steps) {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (this.due) await this.rest();
    }
  }
}

/** The same work without a rest. @template T @param {Generator<void, T, void>} steps @returns {T} */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
