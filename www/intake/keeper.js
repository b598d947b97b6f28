// @ts-check
// Keeps the reader's article in this browser while it is worked on, says so, and forgets it when asked to.

/** @import { Article } from "../article.js" */
/** @import { Session } from "../session.js" */
/** @import { Voice } from "../strings.js" */
/** @import { Kept, Shelf } from "./shelf.js" */

import { byId } from "../dom.js";
import { calm, tell } from "../notice.js";
import { sampleArticle } from "./samples.js";

/** Whoever stops typing for so long has something to keep. */
const PAUSE_MS = 400;

export class Keeper {
  /** @type {Article | null} the reader's newest article */
  #own = null;
  /** @type {Article | null} the one that the reader had before it */
  #before = null;
  #waiting = 0;
  /** @type {Promise<void> | undefined} what is being written */
  #keeping;
  /** Whether the browser holds anything. */
  #stored = false;
  /** Whether it holds this article, maybe without the newest changes. */
  #current = false;
  #works = true;

  /** @param {Session} session @param {Shelf} shelf @param {() => Voice} voice @param {Kept | undefined} kept what the shelf held */
  constructor(session, shelf, voice, kept) {
    this.session = session;
    this.shelf = shelf;
    this.voice = voice;
    this.#works = shelf.works;
    this.#own = kept?.article ?? null;
    this.#before = kept?.before ?? null;
    this.#stored = kept !== undefined;
    this.#current = this.#stored;
    session.addEventListener("article", () => this.#follow());
    // A page that is hidden may never be seen again.
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
    addEventListener("pagehide", () => this.save());
    byId("forget").addEventListener("click", () => this.#forget());
    this.#show();
  }

  /** The article that comes next is another one, not a change of the one that is there. */
  turnPage() {
    this.#before = this.#own;
    this.#current = false;
  }

  #follow() {
    const { article } = this.session;
    if (article.sample === null && article !== this.#own) {
      this.#own = article;
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.save(), PAUSE_MS);
      if (!this.#current) this.save();
    }
    this.#show();
  }

  /** Keeps what has not been kept yet. @returns {Promise<boolean>} whether the reader's article would outlast the page */
  async save() {
    if (this.#waiting !== 0 && this.#own) this.#keeping = this.#keep(this.#own);
    await this.#keeping;
    return this.#own === null || this.#current;
  }

  /** @param {Article} article */
  async #keep(article) {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    const before = this.#before?.text === article.text ? null : this.#before;
    this.#works = await this.shelf.keep({ article, before });
    // Unless it has been forgotten in the meantime.
    if (this.#own) this.#stored ||= this.#works;
    this.#current = this.#own !== null && this.#works;
    this.#show();
  }

  async #forget() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#own = null;
    this.#before = null;
    const [forgotten, sample] = await Promise.all([this.shelf.forget(), sampleArticle(this.voice().language)]);
    calm("intake");
    this.#stored = !forgotten;
    this.session.forget(sample);
    tell(({ t }) => (forgotten ? t.intake.forgotten : t.intake.notForgotten));
    byId("box").focus({ preventScroll: true });
  }

  #show() {
    const own = this.session.article.sample === null;
    byId("kept-here").hidden = !own || !this.#works;
    byId("kept-nowhere").hidden = !own || this.#works;
    byId("kept-earlier").hidden = own;
    byId("forget").hidden = own && !this.#works;
    byId("kept").hidden = own ? this.#works && !this.#current : !this.#stored;
  }
}
