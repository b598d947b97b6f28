// @ts-check
// Highlights on a live page, by the CSS Custom Highlight API: nothing of the page changes. Each stretch knows its words, and
// where the page has other words by now it is dropped.

/** @import { Analysis } from "../contract.js" */
/** @import { Highlight as Found } from "../highlights.js" */
/** @import { FoundText } from "./protocol.js" */

import { highlightsOf } from "../highlights.js";
import { PREFIX, PRIORITY } from "../painter.js";
import { getter, realm } from "./clean.js";

const { Node } = realm;
const isThere = getter(Node, "isConnected");
const rootOf = getter(Node, "ownerDocument");

/** Whether the browser can do it. */
export const canPaint = typeof realm.Highlight === "function" && "highlights" in realm.CSS;

/** @typedef {{ highlight: Found, node: Text, from: number, to: number, words: string, range: StaticRange | undefined }} Stretch a part of a highlight in one text node; `range` while it is painted */

export class Painting {
  /** @type {Stretch[]} in text order */
  #stretches = [];
  /** @type {Map<Text, Stretch[]>} */
  #byNode = new Map();
  /** @type {Map<string, { registry: HighlightRegistry, name: string, highlight: Highlight }>} */
  #registered = new Map();
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
  paint({ text, pieces }, analysis, texts) {
    this.#wipe();
    let first = 0;
    for (const highlight of highlightsOf(text, analysis)) {
      const { start, end } = highlight;
      // Highlights come in the order in which they begin.
      while (first < pieces.length && pieces[first][0] + pieces[first][3] <= start) first++;
      for (let at = first; at < pieces.length && pieces[at][0] < end; at++) {
        const [begin, index, offset, length] = pieces[at];
        const from = Math.max(start, begin);
        const to = Math.min(end, begin + length);
        if (from >= to) continue;
        const node = texts[index];
        const shift = offset - begin;
        const stretch = { highlight, node, from: from + shift, to: to + shift, words: text.slice(from, to), range: undefined };
        this.#stretches.push(stretch);
        const others = this.#byNode.get(node);
        if (others) others.push(stretch);
        else this.#byNode.set(node, [stretch]);
      }
    }
    this.refresh();
  }

  /** Paints what is still right, and drops what is not. @returns {boolean} whether all of it is still right */
  refresh() {
    let allRight = true;
    for (const { highlight } of this.#registered.values()) highlight.clear();
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
      const { key, kind, part } = highlight;
      this.#add(part, stretch.range);
      const isLit = this.#lit.includes(key) || this.#lit.includes(`${key} ${part}`);
      if (isLit && part !== "number") this.#add(`lit-${kind}`, stretch.range);
    }
    return allRight;
  }

  /** Puts back what the page may have thrown away with its own. */
  restore() {
    for (const { registry, name, highlight } of this.#registered.values()) {
      if (registry.get(name) !== highlight) registry.set(name, highlight);
    }
    this.#adopt();
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
    const key = `${name} ${this.#viewNumber(view)}`;
    let entry = this.#registered.get(key);
    if (!entry) {
      const highlight = new view.Highlight();
      highlight.priority = PRIORITY[part] ?? 0;
      entry = { registry: view.CSS.highlights, name, highlight };
      this.#registered.set(key, entry);
    }
    if (entry.registry.get(name) !== entry.highlight) entry.registry.set(name, entry.highlight);
    entry.highlight.add(range);
  }

  /** @type {Window[]} */
  #views = [];

  /** @param {Window} view */
  #viewNumber(view) {
    const at = this.#views.indexOf(view);
    return at < 0 ? this.#views.push(view) - 1 : at;
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
    const here = stretches.filter(
      ({ from, to, range, highlight }) => range && from <= offset && offset <= to && !this.#off.has(highlight.kind),
    );
    return here.sort((a, b) => a.to - a.from - (b.to - b.from));
  }

  /** Where a highlight begins. @param {string} key @param {number} start its place in the text */
  first(key, start) {
    return this.#stretches.find(
      ({ highlight, range }) => highlight.key === key && highlight.start === start && highlight.stop && range,
    );
  }

  #wipe() {
    for (const { registry, name, highlight } of this.#registered.values()) {
      if (registry.get(name) === highlight) registry.delete(name);
    }
    this.#registered.clear();
    this.#stretches = [];
    this.#byNode.clear();
  }

  /** Takes all of it away. */
  end() {
    this.#wipe();
    this.#undress();
  }
}

/** @param {Stretch} stretch */
const isRight = ({ node, from, to, words }) => isThere(node) && node.data.slice(from, to).replace(/\s/g, " ") === words;

/** @param {Node} node @returns {(Window & typeof globalThis) | null} */
const viewOf = (node) => (node.nodeType === 9 ? /** @type {Document} */ (node) : rootOf(node)).defaultView;
