// @ts-check
// The language in which an article is read: the text tells it, the page says which it is, and the reader may choose another.

/** @import { Session } from "./session.js" */
/** @import { Voice } from "./strings.js" */
/** @import { TextLanguage } from "./read-languages.js" */

import { byId, make } from "./dom.js";
import { isUndetected } from "./engine.js";
import { isRead, READ } from "./read-languages.js";

/** What a text tells: null that it is in no language that there is, undefined nothing so far. @typedef {string | null | undefined} Told */

/** What the engine's failure tells of a text's language. @param {unknown} error @returns {Told} */
export const toldBy = (error) => (isUndetected(error) ? null : undefined);

/** The menu of languages, of which the first entry is the one that the text tells. */
export class LanguageMenu {
  /** @param {HTMLSelectElement} select @param {(language: TextLanguage | null) => void} choose */
  constructor(select, choose) {
    this.select = select;
    select.replaceChildren(...["", ...READ].map((value) => make("option", { value })));
    select.addEventListener("change", () => choose(isRead(select.value) ? select.value : null));
  }

  /** @param {Voice} voice @param {TextLanguage | null} chosen @param {Told} told */
  show({ language, t }, chosen, told) {
    const words = t.intake.language;
    const names = new Intl.DisplayNames(language, { type: "language" });
    const name = (/** @type {string} */ code) => names.of(code) ?? code;
    const first = told === undefined ? words.detect : told === null ? words.unknown : words.told(name(told));
    // Where nothing changes nothing is written: the menu may be open.
    for (const [index, label] of [first, ...READ.map(name)].entries()) {
      const option = this.select.options[index];
      if (option.text !== label) option.text = label;
    }
    this.select.value = chosen ?? "";
  }
}

/** The menu of the page's own article. */
export class ArticleLanguage {
  /** @type {Told} */
  #told;

  /** @param {Session} session @param {() => Voice} voice */
  constructor(session, voice) {
    this.session = session;
    this.voice = voice;
    const select = /** @type {HTMLSelectElement} */ (byId("text-language"));
    this.menu = new LanguageMenu(select, (language) => session.readIn(language));
    // Until there is an answer for a text that is being changed, the one before is the best.
    session.addEventListener("article", () => this.#tell(session.article.language === null ? this.#told : undefined));
    session.addEventListener("reading", () => {
      const { reading } = session;
      this.#tell(reading?.article.language === null ? reading.analysis.language : undefined);
    });
    session.addEventListener("failure", (event) => this.#tell(toldBy(/** @type {CustomEvent} */ (event).detail)));
  }

  /** @param {Told} told */
  #tell(told) {
    this.#told = told;
    this.render();
  }

  render() {
    this.menu.show(this.voice(), this.session.article.language, this.#told);
  }
}
