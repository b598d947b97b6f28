// @ts-check
// The text as something that can be typed into: one element, in which a long text stands in several blocks, because a
// browser lays out anew the whole of the block in which somebody types. Between two blocks stands a line break, which is
// in neither.

import { Blocks } from "./blocks.js";
import { make } from "./dom.js";

/** @typedef {{ start: number, end: number, inserted: number }} Edit `start` to `end` became `inserted` units */

/** A block is no longer than this, unless one line is: no longer than typing in it is fluid. */
const BLOCK_CHARS = 4_000;

export class Surface extends Blocks {
  text = "";

  /** @param {string} label */
  constructor(label) {
    super(
      make("div", {
        class: "surface",
        contenteditable: "plaintext-only",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "data-t-label": "intake.surface",
        spellcheck: "false",
      }),
    );
    // Where the browser knows no such thing, it can still be typed into; what it does beyond that we do ourselves.
    if (this.root.contentEditable !== "plaintext-only") this.root.contentEditable = "true";
  }

  /** @param {string} text */
  show(text) {
    this.text = text;
    this.list = blocksOf(text, 0, text.length);
    this.root.replaceChildren(...this.list.map(({ element }) => element));
  }

  /** Makes the edit in the page, and in as few blocks as it can. @param {Edit} edit @param {string} text the text after it */
  put({ start, end, inserted }, text) {
    this.text = text;
    const first = this.list.indexOf(/** @type {never} */ (this.at(start)));
    const last = this.list.indexOf(/** @type {never} */ (this.at(end)));
    if (first < 0) return this.show(text);
    const shift = inserted - (end - start);
    const fresh = blocksOf(text, this.list[first].start, this.list[last].end + shift);
    const old = this.list.slice(first, last + 1);
    old[0].element.before(...fresh.map(({ element }) => element));
    for (const { element } of old) element.remove();
    const after = this.list.slice(last + 1).map((block) => ({ ...block, start: block.start + shift, end: block.end + shift }));
    this.list = [...this.list.slice(0, first), ...fresh, ...after];
  }

  /** Reads what the browser has made of the blocks by itself. @returns {string} */
  read() {
    const texts = [];
    let start = 0;
    this.list = this.list.filter(({ element }) => element.parentNode === this.root);
    for (const block of this.list) {
      const text = block.element.textContent ?? "";
      texts.push(text);
      block.start = start;
      block.end = start + text.length;
      start = block.end + 1;
    }
    this.text = texts.join("\n");
    return this.text;
  }

  /** Whether the blocks still are as we make them, so that they can be told from what the browser has put there. */
  get sound() {
    return (
      this.list.length > 0 &&
      this.list.length === this.root.children.length &&
      this.list.every(({ element }) => [...element.children].every(({ tagName }) => tagName === "BR"))
    );
  }

  /** Where the caret is. @returns {number} */
  get caret() {
    const selection = getSelection();
    if (!selection?.focusNode || !this.root.contains(selection.focusNode)) return 0;
    return this.offsetOf(selection.focusNode, selection.focusOffset);
  }

  /** Selects a stretch, or puts the caret somewhere, and brings it into view. @param {number} start @param {number} [end] */
  select(start, end = start) {
    this.root.focus({ preventScroll: true });
    getSelection()?.setBaseAndExtent(...this.placeOf(start), ...this.placeOf(end));
    const { top, bottom } = this.rectOf(start);
    if (top < 80 || bottom > innerHeight - 40) scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
  }
}

/** Cuts a stretch at line breaks into blocks, of which there is at least one. @param {string} text @param {number} from @param {number} to */
function blocksOf(text, from, to) {
  const blocks = [];
  for (let start = from; start <= to; ) {
    const cut = to - start > BLOCK_CHARS ? text.indexOf("\n", start + BLOCK_CHARS) : -1;
    const end = cut < 0 || cut >= to ? to : cut;
    // An empty line at the end is seen only if something stands in it.
    const element = make("div", { class: "block" }, document.createTextNode(text.slice(start, end)), make("br", {}));
    blocks.push({ start, end, element });
    start = end + 1;
  }
  return blocks;
}
