// @ts-check
// Who claims a figure, and where the claimant stands: in the conflict or outside it, speaking of its own side or of
// another. Nothing here touches the document.

/** @import { Actor, Analysis, Attribution, Figure, Span } from "../contract.js" */
/** @import { Side } from "./counted.js" */

import { stanceOn } from "../denial.js";
import { ADDED, FORCES, inLanguage, OFFICE, WAR } from "../wording.js";
import { sideOf, sideOfFigure, sourceKey, valueKey } from "./counted.js";
import { classOf } from "./nouns.js";

/**
 * - article: nobody is named, the article says so in its own voice;
 * - itself: a party to the conflict, of its own people or weapons;
 * - another: a party, of another one's, be that its enemy or its ally;
 * - party: a party, of people or weapons of whom the text does not tell whose they are;
 * - mixed: several sources, of which some are parties and some are not;
 * - third: whoever is no party;
 * - unknown: the text does not tell where the source belongs.
 *
 * @typedef {"article" | "itself" | "another" | "party" | "mixed" | "third" | "unknown"} Standing
 */

/**
 * What one claimant says of one thing, once, however often the article repeats it.
 *
 * @typedef {object} Claim
 * @property {Figure} figure         where it is said first
 * @property {Attribution[]} chain   who says it, and by whom that is quoted; empty for the article itself
 * @property {Standing} standing
 * @property {boolean} denied        the claimant says that it is not so
 * @property {boolean} added         the text says that these come on top of others
 */

/**
 * The claims of figures that count the same, step by step.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @param {{ figures: Figure[], side: Side | null }} thing
 * @param {Set<string>} parties the keys of their sides
 * @returns {Generator<void, Claim[], void>}
 */
export function* claimsOf(text, analysis, { figures, side }, parties) {
  /** @type {Map<string, Claim>} */
  const claims = new Map();
  for (const figure of figures) {
    const chain = chainOf(figure.attribution, analysis);
    const denied = stanceOn(text, analysis, figure) === "denies";
    const added = isAdded(text, figure, analysis);
    const key = [sourceKey(text, analysis, figure), valueKey(figure), denied, added].join(" ");
    if (!claims.has(key))
      claims.set(key, { figure, chain, standing: standingOf(chain[0], side, parties, analysis), denied, added });
    yield;
  }
  return [...claims.values()];
}

/** An attribution and those that it stands in, the innermost first. @param {number | null} id @param {Analysis} analysis */
function chainOf(id, { attributions }) {
  /** @type {Attribution[]} */
  const chain = [];
  for (let at = id; at !== null; at = attributions[at].parent) chain.push(attributions[at]);
  return chain;
}

/**
 * Where a claimant stands towards those it speaks of.
 *
 * @param {Attribution | undefined} attribution
 * @param {Side | null} side
 * @param {Set<string>} parties
 * @param {Analysis} analysis
 * @returns {Standing}
 */
export function standingOf(attribution, side, parties, analysis) {
  if (!attribution) return "article";
  const { speaker, speakers } = attribution;
  const sources = (speaker === null ? speakers : [speaker]).map((id) => analysis.actors[id]);
  const sides = sources.map((source) => (speaksForOthers(source, analysis) ? sideOf(source, analysis)?.key : undefined));
  if (sides.length === 0) return "unknown";
  if (side !== null && sides.every((key) => key === side.key)) return parties.has(side.key) ? "itself" : "third";
  const belonging = sides.filter((key) => key !== undefined && parties.has(key));
  if (belonging.length > 0) return belonging.length < sides.length ? "mixed" : side === null ? "party" : "another";
  const outside = sources.every((source, at) => sides[at] !== undefined || isInternational(source));
  return outside ? "third" : "unknown";
}

/** Whether what an actor says is said for its state or group: of persons, those with an office or known to everyone. @param {Actor} actor @param {Analysis} analysis */
function speaksForOthers({ kind, role, mentions }, { language }) {
  return (
    kind !== "person" ||
    inLanguage(OFFICE, language).test(role ?? "") ||
    mentions.some(({ rule }) => rule === "actor.person.known")
  );
}

/** A known organization that is of no state: the United Nations, Doctors Without Borders. @param {Actor} actor */
function isInternational({ kind, country, mentions }) {
  return kind === "organization" && country === null && mentions.some(({ rule }) => rule === "actor.organization.known");
}

/** Enough for the longest words around a name or a figure. */
const NEAR_CHARS = 40;

/**
 * The parties to the conflict that an article tells of, by the keys of their sides. A party is
 * - whoever has people in arms or units in it that the article counts, or weapons, unless they are only given away;
 * - whoever lost people, by the article's count;
 * - every armed group that is named;
 * - a state with troops in the text ("fuerzas rusas");
 * - a state in which, by the article's words, the war is fought.
 * Who only arms or trains others, or is only said to have promised troops, is none by that. Step by step.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Generator<void, Set<string>, void>}
 */
export function* partiesOf(text, analysis) {
  /** @type {Set<string>} */
  const parties = new Set();
  /** @param {Side | null} side */
  const add = (side) => side && parties.add(side.key);
  for (const figure of analysis.figures) {
    if (makesParty(figure, analysis)) add(sideOfFigure(figure, analysis));
    yield;
  }
  for (const actor of analysis.actors) {
    yield;
    if (actor.kind === "armed_group" || (actor.kind === "body" && isTroops(actor, analysis))) add(sideOf(actor, analysis));
    if (actor.kind !== "country") continue;
    if (actor.mentions.some((mention) => isWarIn(text, mention, analysis))) add(sideOf(actor, analysis));
  }
  return parties;
}

/** Whether the words around a state's name say that there is a war in it. @param {string} text @param {Span} mention @param {Analysis} analysis */
function isWarIn(text, { start, end }, { language }) {
  return (
    inLanguage(WAR.before, language).test(text.slice(Math.max(0, start - NEAR_CHARS), start)) ||
    inLanguage(WAR.after, language)?.test(text.slice(end, end + NEAR_CHARS)) === true
  );
}

/** @param {Figure} figure @param {Analysis} analysis */
function makesParty({ category, status, attribution }, { attributions }) {
  // What somebody denies, asks for or promises is not there.
  const stance = attribution === null ? "says" : attributions[attribution].stance;
  if (stance === "denies" || stance === "requests") return false;
  return status !== "trained" && !(category === "materiel" && status === "sent");
}

/** @param {Actor} actor @param {Analysis} analysis */
function isTroops({ name }, { language }) {
  const forces = inLanguage(FORCES, language).split(" ");
  return classOf(name, language) === "troops" || name.split(/\s+/).some((word) => forces.includes(word.toLowerCase()));
}

/** @param {string} text @param {Figure} figure @param {Analysis} analysis */
function isAdded(text, { start, end }, { language }) {
  const { before, inside, after } = ADDED;
  return (
    inLanguage(before, language).test(text.slice(Math.max(0, start - NEAR_CHARS), start)) ||
    inLanguage(inside, language).test(text.slice(start, end)) ||
    inLanguage(after, language).test(text.slice(end, end + NEAR_CHARS))
  );
}
