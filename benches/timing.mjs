// @ts-check
// How long something takes, again and again: the same in Node.js and in every browser.

/** @typedef {{ low: number, median: number, high: number, runs: number }} Spread the quartiles, and of how many samples */
/** @typedef {{ ms?: number, least?: number, most?: number }} Patience how long to go on, half of it to warm up, and how many samples to take */

/** Browsers round their clock; a sample of several calls that takes this long makes that a thousandth. */
const SAMPLE_MS = 5;

/** @param {number[]} values @returns {Spread} */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  /** @param {number} part */
  const at = (part) => {
    const place = part * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.ceil(place);
    return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75), runs: sorted.length };
}

/** Milliseconds a call, after calls enough for the compiler to have done its best. @param {() => unknown} body @param {Patience} [patience] */
export function timed(body, { ms = 1000, least = 5, most = 200 } = {}) {
  let calls = 0;
  const began = performance.now();
  // What takes long warms itself.
  do {
    body();
    calls++;
  } while (performance.now() - began < ms / 2);
  const batch = Math.max(1, Math.ceil(SAMPLE_MS / ((performance.now() - began) / calls)));
  const end = performance.now() + ms / 2;
  /** @type {number[]} */
  const samples = [];
  while (samples.length < most && (samples.length < least || performance.now() < end)) {
    const start = performance.now();
    for (let call = 0; call < batch; call++) body();
    samples.push((performance.now() - start) / batch);
  }
  return spread(samples);
}

/** Milliseconds of one call, without any before it. @param {() => unknown} body */
export function once(body) {
  const start = performance.now();
  body();
  return performance.now() - start;
}
