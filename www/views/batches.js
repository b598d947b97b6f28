// @ts-check
// Long lists come in batches, so that a long article does not stop the page: their first items are drawn, in slices
// between which the page answers, and a button brings the next ones.

import { make } from "../dom.js";
import { Pace } from "../pace.js";

/** What an article holds is there at once. */
const AT_ONCE = 40;

/**
 * @typedef {object} List
 * @property {HTMLElement} parent
 * @property {any[]} items
 * @property {number} size how many are drawn at a time
 * @property {(item: any) => HTMLElement} draw
 */

export class Batches {
  /** @type {List[]} the lists of which nothing has been drawn yet */
  #waiting = [];
  #pace = new Pace();
  #atOnce;

  /**
   * @param {(n: number) => string} words what the buttons say
   * @param {AbortSignal} signal says that something else is to be drawn now
   * @param {boolean} long whether the page has much to do besides, since it shows a long text
   */
  constructor(words, signal, long) {
    this.words = words;
    this.signal = signal;
    this.#atOnce = long ? 0 : AT_ONCE;
  }

  /**
   * Takes a list, whose first items are drawn in its turn. An item may bring lists of its own, which come before the next
   * item.
   *
   * @template T
   * @param {HTMLElement} parent
   * @param {T[]} items
   * @param {number} size
   * @param {(item: T) => HTMLElement} draw
   */
  add(parent, items, size, draw) {
    this.#waiting.push({ parent, items, size, draw });
  }

  /** Draws what there is to draw of the lists, from top to bottom. */
  async draw() {
    for (const list of this.#waiting.splice(0)) await this.#batch(list, 0, null);
  }

  /** @param {List} list @param {number} from @param {HTMLElement | null} holder of the button, before which the items come */
  async #batch(list, from, holder) {
    const { parent, items, size, draw } = list;
    const to = Math.min(from + size, items.length);
    /** @type {HTMLElement | undefined} */
    let first;
    for (const item of items.slice(from, to)) {
      if (this.signal.aborted) return;
      const node = draw(item);
      first ??= node;
      parent.insertBefore(node, holder);
      await this.draw();
      if (--this.#atOnce < 0 && this.#pace.due) await this.#pace.rest();
    }
    if (holder) {
      // The button goes; whoever works by keyboard goes on where the new items begin.
      /** @type {HTMLElement | null | undefined} */ (first?.querySelector("button, [tabindex]"))?.focus({ preventScroll: true });
      holder.remove();
    }
    if (to === items.length || this.signal.aborted) return;
    const more = make("button", { type: "button", class: "more" }, this.words(Math.min(size, items.length - to)));
    const next = holderFor(parent, more);
    more.addEventListener("click", () => this.#batch(list, to, next), { once: true });
    parent.append(next);
  }
}

/** A button in whatever may stand in this parent. @param {HTMLElement} parent @param {HTMLElement} more */
function holderFor(parent, more) {
  if (parent.tagName === "TBODY") return make("tr", {}, make("td", { colspan: "2" }, more));
  if (parent.tagName === "UL" || parent.tagName === "OL") return make("li", {}, more);
  return make("p", {}, more);
}
