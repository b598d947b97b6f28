// @ts-check
// HTML read as an article: headings, paragraphs and emphasis, and nothing else of it. The HTML is parsed into a document
// that nobody sees and that runs and fetches nothing; what comes out is text.

/** @import { Article } from "../article.js" */

import { withMarkup } from "../trusted.js";
import { Draft } from "./draft.js";

/** What holds no words of an article. In a page, what stands beside it as well. */
const SILENT = new Set(
  (
    "script style noscript template head title meta link svg math canvas iframe frame object embed audio video map " +
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
export const breath = () => new Promise((resolve) => setTimeout(resolve));

/** @param {string} html @returns {Document} */
export const inertDocument = (html) => withMarkup(() => new DOMParser().parseFromString(html, "text/html"));

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
  const { fontWeight = "", fontStyle = "" } = styleOf(element) ?? {};
  if (HEADING.test(tag) || element.classList.contains("MsoTitle")) {
    // A heading is bold by nature: only what stands out within it is emphasised.
    return { heading: true, bold: false, italic: false, verbatim: false };
  }
  const bold = fontWeight ? isBold(fontWeight, outer.bold) : outer.bold || tag === "b" || tag === "strong";
  const italic = fontStyle ? /^(italic|oblique)/.test(fontStyle) : outer.italic || tag === "i" || tag === "em";
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
  const style = element.getAttribute("style");
  if (!style) return false;
  // Word marks what it hides, and the bullets and numbers that it has drawn, in words of its own.
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i.test(style);
}

/** @param {string} tag */
const linesAround = (tag) => (PARAGRAPHS.has(tag) || BLOCKS.has(tag) || tag === "hr" ? 2 : LINES.has(tag) ? 1 : 0);

/** @param {Element} element */
const styleOf = (element) => (element.hasAttribute("style") ? /** @type {HTMLElement} */ (element).style : undefined);
