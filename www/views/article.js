// @ts-check
// The article with its highlights, the switches of their kinds, and the lists beside it.

/** @import { Article } from "../article.js" */
/** @import { Card } from "../card.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Editor } from "../editor.js" */
/** @import { Highlight, Kind } from "../highlights.js" */
/** @import { Reader } from "../reader.js" */
/** @import { Reading } from "../session.js" */

import { editBetween, isLong, moved } from "../article.js";
import { byId, onChoose } from "../dom.js";
import { highlightSteps, highlightsOf, KINDS, parseKey } from "../highlights.js";
import { fillLists } from "../lists.js";
import { Pace } from "../pace.js";

/** Who types sees the highlights follow at once; lists are made anew when the typing pauses. */
const PAUSE_MS = 300;
/** What nobody sees is not drawn; lists don't wait longer than this for it. */
const UNSEEN_MS = 100;

export class ArticleView {
  /** @type {Article | undefined} */
  #article;
  /** @type {Highlight[]} */
  #highlights = [];
  /** How much of the text they are from; undefined for all of it. @type {number | undefined} */
  #read;
  /** Counts what is shown, so that what is no longer wanted is not gone on with. */
  #turn = 0;

  /** @param {Reader} reader @param {Card} card @param {Editor} editor @param {(key: string) => void} goTo */
  constructor(reader, card, editor, goTo) {
    this.reader = reader;
    this.card = card;
    this.editor = editor;
    onChoose(byId("panel"), goTo);
    for (const kind of KINDS) toggle(kind).addEventListener("change", () => this.paint());
    editor.addEventListener("entered", () => this.paint());
  }

  /** The article has changed; its highlights are still to come. @param {Article} article */
  follow(article) {
    this.reader.article.ariaBusy = "true";
    this.#turn++;
    this.#read = undefined;
    const before = this.#article;
    if (article.text === before?.text) return;
    this.#article = article;
    if (this.editor.active && before) {
      // Whoever types sees the highlights go along until the engine has answered.
      const edit = editBetween(before.text, article.text);
      this.#highlights = this.#highlights.map((highlight) => moved(highlight, edit)).filter((highlight) => highlight !== null);
      this.editor.follow(article);
    } else {
      this.#highlights = [];
    }
    this.paint();
  }

  /**
   * Shows what has been found in a long article's beginning, until all of it has been read.
   *
   * @param {Reading} reading
   * @param {number} read how much of it has been read
   */
  glance({ article, analysis }, read) {
    if (article.text !== this.#article?.text) return;
    this.card.use(undefined);
    this.#read = read;
    this.#highlights = highlightsOf(article.text, analysis);
    this.reader.article.lang = analysis.language;
    this.paint();
  }

  /** @param {Describer | undefined} describer */
  async show(describer) {
    // Of an article that has been changed since, there is nothing to show any more.
    if (describer && this.#article && describer.article.text !== this.#article.text) return;
    const turn = ++this.#turn;
    if (!describer) {
      this.#highlights = [];
      this.reader.article.lang = this.#article?.language ?? "";
      this.#settle(false);
      return this.paint();
    }
    const { article, analysis, voice } = describer;
    const pace = new Pace();
    // What an article holds is there at once; what a book holds comes in slices.
    const rest = async () => {
      await pace.rest();
      return turn !== this.#turn;
    };
    const long = isLong(article.text);
    const steps = highlightSteps(article.text, analysis);
    let step = steps.next();
    for (; !step.done; step = steps.next()) if (long && pace.due && (await rest())) return;
    if (long && (await rest())) return;
    this.#article = article;
    this.#read = undefined;
    this.#highlights = /** @type {Highlight[]} */ (step.value);
    if (this.reader.article.lang !== analysis.language) this.reader.article.lang = analysis.language;
    this.paint();
    // The article comes first: the lists are made when it stands on the screen.
    await (long ? pace.rest() : drawn());
    if (turn !== this.#turn) return;
    if (this.editor.active && !byId("panel").hidden) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (turn !== this.#turn) return;
    }
    const lists = { figures: byId("figure-rows"), attributions: byId("attribution-list"), actors: byId("actor-list") };
    fillLists(lists, describer);
    byId("count-actor").textContent = voice.number(analysis.actors.length);
    byId("count-figure").textContent = voice.number(analysis.figures.length);
    byId("count-attribution").textContent = voice.number(analysis.attributions.length);
    this.#settle(true);
  }

  /** @param {boolean} analysed whether there is anything to list */
  #settle(analysed) {
    byId("panel").hidden = !analysed;
    byId("legend").hidden = !analysed;
    this.reader.article.ariaBusy = "false";
  }

  /** @param {string} key */
  goTo(key) {
    const { kind } = parseKey(key);
    if (!toggle(kind).checked) {
      // Whoever goes to a place wants to see it.
      toggle(kind).checked = true;
      this.paint();
    }
    if (this.editor.active) this.editor.goTo(key);
    else this.reader.goTo(key);
  }

  /** Paints the highlights of the kinds that are on. */
  paint() {
    if (!this.#article) return;
    this.card.close();
    const highlights = this.#highlights.filter(({ kind }) => toggle(kind).checked);
    if (this.editor.active) this.editor.paint(highlights);
    else this.reader.show(this.#article, highlights, this.#read);
  }
}

/** When the page as it is now has been drawn. @returns {Promise<void>} */
function drawn() {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** @param {Kind} kind */
function toggle(kind) {
  return /** @type {HTMLInputElement} */ (byId(`show-${kind}`));
}
