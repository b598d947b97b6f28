// @ts-check
// The small bar beside selected words, to mark them as something that the engine has not found.

/** @import { Span } from "./contract.js" */
/** @import { Correction } from "./article.js" */
/** @import { Card } from "./card.js" */
/** @import { Corrector } from "./correct.js" */
/** @import { Kind } from "./highlights.js" */
/** @import { Reader } from "./reader.js" */
/** @import { Session } from "./session.js" */

import { DETAILS } from "./corrections.js";
import { make } from "./dom.js";
import { KINDS } from "./highlights.js";
import { isQuoted, wholeWords } from "./selection.js";

/** A selection that has not changed for this long is made. */
const SETTLED_MS = 250;
/** Names and numbers are not longer; whoever selects more means something that is said. */
const LONGEST_NAME = 200;
/** Between the words and the bar, and between the bar and the window's edge. */
const GAP = 8;

export class Marking {
  /** @type {Span | null} the words that the bar is about */
  #span = null;
  /** @type {Kind | null} the kind that is being said more closely */
  #kind = null;
  /** @type {number | undefined} */
  #timer;
  #pressed = false;
  /** @type {HTMLElement | null} where the focus was before it came into the bar */
  #cameFrom = null;

  /**
   * @param {HTMLElement} bar
   * @param {Reader} reader
   * @param {Session} session
   * @param {Card} card
   * @param {Corrector} corrector
   */
  constructor(bar, reader, session, card, corrector) {
    const { article } = reader;
    this.bar = bar;
    this.article = article;
    this.reader = reader;
    this.session = session;
    this.card = card;
    this.corrector = corrector;
    document.addEventListener("selectionchange", () => this.#settle());
    document.addEventListener("pointerdown", ({ target }) => {
      this.#pressed = !bar.contains(/** @type {Node} */ (target));
    });
    for (const event of ["pointerup", "pointercancel"]) {
      document.addEventListener(event, () => {
        if (this.#pressed) this.#settle();
        this.#pressed = false;
      });
    }
    article.addEventListener("pointerdown", (event) => this.#letSelect(event));
    article.addEventListener("click", ({ target }) => {
      const mark = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("mark") : null);
      if (getSelection()?.isCollapsed !== false) mark?.focus({ preventScroll: true });
    });
    // Whoever presses a button of the bar keeps the selection.
    bar.addEventListener("mousedown", (event) => {
      if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
    });
    document.addEventListener("keydown", (event) => this.#onKey(event));
    article.addEventListener("keydown", (event) => this.#extend(event));
    addEventListener("scroll", () => this.#place(), { passive: true });
    addEventListener("resize", () => this.#place());
    session.addEventListener("article", () => this.#hide());
  }

  /**
   * Chromium begins no selection in much of what a press focuses, so while the mouse is down highlights are plain text;
   * a click focuses them at its end.
   *
   * @param {PointerEvent} event
   */
  #letSelect({ target, pointerType }) {
    if (pointerType !== "mouse") return;
    /** @type {[HTMLElement, number][]} */
    const held = [];
    for (let at = target instanceof HTMLElement ? target : null; at && at !== this.article; at = at.parentElement) {
      if (at.hasAttribute("tabindex")) held.push([at, at.tabIndex]);
    }
    for (const [mark] of held) mark.removeAttribute("tabindex");
    const restore = () => {
      for (const [mark, tabIndex] of held.splice(0)) mark.tabIndex = tabIndex;
    };
    for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, restore, { once: true });
  }

  #settle() {
    clearTimeout(this.#timer);
    if (this.bar.contains(document.activeElement)) return;
    // The card would lie over the words to be selected.
    if (this.#pressed && this.#selected()) this.card.close();
    this.#timer = setTimeout(() => !this.#pressed && this.#follow(), SETTLED_MS);
  }

  /** Shows the bar beside what is selected, or hides it where nothing is. */
  #follow() {
    const span = this.#selected();
    if (span && this.#span && !this.bar.hidden && span.start === this.#span.start && span.end === this.#span.end) return;
    if (!span) return this.#hide();
    this.#span = span;
    this.#kind = null;
    this.card.close();
    this.#render();
  }

  /** The whole words that are selected in the article as it was analysed. */
  #selected() {
    const { reader, session } = this;
    const { text } = session.article;
    // Where the text is being changed, words are selected to be changed.
    if (session.reading?.article.text !== text || reader.edited) return null;
    const span = reader.selection();
    return span && wholeWords(text, span);
  }

  #hide() {
    clearTimeout(this.#timer);
    this.bar.hidden = true;
    this.#span = null;
  }

  #render() {
    const span = this.#span;
    if (!span) return;
    const { t } = this.corrector.voice();
    const words = this.session.article.text.slice(span.start, span.end);
    const long = words.length > LONGEST_NAME || /[\r\n]/.test(words);
    const kinds = KINDS.map((kind) => {
      const button = make("button", { type: "button", "aria-expanded": String(kind === this.#kind) }, t.corrections[kind]);
      button.disabled = long && kind !== "attribution";
      button.addEventListener("click", () => {
        this.#kind = kind === this.#kind ? null : kind;
        this.#showWords();
        this.#render();
        /** @type {HTMLElement | null} */ (
          this.bar.querySelector(this.#kind ? ".marking-more :is(button, select)" : "button")
        )?.focus();
      });
      return button;
    });
    const row = make("div", { class: "marking-kinds" }, make("span", { class: "quiet" }, t.corrections.markAs), ...kinds);
    this.bar.replaceChildren(row, ...this.#more());
    if (this.bar.hidden) document.getElementById("status")?.replaceChildren(t.corrections.selected);
    this.bar.hidden = false;
    this.#place();
  }

  /** Selects exactly the words that are going to be marked. */
  #showWords() {
    const range = this.#span && this.reader.blocks.rangeOf(this.#span);
    if (!range) return;
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }

  /** What the words can be more closely. @returns {HTMLElement[]} */
  #more() {
    const { t } = this.corrector.voice();
    if (this.#kind === null) return [];
    if (this.#kind === "attribution") return [this.#whoSays()];
    const kind = this.#kind;
    /** @type {Record<string, string>} */
    const names = kind === "actor" ? t.actorKind : t.category;
    const buttons = DETAILS[kind].map((detail) => {
      const button = make("button", { type: "button" }, names[detail]);
      button.addEventListener("click", (event) => this.#mark(kind, detail, event.detail === 0));
      return button;
    });
    return [make("div", { class: "marking-more" }, ...buttons)];
  }

  #whoSays() {
    const { t } = this.corrector.voice();
    const actors = this.session.reading?.analysis.actors ?? [];
    const lang = this.session.reading?.analysis.language;
    const select = make(
      "select",
      {},
      make("option", { value: "" }, t.corrections.nobody),
      ...actors.map(({ name }) => make("option", { value: name, lang }, name)),
    );
    const mark = make("button", { type: "button" }, t.corrections.mark);
    mark.addEventListener("click", (event) => this.#mark("attribution", null, event.detail === 0, select.value || null));
    return make("div", { class: "marking-more" }, make("label", {}, make("span", {}, t.corrections.whoSays), select), mark);
  }

  /** @param {Kind} kind @param {string | null} detail @param {boolean} byKeyboard @param {string | null} [actor] */
  async #mark(kind, detail, byKeyboard, actor = null) {
    const span = this.#span;
    if (!span) return;
    const { text } = this.session.article;
    /** @type {Correction | null} */
    const correction =
      kind === "figure"
        ? await this.corrector.figureOf(span, detail ?? "")
        : {
            action: "add",
            kind,
            detail: detail ?? (isQuoted(text, span) ? "direct" : "indirect"),
            ...span,
            ...(kind === "attribution" && { given: { actor } }),
          };
    if (!correction || this.session.article.text !== text) return;
    this.#hide();
    getSelection()?.removeAllRanges();
    this.corrector.correct([correction], byKeyboard);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (key === "Escape" && !this.bar.hidden) {
      const inside = this.bar.contains(document.activeElement);
      this.#hide();
      if (inside) (this.#cameFrom ?? this.article).focus({ preventScroll: true });
      return;
    }
    if (ctrlKey || metaKey || shiftKey || !(key === "Enter" ? altKey : key.toLowerCase() === "m" && !altKey)) return;
    if (!(target instanceof HTMLElement) || target.closest("input, textarea, select, [contenteditable]")) return;
    if (this.bar.contains(document.activeElement) || !this.#selected()) return;
    event.preventDefault();
    this.#follow();
    this.#cameFrom = this.article.contains(target) ? target : this.article;
    /** @type {HTMLElement | null} */ (this.bar.querySelector("button:enabled"))?.focus();
  }

  /**
   * Selects by keyboard, which browsers do only where there is a caret: from the highlight in focus on, or the other
   * way, word by word; with Alt it is the other end that moves.
   *
   * @param {KeyboardEvent} event
   */
  #extend(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const selection = getSelection();
    const way = key === "ArrowRight" ? "right" : key === "ArrowLeft" ? "left" : null;
    if (!shiftKey || ctrlKey || metaKey || !way || !selection || this.reader.edited) return;
    event.preventDefault();
    if (this.reader.selection() === null) {
      const from = /** @type {Element} */ (event.target);
      const begin = from === this.article ? from.firstElementChild : from;
      if (!begin) return;
      selection.selectAllChildren(begin);
      if (way === "right") selection.collapseToStart();
      else selection.collapseToEnd();
    }
    const turn = () => {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
      if (anchorNode && focusNode) selection.setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
    };
    if (altKey) turn();
    selection.modify("extend", way, "word");
    if (altKey) turn();
  }

  /** Below the words, or above where there is no room below, and never on them. */
  #place() {
    if (this.bar.hidden || !this.#span) return;
    const lines = [...this.reader.blocks.rangeOf(this.#span).getClientRects()];
    if (lines.length === 0) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const { width, height } = this.bar.getBoundingClientRect();
    const top = Math.min(...lines.map((line) => line.top));
    const bottom = Math.max(...lines.map((line) => line.bottom));
    const below = bottom + GAP;
    const above = top - GAP - height;
    // Where the words fill the window, the bar stays at its foot: there is no place that is not on them.
    const y =
      below + height <= clientHeight
        ? Math.max(GAP, below)
        : above >= 0
          ? Math.min(above, clientHeight - height - GAP)
          : clientHeight - height - GAP;
    const last = lines[lines.length - 1];
    const x = Math.max(GAP, Math.min(y === below ? last.left : lines[0].left, clientWidth - width - GAP));
    this.bar.style.setProperty("--x", `${x}px`);
    this.bar.style.setProperty("--y", `${y}px`);
  }
}
