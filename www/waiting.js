// @ts-check
// While the engine works longer than one would like: how far it is, and a way not to wait.

/** @import { Session } from "./session.js" */
/** @import { Voice } from "./strings.js" */

import { byId } from "./dom.js";

/** What is over before this needs no words. */
const PATIENCE_MS = 400;

export class Waiting {
  /** @type {number | undefined} */
  #timer;

  /** @param {Session} session @param {() => Voice} voice */
  constructor(session, voice) {
    this.voice = voice;
    session.addEventListener("asked", () => this.#begin());
    session.addEventListener("progress", (event) => this.#tell(/** @type {CustomEvent} */ (event).detail));
    for (const end of ["article", "reading", "cancelled", "failure"]) session.addEventListener(end, () => this.#end());
    byId("cancel").addEventListener("click", () => {
      session.cancel();
      // The button is gone; what can be done next is beside the sentence that says so.
      byId("retry").focus();
    });
  }

  #begin() {
    this.#end();
    byId("progress").removeAttribute("value");
    byId("working-text").textContent = this.voice().t.working;
    this.#timer = setTimeout(() => {
      byId("working").hidden = false;
    }, PATIENCE_MS);
  }

  /** @param {{ done: number, total: number }} detail */
  #tell({ done, total }) {
    // Most answers are there before anyone sees this.
    if (byId("working").hidden) return;
    const progress = /** @type {HTMLProgressElement} */ (byId("progress"));
    progress.max = total;
    progress.value = done;
    byId("working-text").textContent = this.voice().t.stage(done, total);
  }

  #end() {
    clearTimeout(this.#timer);
    byId("working").hidden = true;
  }
}
