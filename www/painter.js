// @ts-check
// Highlights by the CSS Custom Highlight API: nothing in the document changes, so neither a caret nor thousands of
// highlights trouble it. Only what is near the window is painted.

/** @import { Block } from "./blocks.js" */
/** @import { Highlight as Found, SpanIndex } from "./highlights.js" */

/** Highlights have names of our own in the document's registry, in which others may have theirs. */
export const PREFIX = "subraya-";

/** Where two have a background, the higher one shows. @type {Record<string, number>} */
export const PRIORITY = {
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

/** Under which names a highlight is painted, while these keys stand out. @param {Found} highlight @param {string[]} lit @returns {string[]} */
export function namesOf({ key, kind, part }, lit) {
  const standsOut = part !== "number" && (lit.includes(key) || lit.includes(`${key} ${part}`));
  return standsOut ? [part, `lit-${kind}`] : [part];
}

export class Painter {
  /** @type {SpanIndex<Found> | undefined} */
  #index;
  /** @type {Map<Element, Set<Block>>} what is painted when it is near: blocks, by the stretch that holds them or themselves */
  #blocks = new Map();
  /** @type {Map<Element, [name: string, range: AbstractRange][]>} what is painted, by the elements of blocks */
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
    this.#observer ??= new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: NEAR });
    const before = this.#blocks;
    this.#blocks = new Map();
    for (const block of blocks) this.#hold(block);
    const elements = new Set(blocks.map(({ element }) => element));
    for (const element of this.#painted.keys()) if (!elements.has(/** @type {HTMLElement} */ (element))) this.#erase(element);
    for (const host of before.keys()) {
      if (this.#blocks.has(host)) continue;
      this.#observer.unobserve(host);
      this.#near.delete(host);
    }
    for (const host of this.#blocks.keys()) if (!before.has(host)) this.#observer.observe(host);
    this.#drawNear();
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
  release(block) {
    this.#blocks.get(hostOf(block))?.delete(block);
    this.#erase(block.element);
  }

  /** Takes a block over, plain text again. @param {Block} block */
  adopt(block) {
    this.#hold(block);
    if (this.#near.has(hostOf(block))) this.#draw(block);
  }

  /** @param {string[]} keys as `Reader.light` takes them */
  light(keys) {
    if (keys.length === 0 && this.#lit.length === 0) return;
    this.#lit = keys;
    this.#drawNear();
  }

  /** @param {Block} block */
  #hold(block) {
    const host = hostOf(block);
    const blocks = this.#blocks.get(host);
    if (blocks) blocks.add(block);
    else this.#blocks.set(host, new Set([block]));
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
      for (const block of this.#blocks.get(target) ?? []) {
        if (isIntersecting) this.#draw(block);
        else this.#erase(block.element);
      }
    }
  }

  #drawNear() {
    for (const host of this.#near) for (const block of this.#blocks.get(host) ?? []) this.#draw(block);
  }

  /** @param {Block} block */
  #draw(block) {
    if (!this.#index) return this.#erase(block.element);
    const texts = textsOf(block);
    const before = this.#painted.get(block.element) ?? [];
    let same = 0;
    /** @type {[string, AbstractRange][]} */
    const painted = [];
    for (const highlight of this.#index.within(block)) {
      const { start, end } = highlight;
      const names = namesOf(highlight, this.#lit);
      for (const { node, from } of texts) {
        const startOffset = Math.max(0, start - from);
        const endOffset = Math.min(node.length, end - from);
        if (startOffset >= endOffset) continue;
        /** @type {AbstractRange | undefined} */
        let range;
        for (const name of names) {
          // What is painted as it is to be stays: whoever types changes one block of many, and the end of that.
          const [old, there] = before[painted.length] ?? [];
          const stands =
            old === name && there?.startContainer === node && there.startOffset === startOffset && there.endOffset === endOffset;
          if (stands && same === painted.length) same++;
          range = stands
            ? there
            : (range ?? new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
          painted.push([name, /** @type {AbstractRange} */ (range)]);
        }
      }
    }
    for (const [name, range] of before.slice(same)) registered(name).delete(range);
    for (const [name, range] of painted.slice(same)) registered(name).add(range);
    this.#painted.set(block.element, painted);
  }

  /** @param {Element} element of a block */
  #erase(element) {
    for (const [name, range] of this.#painted.get(element) ?? []) registered(name).delete(range);
    this.#painted.delete(element);
  }
}

/** What is watched for coming near: a stretch of several blocks, where there is one. @param {Block} block @returns {Element} */
const hostOf = ({ element }) => element.closest(".stretch") ?? element;

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

/** The document's highlight of this name, which others may paint with, too. @param {string} name @returns {Highlight} */
export function registered(name, prefix = PREFIX) {
  let highlight = CSS.highlights.get(prefix + name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = PRIORITY[name] ?? 0;
    CSS.highlights.set(prefix + name, highlight);
  }
  return highlight;
}
