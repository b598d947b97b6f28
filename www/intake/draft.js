// @ts-check
// An article being written down from something with a layout: words come in one after another, breaks between them.

/** @import { Article } from "../article.js" */
/** @import { Span } from "../contract.js" */

import { plainArticle } from "../article.js";

/** @typedef {{ heading?: boolean, emphasised?: boolean }} Style */

/** Layout hints that stand inside of words: soft hyphens, zero-width spaces, byte order marks. */
export const HINTS = /[\u00ad\u200b\u2060\ufeff]/g;

/** Spaces that mean something between two figures: no-break, thin and narrow no-break. */
const MEANT = new Set(["\u00a0", "\u2009", "\u202f"]);

/** @param {string} run of white space */
const oneSpace = (run) => (MEANT.has(run) ? run : " ");

export class Draft {
  /** @type {string[]} */
  #parts = [];
  #length = 0;
  /** Line breaks that are owed before the next word. */
  #breaks = 0;
  /** The white space that is owed before the next word of the same line. */
  #space = "";
  /** @type {Span[]} */
  #headings = [];
  /** @type {Span[]} */
  #emphasis = [];

  /** Goes on with the words of a text, in which white space is only white space. @param {string} text @param {Style} style */
  words(text, { heading, emphasised } = {}) {
    const words = text.replace(HINTS, "").replace(/\s+/g, oneSpace);
    const trimmed = words.trim();
    if (trimmed === "") {
      this.#space ||= words;
      return;
    }
    const at = words.indexOf(trimmed);
    const written = this.#breaks > 0 ? -1 : this.#length;
    if (this.#length > 0) this.#append(this.#breaks > 0 ? "\n".repeat(this.#breaks) : this.#space || words.slice(0, at));
    const start = this.#length;
    this.#append(trimmed);
    this.#breaks = 0;
    this.#space = words.slice(at + trimmed.length);
    if (heading) this.#mark(this.#headings, start, written);
    if (emphasised) this.#mark(this.#emphasis, start, written);
  }

  /** What comes next stands on another line; with two breaks it is another paragraph. @param {number} lines 0, 1 or 2 */
  break(lines) {
    if (lines === 0) return;
    this.#breaks = Math.max(this.#breaks, lines);
    this.#space = "";
  }

  /** Ends a line; two of them in a row leave a blank one. */
  endLine() {
    this.#breaks = Math.min(this.#breaks + 1, 2);
    this.#space = "";
  }

  /** Parts words that stand on one line. */
  space() {
    this.words(" ");
  }

  /** @returns {Article} */
  article() {
    // Emphasis for all of a heading says nothing that the heading does not.
    const headings = new Map(this.#headings.map(({ start, end }) => [start, end]));
    const emphasis = this.#emphasis.filter(({ start, end }) => headings.get(start) !== end);
    return { ...plainArticle(this.#parts.join("")), headings: this.#headings, emphasis };
  }

  /** @param {string} text */
  #append(text) {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /**
   * The words from `start` on are of this kind, too, as are those that end at `written`, on the same line.
   *
   * @param {Span[]} spans
   * @param {number} start
   * @param {number} written
   */
  #mark(spans, start, written) {
    const end = this.#length;
    const last = spans.at(-1);
    if (last?.end === written) last.end = end;
    else spans.push({ start, end });
  }
}
