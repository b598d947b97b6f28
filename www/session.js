// @ts-check
// What the page works on: one article with its history, and what the engine and the reader find in it.

/** @import { Analysis } from "./contract.js" */
/** @import { Article, Correction } from "./article.js" */
/** @import { EngineRequest } from "./engine.js" */
/** @import { TextLanguage } from "./read-languages.js" */

import { isLong, MAX_CHARS, withText } from "./article.js";
import { revised } from "./corrections.js";
import { isUndetected } from "./engine.js";
import { Pace } from "./pace.js";
import { here, rest } from "./soon.js";

/** Typing that goes on within this time is undone in one step. */
const ONE_STEP_MS = 1_000;
/** How many steps can be undone. */
const STEPS = 200;
/** What is done at once of the corrections: an actor that is corrected in all places has one in each. */
const AT_ONCE = 8;
/** A pause in the typing this long is time to analyse what takes longer than a moment. */
const PAUSE_MS = 300;
/** An analysis that took no longer than this is made anew at each key. */
const MOMENT_MS = 150;
/** Of a long text so much is read first, so that there is something to see while the rest is being read. */
const GLANCE_CHARS = 6_000;

/**
 * An article with its analysis: `found` is what the engine found, `analysis` the same as the reader has corrected it.
 *
 * @typedef {{ article: Article, found: Analysis, analysis: Analysis }} Reading
 */

/**
 * Events: "article" when the article has changed, "asked" when the engine is asked about it, "progress" (a CustomEvent
 * with `{ done, total }` as `detail`) while it works, "reading" when there is an analysis, "cancelled" when the reader
 * did not want to wait for it, "glance" (a CustomEvent with `{ reading, read }` as `detail`: what is in so much of its beginning) before the "reading" of a long text, "failure" (a CustomEvent with the error as `detail`) when there can be none,
 * "refused" (a CustomEvent with its length as `detail`) when a text is too long to be worked on and the article before stays,
 * "forgotten" when the reader wants nothing kept.
 */
export class Session extends EventTarget {
  /** @type {Article[]} */
  #past = [];
  /** @type {Article[]} */
  #future = [];
  #typedAt = -Infinity;
  /** @type {AbortController | undefined} */
  #asked;
  /** @type {number | undefined} */
  #timer;
  /** @type {Reading | undefined} */
  #reading;
  /** How long the last analysis took. */
  #took = Infinity;

  /**
   * @param {Article} article
   * @param {(text: string, options?: EngineRequest) => Promise<Analysis>} analyze
   */
  constructor(article, analyze) {
    super();
    this.article = article;
    this.analyze = analyze;
  }

  /** The newest reading, undefined while there is none; its article may be one that has been edited since. */
  get reading() {
    return this.#reading;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Works on another article from now on; the one before can be brought back. @param {Article} article */
  replace(article) {
    if (this.#refuse(article.text)) return;
    this.#typedAt = -Infinity;
    this.#step(article);
  }

  /** Follows the reader's typing. @param {string} text */
  type(text) {
    if (text === this.article.text || this.#refuse(text)) return;
    const now = performance.now();
    const goesOn = now - this.#typedAt < ONE_STEP_MS && this.#past.length > 0;
    this.#typedAt = now;
    const article = withText(this.article, text);
    if (goesOn) this.#set(article);
    else this.#step(article);
  }

  /** @param {...Correction} corrections */
  correct(...corrections) {
    this.replace({ ...this.article, corrections: revised(this.article.corrections, ...corrections) });
  }

  /** Has the article read in a language, or in the one that its text tells. @param {TextLanguage | null} language */
  readIn(language) {
    if (language !== this.article.language) this.replace({ ...this.article, language });
  }

  undo() {
    this.#move(this.#past, this.#future);
  }

  redo() {
    this.#move(this.#future, this.#past);
  }

  /** Forgets all that was before, and goes on with this article. @param {Article} article */
  forget(article) {
    this.#past = [];
    this.#future = [];
    this.#typedAt = -Infinity;
    this.#set(article);
    this.dispatchEvent(new Event("forgotten"));
  }

  /** Stops the analysis that is under way: the reader does not want to wait for it. */
  cancel() {
    if (!this.#asked) return;
    this.#stop();
    this.#reading = undefined;
    this.dispatchEvent(new Event("cancelled"));
  }

  /** Analyses the article now, if that takes but a moment, or else when the typing pauses. */
  updateSoon() {
    this.#stop();
    if (this.#took <= MOMENT_MS) this.update();
    else this.#timer = setTimeout(() => this.update(), PAUSE_MS);
  }

  /** Analyses the article, unless that has been done: a correction needs no engine. */
  async update() {
    this.#stop();
    const { article } = this;
    const asked = new AbortController();
    this.#asked = asked;
    const before = this.#reading;
    if (before && before.article.text === article.text && before.article.language === article.language) {
      return this.#read(article, before.found, asked);
    }
    this.dispatchEvent(new Event("asked"));
    /** @param {number} done @param {number} total */
    const onProgress = (done, total) => this.dispatchEvent(new CustomEvent("progress", { detail: { done, total } }));
    try {
      const { text, language } = article;
      // The reading before may be of this text but for a few words: who edits has seen it.
      if (isLong(text) && before?.article.text.slice(0, GLANCE_CHARS) !== text.slice(0, GLANCE_CHARS)) {
        await this.#glance(article, asked);
      }
      const began = performance.now();
      const found = await this.analyze(text, { signal: asked.signal, onProgress, language });
      this.#took = performance.now() - began;
      await this.#read(article, found, asked);
    } catch (error) {
      if (this.#asked !== asked) return;
      this.#asked = undefined;
      this.#reading = undefined;
      this.dispatchEvent(new CustomEvent("failure", { detail: error }));
    }
  }

  /** Reads how a long text begins. What is found there may be told better once all of it has been read. @param {Article} article @param {AbortController} asked */
  async #glance(article, asked) {
    const { text, language } = article;
    const end = text.indexOf("\n", GLANCE_CHARS);
    const head = text.slice(0, end < 0 || end > 2 * GLANCE_CHARS ? GLANCE_CHARS : end);
    try {
      const found = await this.analyze(head, { signal: asked.signal, language });
      if (this.#asked !== asked || article.corrections.length > 0) return;
      this.dispatchEvent(
        new CustomEvent("glance", { detail: { reading: { article, found, analysis: found }, read: head.length } }),
      );
    } catch (error) {
      // The beginning alone may not tell its language.
      if (asked.signal.aborted || !isUndetected(error)) throw error;
    }
  }

  /** Applies the corrections: a few at once, so that a reader sees at once what they do. @param {Article} article @param {Analysis} found @param {AbortController} asked */
  async #read(article, found, asked) {
    const corrections = article.corrections.length === 0 ? undefined : (here ?? (await rest())).corrected(article, found);
    let analysis = found;
    if (corrections) {
      const pace = new Pace();
      let step = corrections.next();
      for (let done = 0; !step.done; step = corrections.next()) {
        if (this.#asked !== asked) return;
        if (++done > AT_ONCE && pace.due) await pace.rest();
      }
      analysis = step.value;
    }
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.#reading = { article, found, analysis };
    this.dispatchEvent(new Event("reading"));
  }

  #stop() {
    clearTimeout(this.#timer);
    const asked = this.#asked;
    this.#asked = undefined;
    asked?.abort();
  }

  /** @param {string} text @returns {boolean} whether it is too long */
  #refuse({ length }) {
    if (length <= MAX_CHARS) return false;
    this.dispatchEvent(new CustomEvent("refused", { detail: length }));
    return true;
  }

  /** Goes to the nearest article of one list, and leaves this one in the other. @param {Article[]} from @param {Article[]} to */
  #move(from, to) {
    const article = from.pop();
    if (!article) return;
    to.push(this.article);
    this.#typedAt = -Infinity;
    this.#set(article);
  }

  /** @param {Article} article */
  #step(article) {
    this.#past.push(this.article);
    if (this.#past.length > STEPS) this.#past.shift();
    this.#future = [];
    this.#set(article);
  }

  /** @param {Article} article */
  #set(article) {
    this.article = article;
    this.dispatchEvent(new Event("article"));
  }
}
