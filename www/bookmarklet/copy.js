// @ts-check
// The copy of a live page that the bookmarklet sends: whether it is one, and a document of it that nobody sees.

/** @import { PageCopy } from "./protocol.js" */

import { MAX_CHARS } from "../article.js";
import { MAX_DEPTH } from "../intake/markup.js";

/** No page that somebody reads has more. */
const MAX_ENTRIES = 210_000;
const MAX_ATTRIBUTES = 20;
const MAX_ADDRESS = 20_000;

const TAG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** What would not be a plain element in a document becomes one: frames' and shadow roots' pages stand in a page's middle. */
const BOXES = new Set("html head body iframe frame frameset object embed portal fencedframe slot template noscript".split(" "));
/** What holds no words; the rest of the page is kept out of it. */
const REFUSED = new Set("script style svg math link meta base title applet param xml".split(" "));
/** What tells what an element is, and does nothing in a document that nobody sees. */
const ALLOWED = new Set("class id role href rel itemprop itemtype aria-hidden lang dir".split(" "));

/** @param {unknown} value @returns {value is PageCopy} */
export function isPageCopy(value) {
  if (typeof value !== "object" || value === null) return false;
  const { url, title, lang, entries, selection } = /** @type {Record<string, unknown>} */ (value);
  if (![url, title, lang].every((text) => typeof text === "string" && text.length <= MAX_ADDRESS)) return false;
  if (!Array.isArray(entries) || entries.length > MAX_ENTRIES) return false;
  let chars = 0;
  let texts = 0;
  for (const entry of entries) {
    if (typeof entry === "string") {
      chars += entry.length;
      texts++;
    } else if (entry !== 0 && !isOpening(entry)) return false;
    if (chars > MAX_CHARS) return false;
  }
  return selection === null || isSelection(selection, texts);
}

/** @param {unknown} entry */
function isOpening(entry) {
  if (!Array.isArray(entry) || entry.length !== 2) return false;
  const [tag, attributes] = entry;
  if (typeof tag !== "string" || typeof attributes !== "object" || attributes === null) return false;
  const values = Object.values(attributes);
  return values.length <= MAX_ATTRIBUTES && values.every((value) => typeof value === "string" && value.length <= MAX_ADDRESS);
}

/** @param {unknown} selection @param {number} texts how many there are */
function isSelection(selection, texts) {
  if (!Array.isArray(selection) || selection.length !== 4) return false;
  if (!selection.every((place) => Number.isSafeInteger(place) && place >= 0)) return false;
  const [from, fromOffset, to, toOffset] = selection;
  return from <= to && to < texts && (from < to || fromOffset <= toOffset);
}

/**
 * @param {PageCopy} page
 * @returns {{ document: Document, numbers: Map<Text, number> }} the document's texts with their numbers among the copy's
 */
export function documentOf({ title, lang, entries }) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = lang;
  /** @type {Map<Text, number>} */
  const numbers = new Map();
  let count = 0;
  /** The open elements; the same one again for what is too deep, null within what is refused. @type {(Element | null)[]} */
  const open = [];
  /** @type {Element | null} */
  let around = page.body;
  for (const entry of entries) {
    if (typeof entry === "string") {
      const number = count++;
      if (around === null) continue;
      const text = page.createTextNode(entry);
      around.append(text);
      numbers.set(text, number);
    } else if (entry === 0) {
      if (open.length > 0) around = /** @type {Element | null} */ (open.pop());
    } else {
      open.push(around);
      around = elementIn(around, entry, open.length);
    }
  }
  return { document: page, numbers };
}

/**
 * @param {Element | null} around
 * @param {[tag: string, attributes: Record<string, string>]} entry
 * @param {number} depth
 */
function elementIn(around, [tag, attributes], depth) {
  if (around === null || REFUSED.has(tag)) return null;
  if (depth > MAX_DEPTH) return around;
  const page = around.ownerDocument;
  const isBody = tag === "body" && depth === 1 && !page.body.hasChildNodes();
  const element = isBody ? page.body : page.createElement(BOXES.has(tag) || !TAG.test(tag) ? "div" : tag);
  for (const [name, value] of Object.entries(attributes)) if (ALLOWED.has(name)) element.setAttribute(name, value);
  if (!isBody) around.append(element);
  return element;
}
