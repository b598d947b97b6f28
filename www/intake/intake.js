// @ts-check
// How an article comes in: pasted, typed, or one of our samples.

/** @import { Session } from "../session.js" */
/** @import { Language, Voice } from "../strings.js" */

import { plainArticle } from "../article.js";
import { byId } from "../dom.js";
import { sampleArticle, sampleFor } from "./samples.js";

export class Intake {
  /** @param {Session} session @param {() => Voice} voice */
  constructor(session, voice) {
    this.session = session;
    const box = /** @type {HTMLTextAreaElement} */ (byId("box"));
    // Pasting anywhere on the page means an article; pasting into another field is that field's business.
    document.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain");
      const { target } = event;
      if (!text || (target !== box && target instanceof Element && target.closest("input, textarea, [contenteditable]"))) return;
      event.preventDefault();
      session.replace(plainArticle(text));
    });
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sample]"))) {
      button.addEventListener("click", async () => {
        session.replace(await sampleArticle(/** @type {Language} */ (button.dataset.sample)));
      });
    }
    byId("another").addEventListener("click", async () => {
      session.replace(await sampleFor(voice().language));
      box.focus();
    });
  }
}
