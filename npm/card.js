// @ts-check
// The card of <subraya-article>: what a highlight is, beside its words wherever they are scrolled to, until the reader leaves it.

/** @import { Told } from "../www/lists.js" */

import { cardFace, closeButton, putBeside } from "../www/card-face.js";
import { parseKey } from "../www/highlights.js";

/** @typedef {() => DOMRect | undefined} Line where on the screen the words are */

export class Card {
  #element;
  #goTo;
  #onClosed;
  /** @type {HTMLElement | null} what had the focus when the card was opened */
  #asker = null;
  /** @type {Told | undefined} */
  #describer;
  /** @type {string[]} */
  #keys = [];
  /** @type {Line} */
  #line = () => undefined;
  #place = () => {
    const line = this.#line();
    if (line) putBeside(this.#element, line);
  };

  /**
   * @param {HTMLElement} element
   * @param {(key: string) => void} goTo what the reader chooses in it
   * @param {() => void} onClosed
   */
  constructor(element, goTo, onClosed) {
    this.#element = element;
    this.#goTo = goTo;
    this.#onClosed = onClosed;
    element.addEventListener("click", ({ target }) => this.#onClick(/** @type {Element} */ (target).closest("button")));
    element.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed") this.#end();
    });
  }

  /**
   * @param {Told} describer
   * @param {string[]} keys what it tells, the one that is shown first
   * @param {Line} line
   * @param {number} [start] where in the text the highlight begins
   */
  open(describer, keys, line, start) {
    const card = this.#element;
    card.replaceChildren(closeButton(describer), ...cardFace(describer, keys, start));
    card.dataset.kind = parseKey(keys[0]).kind;
    if (!this.#isOpen) {
      this.#asker = /** @type {HTMLElement | null} */ (this.#root.activeElement);
      card.hidden = false;
      card.showPopover?.();
      addEventListener("scroll", this.#place, { passive: true, capture: true });
      addEventListener("resize", this.#place);
    }
    this.#describer = describer;
    this.#keys = keys;
    this.#line = line;
    this.#place();
    card.scrollTop = 0;
    card.focus({ preventScroll: true });
  }

  close() {
    if (this.#isOpen) this.#element.hidePopover?.();
    this.#end();
  }

  get #root() {
    return /** @type {ShadowRoot} */ (this.#element.getRootNode());
  }

  /** As a popover, where the browser has them. */
  get #isOpen() {
    const card = this.#element;
    return typeof card.showPopover === "function" ? card.matches(":popover-open") : !card.hidden;
  }

  /** The reader is back where the card was asked for, but for who has gone elsewhere. */
  #end() {
    const card = this.#element;
    if (card.hidden) return;
    const isNowhere = document.activeElement === document.body || this.#root.activeElement === card;
    card.hidden = true;
    removeEventListener("scroll", this.#place, { capture: true });
    removeEventListener("resize", this.#place);
    if (isNowhere) this.#asker?.focus({ preventScroll: true });
    this.#asker = null;
    this.#onClosed();
  }

  /** @param {HTMLButtonElement | null} button */
  #onClick(button) {
    if (!button || !this.#describer) return;
    const { go, show } = button.dataset;
    if (go) this.#goTo(go);
    else if (show) this.open(this.#describer, [show, ...this.#keys.filter((key) => key !== show)], this.#line);
    else this.close();
  }
}
