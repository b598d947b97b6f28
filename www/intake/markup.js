// @ts-check
// HTML read as an article: headings, paragraphs and emphasis, and nothing else of it. The HTML is parsed into a document
// that nobody sees and that runs and fetches nothing; what comes out is text.

/** @import { Article } from "../article.js" */

import { withMarkup } from "../trusted.js";
import { Draft } from "./draft.js";

/** What holds no words of an article. In a page, what stands beside it as well. */
const SILENT = new Set(
  (
    "script xml noscript template head title meta link svg math canvas iframe frame object embed audio video map " +
    "button input select textarea option datalist progress meter dialog rp rt nav aside footer"
  ).split(" "),
);

const PARAGRAPHS = new Set(
  (
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure figcaption article section main header hgroup address details " +
    "summary caption"
  ).split(" "),
);

/** Blocks that pages and programs use for anything, single lines included: what they mean is seldom a paragraph. */
const BLOCKS = new Set("div pre form fieldset center body".split(" "));

/** What begins another line, but no paragraph. */
const LINES = new Set("li dt dd tr legend".split(" "));

/** What parts words without parting lines. */
const BETWEEN_WORDS = new Set(["br", "td", "th"]);

const HEADING = /^h[1-6]$/;

/** Longer work than this would be felt by somebody who types or scrolls. */
const BREATH_MS = 12;

/** Lets the page do what it has to. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

const TAG = /<\/?([a-z][a-z0-9]*)(?![a-z0-9])[^<>]*>/gi;
const REFUSED_ATTRIBUTE = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi;
const REFUSED_ELEMENT = /<(\/?)style(?=[\s/>])/gi;
const BASE = /<base(?=[\s/>])/gi;

/** What ends without an end tag, so that it tells nothing about depth. */
const ENDS_BY_ITSELF = new Set(
  "p li dt dd tr td th tbody thead tfoot option br hr img input meta link wbr col source area param track html head body".split(
    " ",
  ),
);

/** No page nests deeper, and a browser's parser needs minutes where one nests by the thousand. */
const MAX_DEPTH = 500;

/**
 * A document of this HTML that runs and fetches nothing. The page's policy would complain of each style, handler and
 * base in it, though none counts there; so they get names that mean nothing, and `styleOf` knows where they are.
 *
 * @param {string} html
 * @returns {Promise<Document>}
 */
export async function inertDocument(html) {
  let depth = 0;
  const refused = html.replace(REFUSED_ELEMENT, '<$1script type="text/plain"').replace(BASE, "<meta");
  const tame = refused.replace(TAG, (tag, /** @type {string} */ name) => {
    if (!ENDS_BY_ITSELF.has(name)) {
      const closes = tag[1] === "/";
      const tooDeep = closes ? depth > MAX_DEPTH : depth >= MAX_DEPTH;
      depth = Math.max(depth + (closes ? -1 : 1), 0);
      if (tooDeep) return "<br>";
    }
    return tag.includes("=") ? tag.replace(REFUSED_ATTRIBUTE, "$1data-$2") : tag;
  });
  await breath();
  const page = withMarkup(() => new DOMParser().parseFromString(tame, "text/html"));
  await breath();
  return page;
}

/**
 * What is inherited from the elements around.
 *
 * @typedef {{ heading: boolean, bold: boolean, italic: boolean, verbatim: boolean }} State
 */

/**
 * The words inside an element, as an article.
 *
 * @param {Element} root
 * @returns {Promise<{ article: Article, laidOut: boolean }>} `laidOut` where the markup says more than line breaks do
 */
export async function articleInside(root) {
  const draft = new Draft();
  let laidOut = false;
  /** @type {{ element: Element, state: State, lines: number }[]} the open elements, so that no depth is too deep */
  const open = [];
  let state = { heading: false, bold: false, italic: false, verbatim: false };
  let since = performance.now();
  /** @type {Node | null} */
  let node = root.firstChild;
  while (node !== null) {
    /** @type {Node | null} */
    let next = null;
    if (node.nodeType === Node.TEXT_NODE) {
      write(draft, node.nodeValue ?? "", state);
    } else if (node instanceof Element && !isSilent(node)) {
      const tag = node.localName;
      const lines = linesAround(tag);
      laidOut ||= lines > 0 && !BLOCKS.has(tag);
      if (tag === "br" && !state.heading) draft.endLine();
      else if (BETWEEN_WORDS.has(tag)) draft.words(" ");
      draft.break(lines);
      next = node.firstChild;
      if (next) {
        open.push({ element: node, state, lines });
        state = within(node, state);
      }
    }
    next ??= node.nextSibling;
    while (next === null && open.length > 0) {
      const { element, state: outer, lines } = /** @type {(typeof open)[number]} */ (open.pop());
      draft.break(lines);
      state = outer;
      next = element.nextSibling;
    }
    node = next;
    if (performance.now() - since > BREATH_MS) {
      await breath();
      since = performance.now();
    }
  }
  const article = draft.article();
  return { article, laidOut: laidOut || article.emphasis.length > 0 };
}

/** @param {Draft} draft @param {string} text @param {State} state */
function write(draft, text, { heading, bold, italic, verbatim }) {
  const style = { heading, emphasised: bold || italic };
  if (!verbatim) return draft.words(text, style);
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) draft.break(line.trim() === "" ? 2 : 1);
    draft.words(line, style);
  }
}

/** @param {Element} element @param {State} outer @returns {State} */
function within(element, outer) {
  const tag = element.localName;
  const style = styleOf(element);
  const weight = style && propertyIn(style, FONT_WEIGHT);
  const slant = style && propertyIn(style, FONT_STYLE);
  if (HEADING.test(tag) || element.classList.contains("MsoTitle")) {
    // A heading is bold by nature: only what stands out within it is emphasised.
    return { heading: true, bold: false, italic: false, verbatim: false };
  }
  const bold = weight ? isBold(weight, outer.bold) : outer.bold || tag === "b" || tag === "strong";
  const italic = slant ? /^(italic|oblique)/.test(slant) : outer.italic || tag === "i" || tag === "em";
  return { heading: outer.heading, bold, italic, verbatim: outer.verbatim || tag === "pre" };
}

/** @param {string} weight @param {boolean} outer */
function isBold(weight, outer) {
  return weight === "inherit" ? outer : /^bold/.test(weight) || Number(weight) >= 600;
}

/** Whether nothing of an element is to be read. @param {Element} element */
function isSilent(element) {
  if (!(element instanceof HTMLElement) || element.hidden) return true;
  // At the foot of a quotation stands who said it.
  if (SILENT.has(element.localName)) return element.localName !== "footer" || !element.closest("blockquote");
  // Word marks what it hides, and the bullets and numbers that it has drawn, in words of its own.
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i.test(styleOf(element));
}

/** @param {string} tag */
const linesAround = (tag) => (PARAGRAPHS.has(tag) || BLOCKS.has(tag) || tag === "hr" ? 2 : LINES.has(tag) ? 1 : 0);

/** @param {Element} element */
const styleOf = (element) => element.getAttribute("data-style") ?? "";

const FONT_WEIGHT = /(?:^|;)\s*font-weight\s*:\s*([\w-]+)/i;
const FONT_STYLE = /(?:^|;)\s*font-style\s*:\s*([\w-]+)/i;

/** @param {string} style @param {RegExp} property */
const propertyIn = (style, property) => property.exec(style)?.[1].toLowerCase();
