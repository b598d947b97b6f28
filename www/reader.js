// @ts-check
// The article with its highlights: paints them, moves the keyboard through them, goes to them.

/** @import { Article } from "./article.js" */
/** @import { Highlight, Node as HighlightNode } from "./highlights.js" */

import { make, motionBehavior } from "./dom.js";
import { nest } from "./highlights.js";

/** A first line longer than this, or ending as a sentence does, is no headline. */
const HEADLINE_CHARS = 160;

const QUOTATION_MARK = /["'“”«»‘’„]/;

/** @type {Record<string, number | undefined>} */
const STEPS = { ArrowRight: 1, n: 1, ArrowLeft: -1, p: -1 };

export class Reader {
  #text = "";
  /** @type {HTMLElement[]} where keyboard and panel land, in text order */
  #stops = [];
  /** @type {Map<string, HTMLElement[]>} all pieces of one actor, figure or attribution */
  #pieces = new Map();
  /** @type {HTMLElement | undefined} the stop visited last */
  #current;
  /** @type {Element[]} */
  #lit = [];

  /** @param {HTMLElement} article */
  constructor(article) {
    this.article = article;
    article.addEventListener("keydown", (event) => this.#onKey(event));
    article.addEventListener("focusin", ({ target }) => this.#rove(/** @type {HTMLElement} */ (target)));
    article.addEventListener("focusout", () => this.article.querySelector(".arrived")?.classList.remove("arrived"));
  }

  /**
   * Shows a text with highlights in place of whatever was shown before.
   *
   * @param {Article} article
   * @param {Highlight[]} highlights
   */
  show({ text }, highlights) {
    this.#text = text;
    this.#stops = [];
    this.#pieces = new Map();
    this.#current = undefined;
    this.#lit = [];
    const lines = nest(text, highlights);
    const paragraphs = lines.map(({ start, end, gap, nodes }, index) => {
      const words = text.slice(start, end).trim();
      const headline = index === 0 && lines.length > 1 && words.length <= HEADLINE_CHARS && !/[.:;,…]["”»’)]*$/.test(words);
      return make(headline ? "h2" : "p", { class: gap ? "gap" : undefined }, ...nodes.map((node) => this.#node(node)));
    });
    this.article.replaceChildren(...paragraphs);
    const [first] = this.#stops;
    if (first) first.tabIndex = 0;
  }

  /**
   * Goes to a highlight of this key: the next one after the one visited last, from the last back to the first.
   *
   * @param {string} key
   */
  goTo(key) {
    const stops = this.#stops.filter((stop) => stop.dataset.key === key);
    const last = this.#current ? stops.indexOf(this.#current) : -1;
    if (stops.length > 0) this.#visit(stops[(last + 1) % stops.length]);
  }

  /**
   * Makes what belongs together stand out, and nothing else.
   *
   * @param {string[]} keys pieces of these, or of these parts: "attribution-3", "attribution-3 source"
   */
  light(keys) {
    for (const piece of this.#lit) piece.classList.remove("lit");
    this.#lit = keys.flatMap((wanted) => {
      const [key, part] = wanted.split(" ");
      const pieces = this.#pieces.get(key) ?? [];
      return part ? pieces.filter((piece) => piece.dataset.part === part) : pieces;
    });
    for (const piece of this.#lit) piece.classList.add("lit");
  }

  /** @param {HighlightNode} node @returns {Node} */
  #node(node) {
    if (typeof node === "string") return document.createTextNode(node);
    const { highlight, first, last, children } = node;
    const { key, kind, part } = highlight;
    // The number inside a figure is typography; the figure around it is what a reader can go to.
    if (part === "number") return make("b", { class: part }, ...children.map((child) => this.#node(child)));
    const mark = make("mark", {
      class: `${kind} ${part}`,
      "data-key": key,
      "data-part": part,
      "data-start": String(highlight.start),
      tabindex: "-1",
      "aria-describedby": `kind-${kind}`,
    });
    if (first && !QUOTATION_MARK.test(this.#text.charAt(highlight.start - 1))) mark.classList.add("opens");
    if (last && !QUOTATION_MARK.test(this.#text.charAt(highlight.end))) mark.classList.add("closes");
    const pieces = this.#pieces.get(key);
    if (pieces) pieces.push(mark);
    else this.#pieces.set(key, [mark]);
    if (first && highlight.stop) this.#stops.push(mark);
    // In this order the stops come out in text order, outer ones first.
    mark.append(...children.map((child) => this.#node(child)));
    return mark;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const here = this.#current ? this.#stops.indexOf(this.#current) : -1;
    const step = STEPS[event.key];
    const to = step !== undefined ? here + step : event.key === "Home" ? 0 : event.key === "End" ? this.#stops.length - 1 : -1;
    if (!this.#stops[to]) return;
    event.preventDefault();
    this.#visit(this.#stops[to]);
  }

  /** @param {HTMLElement} stop */
  #visit(stop) {
    stop.focus({ preventScroll: true });
    stop.classList.add("arrived");
    stop.scrollIntoView({ block: "center", behavior: motionBehavior() });
  }

  /** Where Tab comes back to: the highlight last visited, or the stop of what it belongs to. @param {HTMLElement} target */
  #rove(target) {
    const stop = this.#stops.includes(target) ? target : this.#stops.find(({ dataset }) => dataset.key === target.dataset.key);
    if (!stop) return;
    (this.#current ?? this.#stops[0]).tabIndex = -1;
    stop.tabIndex = 0;
    this.#current = stop;
  }
}
