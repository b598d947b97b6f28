// @ts-check
// A text being put together of the texts of a page, each stretch of which knows where it comes from. White space keeps its
// length within a block, and goes at its ends.

/** @import { FoundText, Piece } from "./protocol.js" */

export class Written {
  /** @type {string[]} */
  #parts = [];
  #length = 0;
  /** @type {Piece[]} */
  #pieces = [];
  #breaks = 0;
  /** White space that is written only if words follow on the line: text number and place, or -1 for one of ours. @type {[number, number, number][]} */
  #owed = [];

  /** @param {string} data @param {number} node @param {number} from @param {number} to */
  words(data, node, from, to) {
    const part = data.slice(from, to);
    const start = part.search(/\S/);
    if (start < 0) {
      if (part !== "") this.#owed.push([node, from, part.length]);
      return;
    }
    const end = part.trimEnd().length;
    if (this.#breaks > 0 || this.#length === 0) {
      if (this.#length > 0) this.#append("\n".repeat(this.#breaks));
    } else {
      for (const [owner, at, length] of this.#owed) this.#piece(owner, at, " ".repeat(length));
      this.#piece(node, from, " ".repeat(start));
    }
    this.#piece(node, from + start, part.slice(start, end).replace(/\s/g, " "));
    this.#breaks = 0;
    this.#owed = end < part.length ? [[node, from + end, part.length - end]] : [];
  }

  /** @param {number} lines */
  break(lines) {
    if (lines === 0) return;
    this.#breaks = Math.max(this.#breaks, lines);
    this.#owed = [];
  }

  endLine() {
    this.#breaks = Math.min(this.#breaks + 1, 2);
    this.#owed = [];
  }

  space() {
    if (this.#owed.length === 0) this.#owed.push([-1, 0, 1]);
  }

  /** @returns {FoundText | null} */
  found() {
    return this.#length === 0 ? null : { text: this.#parts.join(""), pieces: this.#pieces };
  }

  /** @param {number} node @param {number} from @param {string} words */
  #piece(node, from, words) {
    if (words === "") return;
    const last = this.#pieces.at(-1);
    const goesOn = last && last[1] === node && last[2] + last[3] === from && last[0] + last[3] === this.#length;
    if (goesOn) last[3] += words.length;
    else if (node >= 0) this.#pieces.push([this.#length, node, from, words.length]);
    this.#append(words);
  }

  /** @param {string} text */
  #append(text) {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
