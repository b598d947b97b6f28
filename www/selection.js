// @ts-check
// Between what is selected in the document and places in the article's text. The article's element holds one child for
// each line that is not blank, with just the words of that line, however they are nested.

/** @import { Span } from "./contract.js" */
/** @import { Line } from "./highlights.js" */

import { linesOf } from "./highlights.js";

/** The lines of the text asked about last: many questions come about one text. @type {{ text: string, lines: Line[] }} */
let known = { text: "", lines: [] };

/** @param {string} text */
function linesOnce(text) {
  if (known.text !== text) known = { text, lines: linesOf(text) };
  return known.lines;
}

/**
 * Where in the text a point of the document is.
 *
 * @param {Element} article
 * @param {string} text
 * @param {Node} node
 * @param {number} offset
 * @returns {number | null} null where it is outside the article
 */
export function offsetAt(article, text, node, offset) {
  const lines = linesOnce(text);
  if (node === article) return lines[offset]?.start ?? lines.at(-1)?.end ?? 0;
  let child = node;
  while (child.parentNode && child.parentNode !== article) child = child.parentNode;
  if (child.parentNode !== article) return null;
  const line = lines[[...article.childNodes].indexOf(/** @type {ChildNode} */ (child))];
  if (!line) return null;
  const before = document.createRange();
  before.setStart(child, 0);
  before.setEnd(node, offset);
  return Math.min(line.start + before.toString().length, line.end);
}

/**
 * The words of the text that are selected in the article.
 *
 * @param {Element} article
 * @param {string} text
 * @returns {Span | null} null where nothing is, or where the selection begins outside
 */
export function selectedSpan(article, text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetAt(article, text, range.startContainer, range.startOffset);
  if (start === null) return null;
  // A triple click selects up to the beginning of what comes next, which can be outside.
  const end = offsetAt(article, text, range.endContainer, range.endOffset) ?? text.length;
  return end > start ? { start, end } : null;
}

/**
 * The stretch of the document that holds these words.
 *
 * @param {Element} article
 * @param {string} text
 * @param {Span} span
 * @returns {Range | null}
 */
export function rangeOf(article, text, { start, end }) {
  const range = document.createRange();
  const from = pointAt(article, text, start, false);
  const to = pointAt(article, text, end, true);
  if (!from || !to) return null;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/**
 * A place of the text in the document.
 *
 * @param {Element} article
 * @param {string} text
 * @param {number} at
 * @param {boolean} asEnd whether it ends something: between two nodes it is then in the first, else in the second
 */
function pointAt(article, text, at, asEnd) {
  const lines = linesOnce(text);
  const index = lines.findIndex(({ end }) => (asEnd ? at <= end : at < end));
  const element = article.childNodes[index];
  if (!element) return null;
  let left = Math.max(0, at - lines[index].start);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (asEnd ? left <= node.length : left < node.length) return { node, offset: left };
    left -= node.length;
  }
  return null;
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
/** Abbreviations keep their last point: "EE. UU.". */
const ABBREVIATION = /(?<!\p{L})\p{Lu}{1,2}\.\s?\p{Lu}{1,2}\.$/u;
const BEFORE = /^[\s"'“”«»‘’„.,;:·…–—-]+/u;
const AFTER = /[\s"'“”«»‘’„.,;:·…–—-]+$/u;

/**
 * Whole words: those that are cut into are taken wholly, and what surrounds words (spaces, quotation marks, the comma
 * after them) is left out.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Span | null} null where no word is left
 */
export function wholeWords(text, span) {
  let { start, end } = span;
  start += text.slice(start, end).match(BEFORE)?.[0].length ?? 0;
  if (start >= end) return null;
  if (!ABBREVIATION.test(text.slice(start, end))) end -= text.slice(start, end).match(AFTER)?.[0].length ?? 0;
  while (start > 0 && joins(text, start)) start--;
  while (end < text.length && joins(text, end)) end++;
  for (const [open, close] of ["()", "[]"]) {
    const words = text.slice(start, end);
    if (words.startsWith(open) && !words.includes(close)) start++;
    if (words.endsWith(close) && !words.includes(open)) end--;
    if (words.startsWith(open) && words.indexOf(close) === words.length - 1) {
      start++;
      end--;
    }
  }
  return start < end && WORD.test(text.slice(start, end)) ? { start, end } : null;
}

/** Whether what stands before and after a place is one word, or one number such as 4.000. @param {string} text @param {number} at */
function joins(text, at) {
  const before = text[at - 1];
  const after = text[at];
  if (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after)) return true;
  if (WORD.test(before) && WORD.test(after)) return true;
  return /\d[.,]\d/.test(text.slice(at - 1, at + 2)) || /\d[.,]\d/.test(text.slice(Math.max(0, at - 2), at + 1));
}

/** Whether these words stand between quotation marks. @param {string} text @param {Span} span */
export function isQuoted(text, { start, end }) {
  return /["“«„‘']\s*$/u.test(text.slice(Math.max(0, start - 2), start)) && /^[.,]?\s*["”»“’']/u.test(text.slice(end, end + 3));
}
