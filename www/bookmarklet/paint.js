// @ts-check
// Highlights on a live page, by the CSS Custom Highlight API: nothing of the page changes. Each stretch knows its words, and
// where the page has other words by now it is dropped.

/** @import { Analysis } from "../contract.js" */
/** @import { FoundText } from "./protocol.js" */
/** @import { Stretch } from "./stretches.js" */

import { namesOf, PREFIX, PRIORITY } from "../painter.js";
import { getter, realm } from "./clean.js";
import { followed } from "./follow.js";
import { stretchesOf, touchedBy } from "./stretches.js";

const { Node } = realm;
const isThere = getter(Node, "isConnected");
const rootOf = getter(Node, "ownerDocument");

/** Whether the browser can do it. */
export const canPaint = typeof realm.Highlight === "function" && "highlights" in realm.CSS;

/** @typedef {Omit<Stretch, "node"> & { node: Text, range: StaticRange | undefined }} Placed a stretch in the page; `range` while it is painted */

export class Painting {
  /** @type {Placed[]} in text order */
  #stretches = [];
  /** @type {Map<Text, Placed[]>} */
  #byNode = new Map();
  /** @type {Map<HighlightRegistry, Map<string, Highlight>>} by where it is painted, and by name */
  #painted = new Map();
  /** @type {Set<string>} kinds that the reader has switched off */
  #off = new Set();
  /** @type {string[]} */
  #lit = [];
  /** @type {{ root: Document | ShadowRoot, sheet: CSSStyleSheet }[]} */
  #sheets = [];

  /** @param {(Document | ShadowRoot)[]} roots where the page's texts stand @param {string} css */
  dress(roots, css) {
    this.#undress();
    for (const root of roots) {
      const view = viewOf(root);
      if (!view) continue;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(css);
      this.#sheets.push({ root, sheet });
    }
    this.#adopt();
  }

  #adopt() {
    for (const { root, sheet } of this.#sheets) {
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  }

  #undress() {
    for (const { root, sheet } of this.#sheets) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    }
    this.#sheets = [];
  }

  /**
   * Paints an analysis, and nothing else any more.
   *
   * @param {FoundText} found
   * @param {Analysis} analysis
   * @param {Text[]} texts
   */
  paint(found, analysis, texts) {
    this.#wipe();
    for (const { node: number, ...stretch } of stretchesOf(found, analysis)) {
      const node = texts[number];
      const placed = { ...stretch, node, range: undefined };
      this.#stretches.push(placed);
      const others = this.#byNode.get(node);
      if (others) others.push(placed);
      else this.#byNode.set(node, [placed]);
    }
    this.refresh();
  }

  /** Paints what is still right, and drops what is not. @returns {boolean} whether all of it is still right */
  refresh() {
    let allRight = true;
    for (const [, , highlight] of this.#highlights()) highlight.clear();
    for (const stretch of this.#stretches) {
      if (!isRight(stretch)) {
        stretch.range = undefined;
        allRight = false;
        continue;
      }
      const { highlight, node, from, to } = stretch;
      // A live range would move along with changes, and so come to stand on other words.
      stretch.range ??= new realm.StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
      if (this.#off.has(highlight.kind)) continue;
      for (const name of namesOf(highlight, this.#lit)) this.#add(name, stretch.range);
    }
    return allRight;
  }

  /** Goes over to new text nodes that a page has put in the place of old ones. @param {MutationRecord[]} records */
  follow(records) {
    for (const [old, text] of followed(this.#byNode.keys(), records)) {
      const stretches = this.#byNode.get(old) ?? [];
      for (const stretch of stretches) Object.assign(stretch, { node: text, range: undefined });
      this.#byNode.delete(old);
      this.#byNode.set(text, stretches);
    }
  }

  /** Puts back what the page may have thrown away with its own. */
  restore() {
    for (const [registry, name, highlight] of this.#highlights()) {
      if (registry.get(name) !== highlight) registry.set(name, highlight);
    }
    this.#adopt();
  }

  /** Whether nothing has been dropped. */
  get isWhole() {
    return this.#stretches.every(isRight);
  }

  /** Whether all that is painted still stands where it was. */
  get isRight() {
    return this.#stretches.every((stretch) => stretch.range === undefined || isRight(stretch));
  }

  /** @param {string} part @param {StaticRange} range */
  #add(part, range) {
    const view = viewOf(range.startContainer);
    if (!view) return;
    const name = PREFIX + part;
    const registry = view.CSS.highlights;
    const named = this.#painted.get(registry) ?? new Map();
    this.#painted.set(registry, named);
    let highlight = named.get(name);
    if (!highlight) {
      highlight = new view.Highlight();
      highlight.priority = PRIORITY[part] ?? 0;
      named.set(name, highlight);
    }
    if (registry.get(name) !== highlight) registry.set(name, highlight);
    highlight.add(range);
  }

  /** All that is painted. @returns {[HighlightRegistry, string, Highlight][]} */
  #highlights() {
    return [...this.#painted].flatMap(([registry, named]) =>
      [...named].map(([name, highlight]) => /** @type {[HighlightRegistry, string, Highlight]} */ ([registry, name, highlight])),
    );
  }

  /** @param {string[]} keys as the app's reader takes them */
  light(keys) {
    if (keys.length === 0 && this.#lit.length === 0) return;
    this.#lit = keys;
    this.refresh();
  }

  /** @param {string} kind @param {boolean} on */
  show(kind, on) {
    if (on) this.#off.delete(kind);
    else this.#off.add(kind);
    this.refresh();
  }

  /**
   * What is highlighted at a place of a text, the innermost first.
   *
   * @param {Node} node
   * @param {number} offset
   */
  at(node, offset) {
    const stretches = this.#byNode.get(/** @type {Text} */ (node)) ?? [];
    return touchedBy(
      stretches.filter(({ range, highlight }) => range && !this.#off.has(highlight.kind)),
      offset,
    );
  }

  /** The highlight of this key that begins there in the text, if it is still in the page. @param {string} key @param {number} start */
  placed(key, start) {
    return this.#stretches.find(({ highlight, range }) => highlight.key === key && highlight.start === start && range);
  }

  #wipe() {
    for (const [registry, name, highlight] of this.#highlights()) {
      if (registry.get(name) === highlight) registry.delete(name);
    }
    this.#painted.clear();
    this.#stretches = [];
    this.#byNode.clear();
  }

  /** Takes all of it away. */
  end() {
    this.#wipe();
    this.#undress();
  }
}

/** @param {Placed} stretch */
const isRight = ({ node, from, to, words }) => isThere(node) && node.data.slice(from, to).replace(/\s/g, " ") === words;

/** @param {Node} node @returns {(Window & typeof globalThis) | null} */
const viewOf = (node) => (node.nodeType === 9 ? /** @type {Document} */ (node) : rootOf(node)).defaultView;
