// @ts-check
// An analysis while it is being corrected. Here things refer to one another themselves and not by id, so that lists can
// lose and gain members; ids are given when all is done.

/** @import { Actor, Analysis, Attribution, Figure, Span } from "./contract.js" */
/** @import { Article, Correction, Given } from "./article.js" */

import { linesOf } from "./highlights.js";

/** @typedef {Omit<Figure, "actor" | "attribution"> & { actor: Actor | null, attribution: Said | null }} Count */
/** @typedef {Omit<Attribution, "speaker" | "speakers" | "parent"> & { speaker: Actor | null, speakers: Actor[], parent: Said | null }} Said */
/** @typedef {Actor["mentions"][number]} Mention */

/** The rule of all that a reader has added or changed. */
const READER = "reader";

/** Before a name that is all of a source there can be an article, and no more. */
const ARTICLE_CHARS = 4;

/** Of the names that an actor has in the text, the first of these forms is the fullest. @type {Mention["form"][]} */
const FULLEST_FIRST = ["name", "alias", "acronym", "short", "metonym", "described"];

export class Revision {
  /** @type {Actor[]} */
  #actors;
  /** @type {Count[]} */
  #figures;
  /** @type {Said[]} */
  #attributions;

  /** @param {string} text @param {Analysis} found is left as it is */
  constructor(text, found) {
    this.text = text;
    this.found = found;
    this.#actors = found.actors.map((actor) => ({ ...actor, mentions: [...actor.mentions] }));
    this.#attributions = found.attributions.map((said) => ({ ...said, speaker: null, speakers: [], parent: null }));
    for (const [index, { speaker, speakers, parent }] of found.attributions.entries()) {
      const said = this.#attributions[index];
      said.speaker = speaker === null ? null : this.#actors[speaker];
      said.speakers = speakers.map((id) => this.#actors[id]);
      said.parent = parent === null ? null : this.#attributions[parent];
    }
    this.#figures = found.figures.map((figure) => ({
      ...figure,
      actor: figure.actor === null ? null : this.#actors[figure.actor],
      attribution: figure.attribution === null ? null : this.#attributions[figure.attribution],
    }));
  }

  /** Does what a correction says; nothing where the article no longer holds what it is about. @param {Correction} correction */
  apply(correction) {
    const { action, kind } = correction;
    if (action === "dismiss") {
      if (kind === "actor") this.#dismissActor(correction);
      else if (kind === "figure") this.#figures = this.#figures.filter((figure) => !same(figure, correction));
      else this.#dismissAttribution(this.#attributionAt(correction));
    } else if (action === "add") {
      if (kind === "actor") this.#addMention(correction, /** @type {Actor["kind"]} */ (correction.detail));
      else if (kind === "figure") this.#addFigure(correction);
      else this.#addAttribution(correction);
    } else if (kind === "actor") this.#changeActor(correction);
    else if (kind === "figure") this.#changeFigure(correction);
    else this.#changeAttribution(correction);
  }

  /** @returns {Analysis} */
  analysis() {
    for (const { mentions } of this.#actors) mentions.sort((a, b) => a.start - b.start);
    this.#actors.sort((a, b) => a.mentions[0].start - b.mentions[0].start);
    this.#figures.sort((a, b) => a.start - b.start);
    this.#attributions.sort((a, b) => hull(a).start - hull(b).start);
    const actorIds = new Map(this.#actors.map((actor, id) => [actor, id]));
    const attributionIds = new Map(this.#attributions.map((said, id) => [said, id]));
    return {
      ...this.found,
      actors: this.#actors.map((actor, id) => ({ ...actor, id })),
      figures: this.#figures.map((figure, id) => ({
        ...figure,
        id,
        actor: idOf(actorIds, figure.actor),
        attribution: idOf(attributionIds, figure.attribution),
      })),
      attributions: this.#attributions.map((said, id) => ({
        ...said,
        id,
        speaker: idOf(actorIds, said.speaker),
        speakers: said.speakers.map((actor) => idOf(actorIds, actor)).filter((actor) => actor !== null),
        parent: idOf(attributionIds, said.parent),
      })),
    };
  }

  /** @param {Correction} correction */
  #dismissActor({ everywhere, ...span }) {
    const at = this.#mentionAt(span);
    if (!at) return;
    for (const mention of everywhere ? [...at.actor.mentions] : [at.mention]) this.#unname(at.actor, mention);
  }

  /** Here the actor is not named; what referred to it for being named here no longer does. @param {Actor} actor @param {Mention} mention */
  #unname(actor, mention) {
    actor.mentions = actor.mentions.filter((other) => other !== mention);
    const gone = actor.mentions.length === 0;
    if (gone) this.#actors = this.#actors.filter((other) => other !== actor);
    else if (!actor.mentions.some((other) => this.#words(other) === actor.name)) actor.name = this.#fullestName(actor);
    /** @param {Span | null} span */
    const named = (span) => span !== null && actor.mentions.some((other) => covers(span, other));
    for (const figure of this.#figures) {
      if (figure.actor === actor && (gone || (covers(figure, mention) && !named(figure)))) figure.actor = null;
    }
    for (const said of this.#attributions) {
      if (!gone && !(said.source && covers(said.source, mention) && !named(said.source))) continue;
      said.speakers = said.speakers.filter((other) => other !== actor);
      if (said.speaker === actor) said.speaker = null;
    }
  }

  /** @param {Span} span @param {Actor["kind"]} kind */
  #addMention({ start, end }, kind) {
    const span = { start, end };
    for (const actor of [...this.#actors]) {
      for (const mention of actor.mentions.filter((mention) => overlap(mention, span))) this.#unname(actor, mention);
    }
    const name = this.#words(span);
    const same = (/** @type {Actor} */ actor) =>
      actor.kind === kind && (alike(actor.name, name) || [...this.#names(actor)].some((each) => alike(each, name)));
    let actor = this.#actors.find(same);
    if (!actor) {
      actor = { id: -1, name, kind, country: null, role: null, mentions: [] };
      this.#actors.push(actor);
    }
    const form = actor.mentions.find((mention) => alike(this.#words(mention), name))?.form ?? "name";
    actor.mentions.push({ start, end, form, rule: READER });
    for (const figure of this.#figures) if (covers(figure, span)) figure.actor ??= actor;
    for (const said of this.#attributions) {
      if (!said.source || !covers(said.source, span)) continue;
      if (!said.speakers.includes(actor)) said.speakers.push(actor);
      if (start - said.source.start <= ARTICLE_CHARS && end === said.source.end) said.speaker ??= actor;
    }
  }

  /** @param {Correction} correction */
  #changeActor({ everywhere, detail, ...span }) {
    const at = this.#mentionAt(span);
    const kind = /** @type {Actor["kind"]} */ (detail);
    if (!at || kind === null || at.actor.kind === kind) return;
    if (!everywhere && at.actor.mentions.length > 1) {
      this.#unname(at.actor, at.mention);
      this.#addMention(span, kind);
      return;
    }
    at.actor.kind = kind;
    if (kind !== "person") at.actor.role = null;
    at.actor.mentions = at.actor.mentions.map((mention) => ({ ...mention, rule: READER }));
  }

  /** @param {Correction} correction */
  #addFigure({ start, end, detail, given = {} }) {
    const span = { start, end };
    const { low = null, high = null } = given;
    if (low === null && high === null) return;
    this.#figures = this.#figures.filter((figure) => !overlap(figure, span));
    const actor = given.actor
      ? this.#named(given.actor)
      : this.#actors.find(({ mentions }) => mentions.some((at) => covers(span, at)));
    this.#figures.push({
      id: -1,
      ...span,
      low,
      high,
      qualifier: given.qualifier ?? "vague",
      category: /** @type {Figure["category"]} */ (detail),
      unit: given.unit ?? null,
      status: given.status ?? null,
      country: actor?.country ?? null,
      actor: actor ?? null,
      attribution: this.#innermost(span),
      rule: READER,
    });
  }

  /** @param {Correction} correction */
  #changeFigure({ detail, given = {}, ...span }) {
    const figure = this.#figures.find((figure) => same(figure, span));
    if (!figure) return;
    if (detail !== null && detail !== figure.category) {
      figure.category = /** @type {Figure["category"]} */ (detail);
      // What became of soldiers is nothing that tanks can suffer.
      figure.status = null;
    }
    if (given.actor !== undefined) {
      figure.actor = this.#named(given.actor);
      figure.country = figure.actor?.country ?? null;
    }
    figure.rule = READER;
  }

  /** @param {Correction} correction */
  #addAttribution({ start, end, detail, given = {} }) {
    const span = { start, end };
    // Whoever marks just the words of another attribution says that it had the wrong source.
    for (const other of this.#attributions) {
      if (other.content.length === 1 && same(other.content[0], span)) this.#dismissAttribution(other);
    }
    const parent = this.#innermost(span);
    /** @type {Said} */
    const said = {
      id: -1,
      source: null,
      speaker: null,
      speakers: [],
      cue: null,
      content: [span],
      kind: /** @type {Attribution["kind"]} */ (detail),
      stance: "says",
      parent,
      rule: READER,
    };
    this.#giveSource(said, given);
    for (const other of this.#attributions) if (other.parent === parent && covers(span, hull(other))) other.parent = said;
    for (const figure of this.#figures) if (figure.attribution === parent && covers(span, figure)) figure.attribution = said;
    this.#attributions.push(said);
  }

  /** @param {Correction} correction */
  #changeAttribution({ detail, given = {}, ...span }) {
    const said = this.#attributionAt(span);
    // A credit says nothing, so nobody else can say it.
    if (!said || said.content.length === 0) return;
    if (detail !== null) said.kind = /** @type {Attribution["kind"]} */ (detail);
    if (given.actor !== undefined) this.#giveSource(said, given);
    said.rule = READER;
  }

  /** Who says it; its source is where this paragraph names the actor nearest, so that a reader can see it. @param {Said} said @param {Given} given */
  #giveSource(said, { actor: name }) {
    const actor = this.#named(name ?? null);
    said.speaker = actor;
    said.source = null;
    said.speakers = [];
    if (!actor) return;
    const [{ start, end }] = said.content;
    const line = linesOf(this.text).find((line) => line.start <= start && start < line.end);
    const around = actor.mentions.filter((at) => line && covers(line, at) && !said.content.some((span) => overlap(span, at)));
    const distance = (/** @type {Span} */ at) => (at.end <= start ? start - at.end : at.start - end);
    const [nearest] = around.sort((a, b) => distance(a) - distance(b));
    if (!nearest) return;
    said.source = { start: nearest.start, end: nearest.end };
    said.speakers = [actor];
  }

  /** What was inside is now said by whoever says what it stood in. @param {Said | undefined} gone */
  #dismissAttribution(gone) {
    if (!gone) return;
    this.#attributions = this.#attributions.filter((said) => said !== gone);
    for (const said of this.#attributions) if (said.parent === gone) said.parent = gone.parent;
    for (const figure of this.#figures) if (figure.attribution === gone) figure.attribution = gone.parent;
  }

  /** @param {Span} span */
  #mentionAt(span) {
    for (const actor of this.#actors) {
      const mention = actor.mentions.find((mention) => same(mention, span));
      if (mention) return { actor, mention };
    }
  }

  /** @param {Span} span */
  #attributionAt(span) {
    return this.#attributions.find((said) => same(anchorOf(said), span));
  }

  /** The attribution with the shortest words around these. @param {Span} span @returns {Said | null} */
  #innermost(span) {
    let innermost = null;
    let shortest = Infinity;
    for (const said of this.#attributions) {
      for (const { start, end } of said.content) {
        if (!covers({ start, end }, span) || end - start >= shortest) continue;
        innermost = said;
        shortest = end - start;
      }
    }
    return innermost;
  }

  /** @param {string | null} name */
  #named(name) {
    return name === null ? null : (this.#actors.find((actor) => alike(actor.name, name)) ?? null);
  }

  /** @param {Actor} actor */
  #fullestName({ mentions }) {
    const rank = (/** @type {Mention} */ { form }) => FULLEST_FIRST.indexOf(form);
    const [fullest] = [...mentions].sort((a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start));
    return this.#words(fullest);
  }

  /** The names that the text gives to an actor, each once. @param {Actor} actor */
  #names({ mentions }) {
    return new Set(mentions.map((mention) => this.#words(mention)));
  }

  /** @param {Span} span */
  #words({ start, end }) {
    return this.text.slice(start, end).replace(/\s+/g, " ");
  }
}

/**
 * The words by which a correction knows an attribution: its cue, which no other has, so that what is said can still be
 * edited; else what is said, or for a credit its source.
 *
 * @param {Pick<Attribution, "source" | "cue" | "content">} attribution
 * @returns {Span}
 */
export function anchorOf({ source, cue, content }) {
  const anchor = content.length > 0 ? (cue ?? content[0]) : (source ?? cue);
  if (!anchor) throw new Error("an attribution of nothing");
  return anchor;
}

/** @param {Span} a @param {Span} b */
const same = (a, b) => a.start === b.start && a.end === b.end;
/** @param {Span} a @param {Span} b */
const overlap = (a, b) => a.start < b.end && b.start < a.end;
/** @param {Span} outer @param {Span} inner */
const covers = (outer, inner) => outer.start <= inner.start && inner.end <= outer.end;

/** From its first word to its last. @param {Said} said @returns {Span} */
function hull({ source, cue, content }) {
  const spans = [source, cue, ...content].filter((span) => span !== null);
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/** Whether two names are one but for letters' case, accents and spaces. @param {string} a @param {string} b */
const alike = (a, b) => fold(a) === fold(b);

/** @param {string} name */
const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

/** @template T @param {Map<T, number>} ids @param {T | null} item */
const idOf = (ids, item) => (item === null ? null : (ids.get(item) ?? null));

/**
 * The analysis as the reader has corrected it, in the same shape: ids are indices again and lists are in text order. Step
 * by step, since there may be thousands of corrections.
 *
 * @param {Pick<Article, "text" | "corrections">} article
 * @param {Analysis} found
 * @returns {Generator<void, Analysis, void>}
 */
export function* corrected({ text, corrections }, found) {
  const revision = new Revision(text, found);
  for (const correction of corrections) {
    revision.apply(correction);
    yield;
  }
  return revision.analysis();
}
