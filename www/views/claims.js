// @ts-check
// Who says what: the article by source, and the rival figures for each thing that is counted.

/** @import { Describer } from "../describe.js" */

import { byId } from "../dom.js";

export class ClaimsView {
  /** @param {(key: string) => void} goTo */
  constructor(goTo) {
    this.goTo = goTo;
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    byId("view-claims").replaceChildren(describer ? "" : "");
  }
}
