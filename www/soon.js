// @ts-check
// What the page can do beyond showing an article (`rest.js`) comes after the first one has been shown, or as soon as it is
// asked for.

/** @typedef {typeof import("./rest.js")} Rest */

/** It could not be fetched. */
export class RestMissing extends Error {}

/** It, once it is here. @type {Rest | undefined} */
export let here;
/** @type {Promise<Rest> | undefined} */
let coming;

/** Loads it, once. */
export function rest() {
  coming ??= import("./rest.js").then(
    (rest) => {
      here = rest;
      return rest;
    },
    (error) => {
      // A network that is back brings it the next time.
      coming = undefined;
      throw new RestMissing("the rest of the page did not come", { cause: error });
    },
  );
  return coming;
}

/** When there is nothing better to do. @returns {Promise<void>} */
export const idle = () =>
  new Promise((resolve) => {
    // Safari has no such thing.
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 200);
  });
