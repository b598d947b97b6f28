// @ts-check
// Keeps up with a page that changes: what a framework rewrites, what arrives late or while scrolling, another article
// without another page.

import { host, listen, realm } from "./clean.js";

/** A page that has been still for so long is read again. */
const STILL_MS = 400;
/** One that is never still is read after so long all the same. */
const LATEST_MS = 1_500;
/** Reading a page over and over in vain is done more and more seldom. */
const MOST_PATIENCE_MS = 30_000;
/** How often what no event tells of is looked at: the address, and what the page may have thrown away with its own. */
const HEARTBEAT_MS = 1_000;
/** So many letters may be a paragraph; less is a clock, a counter, a button. */
const PARAGRAPH_CHARS = 60;

/**
 * @typedef {object} Watched
 * @property {(records: MutationRecord[]) => boolean} recheck called at once after each change, before anything is drawn: whether all that was painted still is
 * @property {() => Promise<boolean>} reread called when the page has come to rest: whether it made a difference
 * @property {() => void} heartbeat
 */

export class Watch {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #watched;
  #since = 0;
  #patience = STILL_MS;
  #address = location.href;
  #reading = false;
  #pulse = setInterval(() => this.#beat(), HEARTBEAT_MS);
  /** @type {MutationObserver | undefined} */
  #observer;
  #ended = new realm.AbortController();

  /** @param {Watched} watched */
  constructor(watched) {
    this.#watched = watched;
    listen(document, "visibilitychange", () => document.hidden || this.#beat(), { signal: this.#ended.signal });
  }

  /** @param {(Document | ShadowRoot)[]} roots */
  over(roots) {
    this.#observer?.disconnect();
    this.#observer = new realm.MutationObserver((records) => this.#onChange(records));
    for (const root of roots) this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
  }

  /** Goes on where it could not see for a while. @param {(Document | ShadowRoot)[]} roots */
  again(roots) {
    if (this.#ended.signal.aborted) return;
    this.over(roots);
    this.#soon();
  }

  end() {
    this.#observer?.disconnect();
    this.#ended.abort();
    clearTimeout(this.#timer);
    clearInterval(this.#pulse);
  }

  /** @param {MutationRecord[]} records */
  #onChange(records) {
    const stands = this.#watched.recheck(records);
    if (!stands || records.some(bringsWords)) this.#soon();
  }

  #soon() {
    const now = performance.now();
    this.#since ||= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(this.#patience, this.#since + Math.max(LATEST_MS, this.#patience) - now));
    this.#timer = setTimeout(() => this.#read(), wait);
  }

  async #read() {
    if (this.#reading) return this.#soon();
    this.#reading = true;
    this.#since = 0;
    try {
      const useful = await this.#watched.reread();
      this.#patience = useful ? STILL_MS : Math.min(2 * this.#patience, MOST_PATIENCE_MS);
    } finally {
      this.#reading = false;
    }
  }

  #beat() {
    this.#watched.heartbeat();
    const address = location.href.split("#")[0];
    if (address === this.#address.split("#")[0]) return;
    this.#address = location.href;
    this.#patience = STILL_MS;
    this.#soon();
  }
}

/** Whether a change may have brought something to read. @param {MutationRecord} record */
function bringsWords({ type, target, addedNodes }) {
  if (target === host) return false;
  if (type === "characterData") return (target.nodeValue ?? "").length >= PARAGRAPH_CHARS;
  return realm.Array.prototype.some.call(
    addedNodes,
    (node) => node !== host && (node.textContent ?? "").length >= PARAGRAPH_CHARS,
  );
}
