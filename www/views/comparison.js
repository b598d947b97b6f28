// @ts-check
// What two articles have in common and where they differ.
//
// Two figures fit together where what they may be overlaps: "about 6,000" is 5,400 to 6,600, "at least" and "thousands"
// are open upwards, "at most" is open downwards. For a thing that both articles count,
// - they disagree where no figure of the one fits any of the other, where one source gives figures that do not fit, or
//   where one article reports only that the figure is denied;
// - they agree in part where some figures fit and some figure fits none of the other article;
// - they are compatible where all fit, and agree where all are the same.

/** @import { Analysis, Figure } from "../contract.js" */
/** @import { CountedThing } from "./counted.js" */
/** @import { ActorGroup, Match, Source } from "./matching.js" */

import { stanceOn } from "../denial.js";
import { countedThings } from "./counted.js";
import { actorGroups, matched, sourcesOf } from "./matching.js";

/** @typedef {"disagree" | "partly" | "compatible" | "agree"} Verdict */
/** @typedef {"none" | "denied" | "source"} Reason why they disagree */
/** @typedef {{ thing: [CountedThing, CountedThing], verdict: Verdict, reason: Reason | null, source: Source | null }} Compared */
/** @typedef {{ text: string, analysis: Analysis }} Read an article with its analysis */

/**
 * @typedef {object} Comparison
 * @property {Match<ActorGroup>} actors
 * @property {Match<Source>} sources
 * @property {{ both: Compared[], first: CountedThing[], second: CountedThing[] }} figures
 */

/** "About" a number may be this much more or less: news rounds to one or two digits. */
const ABOUT = 0.1;

/** The more they differ, the sooner they are shown. @type {Verdict[]} */
const VERDICTS = ["disagree", "partly", "compatible", "agree"];

/**
 * Compares two articles, step by step.
 *
 * @param {Read} first
 * @param {Read} second
 * @returns {Generator<void, Comparison, void>}
 */
export function* compare(first, second) {
  const groups = [yield* actorGroups(first.text, first.analysis), yield* actorGroups(second.text, second.analysis)];
  const speaking = [
    yield* sourcesOf(first.text, first.analysis, groups[0]),
    yield* sourcesOf(second.text, second.analysis, groups[1]),
  ];
  const sources = yield* matched(speaking[0], speaking[1]);
  /** @type {[Claims, Claims]} */
  const claims = [sharedClaims(sources.both.map(([one]) => one)), sharedClaims(sources.both.map(([, other]) => other))];
  yield;
  const things = [yield* countedThings(first.text, first.analysis), yield* countedThings(second.text, second.analysis)];
  const byKey = things.map((each) => new Map(each.map((thing) => [thing.key, thing])));
  /** @type {Compared[]} */
  const both = [];
  for (const one of things[0]) {
    const other = byKey[1].get(one.key);
    if (!other) continue;
    both.push(judged([first, second], [one, other], sources.both, claims));
    yield;
  }
  return {
    actors: yield* matched(groups[0], groups[1]),
    sources,
    figures: {
      both: both.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
      first: things[0].filter(({ key }) => !byKey[1].has(key)),
      second: things[1].filter(({ key }) => !byKey[0].has(key)),
    },
  };
}

/** @typedef {Map<number, number[]>} Claims from an attribution to those who say it, by their places among the sources of both */

/** @param {Source[]} sources those that speak in both @returns {Claims} */
function sharedClaims(sources) {
  /** @type {Claims} */
  const claims = new Map();
  for (const [index, { keys, attributions }] of sources.entries()) {
    // Nobody knows whether those who are not named are the same.
    if (keys.has("nobody")) continue;
    for (const { id } of attributions) claims.set(id, [...(claims.get(id) ?? []), index]);
  }
  return claims;
}

/**
 * @param {[Read, Read]} articles
 * @param {[CountedThing, CountedThing]} thing
 * @param {[Source, Source][]} sources those that speak in both
 * @param {[Claims, Claims]} shared
 * @returns {Compared}
 */
function judged(articles, thing, sources, shared) {
  /** @param {Verdict} verdict @param {Reason | null} [reason] @param {Source | null} [source] */
  const verdict = (verdict, reason = null, source = null) => ({ thing, verdict, reason, source });
  const claimed = thing.map(({ figures }, side) =>
    figures.filter((figure) => stanceOn(articles[side].text, articles[side].analysis, figure) !== "denies"),
  );
  const deniedOnly = claimed.filter((figures) => figures.length === 0).length;
  if (deniedOnly === 1) return verdict("disagree", "denied");
  const [ones, others] = deniedOnly === 2 ? thing.map(({ figures }) => figures) : claimed;

  const [before, after] = [ones, others].map((figures, side) => bySource(figures, shared[side]));
  for (const [index, given] of before) {
    const now = after.get(index);
    if (now && !given.some(fitsAny(now))) return verdict("disagree", "source", sources[index][0]);
  }
  const [fitsOnes, fitsOthers] = [fitsAny(ones), fitsAny(others)];
  if (!ones.some(fitsOthers)) return verdict("disagree", "none");
  const [values, otherValues] = [ones, others].map((figures) => new Set(figures.map(({ low, high }) => `${low}–${high}`)));
  if (values.size === otherValues.size && [...values].every((value) => otherValues.has(value))) return verdict("agree");
  return verdict(ones.every(fitsOthers) && others.every(fitsOnes) ? "compatible" : "partly");
}

/** @param {Figure[]} figures @param {Claims} claims */
function bySource(figures, claims) {
  /** @type {Map<number, Figure[]>} */
  const given = new Map();
  for (const figure of figures) {
    const speaking = figure.attribution === null ? [] : (claims.get(figure.attribution) ?? []);
    for (const index of speaking) {
      const known = given.get(index);
      if (known) known.push(figure);
      else given.set(index, [figure]);
    }
  }
  return given;
}

/**
 * Tells whether a figure fits any of these. Quick for thousands: of those that begin low enough, the one that reaches
 * highest decides.
 *
 * @param {Figure[]} figures
 * @returns {(figure: Figure) => boolean}
 */
function fitsAny(figures) {
  const sorted = figures.map(boundsOf).sort((a, b) => a.low - b.low);
  let reached = 0;
  const highest = sorted.map(({ high }) => {
    reached = Math.max(reached, high);
    return reached;
  });
  return (figure) => {
    const { low, high } = boundsOf(figure);
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle].low <= high) from = middle + 1;
      else to = middle;
    }
    return from > 0 && highest[from - 1] >= low;
  };
}

/** What a figure may be. @param {Figure} figure @returns {{ low: number, high: number }} */
function boundsOf({ low, high, qualifier }) {
  const margin = qualifier === "about" ? ABOUT : 0;
  return { low: (low ?? 0) * (1 - margin), high: (high ?? Infinity) * (1 + margin) };
}
