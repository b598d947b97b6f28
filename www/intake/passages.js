// @ts-check
// A page as a row of passages: words that stand on one line or in one paragraph, each with what tells what it is.

import { linesAround, steps } from "./layout.js";

/**
 * @typedef {object} Passage
 * @property {Text[]} texts
 * @property {Element} block the block that it stands in
 * @property {string} words with single spaces
 * @property {number} linked how many of its characters lead to another page
 * @property {number} heading 1 to 6, or 0
 */

/** @typedef {[from: number, to: number]} Run passages by their number, half-open */

/**
 * @typedef {object} Passages
 * @property {Passage[]} all
 * @property {Map<Element, Run>} runs which of them are inside an element, wholly or in part
 */

/** What is shorter is hardly a sentence of an article: it is a label, a caption, the name of something. */
const SENTENCE_CHARS = 40;
/** What is longer is read and not looked at, whatever it ends with. */
const PROSE_CHARS = 80;

const ENDS_AS_SENTENCE = /[.!?…:;]["”»’')\]]*$/;

/**
 * @param {Element} root
 * @param {(element: Element) => boolean} skips
 * @param {string} [path] of the page, where it is known: a link to the page itself leads nowhere
 * @returns {Passages}
 */
export function passagesIn(root, skips, path) {
  /** @type {Passage[]} */
  const all = [];
  /** @type {Map<Element, Run>} */
  const runs = new Map();
  /** @type {{ element: Element, from: number, block: Element, heading: number, leadsAway: boolean }[]} */
  const open = [];
  let around = { element: root, from: 0, block: root, heading: 0, leadsAway: false };
  /** @type {Passage | null} */
  let passage = null;
  let raw = "";
  const end = () => {
    if (passage) passage.words = collapsed(raw);
    if (passage && passage.words !== "") all.push(passage);
    passage = null;
    raw = "";
  };
  for (const step of steps(root, skips)) {
    if ("text" in step) {
      const { text } = step;
      passage ??= { texts: [], block: around.block, words: "", linked: 0, heading: around.heading };
      passage.texts.push(text);
      raw += text.data;
      if (around.leadsAway) passage.linked += collapsed(text.data).length;
    } else if ("opens" in step) {
      const { opens: element } = step;
      const isBlock = isBox(element);
      if (isBlock || element.localName === "br") end();
      open.push(around);
      around = {
        element,
        from: all.length,
        block: isBlock ? element : around.block,
        heading: headingOf(element) || around.heading,
        leadsAway: around.leadsAway || leadsAway(element, path),
      };
    } else {
      if (isBox(step.closes)) end();
      runs.set(step.closes, [around.from, all.length + (passage ? 1 : 0)]);
      around = /** @type {typeof around} */ (open.pop());
    }
  }
  end();
  runs.set(root, [0, all.length]);
  return { all, runs };
}

/** A cell parts no lines, but may hold a whole column of a page. @param {Element} element */
const isBox = (element) => linesAround(element) > 0 || element.localName === "td" || element.localName === "th";

/** @param {Element} element */
function headingOf(element) {
  const [, level] = /^h([1-6])$/.exec(element.localName) ?? [];
  return level ? Number(level) : element.getAttribute("role") === "heading" ? 2 : 0;
}

/** @param {Element} element @param {string | undefined} path */
function leadsAway(element, path) {
  if (element.localName !== "a") return false;
  const href = element.getAttribute("href");
  if (!href || href.startsWith("#")) return false;
  if (path === undefined || path === "/") return true;
  const base = `https://page.invalid${path}`;
  return !URL.canParse(href, base) || new URL(href, base).pathname !== path;
}

/** Whether a passage is made of sentences, as an article is. @param {Passage} passage */
export function isProse({ words, linked, heading }) {
  if (heading > 0 || linked * 2 > words.length) return false;
  const own = words.length - linked;
  return own >= PROSE_CHARS || (own >= SENTENCE_CHARS && ENDS_AS_SENTENCE.test(words));
}

/** Whether a passage is nothing but a link to another page. @param {Passage} passage */
export const isLink = ({ words, linked }) => linked > 0 && linked >= words.length * 0.85;

/** Whether a passage ends as a sentence does. @param {Passage} passage */
export const endsAsSentence = ({ words }) => ENDS_AS_SENTENCE.test(words);

/** @param {string} text */
const collapsed = (text) => text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, " ").trim();

/** A text in letters and digits alone, to compare it with others. @param {string} text */
export const bare = (text) => text.replace(/[\s\p{P}\p{S}\u00ad\u200b\u2060\ufeff]+/gu, "").toLowerCase();
