// @ts-check
// The article in the copy of a live page: what the reader has selected, or else what is found. As one text, each stretch
// of which knows the page's text that it comes from; or as an article for the app's reader, in the same words.

/** @import { Article } from "../article.js" */
/** @import { FoundText, PageCopy, Piece } from "./protocol.js" */

import { articleTexts } from "../intake/finder.js";
import { breakAt, isMute, steps } from "../intake/layout.js";
import { articleInside } from "../intake/markup.js";
import { documentOf } from "./copy.js";

export { documentOf, isPageCopy } from "./copy.js";

/** @typedef {[from: number, to: number]} Stretch */

/** @param {PageCopy} page @returns {Promise<FoundText | null>} null where it has no article */
export async function findArticle(page) {
  const copied = documentOf(page);
  const found = await stretchesIn(page, copied);
  if (!found) return null;
  const text = new Written();
  let headings = 0;
  for (const step of steps(copied.document.body, isMute)) {
    if ("text" in step) {
      const stretch = found.get(step.text);
      if (stretch) text.words(step.text.data, /** @type {number} */ (copied.numbers.get(step.text)), ...stretch);
      continue;
    }
    const element = "opens" in step ? step.opens : step.closes;
    const isHeading = /^h[1-6]$/.test(element.localName);
    if (isHeading && "closes" in step) headings--;
    breakAt(text, element, "opens" in step, headings > 0);
    if (isHeading && "opens" in step) headings++;
  }
  return text.found();
}

/** The same words with their headings and emphasis. @param {PageCopy} page @returns {Promise<Article | null>} */
export async function articleInCopy(page) {
  const copied = documentOf(page);
  const found = await stretchesIn(page, copied);
  if (!found) return null;
  const { article } = await articleInside(copied.document.body, (text) => text.data.slice(...(found.get(text) ?? [0, 0])));
  return article.text === "" ? null : article;
}

/**
 * The texts that make the article, and which part of each.
 *
 * @param {PageCopy} page
 * @param {ReturnType<typeof documentOf>} copied
 * @returns {Promise<Map<Text, Stretch> | null>}
 */
async function stretchesIn({ url, title, selection }, { document, numbers }) {
  const selected = selection && selectedIn(selection, numbers);
  if (selected) return selected;
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  const texts = await articleTexts(document, { title, path });
  return texts && new Map([...texts].map((text) => [text, [0, text.length]]));
}

/**
 * What is selected. Where that is the whole page, it tells no more than no selection does.
 *
 * @param {NonNullable<PageCopy["selection"]>} selection
 * @param {Map<Text, number>} numbers
 */
function selectedIn([from, fromOffset, to, toOffset], numbers) {
  /** @type {Map<Text, Stretch>} */
  const selected = new Map();
  let chars = 0;
  let all = 0;
  for (const [text, number] of numbers) {
    all += text.data.trim().length;
    if (number < from || number > to) continue;
    /** @type {Stretch} */
    const stretch = [number === from ? fromOffset : 0, number === to ? toOffset : text.length];
    selected.set(text, stretch);
    chars += text.data.slice(...stretch).trim().length;
  }
  return chars > 0 && chars < all * 0.98 ? selected : null;
}

/** A text being put together. White space keeps its length within a block, and goes at its ends. */
class Written {
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
