// @ts-check
// HTML read as an article: headings, paragraphs and emphasis, and nothing else of it. The HTML is parsed into a document
// that nobody sees and that runs and fetches nothing; what comes out is text.

/** @import { Article } from "../article.js" */

import { withMarkup } from "../trusted.js";
import { Draft } from "./draft.js";
import { breakAt, isLayout, isMute, isSilent, steps, styleOf } from "./layout.js";

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
export const MAX_DEPTH = 500;

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

/** What of a text belongs to the article. @typedef {(text: Text) => string} Part */

/** @type {Part} */
const all = (text) => text.data;

/**
 * The words inside an element, as an article.
 *
 * @param {Element} root
 * @param {Part} [part] where it is known what belongs to the article; else all does but what stands in elements that hold none
 * @returns {Promise<{ article: Article, laidOut: boolean }>} `laidOut` where the markup says more than line breaks do
 */
export async function articleInside(root, part) {
  const draft = new Draft();
  const words = part ?? all;
  let laidOut = false;
  /** @type {State[]} */
  const outer = [];
  let state = { heading: false, bold: false, italic: false, verbatim: false };
  let since = performance.now();
  for (const step of steps(root, part ? isMute : isSilent)) {
    if ("text" in step) {
      write(draft, words(step.text), state);
    } else if ("opens" in step) {
      laidOut ||= isLayout(step.opens);
      breakAt(draft, step.opens, true, state.heading);
      outer.push(state);
      state = within(step.opens, state);
    } else {
      state = /** @type {State} */ (outer.pop());
      breakAt(draft, step.closes, false, state.heading);
    }
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

const FONT_WEIGHT = /(?:^|;)\s*font-weight\s*:\s*([\w-]+)/i;
const FONT_STYLE = /(?:^|;)\s*font-style\s*:\s*([\w-]+)/i;

/** @param {string} style @param {RegExp} property */
const propertyIn = (style, property) => property.exec(style)?.[1].toLowerCase();
