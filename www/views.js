// @ts-check
// The reading modes, as tabs. A view is drawn when it is looked at, not before.

/** @import { Describer } from "./describe.js" */

import { byId } from "./dom.js";

/** @typedef {"article" | "claims" | "figures" | "compare"} ViewName */
/** @typedef {{ show(describer: Describer | undefined): void | Promise<void> }} View draws what it is given, or that there is nothing */

/** @type {ViewName[]} */
const NAMES = ["article", "claims", "figures", "compare"];

/** @type {Record<string, (at: number) => number>} */
const MOVES = {
  ArrowRight: (at) => (at + 1) % NAMES.length,
  ArrowLeft: (at) => (at + NAMES.length - 1) % NAMES.length,
  Home: () => 0,
  End: () => NAMES.length - 1,
};

/**
 * A view whose code comes when it is looked at for the first time.
 *
 * @template {View} T
 */
export class LateView {
  /** @type {T | undefined} */
  view;
  /** @type {Describer | undefined} */
  #describer;
  /** @type {Promise<T> | undefined} */
  #coming;

  /** @param {() => Promise<T>} make */
  constructor(make) {
    this.make = make;
  }

  /** @param {Describer | undefined} describer */
  async show(describer) {
    this.#describer = describer;
    if (this.view) return this.view.show(describer);
    this.#coming ??= this.make();
    try {
      const view = await this.#coming;
      if (this.view) return;
      this.view = view;
      // Of several that were to be shown in the meantime, the last one counts.
      view.show(this.#describer);
    } catch (error) {
      this.#coming = undefined;
      throw error;
    }
  }
}

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

  async #draw() {
    const { selected } = this;
    if (!this.#stale.delete(selected)) return;
    try {
      await this.views[selected].show(this.#describer);
    } catch (error) {
      // Where its code could not be fetched, it is when the view is looked at again.
      this.#stale.add(selected);
      throw error;
    }
  }
}

/** @param {ViewName} name */
const tab = (name) => byId(`tab-${name}`);
