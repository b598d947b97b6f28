// @ts-check
// A text that stands in the page block by block: from places in the document to offsets of the text and back.

/** @import { Span } from "./contract.js" */

/** @typedef {Span & { element: HTMLElement }} Block an element that holds just this stretch of the text */
/** @typedef {{ offset: number, top: number }} Anchor a place of the text, and how far down the window it stands */

export class Blocks {
  /** @type {Block[]} in text order */
  list = [];

  /** @param {HTMLElement} root whose children the blocks are */
  constructor(root) {
    this.root = root;
  }

  /** The block that holds this offset, or the last one before it. @param {number} offset @returns {Block | undefined} */
  at(offset) {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    return this.list[Math.max(0, low - 1)];
  }

  /** The block in which a node stands. @param {globalThis.Node} node @returns {Block | undefined} */
  of(node) {
    return this.list.find(({ element }) => element.contains(node));
  }

  /** The offset of a place in the document. @param {globalThis.Node} node @param {number} offset */
  offsetOf(node, offset) {
    if (node === this.root) return this.list[offset]?.start ?? this.list.at(-1)?.end ?? 0;
    const block = this.of(node);
    if (!block) return this.list.at(-1)?.end ?? 0;
    const before = document.createRange();
    before.setStart(block.element, 0);
    before.setEnd(node, offset);
    return Math.min(block.end, block.start + before.toString().length);
  }

  /** The offsets that the reader has selected; null where nothing is, or something else. @returns {Span | null} */
  selection() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.startContainer)) return null;
    const start = this.offsetOf(range.startContainer, range.startOffset);
    // A triple click selects up to the beginning of what comes next, which can be outside.
    const inside = this.root.contains(range.endContainer);
    const end = inside ? this.offsetOf(range.endContainer, range.endOffset) : (this.list.at(-1)?.end ?? 0);
    return end > start ? { start, end } : null;
  }

  /** The stretch of the document that holds these words. @param {Span} span */
  rangeOf({ start, end }) {
    const range = document.createRange();
    const [first, from] = this.placeOf(start, false);
    const [last, to] = this.placeOf(end);
    range.setStart(first, from);
    range.setEnd(last, to);
    return range;
  }

  /**
   * The place of an offset in the document.
   *
   * @param {number} offset
   * @param {boolean} [asEnd] whether it ends something: between two nodes it is then in the first, else in the second
   * @returns {[node: globalThis.Node, offset: number]}
   */
  placeOf(offset, asEnd = true) {
    const block = this.at(offset);
    if (!block) return [this.root, 0];
    const texts = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    let rest = Math.max(0, offset - block.start);
    /** @type {[globalThis.Node, number]} */
    let place = [block.element, 0];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { length } = /** @type {Text} */ (text);
      place = [text, Math.min(rest, length)];
      if (asEnd ? rest <= length : rest < length) break;
      rest -= length;
    }
    return place;
  }

  /** Where an offset stands in the window. @param {number} offset @returns {DOMRect} */
  rectOf(offset) {
    const range = document.createRange();
    const [node, at] = this.placeOf(offset);
    // The character there, or before the end of the block: a range without any often has no place.
    const { length } = node.nodeType === Node.TEXT_NODE ? /** @type {Text} */ (node) : node.childNodes;
    range.setStart(node, Math.max(0, Math.min(at, length - 1)));
    range.setEnd(node, Math.min(length, at + 1));
    const [rect] = range.getClientRects();
    return rect ?? this.at(offset)?.element.getBoundingClientRect() ?? this.root.getBoundingClientRect();
  }

  /** The first place of the text that can be seen below this height of the window. @param {number} top @returns {Anchor} */
  anchor(top) {
    const { left, top: first } = this.root.getBoundingClientRect();
    const y = Math.max(top, first) + 12;
    const place = document.caretPositionFromPoint?.(left + 4, y);
    const seen = place && this.root.contains(place.offsetNode);
    const below = () => this.list.find(({ element }) => element.getBoundingClientRect().bottom > y);
    const offset = seen ? this.offsetOf(place.offsetNode, place.offset) : (below()?.start ?? 0);
    return { offset, top: this.rectOf(offset).top };
  }

  /** Scrolls so that a place stands where it stood. @param {Anchor} anchor */
  restore({ offset, top }) {
    scrollBy({ top: this.rectOf(offset).top - top, behavior: "instant" });
  }
}
