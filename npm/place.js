// @ts-check
// What is painted where a reader points.

/** @import { Painting, Placed } from "./painting.js" */

/**
 * @param {Painting} painting
 * @param {ShadowRoot} shadow the element's own
 * @param {number} x
 * @param {number} y
 * @returns {(Placed & { line: () => DOMRect })[]} the innermost first, each with the line of it that is there, wherever it is scrolled to
 */
export function placeAt(painting, shadow, x, y) {
  const page = shadow.ownerDocument;
  const caret = page.caretPositionFromPoint?.(x, y, { shadowRoots: rootsOf(shadow) }) ?? page.caretRangeFromPoint?.(x, y);
  if (!caret) return [];
  const [node, offset] = "offsetNode" in caret ? [caret.offsetNode, caret.offset] : [caret.startContainer, caret.startOffset];
  // The caret goes to the nearest letter, however far away.
  return painting.at(node, offset).flatMap((stretch) => {
    const at = linesOf(stretch).findIndex(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    return at < 0 ? [] : [{ ...stretch, line: () => linesOf(stretch)[at] }];
  });
}

/** The shadow trees that hold the element, its own included. @param {ShadowRoot} shadow */
function rootsOf(shadow) {
  const roots = [shadow];
  for (let root = shadow.host.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) roots.push(root);
  return roots;
}

/** @param {Placed} stretch @returns {DOMRect[]} */
function linesOf({ node, from, to }) {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, Math.min(to, node.length));
  return [...range.getClientRects()];
}
