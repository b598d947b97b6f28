// @ts-check
// An analysis put into a reader's words. The card and the panel say the same thing in the same words
// because both take them from here.

/** @import { Actor, Analysis, Attribution, Figure, Span } from "./contract.js" */
/** @import { Article } from "./article.js" */
/** @import { Strings } from "./strings.js" */
/** @import { Language, VoiceIn } from "./voice.js" */
/** @import { Core } from "./words/core.js" */

import { stanceOn } from "./denial.js";
import { keyOf, nounStart, parseKey } from "./highlights.js";

/**
 * A piece of a description. Words that come from the article carry its language; words that stand for something
 * else in the article carry its key, so that a reader can go there.
 *
 * @typedef {{ text: string, lang?: string, key?: string }} Phrase
 */
/** @typedef {{ label: string, phrases: Phrase[] }} Row */
/** @typedef {{ kind: string, title: Phrase, rows: Row[] }} Description */

/** Why a rule highlights what it does; `words/rules.js` has the words. @type {(rule: string, language: Language) => string | undefined} */
let reasonOf = () => undefined;

/** Gives reasons from now on. @param {typeof reasonOf} reasons */
export function explainBy(reasons) {
  reasonOf = reasons;
}

/** Enough of what is said to know it again. */
const EXCERPT_CHARS = 140;

/**
 * Describes what one article holds, in one interface language.
 *
 * @template {Core} [T=Strings] the words of whoever asks
 */
export class Describer {
  /** @type {Map<number, Figure[]> | undefined} made when it is first asked for: a long text has thousands of both */
  #held;
  // Not made by assigning: where the bookmark runs, that may call a setter of the page's.
  article;
  text;
  analysis;
  voice;

  /** @param {Article} article @param {Analysis} analysis @param {VoiceIn<T>} voice */
  constructor(article, analysis, voice) {
    this.article = article;
    this.text = article.text;
    this.analysis = analysis;
    this.voice = voice;
  }

  /**
   * @param {string} key
   * @param {number} [start] where in the text: an actor is highlighted in many places, each for its own reason
   * @returns {Description}
   */
  describe(key, start) {
    const { kind, id } = parseKey(key);
    switch (kind) {
      case "actor":
        return this.#actor(this.analysis.actors[id], start);
      case "figure":
        return this.#figure(this.analysis.figures[id]);
      case "attribution":
        return this.#attribution(this.analysis.attributions[id]);
    }
  }

  /** The normalised value: "10.000–12.000", "al menos 3.000", "miles (1.000 o más)". @param {Figure} figure */
  value({ low, high, qualifier }) {
    const { t, number } = this.voice;
    if (low !== null && high !== null) {
      if (low !== high) return `${number(low)}–${number(high)}`;
      return qualifier === "about" ? t.about(number(low)) : number(low);
    }
    if (low !== null) {
      const word = qualifier === "vague" ? t.vagueWords[low] : undefined;
      return word ? t.vague(word, number(low)) : t.atLeast(number(low));
    }
    return high === null ? t.unknown : t.atMost(number(high));
  }

  /** What is counted, as written: with all that follows the noun, else the noun alone, else the category. @param {Figure} figure @returns {Phrase} */
  counted(figure) {
    const words = this.words({ start: nounStart(this.text, figure), end: figure.end }) || figure.unit;
    return words ? this.#quoted(words) : { text: this.voice.t.category[figure.category] };
  }

  /** Whose it is: an armed group or an organization by its name, all else by the state. @param {Figure} figure @returns {Phrase} */
  whose({ actor, country }) {
    const owner = actor === null ? null : this.analysis.actors[actor];
    const named = owner !== null && (owner.kind === "armed_group" || owner.kind === "organization");
    if (owner !== null && (named || country === null)) return this.#actorName(owner);
    return { text: country === null ? this.voice.t.unknown : this.voice.country(country) };
  }

  /** Who says it, as written; a name is added where the words alone don't tell. @param {Attribution} attribution @returns {Phrase} */
  claimant({ source, speaker }) {
    const actor = speaker === null ? null : this.analysis.actors[speaker];
    if (source === null) {
      if (actor === null) return { text: this.voice.t.nobody };
      return { text: this.voice.t.implied(actor.name), lang: this.analysis.language };
    }
    const words = this.words(source);
    const named = actor === null || actor.mentions.some(({ start, end }) => start >= source.start && end <= source.end);
    return this.#quoted(named ? words : `${words} (${actor.name})`);
  }

  /** What its claimant does with a figure: says, estimates or denies it; nothing where it is the article's own. @param {Figure} figure */
  stance(figure) {
    const stance = stanceOn(this.text, this.analysis, figure);
    return stance === null ? "" : this.voice.t.stance[stance];
  }

  /** What is said, cut to a length that fits a list. @param {Attribution} attribution @returns {Phrase} */
  excerpt({ content }) {
    const words = content.map((span) => this.words(span)).join(" … ");
    return this.#quoted(shortened(words, EXCERPT_CHARS));
  }

  /** The figures that an attribution holds, those of the attributions inside it included. @param {Attribution} attribution */
  figuresOf({ id }) {
    this.#held ??= this.#byHolder();
    return this.#held.get(id) ?? [];
  }

  #byHolder() {
    const { figures, attributions } = this.analysis;
    /** @type {Map<number, Figure[]>} */
    const held = new Map();
    for (const figure of figures) {
      for (let at = figure.attribution; at !== null; at = attributions[at].parent) {
        const list = held.get(at);
        if (list) list.push(figure);
        else held.set(at, [figure]);
      }
    }
    return held;
  }

  /** @param {Actor} actor @param {number} [start] @returns {Description} */
  #actor(actor, start) {
    const { t } = this.voice;
    const here = actor.mentions.find((mention) => mention.start === start) ?? actor.mentions[0];
    const names = new Map(actor.mentions.map((mention) => [this.words(mention), mention]));
    names.delete(actor.name);
    return {
      kind: t.actorKind[actor.kind],
      title: this.#quoted(actor.name),
      rows: rows([
        [t.rows.country, actor.country !== null && actor.kind !== "country" && { text: this.voice.country(actor.country) }],
        [t.rows.role, actor.role !== null && this.#quoted(actor.role)],
        [t.rows.names, names.size > 0 && this.#quoted([...names.keys()].join(", "))],
        [t.rows.mentions, { text: t.mentions(actor.mentions.length) }],
        [t.why, this.#reason(here)],
      ]),
    };
  }

  /** @param {Figure} figure @returns {Description} */
  #figure(figure) {
    const { t } = this.voice;
    const attribution = figure.attribution === null ? null : this.analysis.attributions[figure.attribution];
    const status = figure.status === null ? undefined : t.status[figure.status];
    const category = t.category[figure.category];
    return {
      kind: t.kind.figure,
      title: { text: this.value(figure) },
      rows: rows([
        [t.rows.what, figure.unit !== null && this.counted(figure), { text: status ? `${category} (${status})` : category }],
        [t.rows.whose, this.whose(figure)],
        attribution === null
          ? [t.rows.claimedBy, { text: t.unattributed }]
          : [
              t.rows.claimedBy,
              { ...this.claimant(attribution), key: keyOf("attribution", attribution.id) },
              { text: this.stance(figure) },
            ],
        [t.why, this.#reason(figure)],
      ]),
    };
  }

  /** @param {Attribution} attribution @returns {Description} */
  #attribution(attribution) {
    const { t } = this.voice;
    const { speaker, cue, parent, kind, stance } = attribution;
    const { actors, attributions } = this.analysis;
    const claimant = this.claimant(attribution);
    const actor = speaker === null ? null : actors[speaker];
    const figures = this.figuresOf(attribution).map((figure) => {
      const text = figure.unit === null ? this.value(figure) : `${this.value(figure)} ${this.counted(figure).text}`;
      return { text, key: keyOf("figure", figure.id) };
    });
    return {
      kind: kind === "credit" ? t.quoteKind.credit : t.kind.attribution,
      title: claimant,
      rows: rows([
        [t.rows.cue, cue !== null && this.#quoted(`«${this.words(cue)}»`), kind !== "credit" && { text: t.stance[stance] }],
        [t.rows.form, kind !== "credit" && { text: t.quoteKind[kind] }],
        [t.rows.speaker, actor !== null && actor.name !== claimant.text && this.#actorName(actor)],
        [t.rows.figures, ...figures],
        [t.rows.within, parent !== null && { ...this.claimant(attributions[parent]), key: keyOf("attribution", parent) }],
        [t.why, this.#reason(attribution)],
      ]),
    };
  }

  /** Why it is highlighted. @param {{ rule?: string }} found @returns {Phrase | false} */
  #reason({ rule }) {
    const text = rule === undefined ? undefined : reasonOf(rule, this.voice.language);
    return text !== undefined && { text };
  }

  /** @param {Actor} actor @returns {Phrase} */
  #actorName(actor) {
    return { ...this.#quoted(actor.name), key: keyOf("actor", actor.id) };
  }

  /** The article's words there, on one line. @param {Span} span */
  words({ start, end }) {
    return this.text.slice(start, end).replace(/\s+/g, " ");
  }

  /** @param {string} text @returns {Phrase} */
  #quoted(text) {
    return { text, lang: this.analysis.language };
  }
}

/**
 * Rows without what is absent.
 *
 * @param {[label: string, ...phrases: (Phrase | false)[]][]} given
 * @returns {Row[]}
 */
function rows(given) {
  return given
    .map(([label, ...phrases]) => ({ label, phrases: phrases.filter((phrase) => phrase !== false) }))
    .filter(({ phrases }) => phrases.length > 0);
}

/** Words cut to a length: after a whole word, or within one that is longer than that. @param {string} words @param {number} most */
export function shortened(words, most) {
  if (words.length <= most) return words;
  const space = words.lastIndexOf(" ", most);
  return `${words.slice(0, space > 0 ? space : most)} …`.toWellFormed();
}
