// @ts-check
// An article as the page keeps it: its text, what its layout says, and what the reader has corrected. Articles are
// values: nothing changes one, an edit makes the next.

/** @import { Figure, Span } from "./contract.js" */
/** @import { Kind } from "./highlights.js" */
/** @import { Language } from "./strings.js" */
/** @import { TextLanguage } from "./read-languages.js" */

import { readCorrections } from "./corrections.js";
import { isRead } from "./read-languages.js";

/**
 * What a reader says of a highlight: that it is none, that there is one, or that it is another. The words by which a
 * correction knows what it is about are a mention of an actor, a whole figure, or those that `anchorOf` names.
 *
 * @typedef {object} Correction
 * @property {"dismiss" | "add" | "change"} action
 * @property {Kind} kind
 * @property {string | null} detail what it is more closely: an actor's kind, a figure's category, an attribution's form;
 *   null where that stays open
 * @property {number} start
 * @property {number} end
 * @property {boolean} [everywhere] an actor in all the places where the text names it, not here alone
 * @property {Given} [given] what else is said of it
 * @property {number} [act] corrections that were made in one go share this
 */

/**
 * What is said of something added or changed: how a figure reads, and by name the actor whose figure it is or who says
 * it. What is undefined is left as it was, null is "not stated".
 *
 * @typedef {object} Given
 * @property {number | null} [low]
 * @property {number | null} [high]
 * @property {Figure["qualifier"]} [qualifier]
 * @property {string | null} [unit]
 * @property {import("./contract.js").Figure["status"]} [status]
 * @property {string | null} [actor]
 */

/**
 * @typedef {object} Article
 * @property {string} text
 * @property {Span[]} headings   whole lines, in text order
 * @property {Span[]} emphasis   in text order, none inside another
 * @property {Correction[]} corrections in the order in which they were made
 * @property {TextLanguage | null} language in which the reader wants it read, null for the one that the text itself tells
 * @property {Language | null} sample   the language of our own sample, null for a reader's article
 */

/** A first line longer than this, or ending as a sentence does, is no headline. */
export const HEADLINE_CHARS = 160;

/** Whether an article's first line reads like a headline, where its layout told of none. @param {string} words */
export const looksLikeHeadline = (words) => words.length <= HEADLINE_CHARS && !/[.:;,…]["”»’)]*$/.test(words);

/** How many characters an article may have. */
export const MAX_CHARS = 5_000_000;
/** Longer texts are books rather than articles. */
const LONG_CHARS = 100_000;

/** Whether there is so much of it that it can't be shown in one go. @param {string} text */
export const isLong = (text) => text.length > LONG_CHARS;

/** @param {string} text @returns {Article} */
export const plainArticle = (text) => ({ text, headings: [], emphasis: [], corrections: [], language: null, sample: null });

/**
 * The article with another text, everything else moved along: what stands before the change stays, what stands after it
 * moves, what it cuts into shrinks or grows with it, and what it covers is gone. A correction counts for exactly its
 * words, so one that is cut into is gone, too.
 *
 * @param {Article} article
 * @param {string} text
 * @returns {Article}
 */
export function withText(article, text) {
  const edit = editBetween(article.text, text);
  /** @template {Span} T @param {T[]} spans */
  const follow = (spans) => spans.map((span) => moved(span, edit)).filter((span) => span !== null);
  return {
    text,
    headings: follow(article.headings),
    emphasis: follow(article.emphasis),
    corrections: follow(article.corrections.filter((span) => span.end <= edit.start || span.start >= edit.end)),
    language: article.language,
    sample: null,
  };
}

/**
 * The one stretch in which two texts differ: `before.slice(start, end)` became `inserted` units. Never between the two
 * halves of a surrogate pair.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ start: number, end: number, inserted: number }}
 */
export function editBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { start, end: before.length - tail, inserted: after.length - tail - start };
}

/** @param {number} unit */
const isHighSurrogate = (unit) => unit >= 0xd800 && unit < 0xdc00;
/** @param {number} unit */
const isLowSurrogate = (unit) => unit >= 0xdc00 && unit < 0xe000;

/**
 * A span after an edit of the text in which it stands.
 *
 * @template {Span} T
 * @param {T} span
 * @param {{ start: number, end: number, inserted: number }} edit
 * @returns {T | null} null where nothing is left of it
 */
export function moved(span, edit) {
  const shift = edit.inserted - (edit.end - edit.start);
  const start = span.start < edit.start ? span.start : span.start >= edit.end ? span.start + shift : edit.start + edit.inserted;
  const end = span.end <= edit.start ? span.end : span.end >= edit.end ? span.end + shift : edit.start;
  return end > start ? { ...span, start, end } : null;
}

/** More spans than this are no layout. */
const MAX_SPANS = 100_000;

/**
 * The article in a value that comes from elsewhere (a link, the browser's store), or undefined where there is none. Of
 * the corrections those are left out that say nothing to this page.
 *
 * @param {unknown} value
 * @returns {Article | undefined}
 */
export function articleIn(value) {
  if (typeof value !== "object" || value === null) return undefined;
  const { text, headings = [], emphasis = [], corrections = [], language } = /** @type {Record<string, unknown>} */ (value);
  if (typeof text !== "string" || text.length > MAX_CHARS || text.trim() === "") return undefined;
  if (!areSpans(headings, text) || !areSpans(emphasis, text)) return undefined;
  if (!inOrder(headings) || !inOrder(emphasis)) return undefined;
  return {
    text,
    headings: headings.map(bare),
    emphasis: emphasis.map(bare),
    corrections: readCorrections(corrections, text),
    language: isRead(language) ? language : null,
    sample: null,
  };
}

/** @param {unknown} value @param {string} text @returns {value is Span[]} */
const areSpans = (value, text) =>
  Array.isArray(value) &&
  value.length <= MAX_SPANS &&
  value.every(
    (span) =>
      typeof span === "object" &&
      span !== null &&
      Number.isSafeInteger(span.start) &&
      Number.isSafeInteger(span.end) &&
      span.start >= 0 &&
      span.start < span.end &&
      span.end <= text.length,
  );

/** @param {Span[]} spans */
const inOrder = (spans) => spans.every(({ start }, index) => index === 0 || start >= spans[index - 1].end);

/** @param {Span} span @returns {Span} */
const bare = ({ start, end }) => ({ start, end });
