// @ts-check
// Long lists come in batches, so that a long article does not stop the page: a button brings the next ones.

import { make } from "../dom.js";

/**
 * Draws the first items into a parent, and a button for the next.
 *
 * @template T
 * @param {HTMLElement} parent
 * @param {T[]} items
 * @param {number} size
 * @param {(n: number) => string} words what the button says
 * @param {(item: T) => HTMLElement} draw
 */
export function inBatches(parent, items, size, words, draw) {
  const nodes = items.slice(0, size).map(draw);
  parent.append(...nodes);
  const rest = items.slice(size);
  if (rest.length === 0) return nodes;
  const more = make("button", { type: "button", class: "more" }, words(Math.min(size, rest.length)));
  const holder = holderFor(parent, more);
  more.addEventListener("click", () => {
    holder.remove();
    const [first] = inBatches(parent, rest, size, words, draw);
    // The button is gone; whoever works by keyboard goes on where the new items begin.
    const stop = /** @type {HTMLElement | null} */ (first.querySelector("button, [tabindex]"));
    stop?.focus({ preventScroll: true });
  });
  parent.append(holder);
  return nodes;
}

/** A button in whatever may stand in this parent. @param {HTMLElement} parent @param {HTMLElement} more */
function holderFor(parent, more) {
  if (parent.tagName === "TBODY") return make("tr", {}, make("td", { colspan: "2" }, more));
  if (parent.tagName === "UL" || parent.tagName === "OL") return make("li", {}, more);
  return make("p", {}, more);
}
