// @ts-check
// The article with its highlights, the switches of their kinds, and the lists beside it.

/** @import { Article } from "../article.js" */
/** @import { Card } from "../card.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Highlight, Kind } from "../highlights.js" */
/** @import { Reader } from "../reader.js" */

import { byId } from "../dom.js";
import { highlightsOf, KINDS, parseKey } from "../highlights.js";
import { fillPanel, onChoose } from "../panel.js";

export class ArticleView {
  /** @type {Article | undefined} */
  #article;
  /** @type {Highlight[]} */
  #highlights = [];

  /** @param {Reader} reader @param {Card} card @param {(key: string) => void} goTo */
  constructor(reader, card, goTo) {
    this.reader = reader;
    this.card = card;
    onChoose(goTo);
    for (const kind of KINDS) toggle(kind).addEventListener("change", () => this.#paint());
  }

  /** The article has changed; its highlights are still to come. @param {Article} article */
  follow(article) {
    this.reader.article.ariaBusy = "true";
    if (article.text === this.#article?.text) return;
    this.#article = article;
    this.#highlights = [];
    this.#paint();
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    this.reader.article.ariaBusy = "false";
    byId("panel").hidden = !describer;
    byId("legend").hidden = !describer;
    if (!describer) {
      this.#highlights = [];
      return this.#paint();
    }
    const { article, analysis, voice } = describer;
    this.#article = article;
    this.#highlights = highlightsOf(article.text, analysis);
    this.reader.article.lang = analysis.language;
    this.#paint();
    fillPanel(describer);
    byId("count-actor").textContent = voice.number(analysis.actors.length);
    byId("count-figure").textContent = voice.number(analysis.figures.length);
    byId("count-attribution").textContent = voice.number(analysis.attributions.length);
  }

  /** @param {string} key */
  goTo(key) {
    const { kind } = parseKey(key);
    if (!toggle(kind).checked) {
      // Whoever goes to a place wants to see it.
      toggle(kind).checked = true;
      this.#paint();
    }
    this.reader.goTo(key);
  }

  /** Paints the highlights of the kinds that are on. */
  #paint() {
    if (!this.#article) return;
    this.card.close();
    this.reader.show(
      this.#article,
      this.#highlights.filter(({ kind }) => toggle(kind).checked),
    );
  }
}

/** @param {Kind} kind */
function toggle(kind) {
  return /** @type {HTMLInputElement} */ (byId(`show-${kind}`));
}
