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
  const encoder = new TextEncoder();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let slice = "";
  for (const piece of pieces) {
    slice += piece;
    if (!pace.due) continue;
    // Turned into bytes now, or all of it would have to be at the end, in one go.
    parts.push(encoder.encode(slice));
    slice = "";
    await pace.rest();
  }
  return new Blob([...parts, slice], { type });
}
