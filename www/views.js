// @ts-check
// The reading modes, as tabs. A view is drawn when it is looked at, not before.

/** @import { Describer } from "./describe.js" */

import { byId } from "./dom.js";

/** @typedef {"article" | "claims" | "figures" | "compare"} ViewName */
/** @typedef {{ show(describer: Describer | undefined): void }} View draws what it is given, or that there is nothing */

/** @type {ViewName[]} */
const NAMES = ["article", "claims", "figures", "compare"];

/** @type {Record<string, (at: number) => number>} */
const MOVES = {
  ArrowRight: (at) => (at + 1) % NAMES.length,
  ArrowLeft: (at) => (at + NAMES.length - 1) % NAMES.length,
  Home: () => 0,
  End: () => NAMES.length - 1,
};

/** Dispatches "leave" before another view takes the place of the one that is shown. */
export class Views extends EventTarget {
  /** @type {ViewName} */
  selected = "article";
  /** @type {Describer | undefined} */
  #describer;
  /** @type {Set<ViewName>} the views that show something older */
  #stale = new Set();

  /** @param {Record<ViewName, View>} views */
  constructor(views) {
    super();
    this.views = views;
    for (const [index, name] of NAMES.entries()) {
      tab(name).addEventListener("click", () => this.select(name));
      tab(name).addEventListener("keydown", (event) => {
        const move = MOVES[event.key];
        if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const next = NAMES[move(index)];
        this.select(next);
        tab(next).focus();
      });
    }
  }

  /** @param {ViewName} name */
  select(name) {
    if (name !== this.selected) this.dispatchEvent(new Event("leave"));
    this.selected = name;
    for (const other of NAMES) {
      const chosen = other === name;
      tab(other).setAttribute("aria-selected", String(chosen));
      tab(other).tabIndex = chosen ? 0 : -1;
      byId(`view-${other}`).hidden = !chosen;
    }
    document.body.dataset.view = name;
    this.#draw();
  }

  /** Shows another reading, or the same one in other words. @param {Describer | undefined} describer */
  show(describer) {
    this.#describer = describer;
    this.#stale = new Set(NAMES);
    this.#draw();
  }

  #draw() {
    if (this.#stale.delete(this.selected)) this.views[this.selected].show(this.#describer);
  }
}

/** @param {ViewName} name */
const tab = (name) => byId(`tab-${name}`);
