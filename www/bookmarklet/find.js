// @ts-check
// The article in a page: Mozilla's Readability says where the bulk of it is, and what pages have in common says what of
// that is none of it and what of it stands apart. It works on a copy, and tells which texts of the page they are.

/** @import { Article } from "../article.js" */
/** @import { Passage, Passages } from "../intake/passages.js" */
/** @import { Entries, FoundText, PageCopy, Piece } from "./protocol.js" */

import {
  ELSEWHERE,
  headsSomethingElse,
  isAbout,
  isAside,
  isCredit,
  isCreditLine,
  isPullQuote,
  sortOf,
} from "../intake/beside.js";
import { isMute } from "../intake/layout.js";
import { articleInside, MAX_DEPTH } from "../intake/markup.js";
import { readable } from "../intake/page.js";
import { bare, isLink, isProse, passagesIn } from "../intake/passages.js";

/** By this the elements of Readability's result are known again. */
const STAMP = "data-subraya";

const MAX_ENTRIES = 400_000;
/** What makes a document more than a tree of names and words is left out. */
const TAG = /^(?!(?:script|style|iframe|frame|frameset|object|embed|link|meta|base|template|noscript)$)[a-z][a-z0-9-]{0,60}$/;
const ATTRIBUTE = /^(?:class|id|role|href|rel|itemprop|itemtype|aria-hidden|lang|dir)$/;

/** What is shorter was hardly found: it is a caption, a teaser, a line of law. */
const LEAST_CHARS = 250;
/** A named box with more of the article's text than this is a box around it. */
const MOST_OF_ARTICLE = 0.4;
/** A sentence that stands twice counts as such from here on; shorter ones may be said twice. */
const REPEATED_CHARS = 40;
/** What holds a picture and what is said of it. */
const PICTURE =
  "figure, figcaption, picture, [class*=caption i], [class*=photo i], [class*=foto i], [class*=image i], [class*=imagen i]";
/** A headline is so far from its article at most. */
const HEAD_PASSAGES = 14;

/** Whether a value from elsewhere is a page. @param {any} value @returns {value is PageCopy} */
export function isPageCopy(value) {
  if (typeof value !== "object" || value === null) return false;
  const { url, title, lang, entries, selection } = value;
  if ([url, title, lang].some((words) => typeof words !== "string")) return false;
  if (!Array.isArray(entries) || entries.length > MAX_ENTRIES || !entries.every(isEntry)) return false;
  const isOffset = (/** @type {unknown} */ number) => Number.isSafeInteger(number) && Number(number) >= 0;
  return selection === null || (Array.isArray(selection) && selection.length === 4 && selection.every(isOffset));
}

/** @param {unknown} entry */
function isEntry(entry) {
  if (typeof entry === "string" || entry === 0) return true;
  if (!Array.isArray(entry) || entry.length !== 2 || typeof entry[0] !== "string") return false;
  return typeof entry[1] === "object" && entry[1] !== null && Object.values(entry[1]).every((value) => typeof value === "string");
}

/**
 * A document of what a page has sent, which runs and fetches nothing.
 *
 * @param {PageCopy} page
 * @returns {{ page: Document, texts: Text[] }} the texts by their number
 */
export function documentOf({ entries, title, lang }) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = lang;
  /** @type {Text[]} */
  const texts = [];
  /** @type {Element} */
  let at = page.body;
  let depth = 0;
  let stamp = 0;
  for (const entry of entries) {
    if (typeof entry === "string") {
      const text = page.createTextNode(entry);
      texts.push(text);
      at.append(text);
    } else if (entry === 0) {
      if (depth > 0) depth--;
      // Elements that were too deep to be made have nothing to close.
      if (depth < MAX_DEPTH && at !== page.body) at = at.parentElement ?? page.body;
    } else {
      depth++;
      if (depth > MAX_DEPTH) continue;
      const [tag, attributes] = entry;
      const element = page.createElement(TAG.test(tag) && tag !== "body" ? tag : "div");
      for (const [name, value] of Object.entries(attributes)) if (ATTRIBUTE.test(name)) element.setAttribute(name, value);
      element.setAttribute(STAMP, String(stamp++));
      at.append(element);
      at = element;
    }
  }
  return { page, texts };
}

/**
 * The article's text and where it stands in the page.
 *
 * @param {PageCopy} copy
 * @returns {Promise<FoundText | null>} null where there is none
 */
export async function findArticle(copy) {
  const { page, texts } = documentOf(copy);
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const { passages, cut } = await chosen(copy, page, texts);
  let text = "";
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Passage | undefined} */
  let before;
  for (const passage of passages) {
    if (before) text += before.block === passage.block || (isLine(before) && isLine(passage)) ? "\n" : "\n\n";
    before = passage;
    const begin = text.length;
    for (const node of passage.texts) {
      const [from, to] = cut(node);
      const words = node.data.slice(from, to).replace(/\s/g, " ");
      // What begins a line with spaces is words that were set apart in the source.
      const lead = text.length === begin ? words.length - words.trimStart().length : 0;
      if (words.length === lead) continue;
      pieces.push([text.length, /** @type {number} */ (numbers.get(node)), from + lead, words.length - lead]);
      text += words.slice(lead);
    }
  }
  return text.trim() === "" ? null : { text, pieces };
}

/** The same as an article for the app's reader, with headings and emphasis. @param {PageCopy} copy @returns {Promise<Article | null>} */
export async function articleInCopy(copy) {
  const { page, texts } = documentOf(copy);
  const { passages, cut } = await chosen(copy, page, texts);
  const kept = new Set(passages.flatMap((passage) => passage.texts));
  const { article } = await articleInside(page.body, (text) => (kept.has(text) ? text.data.slice(...cut(text)) : ""));
  return article.text === "" ? null : article;
}

/** @param {Passage} passage */
const isLine = ({ block }) => /^(?:li|dt|dd|tr)$/.test(block.localName);

/**
 * What of a page is to be read, and of each text from where to where.
 *
 * @param {PageCopy} copy
 * @param {Document} page
 * @param {Text[]} texts
 * @returns {Promise<{ passages: Passage[], cut: (text: Text) => [from: number, to: number] }>}
 */
async function chosen({ selection, url }, page, texts) {
  if (selection) {
    const [first, from, last, to] = selection;
    const inside = new Set(texts.slice(first, last + 1));
    const { all } = passagesIn(page.body, isMute);
    const passages = all
      .map((passage) => ({ ...passage, texts: passage.texts.filter((text) => inside.has(text)) }))
      .filter((passage) => passage.texts.length > 0);
    return { passages, cut: (text) => [text === texts[first] ? from : 0, text === texts[last] ? to : text.length] };
  }
  return { passages: await articleOn(page, pathOf(url)), cut: (text) => [0, text.length] };
}

/** @param {string} url */
const pathOf = (url) => (URL.canParse(url) ? new URL(url).pathname : undefined);

/** @param {Document} page @param {string | undefined} path @returns {Promise<Passage[]>} none where there is no article */
async function articleOn(page, path) {
  const passages = passagesIn(page.body, isMute, path);
  const { all } = passages;
  const bulk = await bulkOf(page, all);
  const own = bulk.filter((passage) => !isBeside(passage, passages, bulk));
  const widened = widen(own, passages, bulk);
  const kept = withoutExtras(withHead(widened, passages, page.title), page.title);
  return isArticle(kept) ? kept : [];
}

/** What Readability takes for the article, else what is in the element with the most prose. @param {Document} page @param {Passage[]} all */
async function bulkOf(page, all) {
  const copy = /** @type {Document} */ (page.cloneNode(true));
  const found = await readable(copy);
  if (!found) return all.filter(isProse);
  const stamps = new Set([...found.content.querySelectorAll(`[${STAMP}]`)].map((element) => element.getAttribute(STAMP)));
  /** @param {Text} text */
  const survives = ({ parentElement }) => stamps.has(parentElement?.getAttribute(STAMP) ?? "");
  return all.filter(({ texts }) => texts.some((text) => text.data.trim() !== "" && survives(text)));
}

/** @param {Passage[]} passages */
const lengthOf = (passages) => passages.reduce((sum, { words }) => sum + words.length, 0);

/**
 * Whether a passage stands in something that is no part of an article: by the names of what it stands in, as long as that
 * is not what holds the article itself.
 *
 * @param {Passage} passage
 * @param {Passages} passages
 * @param {Passage[]} bulk
 */
function isBeside(passage, { all, runs }, bulk) {
  const inBulk = new Set(bulk);
  const total = lengthOf(bulk.filter(isProse)) || 1;
  for (let at = /** @type {Element | null} */ (passage.block); at && at.localName !== "body"; at = at.parentElement) {
    const sort = sortOf(at);
    const isElsewhere = at.matches(ELSEWHERE) && !at.closest("blockquote");
    if (sort === null && !isElsewhere && at.localName !== "figure") continue;
    if (sort === "label" && passage.words.length > LABEL_CHARS) continue;
    if (at.localName === "figure" && !isCredit(passage.block) && !isCreditLine(passage.words)) continue;
    const [from, to] = runs.get(at) ?? [0, 0];
    const share = lengthOf(all.slice(from, to).filter((other) => inBulk.has(other) && isProse(other))) / total;
    if (share < MOST_OF_ARTICLE) return true;
  }
  return false;
}

/** A longer line says more than who, when and where. */
const LABEL_CHARS = 200;

/**
 * Adds what stands apart: prose in boxes of the same make as those of the article, and what stands between its parts.
 *
 * @param {Passage[]} own
 * @param {Passages} passages
 * @param {Passage[]} bulk
 */
function widen(own, passages, bulk) {
  const { all } = passages;
  const prose = own.filter(isProse);
  if (prose.length === 0) return own;
  const makes = new Set(prose.map(makeOf));
  const kept = new Set(own);
  const first = all.indexOf(prose[0]);
  const last = all.indexOf(prose[prose.length - 1]);
  return all.filter((passage, at) => {
    if (kept.has(passage)) return true;
    if (!isProse(passage) || isBeside(passage, passages, bulk)) return false;
    return makes.has(makeOf(passage)) || (at > first && at < last && passage.block.localName === "p");
  });
}

/** What a paragraph's boxes are called, from itself up: those of one article are of one make. @param {Passage} passage */
function makeOf({ block }) {
  /** @type {string[]} */
  const names = [];
  for (let at = /** @type {Element | null} */ (block); at && names.length < 3; at = at.parentElement) {
    names.push(`${at.localName}.${at.getAttribute("class") ?? ""}`);
  }
  return names.join(">");
}

/**
 * Adds headline and standfirst, which stand above the article and often outside of what holds it.
 *
 * @param {Passage[]} own
 * @param {Passages} passages
 * @param {string} title
 */
function withHead(own, passages, title) {
  const { all } = passages;
  const start = own.findIndex(isProse);
  if (start < 0) return own;
  const begin = all.indexOf(own[start]);
  const named = bare(title);
  /** @param {Passage} passage */
  const isHeadline = ({ heading, words }) => heading === 1 || (heading > 0 && words.length > 15 && named.includes(bare(words)));
  let top = -1;
  for (let at = begin - 1; at >= Math.max(0, begin - HEAD_PASSAGES); at--) if (isHeadline(all[at])) top = at;
  const lead = own.findIndex(isHeadline);
  const head = all.slice(top < 0 ? begin : top, begin).filter((passage, at) => {
    if (at === 0 && top >= 0) return true;
    const { words, linked } = passage;
    const isStandfirst =
      passage.heading === 2 || isProse(passage) || (words.length >= STANDFIRST_CHARS && linked * 2 < words.length);
    return isStandfirst && !isAbout(words) && !isCreditLine(words) && !isBeside(passage, passages, own);
  });
  const kept = new Set([
    ...head,
    ...(top < 0 ? own.slice(Math.max(lead, 0)) : own.filter((passage) => all.indexOf(passage) >= top)),
  ]);
  return all.filter((passage) => kept.has(passage));
}

/** Shorter than this, what stands between headline and article is a label. */
const STANDFIRST_CHARS = 60;

/** Leaves out what stands in the article and is none of it. @param {Passage[]} passages @param {string} title */
function withoutExtras(passages, title) {
  const whole = passages.map(({ words }) => bare(words));
  /** @type {Passage[]} */
  const kept = [];
  let skipsLinks = false;
  for (const [at, passage] of passages.entries()) {
    const { words, linked, heading } = passage;
    if (headsSomethingElse(words) && bare(words) !== bare(title)) {
      skipsLinks = true;
      continue;
    }
    // Below such a heading stand links, and then the article goes on.
    if (skipsLinks && (isLink(passage) || (!isProse(passage) && heading === 0))) continue;
    skipsLinks = false;
    if (isAside(words, linked) || isAbout(words) || (isLink(passage) && heading !== 1)) continue;
    // The agencies at an article's end say whose report it is; those at a picture, whose picture.
    if (isCreditLine(words) && (isCredit(passage.block) || passage.block.closest(PICTURE) !== null)) continue;
    const own = whole[at];
    const isTwice =
      own.length >= REPEATED_CHARS &&
      whole.some((other, index) => index !== at && (other.length > own.length || index < at) && other.includes(own));
    const isPulled =
      isTwice && (isPullQuote(passage.block) || passage.block.closest("blockquote, aside, figure") !== null || !isProse(passage));
    const isCopy = isTwice && whole.indexOf(own) < at;
    if (isPulled || isCopy) continue;
    kept.push(passage);
  }
  // A heading with nothing below it headed what was left out.
  while (kept.length > 0 && kept[kept.length - 1].heading > 0) kept.pop();
  return kept;
}

/** Whether what was found reads like an article and not like a list of them. @param {Passage[]} passages */
function isArticle(passages) {
  const prose = passages.filter(isProse);
  const headings = passages.filter(({ heading }) => heading > 0).length;
  return lengthOf(prose) >= LEAST_CHARS && prose.length >= 2 && headings <= prose.length + 1;
}
