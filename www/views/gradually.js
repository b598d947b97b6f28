// @ts-check
// Long lists, drawn a little at a time.

import { Pace } from "../pace.js";

/**
 * Draws a list anew: its beginning at once, the rest in slices between which the page answers, until another drawing
 * takes over. Several lists that are drawn one after another share a pace.
 *
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {(item: T) => Node} draw
 * @param {AbortSignal} signal
 * @param {Pace} [pace]
 */
export async function drawGradually(list, items, draw, signal, pace = new Pace()) {
  list.replaceChildren();
  for (const item of items) {
    list.append(draw(item));
    if (!pace.due) continue;
    await pace.rest();
    if (signal.aborted) return;
  }
}
