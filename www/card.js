// @ts-check
// The card: what a highlight is, shown beside it on hover, focus and tap.

/** @import { Describer } from "./describe.js" */
/** @import { Reader } from "./reader.js" */

import { cardFace, closeButton, GAP, putBeside, together } from "./card-face.js";
import { motionBehavior } from "./dom.js";
import { parseKey } from "./highlights.js";

/** Long enough that a pointer on its way elsewhere opens nothing, short enough to feel like an answer. */
const OPEN_AFTER_MS = 120;
/** Long enough to bring the pointer from the highlight into the card. */
const CLOSE_AFTER_MS = 250;
/** @typedef {(describer: Describer, key: string, at: number) => HTMLElement} Foot what a reader can say against a highlight */

export class Card {
  /** @type {Describer | undefined} */
  #describer;
  /** @type {HTMLElement | undefined} the highlight the card speaks of */
  #anchor;
  /** @type {string[]} what stands at the anchor, the one that is shown first */
  #keys = [];
  /** @type {number | undefined} */
  #timer;
  #pressed = false;
  /** @type {HTMLElement | undefined} the highlight on which the pointer rests, and for which the card will open */
  #awaited;
  /** Where the pointer was seen last. */
  #pointer = { x: -1, y: -1 };

  /**
   * @param {HTMLElement} card
   * @param {Reader} reader
   * @param {(key: string) => void} goTo
   * @param {Foot} foot
   */
  constructor(card, reader, goTo, foot) {
    this.card = card;
    this.reader = reader;
    this.goTo = goTo;
    this.foot = foot;
    const { article } = reader;

    article.addEventListener("pointerover", (event) => this.#onPointer(event, event.target));
    article.addEventListener("pointerout", (event) => this.#onPointer(event, event.relatedTarget));
    card.addEventListener("pointerover", () => clearTimeout(this.#timer));
    card.addEventListener("pointerout", (event) => this.#onPointer(event, event.relatedTarget));
    // Pressing on a highlight focuses it, but may begin to select words; whether it was a click is known at its end.
    article.addEventListener("focusin", ({ target }) => this.#pressed || this.#open(markAt(target)));
    // A tap does not focus everywhere, and a second click reopens what Escape closed.
    article.addEventListener("click", (event) => {
      // Whoever has just selected words wants those, and nothing over them.
      if (getSelection()?.isCollapsed !== false) this.#open(reader.markAt(event.target, event));
    });
    article.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.card.hidden) return;
      event.preventDefault();
      this.card.focus();
    });
    card.addEventListener("click", ({ target }) => this.#onClick(/** @type {Element} */ (target)));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#leave());
    for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => (this.#pressed = false), true);
    document.addEventListener("pointerdown", ({ target }) => {
      this.#pressed = true;
      if (!card.contains(/** @type {Element} */ (target)) && !markAt(target)) this.close();
    });
    document.addEventListener("focusin", ({ target }) => {
      if (!card.contains(/** @type {Element} */ (target)) && !markAt(target)) this.close();
    });
    document.addEventListener("pointermove", ({ clientX, clientY }) => {
      this.#pointer = { x: clientX, y: clientY };
    });
    addEventListener("scroll", () => this.#place(), { passive: true });
    addEventListener("resize", () => this.#place());
    new ResizeObserver(() => this.#place()).observe(card);
  }

  /** Speaks of another article, or in another language, from now on. @param {Describer | undefined} describer */
  use(describer) {
    this.close();
    this.#describer = describer;
  }

  /** Shows anew what it shows, with what has come since. */
  refresh() {
    if (this.#anchor && !this.card.hidden && !this.card.contains(document.activeElement)) this.#render();
  }

  close() {
    clearTimeout(this.#timer);
    this.#awaited = undefined;
    this.card.hidden = true;
    this.reader.light([]);
    if (this.#anchor) this.#anchor.setAttribute("aria-describedby", `kind-${parseKey(this.#anchor.dataset.key ?? "").kind}`);
    this.#anchor = undefined;
  }

  /** Closes the card and, if the focus was in it, brings the focus back to the article. */
  #leave() {
    const anchor = this.#anchor;
    const inside = this.card.contains(document.activeElement);
    if (inside) anchor?.focus({ preventScroll: true });
    this.close();
  }

  /** @param {HTMLElement | null} mark */
  #open(mark) {
    if (!mark || !this.#describer) return;
    if (mark !== this.#anchor) {
      this.close();
      this.#anchor = mark;
      mark.setAttribute("aria-describedby", "card");
    }
    clearTimeout(this.#timer);
    this.#awaited = undefined;
    this.#keys = keysAround(mark);
    this.#render();
    this.#uncover(mark);
  }

  #render() {
    const describer = this.#describer;
    if (!describer) return;
    const [key] = this.#keys;
    const anchor = this.#anchor;
    this.card.replaceChildren(
      ...cardFace(describer, this.#keys, startAt(anchor, key)),
      this.foot(describer, key, anchor ? this.reader.blocks.offsetOf(anchor, 0) : 0),
      closeButton(describer),
    );
    this.card.dataset.kind = parseKey(key).kind;
    this.card.hidden = false;
    this.reader.light(together(describer, key));
    this.#place();
  }

  /** Below the highlight, or above it where there is no room below. On a small screen the style sheet decides. */
  #place() {
    if (!this.#anchor || this.card.hidden) return;
    // A highlight that runs over several lines is met where it begins.
    const [line] = this.#anchor.getClientRects();
    // The article may have been painted anew.
    if (!line) return this.close();
    putBeside(this.card, line);
  }

  /** On a small screen the card lies over the foot of the page: brings what it speaks of out from under it. @param {HTMLElement} mark */
  #uncover(mark) {
    const [line] = mark.getClientRects();
    if (!line) return;
    const card = this.card.getBoundingClientRect();
    if (line.left < card.right && line.right > card.left && line.bottom > card.top && line.top < card.bottom) {
      scrollBy({ top: line.bottom - card.top + GAP, behavior: motionBehavior() });
    }
  }

  /** @param {PointerEvent} event @param {EventTarget | null} over where the pointer is now */
  #onPointer(event, over) {
    // A finger taps, it does not hover; and whoever drags selects text.
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    // Nor does a passing pointer take the card from whoever is inside it by keyboard.
    if (this.card.contains(document.activeElement)) return;
    const mark = this.reader.markAt(over, event);
    // Where the article scrolls under a pointer at rest, nobody has pointed at anything.
    const moved = event.clientX !== this.#pointer.x || event.clientY !== this.#pointer.y;
    // Where a mark has just been made under the pointer, the browser tells of it again.
    if (mark && mark === this.#awaited) return;
    clearTimeout(this.#timer);
    this.#awaited = undefined;
    if (mark) {
      if (!moved || mark === this.#anchor) return;
      this.#awaited = mark;
      this.#timer = setTimeout(() => this.#open(mark), OPEN_AFTER_MS);
    } else if (!this.card.contains(/** @type {Element | null} */ (over)) && document.activeElement !== this.#anchor) {
      this.#timer = setTimeout(() => this.close(), CLOSE_AFTER_MS);
    }
  }

  /** @param {Element} target */
  #onClick(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    if (!button) return;
    const { go, show } = button.dataset;
    if (go) {
      this.goTo(go);
    } else if (show) {
      this.#keys = [show, ...this.#keys.filter((key) => key !== show)];
      this.#render();
      this.card.focus();
    } else if (button.classList.contains("card-close")) {
      this.#leave();
    }
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function markAt(target) {
  return target instanceof Element ? target.closest("mark") : null;
}

/** Where the highlight of this key begins at which a mark stands. @param {HTMLElement | undefined} mark @param {string} key */
function startAt(mark, key) {
  const start = /** @type {HTMLElement | null | undefined} */ (mark?.closest(`mark[data-key="${key}"]`))?.dataset.start;
  return start === undefined ? undefined : Number(start);
}

/** What stands at a mark, the innermost first, each thing once. @param {HTMLElement} mark */
function keysAround(mark) {
  /** @type {Set<string>} */
  const keys = new Set();
  for (let at = /** @type {HTMLElement | null} */ (mark); at; at = markAt(at.parentElement)) keys.add(at.dataset.key ?? "");
  return [...keys];
}
