// @ts-check
// Where the reader points: the highlights under the pointer, and where on the screen they are.

/** @import { Painting, Placed } from "./paint.js" */

import { listen } from "./clean.js";

/** Long enough that a pointer on its way elsewhere opens nothing. */
const REST_MS = 120;
/** Long enough to bring the pointer from a highlight into its card. */
const LEAVE_MS = 250;

/** @typedef {(keys: string[], line?: DOMRect, start?: number) => void} OnPoint no keys where there is nothing; `start` is where in the text the innermost begins */

/**
 * Tells what the pointer rests on or taps, in a document and the shadow trees in it.
 *
 * @param {Document} page
 * @param {() => ShadowRoot[]} shadows
 * @param {Painting} painting
 * @param {OnPoint} onPoint
 * @param {AbortSignal} signal until when
 */
export function watchPointer(page, shadows, painting, onPoint, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let shown = "";
  /** @param {PointerEvent | MouseEvent} event @param {number} wait */
  const point = (event, wait) => {
    // Over our own panel the card stays.
    if (/** @type {Element | null} */ (event.target)?.localName === "subraya-panel") return clearTimeout(timer);
    const stretches = stretchesAt(page, shadows(), painting, event.clientX, event.clientY);
    const keys = [...new Set(stretches.map(({ highlight }) => highlight.key))];
    if (keys.join() === shown) return;
    clearTimeout(timer);
    const show = () => {
      shown = keys.join();
      onPoint(keys, stretches[0] && screenRect(stretches[0], event.clientX, event.clientY), stretches[0]?.highlight.start);
    };
    if (wait === 0) show();
    else timer = setTimeout(show, keys.length > 0 ? REST_MS : LEAVE_MS);
  };
  listen(page, "pointermove", (event) => event.pointerType === "mouse" && event.buttons === 0 && point(event, REST_MS), {
    signal,
    passive: true,
    capture: true,
  });
  listen(page, "click", (event) => getSelection()?.isCollapsed !== false && point(event, 0), {
    signal,
    passive: true,
    capture: true,
  });
}

/**
 * @param {Document} page
 * @param {ShadowRoot[]} shadowRoots
 * @param {Painting} painting
 * @param {number} x
 * @param {number} y
 * @returns {Placed[]} the innermost first
 */
function stretchesAt(page, shadowRoots, painting, x, y) {
  const caret = page.caretPositionFromPoint?.(x, y, { shadowRoots }) ?? page.caretRangeFromPoint?.(x, y);
  if (!caret) return [];
  const [node, offset] = "offsetNode" in caret ? [caret.offsetNode, caret.offset] : [caret.startContainer, caret.startOffset];
  // The caret goes to the nearest letter, however far away.
  return painting.at(node, offset).filter((stretch) => rectsOf(stretch).some((rect) => isIn(rect, x, y)));
}

/** @param {Placed} stretch @returns {DOMRect[]} */
function rectsOf({ node, from, to }) {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()];
}

/** @param {DOMRect} rect @param {number} x @param {number} y */
const isIn = ({ left, right, top, bottom }, x, y) => left <= x && x <= right && top <= y && y <= bottom;

/**
 * The line of a stretch at a point, or its first, as the window sees it: what stands in a frame is told from the frame's corner.
 *
 * @param {Placed} stretch
 * @param {number} [x]
 * @param {number} [y]
 */
export function screenRect(stretch, x = 0, y = 0) {
  const rects = rectsOf(stretch);
  const rect = rects.find((rect) => isIn(rect, x, y)) ?? rects[0] ?? new DOMRect();
  let { left, top } = rect;
  for (
    let view = stretch.node.ownerDocument.defaultView;
    view?.frameElement;
    view = /** @type {Window & typeof globalThis} */ (view.parent)
  ) {
    const frame = view.frameElement.getBoundingClientRect();
    left += frame.left;
    top += frame.top;
  }
  return new DOMRect(left, top, rect.width, rect.height);
}
