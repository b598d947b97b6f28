// @ts-check
// Two articles side by side: what is in both, what in one alone, and figures that disagree.

/** @import { Describer } from "../describe.js" */

import { byId } from "../dom.js";

export class CompareView {
  /** @param {(key: string) => void} goTo */
  constructor(goTo) {
    this.goTo = goTo;
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    byId("view-compare").replaceChildren(describer ? "" : "");
  }
}
