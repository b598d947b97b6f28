// @ts-check
// The page under the bookmarklet may have replaced what JavaScript and the DOM come with. A frame of our own has them as
// the browser made them; the build puts these in the place of the globals everywhere in the bookmark.

/** Where a running bookmark can be found by the next click. */
export const RUNNING = Symbol.for("subraya");

/** @typedef {Window & typeof globalThis} Realm */

/** Whether this click is to end what an earlier one began. */
export const isRunning = typeof (/** @type {any} */ (window)[RUNNING]?.end) === "function";

/** The one element that the page gets from us: panel, frames and all are inside it. */
export const host = document.createElement("subraya-panel");

/** @returns {Realm} */
function cleanRealm() {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  // Children of an element with a shadow root are not rendered.
  host.replaceChildren(frame);
  document.documentElement.append(host);
  try {
    const realm = /** @type {Realm} */ (frame.contentWindow);
    if (typeof realm.Object === "function") return realm;
  } catch {
    // In a sandboxed page every frame is a stranger.
  }
  frame.remove();
  return window;
}

/** What belongs to a frame that has been thrown out does no more than compute: whoever needs more takes it from here each time. */
export let realm = isRunning ? window : cleanRealm();

/** Comes back into a page that has thrown us out. */
export function comeBack() {
  realm = cleanRealm();
}

// biome-ignore lint/suspicious/noShadowRestrictedNames: these are to be had in the place of the globals
export const { Array, Intl, JSON, Map, Object, Set, WeakMap } = realm;

/** The page's own, as the language has it: what one of a frame that is gone promises is never kept. @type {PromiseConstructor} */
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is to be had in the place of the global
export const Promise = /** @type {any} */ ((async () => {})().constructor);

/**
 * A getter as the browser made it.
 *
 * @param {{ prototype: object }} owner
 * @param {string} name
 * @returns {(from: object) => any}
 */
export function getter(owner, name) {
  const get = realm.Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
  return (from) => get && realm.Reflect.apply(get, from, []);
}

/**
 * A method as the browser made it.
 *
 * @param {object} owner
 * @param {string} name
 * @returns {(on: object, ...given: any[]) => any}
 */
export function method(owner, name) {
  const call = /** @type {any} */ (owner)[name];
  return (on, ...given) => realm.Reflect.apply(call, on, given);
}

/** @type {(target: EventTarget, type: string, listener: (event: any) => void, options?: AddEventListenerOptions) => void} */
export const listen = method(realm.EventTarget.prototype, "addEventListener");
