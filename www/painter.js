// @ts-check
// Highlights by the CSS Custom Highlight API: nothing in the document changes, so neither a caret nor thousands of
// highlights trouble it. Only what is near the window is painted.

/** @import { Block } from "./blocks.js" */
/** @import { Highlight as Found, SpanIndex } from "./highlights.js" */

/** Highlights have names of our own in the document's registry, in which others may have theirs. */
const PREFIX = "subraya-";

/** Where two have a background, the higher one shows. @type {Record<string, number>} */
const PRIORITY = {
  content: 0,
  source: 1,
  cue: 1,
  figure: 2,
  number: 3,
  mention: 4,
  "lit-attribution": 5,
  "lit-figure": 6,
  "lit-actor": 7,
};

/** How far outside the window is near: a page's height, so that scrolling meets what is painted. */
const NEAR = "100% 0%";

/** Whether the browser can do it. */
export const canPaint = typeof Highlight === "function" && "highlights" in CSS;

export class Painter {
  /** @type {SpanIndex<Found> | undefined} */
  #index;
  /** @type {Map<Element, Block>} all blocks that are painted when they are near */
  #blocks = new Map();
  /** @type {Map<Element, [name: string, range: AbstractRange][]>} what is painted, by block */
  #painted = new Map();
  /** @type {Set<Element>} */
  #near = new Set();
  /** @type {string[]} */
  #lit = [];
  /** @type {IntersectionObserver | undefined} */
  #observer;

  /** Paints these highlights into these blocks, each of which holds plain text, and nothing else any more. @param {Block[]} blocks @param {SpanIndex<Found>} index */
  paint(blocks, index) {
    this.#index = index;
    const before = this.#blocks;
    this.#blocks = new Map(blocks.map((block) => [block.element, block]));
    this.#observer ??= new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: NEAR });
    for (const element of before.keys()) if (!this.#blocks.has(element)) this.#forget(element);
    for (const element of this.#blocks.keys()) if (!before.has(element)) this.#observer.observe(element);
    for (const element of this.#near) this.#draw(element);
  }

  /** Takes all of it away. */
  clear() {
    this.#observer?.disconnect();
    for (const element of this.#painted.keys()) this.#erase(element);
    this.#blocks.clear();
    this.#near.clear();
    this.#lit = [];
  }

  /** Leaves a block to others. @param {Block} block */
  release({ element }) {
    if (this.#blocks.delete(element)) this.#forget(element);
  }

  /** Takes a block over, plain text again. @param {Block} block */
  adopt(block) {
    this.#blocks.set(block.element, block);
    this.#observer?.observe(block.element);
  }

  /** @param {string[]} keys as `Reader.light` takes them */
  light(keys) {
    if (keys.length === 0 && this.#lit.length === 0) return;
    this.#lit = keys;
    for (const element of this.#near) this.#draw(element);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && this.#blocks.has(target)) {
        this.#near.add(target);
        this.#draw(target);
      } else {
        this.#near.delete(target);
        this.#erase(target);
      }
    }
  }

  /** @param {Element} element */
  #forget(element) {
    this.#observer?.unobserve(element);
    this.#near.delete(element);
    this.#erase(element);
  }

  /** @param {Element} element */
  #draw(element) {
    this.#erase(element);
    const block = this.#blocks.get(element);
    if (!block || !this.#index) return;
    const texts = textsOf(block);
    /** @type {[string, AbstractRange][]} */
    const painted = [];
    for (const { key, kind, part, start, end } of this.#index.within(block)) {
      const lit = this.#lit.includes(key) || this.#lit.includes(`${key} ${part}`);
      for (const { node, from } of texts) {
        const startOffset = Math.max(0, start - from);
        const endOffset = Math.min(node.length, end - from);
        if (startOffset >= endOffset) continue;
        const range = new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
        painted.push([part, range]);
        if (lit && part !== "number") painted.push([`lit-${kind}`, range]);
      }
    }
    for (const [name, range] of painted) registered(name).add(range);
    this.#painted.set(element, painted);
  }

  /** @param {Element} element */
  #erase(element) {
    for (const [name, range] of this.#painted.get(element) ?? []) registered(name).delete(range);
    this.#painted.delete(element);
  }
}

/** The text nodes of a block, each with the offset at which it begins. @param {Block} block */
function textsOf({ element, start }) {
  /** @type {{ node: Text, from: number }[]} */
  const texts = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let from = start;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    texts.push({ node: /** @type {Text} */ (node), from });
    from += /** @type {Text} */ (node).length;
  }
  return texts;
}

/** The document's highlight of this name. @param {string} name @returns {Highlight} */
function registered(name) {
  let highlight = CSS.highlights.get(PREFIX + name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = PRIORITY[name] ?? 0;
    CSS.highlights.set(PREFIX + name, highlight);
  }
  return highlight;
}
