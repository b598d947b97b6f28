// @ts-check
// The live page in one pass, in document order: its rendered texts and the elements around them, for the engine page to
// find the article in, and the text nodes themselves, to paint on.

/** @import { Entries, PageCopy } from "./protocol.js" */

import { getter, method, realm } from "./clean.js";

const { Element, HTMLIFrameElement, HTMLSlotElement, Node, Range } = realm;
const childrenOf = getter(Node, "childNodes");
const typeOf = getter(Node, "nodeType");
const wordsOf = getter(Node, "nodeValue");
const nameOf = getter(Element, "localName");
const shadowOf = getter(Element, "shadowRoot");
const frameOf = getter(HTMLIFrameElement, "contentDocument");
const attributeOf = method(Element.prototype, "getAttribute");
const isSeen = method(Element.prototype, "checkVisibility");
const assignedTo = method(HTMLSlotElement.prototype, "assignedNodes");
const meets = method(Range.prototype, "intersectsNode");

const TEXT = 3;
const ELEMENT = 1;

/** What holds no words that are read. */
const SILENT =
  /^(?:script|style|noscript|template|svg|math|canvas|video|audio|object|embed|select|textarea|input|link|meta|subraya-panel)$/;

/** What tells Readability and us what an element is. */
const TELLING = ["class", "id", "role", "href", "rel", "itemprop", "itemtype", "aria-hidden", "lang", "dir"];
/** Longer values tell no more. */
const MOST_OF_A_VALUE = 300;

/** A page with more is none that somebody reads. */
const MOST_ENTRIES = 200_000;

/** What is shorter was selected by chance, or to be copied. */
const LEAST_SELECTED = 20;

/**
 * @typedef {object} Collected
 * @property {PageCopy} copy
 * @property {Text[]} texts the text nodes, by their number among the copy's texts
 * @property {(Document | ShadowRoot)[]} roots where they stand
 */

/**
 * @param {Document} page
 * @param {Range} [selected] what of it is to be read, rather than what it holds
 * @returns {Collected | undefined} undefined where there is too much of it
 */
export function collect(page, selected) {
  /** @type {Entries} */
  const entries = [];
  /** @type {Text[]} */
  const texts = [];
  /** @type {(Document | ShadowRoot)[]} */
  const roots = [page];
  /** @type {{ nodes: ArrayLike<Node>, at: number, seen: boolean }[]} */
  const open = [{ nodes: page.body ? [page.body] : [], at: 0, seen: true }];
  while (open.length > 0) {
    const level = open[open.length - 1];
    const node = level.nodes[level.at++];
    if (node === undefined) {
      open.length--;
      if (open.length > 0) entries[entries.length] = 0;
      continue;
    }
    const type = typeOf(node);
    if (type === TEXT && level.seen) {
      entries[entries.length] = wordsOf(node);
      texts[texts.length] = /** @type {Text} */ (node);
    } else if (type === ELEMENT) {
      const element = /** @type {HTMLElement} */ (node);
      const name = nameOf(element);
      if (SILENT.test(name) || !isRendered(element)) continue;
      // Spans of many a site are paragraphs to whoever reads it.
      const isBlock = name === "span" && /^(?:block|flex|grid|list-item)/.test(getComputedStyle(element).display);
      entries[entries.length] = [isBlock ? "div" : name, tellingOf(element)];
      open[open.length] = {
        nodes: insideOf(element, name, roots),
        at: 0,
        seen: isSeen(element, { visibilityProperty: true }) || isBoxless(element),
      };
    }
    if (entries.length > MOST_ENTRIES) return undefined;
  }
  const { documentElement: root } = page;
  const copy = {
    url: location.href,
    title: page.title,
    lang: root.lang,
    entries,
    selection: selected ? selectionIn(texts, selected) : null,
  };
  return { copy, texts, roots };
}

/** What has no box of its own may still show its children. @param {HTMLElement} element */
const isBoxless = (element) => getComputedStyle(element).display === "contents";

/** @param {HTMLElement} element */
const isRendered = (element) => isSeen(element) || isBoxless(element);

/**
 * What is shown inside an element: in place of its children its shadow tree, what is slotted, or a frame's document.
 *
 * @param {HTMLElement} element
 * @param {string} name
 * @param {(Document | ShadowRoot)[]} roots
 * @returns {ArrayLike<Node>}
 */
function insideOf(element, name, roots) {
  if (name === "iframe") {
    /** @type {Document | null} null for a frame of another origin */
    const inner = frameOf(element);
    if (!inner?.body) return [];
    roots[roots.length] = inner;
    return [inner.body];
  }
  const shadow = shadowOf(element);
  if (shadow) roots[roots.length] = shadow;
  const slotted = name === "slot" ? assignedTo(element) : [];
  return slotted.length > 0 ? slotted : childrenOf(shadow ?? element);
}

/** @param {HTMLElement} element */
function tellingOf(element) {
  /** @type {Record<string, string>} */
  const telling = {};
  for (let at = 0; at < TELLING.length; at++) {
    const value = attributeOf(element, TELLING[at]);
    if (value) telling[TELLING[at]] = value.slice(0, MOST_OF_A_VALUE);
  }
  return telling;
}

/** What the reader has selected, if it is worth reading. @returns {Range | undefined} */
export function selectedRange() {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || `${selection}`.trim().length < LEAST_SELECTED) return undefined;
  return selection.getRangeAt(0).cloneRange();
}

/** @param {Text[]} texts @param {Range} range @returns {PageCopy["selection"]} */
function selectionIn(texts, range) {
  let from = -1;
  let to = -1;
  for (let at = 0; at < texts.length; at++) {
    if (!meets(range, texts[at])) continue;
    if (from < 0) from = at;
    to = at;
  }
  if (from < 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return [from, texts[from] === startContainer ? startOffset : 0, to, texts[to] === endContainer ? endOffset : texts[to].length];
}
