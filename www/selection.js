// @ts-check
// What is meant by a selection: whole words, without what surrounds them.

/** @import { Span } from "./contract.js" */

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
