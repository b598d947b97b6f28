// @ts-check
// The figures alone, each with its sentence.

/** @import { Describer } from "../describe.js" */

import { byId } from "../dom.js";

export class FiguresView {
  /** @param {(key: string) => void} goTo */
  constructor(goTo) {
    this.goTo = goTo;
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    byId("view-figures").replaceChildren(describer ? "" : "");
  }
}
