// @ts-check
// Which figures of an article count the same thing, so that rival figures can stand side by side. Nothing here touches
// the document or speaks a language of the interface.

/** @import { Actor, Analysis, Attribution, Figure } from "../contract.js" */

import { classOf, folded } from "./nouns.js";

/**
 * Whose people or weapons are counted: an armed group, a state, or an actor of no known state.
 *
 * @typedef {object} Side
 * @property {string} key           "KP" for a state, "m23" for a group; the same in every article
 * @property {string | null} country  the state's code; null for a group
 * @property {number | null} actor    the group or other actor; null for a state
 */

/**
 * What became of those who are counted. Whoever is sent, deployed or simply there is `present`; weapons that are given
 * are `sent`, for who has ten tanks and who sends ten speak of different tanks.
 *
 * @typedef {"present" | "sent" | "trained" | "killed" | "wounded" | "captured" | "missing" | "released" | "lost"} Fate
 */

/**
 * @typedef {object} CountedThing
 * @property {string} key        the same for the same thing in every article
 * @property {Side | null} side  null where the text does not tell
 * @property {Figure["category"]} category
 * @property {Fate} status
 * @property {string} noun       the class of the noun: "troops", "drones", or a stem
 * @property {string | null} unit the noun as the article writes it most often
 * @property {Figure[]} figures  in text order, at least one
 */

/**
 * The things that an article counts; first those for which there are several figures or several who give them. Step by
 * step, since a long article has thousands.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Generator<void, CountedThing[], void>}
 */
export function* countedThings(text, analysis) {
  /** @type {Map<string, CountedThing>} */
  const things = new Map();
  /** @type {Figure | undefined} */
  let before;
  for (const given of analysis.figures) {
    const figure = completed(given, before);
    if (figure.unit !== null) before = figure;
    const side = sideOfFigure(figure, analysis);
    const status = fateOf(figure);
    const noun = nounOf(figure, side, analysis);
    const key = [side?.key ?? "?", figure.category, status, noun].join("/");
    const thing = things.get(key);
    if (thing) thing.figures.push(given);
    else things.set(key, { key, side, category: figure.category, status, noun, unit: null, figures: [given] });
    yield;
  }
  const found = [...things.values()];
  /** @type {Map<CountedThing, boolean>} */
  const rivals = new Map();
  for (const thing of found) {
    thing.unit = usualUnit(thing.figures);
    rivals.set(thing, isContested(text, analysis, thing));
    yield;
  }
  // Sorting is stable: within each half the order is that of the text.
  return found.sort((a, b) => Number(rivals.get(b)) - Number(rivals.get(a)));
}

/** Whether several say how many, or several numbers are said. @param {string} text @param {Analysis} analysis @param {CountedThing} thing */
function isContested(text, analysis, { figures }) {
  /** @param {Figure} figure */
  const claim = (figure) => `${sourceKey(text, analysis, figure)} ${valueKey(figure)}`;
  const first = claim(figures[0]);
  return figures.some((figure) => claim(figure) !== first);
}

/** The value of a figure, to be compared. @param {Figure} figure */
export const valueKey = ({ low, high, qualifier }) => `${low ?? ""}–${high ?? ""} ${qualifier === "about" ? "about" : ""}`;

/** Who gives a figure, to be compared: the actor, the words of the source, or the article itself. @param {string} text @param {Analysis} analysis @param {Figure} figure */
export function sourceKey(text, { attributions }, { attribution }) {
  return attribution === null ? "article" : speakerKey(text, attributions[attribution]);
}

/** @param {string} text @param {Attribution} attribution */
export function speakerKey(text, { speaker, source }) {
  if (speaker !== null) return `actor ${speaker}`;
  return source === null ? "nobody" : `words ${folded(text.slice(source.start, source.end))}`;
}

/**
 * The side that an actor belongs to: an armed group is its own; who holds an office in one (by the title that the text
 * gives) is the group's; all others are their state's.
 *
 * @param {Actor} actor
 * @param {Analysis} analysis
 * @returns {Side | null}
 */
export function sideOf(actor, analysis) {
  if (actor.kind === "armed_group") return groupSide(actor);
  if (actor.role !== null) {
    const role = ` ${folded(actor.role)} `;
    const group = groupsOf(analysis).find(({ name }) => role.includes(` ${name} `));
    if (group) return groupSide(group.actor);
  }
  return actor.country === null ? null : { key: actor.country, country: actor.country, actor: null };
}

/** @type {WeakMap<Analysis, { name: string, actor: Actor }[]>} */
const groups = new WeakMap();

/** The armed groups of an article with their names as they are compared. @param {Analysis} analysis */
function groupsOf(analysis) {
  let found = groups.get(analysis);
  if (!found) {
    found = analysis.actors.filter(({ kind }) => kind === "armed_group").map((actor) => ({ name: folded(actor.name), actor }));
    groups.set(analysis, found);
  }
  return found;
}

/** A group goes by its name. @param {Actor} group @returns {Side} */
function groupSide(group) {
  return { key: folded(group.name), country: null, actor: group.id };
}

/** @param {Figure} figure @param {Analysis} analysis @returns {Side | null} */
export function sideOfFigure({ actor, country }, analysis) {
  const owner = actor === null ? null : analysis.actors[actor];
  if (owner?.kind === "armed_group") return groupSide(owner);
  if (country !== null) return { key: country, country, actor: null };
  if (owner === null) return null;
  return sideOf(owner, analysis) ?? { key: folded(owner.name), country: null, actor: owner.id };
}

/**
 * A bare number counts what the figure before it counts, if both are said in one breath: "fourteen fighters, not four
 * hundred".
 *
 * @param {Figure} figure
 * @param {Figure | undefined} before
 * @returns {Figure}
 */
function completed(figure, before) {
  if (figure.unit !== null || !before) return figure;
  const together = before.category === figure.category && before.attribution === figure.attribution;
  return together ? { ...figure, unit: before.unit, status: figure.status ?? before.status } : figure;
}

/** @param {Figure} figure @returns {Fate} */
function fateOf({ status, category }) {
  switch (status) {
    case "killed":
    case "wounded":
    case "captured":
    case "missing":
    case "released":
    case "trained":
      return status;
    case "lost":
      // "They lost eleven fighters": of people that is said of the dead.
      return category === "casualties" || category === "personnel" ? "killed" : "lost";
    case "sent":
      return category === "materiel" ? "sent" : "present";
    default:
      return category === "casualties" ? "lost" : "present";
  }
}

/** @param {Figure} figure @param {Side | null} side @param {Analysis} analysis */
function nounOf({ unit }, side, analysis) {
  const noun = unit === null ? "" : classOf(unit, analysis.language);
  // An armed group's soldiers are its fighters.
  const group = side !== null && side.actor !== null && analysis.actors[side.actor].kind === "armed_group";
  return group && noun === "troops" ? "fighters" : noun;
}

/** The unit that is written most often, of several the first. @param {Figure[]} figures */
function usualUnit(figures) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { unit } of figures) if (unit !== null) times.set(unit, (times.get(unit) ?? 0) + 1);
  const most = Math.max(...times.values());
  return [...times].find(([, n]) => n === most)?.[0] ?? null;
}
