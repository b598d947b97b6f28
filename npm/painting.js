// @ts-check
// Highlights on an element by the CSS Custom Highlight API: nothing in the document changes, and nothing stays behind.

/** @import { Analysis, Span } from "./engine.js" */
/** @import { Kind } from "./dom.js" */
/** @import { ShownText } from "./text.js" */
/** @import { Stretch } from "../www/bookmarklet/stretches.js" */

import { stretchesOf, touchedBy } from "../www/bookmarklet/stretches.js";
import { namesOf, registered } from "../www/painter.js";
import STYLE from "./highlights.css";

/** Other names than the bookmark's, which a reader may use on the same page. */
const PREFIX = "subraya-article-";

/** Whether the browser can do it. */
export const canPaint = typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;

/** @typedef {Omit<Stretch, "node"> & { node: Text, painted: [name: string, range: StaticRange][] }} Placed */

export class Painting {
  /** @type {Placed[]} in text order */
  #stretches;
  /** @type {ShownText} */
  #shown;
  /** @type {Set<Kind>} */
  #kinds;
  /** @type {string[]} */
  #lit = [];
  /** @type {Document | ShadowRoot} */
  #root;
  /** @type {CSSStyleSheet | undefined} there while anything can be painted */
  #sheet;
  #observer = new MutationObserver(() => this.#draw());

  /**
   * @param {Element} element
   * @param {ShownText} shown what stands in it
   * @param {Analysis} analysis of that
   * @param {Iterable<Kind>} kinds which of it are painted
   * @param {string} [more] style rules after our own
   */
  constructor(element, shown, analysis, kinds, more = "") {
    this.#shown = shown;
    this.#kinds = new Set(kinds);
    this.#stretches = stretchesOf(shown, analysis)
      .filter(({ highlight }) => highlight.part !== "number")
      .map(({ node, ...stretch }) => ({ ...stretch, node: shown.nodes[node], painted: [] }));
    this.#root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    // What stands in no document is not shown.
    if (!canPaint || !element.isConnected) return;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(STYLE + more);
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, this.#sheet];
    this.#observer.observe(element, { childList: true, characterData: true, subtree: true });
    this.#draw();
  }

  get isPainted() {
    return this.#sheet !== undefined;
  }

  /** Whether the document still has all the words that the analysis was made for. */
  get isWhole() {
    return this.#stretches.every(isRight);
  }

  /** @param {string[]} keys what stands out */
  light(keys) {
    this.#lit = keys;
    this.#draw();
  }

  /** @param {Iterable<Kind>} kinds */
  show(kinds) {
    this.#kinds = new Set(kinds);
    this.#draw();
  }

  /** What is painted at a place of a text, the innermost first. @param {Node} node @param {number} offset */
  at(node, offset) {
    return touchedBy(
      this.#stretches.filter((stretch) => stretch.node === node && stretch.painted.length > 0),
      offset,
    );
  }

  /** The stretch of the document that holds a span of the text; undefined where the document has other words by now. @param {Span} span */
  rangeOf({ start, end }) {
    const { pieces, nodes, text } = this.#shown;
    const first = pieces.find(([at, , , length]) => at + length > start);
    const last = pieces.findLast(([at]) => at < end);
    if (!first || !last || start >= end) return undefined;
    const range = document.createRange();
    const from = nodes[first[1]];
    const to = nodes[last[1]];
    const fromOffset = first[2] + Math.max(0, start - first[0]);
    const toOffset = last[2] + Math.min(last[3], end - last[0]);
    if (!from.isConnected || !to.isConnected || fromOffset > from.length || toOffset > to.length) return undefined;
    range.setStart(from, fromOffset);
    range.setEnd(to, toOffset);
    const words = (/** @type {string} */ string) => string.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, "");
    return words(range.toString()).includes(words(text.slice(start, end))) ? range : undefined;
  }

  /** Takes all of it away. */
  remove() {
    this.#observer.disconnect();
    for (const stretch of this.#stretches) erase(stretch);
    this.#stretches = [];
    if (!this.#sheet) return;
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = undefined;
  }

  /** Paints what is still right. */
  #draw() {
    if (!this.#sheet) return;
    for (const stretch of this.#stretches) {
      erase(stretch);
      const { highlight, node, from, to } = stretch;
      if (!this.#kinds.has(highlight.kind) || !isRight(stretch)) continue;
      // A live range would move along with changes, and so come to stand on other words.
      const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
      for (const name of namesOf(highlight, this.#lit)) {
        registered(name, PREFIX).add(range);
        stretch.painted.push([name, range]);
      }
    }
  }
}

/** @param {Placed} stretch */
const isRight = ({ node, from, to, words }) => node.isConnected && node.data.slice(from, to).replace(/\s/g, " ") === words;

/** @param {Placed} stretch */
function erase({ painted }) {
  for (const [name, range] of painted.splice(0)) {
    const highlight = CSS.highlights.get(PREFIX + name);
    highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(PREFIX + name);
  }
}
