// @ts-check
// Writing long files without holding up the page.

import { Pace } from "../pace.js";

/**
 * The pieces of a file, made in slices with rests between them.
 *
 * @param {Iterable<string>} pieces
 * @param {string} type
 * @returns {Promise<Blob>}
 */
export async function written(pieces, type) {
  const pace = new Pace();
  const parts = [];
  for (const piece of pieces) {
    parts.push(piece);
    if (pace.due) await pace.rest();
  }
  return new Blob(parts, { type });
}
