// @ts-check
// From highlights of a text to the stretches of a page's text nodes that they cover.

/** @import { Analysis } from "../contract.js" */
/** @import { Highlight } from "../highlights.js" */
/** @import { FoundText } from "./protocol.js" */

import { highlightsOf } from "../highlights.js";

/**
 * A highlight, or the part of one that stands in one text node.
 *
 * @typedef {object} Stretch
 * @property {Highlight} highlight
 * @property {number} node the node's number among the page's texts
 * @property {number} from
 * @property {number} to
 * @property {string} words what must stand there, white space as spaces
 */

/** @param {FoundText} found @param {Analysis} analysis @returns {Stretch[]} in text order */
export function stretchesOf({ text, pieces }, analysis) {
  /** @type {Stretch[]} */
  const stretches = [];
  let first = 0;
  for (const highlight of highlightsOf(text, analysis)) {
    const { start, end } = highlight;
    // Highlights come in the order in which they begin.
    while (first < pieces.length && pieces[first][0] + pieces[first][3] <= start) first++;
    for (let at = first; at < pieces.length && pieces[at][0] < end; at++) {
      const [begin, node, offset, length] = pieces[at];
      const from = Math.max(start, begin);
      const to = Math.min(end, begin + length);
      const shift = offset - begin;
      if (from < to) stretches.push({ highlight, node, from: from + shift, to: to + shift, words: text.slice(from, to) });
    }
  }
  return stretches;
}

/** Those that an offset in a text node touches, the innermost first. @template {{ from: number, to: number }} T @param {T[]} stretches @param {number} offset */
export const touchedBy = (stretches, offset) =>
  stretches.filter(({ from, to }) => from <= offset && offset <= to).sort((a, b) => a.to - a.from - (b.to - b.from));
