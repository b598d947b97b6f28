// @ts-check
// A comparison put into nodes: the figures that disagree first, then what is in both articles and in one alone.

/** @import { Figure } from "../contract.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Compared, Comparison, Verdict } from "./comparison.js" */
/** @import { CountedThing } from "./counted.js" */
/** @import { ActorGroup, Match, Source } from "./matching.js" */

import { isLong } from "../article.js";
import { make } from "../dom.js";
import { keyOf } from "../highlights.js";
import { Batches } from "./batches.js";
import { claimNode } from "./figures.js";
import { sentenceNode } from "./sentence.js";

/** A form for each verdict, so that colour is never all that tells it. @type {Record<Verdict, string>} */
const SIGNS = { disagree: "≠", partly: "≉", compatible: "≈", agree: "=" };

/** So many are drawn at once: things, claims of one thing, and names. */
const THINGS = 20;
const CLAIMS = 10;
const NAMES = 50;

/** @typedef {0 | 1} Side the first article or the second */

export class Contrast {
  #batches;

  /** @param {[Describer, Describer]} describers @param {Comparison} comparison @param {AbortSignal} signal */
  constructor(describers, comparison, signal) {
    this.describers = describers;
    this.comparison = comparison;
    this.voice = describers[0].voice;
    this.words = this.voice.t.views.compareView;
    this.#batches = new Batches(
      this.voice.t.views.more,
      signal,
      describers.some(({ text }) => isLong(text)),
    );
  }

  /** Draws it, with rests where it is long. @param {Element} place */
  draw(place) {
    place.classList.toggle(
      "long",
      this.describers.some(({ text }) => isLong(text)),
    );
    const { actors, sources } = this.comparison;
    place.replaceChildren(
      this.#figures(),
      this.#match(this.words.sources, sources, (source, side) => this.#sourceLabel(source, side)),
      this.#match(this.words.actors, actors, (group, side) => this.#actorLabel(group, side)),
    );
    this.#batches.draw();
  }

  #figures() {
    const { both, first, second } = this.comparison.figures;
    const { words } = this;
    const count = { disagree: 0, partly: 0, compatible: 0, agree: 0 };
    for (const { verdict } of both) count[verdict]++;
    const things = this.#list("div", { class: "compared" }, both, THINGS, (compared) => this.#compared(compared));
    return make(
      "section",
      {},
      make("h3", {}, words.figures),
      make("p", {}, both.length > 0 ? words.summary(count) : words.nothingShared),
      things,
      both.length > 0 ? make("p", { class: "quiet" }, words.about) : "",
      make(
        "div",
        { class: "columns" },
        ...[first, second].map((alone, index) => {
          const side = /** @type {Side} */ (index);
          const items = this.#list("ul", { class: "figure-claims" }, alone, THINGS, (thing) => this.#lone(thing, side));
          return this.#column(side === 0 ? "first" : "second", alone.length, items);
        }),
      ),
    );
  }

  /** @param {Compared} compared */
  #compared({ thing, verdict, reason, source }) {
    const { words } = this;
    const why =
      reason === "source" && source ? words.reason.source(this.#sourceLabel(source, 0).text) : reason && words.reason[reason];
    const sides = thing.map(({ figures }, index) => {
      const side = /** @type {Side} */ (index);
      const label = words.articles[side === 0 ? "first" : "second"];
      const claims = this.#list("ul", { class: "figure-claims" }, figures, CLAIMS, (figure) =>
        this.#claim(figure, side, verdict !== "agree"),
      );
      return make("div", {}, make("p", { class: "side" }, label), claims);
    });
    return make(
      "section",
      { class: `compared-thing ${verdict}` },
      make(
        "h4",
        {},
        make("span", { class: "verdict" }, make("span", { "aria-hidden": "true" }, `${SIGNS[verdict]} `), words.verdict[verdict]),
        " ",
        this.#thingName(thing[0], 0),
      ),
      typeof why === "string" ? make("p", {}, why) : "",
      make("div", { class: "columns" }, ...sides),
    );
  }

  /** What is counted in one article alone. @param {CountedThing} thing @param {Side} side */
  #lone(thing, side) {
    const claims = this.#list("ul", { class: "figure-claims" }, thing.figures, CLAIMS, (figure) =>
      this.#claim(figure, side, false),
    );
    return make("li", {}, make("p", { class: "thing" }, this.#thingName(thing, side)), claims);
  }

  /** @param {CountedThing} thing @param {Side} side */
  #thingName({ unit, category, status, side: owner }, side) {
    const { analysis } = this.describers[side];
    const { t, country } = this.voice;
    const whose =
      owner === null
        ? null
        : owner.country !== null
          ? country(owner.country)
          : owner.actor !== null && analysis.actors[owner.actor].name;
    // What became of casualties of whom no more is told is what their category says.
    const fate = category === "casualties" && status === "lost" ? null : t.status[status];
    const facts = [whose, t.category[category], fate].filter(Boolean).join(" · ");
    return make(
      "span",
      {},
      unit === null ? "" : make("span", { lang: analysis.language }, unit),
      " ",
      make("span", { class: "thing-facts" }, facts),
    );
  }

  /** @param {Figure} figure @param {Side} side @param {boolean} withSentence */
  #claim(figure, side, withSentence) {
    const describer = this.describers[side];
    return make(
      "li",
      {},
      this.#place(side, keyOf("figure", figure.id), describer.value(figure), undefined, "figure-value"),
      " ",
      claimNode(describer, figure),
      withSentence ? sentenceNode(describer, figure) : "",
    );
  }

  /**
   * @template T
   * @param {string} title
   * @param {Match<T>} match
   * @param {(item: T, side: Side) => { text: string, key: string, lang?: string }} label
   */
  #match(title, { both, first, second }, label) {
    const inBoth = this.#list("ul", { class: "names" }, both, NAMES, ([one, other]) => {
      const [a, b] = [label(one, 0), label(other, 1)];
      const there = a.text === b.text ? this.words.inSecond : `${this.words.inSecond}: ${b.text}`;
      const second = this.#place(1, b.key, there, undefined, "quiet");
      if (a.text === b.text) second.setAttribute("aria-label", `${b.text}, ${there}`);
      return make("li", {}, this.#place(0, a.key, a.text, a.lang), " ", second);
    });
    /** @param {T[]} items @param {Side} side */
    const alone = (items, side) =>
      this.#list("ul", { class: "names" }, items, NAMES, (item) => {
        const { key, text, lang } = label(item, side);
        return make("li", {}, this.#place(side, key, text, lang));
      });
    return make(
      "section",
      {},
      make("h3", {}, title),
      make(
        "div",
        { class: "columns three" },
        this.#column("both", both.length, inBoth),
        this.#column("first", first.length, alone(first, 0)),
        this.#column("second", second.length, alone(second, 1)),
      ),
    );
  }

  /** @param {"both" | "first" | "second"} where @param {number} count @param {HTMLElement} list */
  #column(where, count, list) {
    const title = make("h4", {}, this.words.in[where], " ", make("span", { class: "count" }, this.voice.number(count)));
    return make("div", {}, title, count > 0 ? list : make("p", { class: "empty" }, this.words.empty));
  }

  /** @param {ActorGroup} group @param {Side} side */
  #actorLabel({ actors: [actor] }, side) {
    return { text: actor.name, key: keyOf("actor", actor.id), lang: this.describers[side].analysis.language };
  }

  /** @param {Source} source @param {Side} side */
  #sourceLabel({ actor, attributions: [attribution] }, side) {
    const key = keyOf("attribution", attribution.id);
    const { language } = this.describers[side].analysis;
    if (actor) return { text: actor.name, key, lang: language };
    return attribution.source === null
      ? { text: this.words.nobody, key }
      : { ...this.describers[side].claimant(attribution), key };
  }

  /**
   * A button that goes to a place in one of the articles.
   *
   * @param {Side} side
   * @param {string} key
   * @param {string} text
   * @param {string} [lang]
   * @param {string} [style]
   */
  #place(side, key, text, lang, style = "") {
    return make(
      "button",
      { type: "button", class: `link ${style}`, lang, [side === 0 ? "data-go" : "data-go-second"]: key },
      text,
    );
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @template T
   * @param {Tag} tag
   * @param {Record<string, string>} attributes
   * @param {T[]} items
   * @param {number} size
   * @param {(item: T) => HTMLElement} draw
   */
  #list(tag, attributes, items, size, draw) {
    const list = make(tag, attributes);
    this.#batches.add(list, items, size, draw);
    return list;
  }
}
