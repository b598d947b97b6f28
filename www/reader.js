// @ts-check
// The article with its highlights: shows them, moves the keyboard through them, goes to them.

/** @import { Article } from "./article.js" */
/** @import { Block } from "./blocks.js" */
/** @import { Span } from "./contract.js" */
/** @import { Highlight, Line } from "./highlights.js" */

import { looksLikeHeadline } from "./article.js";
import { Blocks } from "./blocks.js";
import { make, motionBehavior } from "./dom.js";
import { linesOf, SpanIndex, STEPS } from "./highlights.js";
import { markUp } from "./marks.js";
import { Pace } from "./pace.js";
import { canPaint, Painter } from "./painter.js";

/** An article has no more lines than this; what has more is shown in slices. */
const LINES_AT_ONCE = 120;
/** The lines of such an article stand in stretches, which the browser lays out only when they come near. */
const LINES_IN_A_STRETCH = 12;
/**
 * With more highlights than this, marks cost frames: the browser paints them without, and marks are made where they are
 * needed. Measured in Chromium while scrolling: with 2,000 a frame takes 4 ms with marks and 5 ms without, with 6,000
 * 12 ms and 8 ms, with 12,000 17 ms (more than there is at 60 Hz) and 8 ms.
 */
const MOST_MARKS = 3_000;
/** In how many paragraphs marks are kept that were made where they were needed. */
const PARAGRAPHS_WITH_MARKS = 30;

export class Reader {
  /** @type {Article | undefined} the article that is shown */
  #shown;
  /** @type {Line[]} */
  #lines = [];
  /** @type {Blocks} */
  #blocks;
  /** @type {Blocks | undefined} the editor's, while the article is being edited */
  #lent;
  /** @type {SpanIndex<Span>} */
  #emphasis = new SpanIndex([]);
  /** @type {SpanIndex<Span>} */
  #headings = new SpanIndex([]);
  /** @type {SpanIndex<Highlight>} */
  #index = new SpanIndex([]);
  /** @type {Highlight[]} where keyboard and panel land, in text order */
  #stops = [];
  /** @type {Highlight | undefined} the stop visited last */
  #current;
  /** @type {WeakMap<Element, Highlight>} what each mark stands for */
  #marked = new WeakMap();
  /** @type {Set<Block>} the paragraphs that hold marks, the oldest first */
  #withMarks = new Set();
  /** Whether marks are made only where they are needed. */
  #sparing = false;
  #painter = new Painter();
  /** @type {string[]} */
  #lit = [];
  /** Counts what is shown, so that what is no longer wanted is not gone on with. */
  #turn = 0;

  /** @param {HTMLElement} article */
  constructor(article) {
    this.article = article;
    this.#blocks = new Blocks(article);
    article.addEventListener("keydown", (event) => this.#onKey(event));
    article.addEventListener("focusin", ({ target }) => this.#rove(/** @type {HTMLElement} */ (target)));
    article.addEventListener("focusout", () => this.article.querySelector(".arrived")?.classList.remove("arrived"));
  }

  /** The article's text as it stands in the page now. */
  get blocks() {
    return this.#lent ?? this.#blocks;
  }

  /** Whether the article is being edited where it stands. */
  get edited() {
    return this.#lent !== undefined;
  }

  /** The words that the reader has selected, as offsets of the article; null where none are. @returns {Span | null} */
  selection() {
    return this.blocks.selection();
  }

  /**
   * Shows an article with highlights in place of whatever was shown before.
   *
   * @param {Article} article
   * @param {Highlight[]} highlights
   * @param {number} [read] how much of the text has been read so far; the rest will have as many highlights
   */
  show(article, highlights, read = article.text.length) {
    const turn = ++this.#turn;
    const { text, headings, emphasis } = article;
    const same = this.#shown?.text === text && this.#shown.headings === headings && this.#shown.emphasis === emphasis;
    this.#shown = article;
    if (!same) {
      this.#lines = linesOf(text);
      this.#blocks.list = [];
      this.#withMarks = new Set();
      this.#emphasis = new SpanIndex(emphasis);
      this.#headings = new SpanIndex(headings);
      this.article.replaceChildren();
    }
    this.#index = new SpanIndex(highlights);
    this.#stops = highlights.filter(({ stop }) => stop);
    this.#current = undefined;
    this.#lit = [];
    // In forced colours all that is painted looks selected, so marks stay there.
    const many = (highlights.length * text.length) / read > MOST_MARKS;
    this.#sparing = canPaint && many && !matchMedia("(forced-colors: active)").matches;
    // What is painted and stays is not taken away to be painted anew.
    if (!same || !this.#sparing) this.#painter.clear();
    this.#render(turn);
  }

  /** Gives the article's place in the page to the editor, whose blocks these are. @param {Blocks} blocks */
  lend(blocks) {
    this.#turn++;
    this.#painter.clear();
    this.#shown = undefined;
    this.#lent = blocks;
    this.article.replaceChildren(blocks.root);
  }

  /** Takes the place back; something must be shown next. */
  takeBack() {
    this.#lent = undefined;
  }

  /**
   * Goes to a highlight of this key: the next one after the one visited last, from the last back to the first.
   *
   * @param {string} key
   */
  goTo(key) {
    const stops = this.#stops.filter((stop) => stop.key === key);
    const last = this.#current ? stops.indexOf(this.#current) : -1;
    if (stops.length > 0) this.#visit(stops[(last + 1) % stops.length]);
  }

  /**
   * Makes what belongs together stand out, and nothing else.
   *
   * @param {string[]} keys pieces of these, or of these parts: "attribution-3", "attribution-3 source"
   */
  light(keys) {
    this.#lit = keys;
    for (const piece of this.article.querySelectorAll(".lit")) piece.classList.remove("lit");
    for (const wanted of keys) {
      const [key, part] = wanted.split(" ");
      const pieces = this.article.querySelectorAll(`mark[data-key="${key}"]${part ? `[data-part="${part}"]` : ""}`);
      for (const piece of pieces) piece.classList.add("lit");
    }
    this.#painter.light(keys);
  }

  /**
   * The mark at a place of the page, made now if it was not there yet.
   *
   * @param {EventTarget | null} target
   * @param {{ clientX: number, clientY: number }} point
   * @returns {HTMLElement | null}
   */
  markAt(target, { clientX, clientY }) {
    if (!(target instanceof Element)) return null;
    const block = this.#sparing && !this.#lent && this.article.contains(target) ? this.#blocks.of(target) : undefined;
    if (!block || this.#withMarks.has(block)) return target.closest("mark");
    this.#mark(block);
    return document.elementFromPoint(clientX, clientY)?.closest("mark") ?? null;
  }

  /** Shows what is not shown yet: first the text, then the highlights. @param {number} turn */
  async #render(turn) {
    const pace = new Pace();
    let painted = false;
    for (let at = this.#blocks.list.length; at < this.#lines.length; at++) {
      if (at >= LINES_AT_ONCE && pace.due) {
        // What can be seen has its highlights before the rest is there.
        if (this.#sparing && !painted) this.#painter.paint(this.#blocks.list, this.#index);
        painted = true;
        await pace.rest();
        if (turn !== this.#turn) return;
      }
      this.#append(this.#lines[at], at);
    }
    if (this.#sparing) {
      for (const block of this.#withMarks) this.#unmark(block);
      this.#painter.paint(this.#blocks.list, this.#index);
      // Where Tab comes to.
      const [first] = this.#stops;
      const block = first && this.#blocks.at(first.start);
      if (block) this.#mark(block);
      return;
    }
    for (const [at, block] of this.#blocks.list.entries()) {
      if (at >= LINES_AT_ONCE && pace.due) {
        await pace.rest();
        if (turn !== this.#turn) return;
      }
      this.#mark(block);
    }
  }

  /** @param {Line} line @param {number} at which line it is */
  #append(line, at) {
    const { start, end, gap } = line;
    const heading = this.#headings.spans.length > 0 ? this.#headings.within(line).length > 0 : this.#isHeadline(line, at);
    const element = make(heading ? (at === 0 ? "h2" : "h3") : "p", { class: gap ? "gap" : undefined });
    element.append(...this.#nodes(line));
    this.#blocks.list.push({ start, end, element });
    if (this.#lines.length <= LINES_AT_ONCE) return this.article.append(element);
    if (at % LINES_IN_A_STRETCH === 0) this.article.append(make("div", { class: "stretch" }));
    this.article.lastElementChild?.append(element);
  }

  /** Where the layout told of no headings. @param {Line} line @param {number} at */
  #isHeadline({ start, end }, at) {
    if (at > 0 || this.#lines.length < 2) return false;
    return looksLikeHeadline(this.#shown?.text.slice(start, end).trim() ?? "");
  }

  /** A stretch as nodes, with the marks of these highlights. @param {Span} stretch @param {Highlight[]} [highlights] */
  #nodes(stretch, highlights = []) {
    const home = this.#current ?? this.#stops[0];
    return markUp(this.#shown?.text ?? "", stretch, this.#emphasis, highlights, (mark, highlight, first) => {
      this.#marked.set(mark, highlight);
      if (this.#sparing) mark.classList.add("plain");
      if (first && highlight === home) mark.tabIndex = 0;
      if (this.#lit.includes(highlight.key) || this.#lit.includes(`${highlight.key} ${highlight.part}`))
        mark.classList.add("lit");
    });
  }

  /** Gives a paragraph its marks. @param {Block} block */
  #mark(block) {
    const highlights = this.#index.within(block);
    if (highlights.length === 0 && !this.#withMarks.has(block)) return;
    this.#painter.release(block);
    block.element.replaceChildren(...this.#nodes(block, highlights));
    this.#withMarks.delete(block);
    this.#withMarks.add(block);
    if (this.#sparing) this.#spare();
  }

  /** Makes a paragraph plain text again. @param {Block} block */
  #unmark(block) {
    this.#withMarks.delete(block);
    block.element.replaceChildren(...this.#nodes(block));
  }

  /** Leaves marks only where the reader has been lately. */
  #spare() {
    const selection = getSelection();
    for (const block of this.#withMarks) {
      if (this.#withMarks.size <= PARAGRAPHS_WITH_MARKS) return;
      const used = block.element.querySelector("[tabindex='0'], .lit") || selection?.containsNode(block.element, true);
      if (used) continue;
      this.#unmark(block);
      this.#painter.adopt(block);
    }
  }

  /** The first mark of a highlight, made if need be. @param {Highlight} highlight @returns {HTMLElement | undefined} */
  #markOf(highlight) {
    const block = this.#blocks.at(highlight.start);
    if (!block) return undefined;
    const find = () => [...block.element.querySelectorAll("mark")].find((mark) => this.#marked.get(mark) === highlight);
    const found = find();
    if (found) return found;
    this.#mark(block);
    return find();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.#lent || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const here = this.#current ? this.#stops.indexOf(this.#current) : -1;
    const step = /** @type {number | undefined} */ (STEPS[event.key]);
    const to = step !== undefined ? here + step : event.key === "Home" ? 0 : event.key === "End" ? this.#stops.length - 1 : -1;
    if (!this.#stops[to]) return;
    event.preventDefault();
    this.#visit(this.#stops[to]);
  }

  /** @param {Highlight} stop */
  #visit(stop) {
    const mark = this.#markOf(stop);
    if (!mark) return;
    mark.focus({ preventScroll: true });
    mark.classList.add("arrived");
    // Where paragraphs are laid out only as they come near, a smooth way would end somewhere else.
    const behavior = this.#lines.length > LINES_AT_ONCE ? "instant" : motionBehavior();
    mark.scrollIntoView({ block: "center", behavior });
  }

  /** Where Tab comes back to: the highlight last visited, or the stop of what it belongs to. @param {HTMLElement} target */
  #rove(target) {
    const highlight = this.#marked.get(target);
    if (!highlight) return;
    const stop = highlight.stop ? highlight : this.#stops.find(({ key }) => key === highlight.key);
    if (!stop || stop === this.#current) return;
    for (const mark of this.article.querySelectorAll("mark[tabindex='0']")) /** @type {HTMLElement} */ (mark).tabIndex = -1;
    this.#current = stop;
    const mark = this.#markOf(stop);
    if (mark) mark.tabIndex = 0;
  }
}
