// @ts-check
// Who is the same in two articles.
//
// Countries are the same by their code. Persons are the same by their name; by a part of it that is more than the given
// name ("Lukusa", "Joseph Lukusa") where just one person of each article answers to it. Organizations and armed groups are
// the same by any of their names or acronyms, or where an acronym has the initials of a name ("ONU", "Organización de las
// Naciones Unidas"). A body is the same by its head word and its country ("Gobierno congoleño", "Gobierno del Congo").
// Capitals, accents, points, articles and prepositions never count. Whoever speaks is the same as an actor, else by the
// words of the source.

/** @import { Actor, Analysis, Attribution } from "../contract.js" */

import { inLanguage, NOUN_ENDS, NOUN_FIRST, SMALL_WORDS } from "../wording.js";

/** @typedef {{ keys: Set<string>, actors: Actor[] }} ActorGroup actors of one article that are one */
/** @typedef {{ keys: Set<string>, actor: Actor | null, attributions: Attribution[] }} Source whoever speaks in an article */
/**
 * @template T
 * @typedef {{ both: [T, T][], first: T[], second: T[] }} Match
 */

/** Words of names that tell nobody apart, in any language: names are compared across articles. */
const SMALL = new Set(Object.values(SMALL_WORDS).flatMap((words) => words.split(" ")));

/** The forms that name an organization by more than a common noun. */
const NAMING = new Set(["name", "acronym", "alias"]);

/** The words of a name that tell it apart, without capitals, accents and points. @param {string} name */
export function wordsOf(name) {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, "");
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length > 0 ? telling : words;
}

/** The noun in a name: "Gobierno congoleño", "Congolese government", "Ministry of Defense". @param {string} name @param {string} language */
function nounIn(name, language) {
  const words = wordsOf(name.split(inLanguage(NOUN_ENDS, language))[0]);
  return inLanguage(NOUN_FIRST, language) ? words[0] : words[words.length - 1];
}

/** @param {string} text @param {Actor} actor @param {string} language @returns {string[]} */
function keysOf(text, { kind, country, name, mentions }, language) {
  if (kind === "country" && country !== null) return [`country ${country}`];
  if (kind === "person") return [`person ${wordsOf(name).join(" ")}`];
  if (kind === "body") {
    return [`body ${country === null ? wordsOf(name).join(" ") : `${nounIn(name, language)} ${country}`}`];
  }
  const names = new Set([name]);
  for (const { form, start, end } of mentions) if (NAMING.has(form)) names.add(text.slice(start, end));
  return [...names].map((name) => `group ${wordsOf(name).join(" ")}`);
}

/** The actors of an article, those that are one together, step by step. @param {string} text @param {Analysis} analysis @returns {Generator<void, ActorGroup[], void>} */
export function* actorGroups(text, { actors, language }) {
  /** @type {Map<string, ActorGroup>} */
  const byKey = new Map();
  /** @type {Set<ActorGroup>} */
  const groups = new Set();
  for (const actor of actors) {
    const keys = keysOf(text, actor, language);
    const known = keys.map((key) => byKey.get(key)).find((group) => group !== undefined);
    const group = known ?? { keys: new Set(), actors: [] };
    group.actors.push(actor);
    groups.add(group);
    for (const key of keys) {
      group.keys.add(key);
      if (!byKey.has(key)) byKey.set(key, group);
    }
    yield;
  }
  return [...groups];
}

/**
 * Whoever speaks in an article: the actor, else the words of the source, in the order in which they speak first. Those who
 * speak and are not named at all are one. Step by step.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @param {ActorGroup[]} groups
 * @returns {Generator<void, Source[], void>}
 */
export function* sourcesOf(text, { actors, attributions }, groups) {
  const groupOf = new Map(groups.flatMap((group) => group.actors.map(({ id }) => [id, group])));
  /** @type {Map<unknown, Source>} */
  const sources = new Map();
  /** @param {unknown} identity @param {Iterable<string>} keys @param {Actor | null} actor @param {Attribution} attribution */
  const add = (identity, keys, actor, attribution) => {
    const source = sources.get(identity) ?? { keys: new Set(keys), actor, attributions: [] };
    source.attributions.push(attribution);
    sources.set(identity, source);
  };
  for (const attribution of attributions) {
    yield;
    const { source, speaker, speakers } = attribution;
    // Of several, each is one who says it.
    const speaking = speaker !== null ? [speaker] : speakers.length > 1 ? speakers : [];
    for (const id of speaking) {
      const group = groupOf.get(id);
      add(group, group?.keys ?? [], actors[id], attribution);
    }
    if (speaking.length > 0) continue;
    const key = source === null ? "nobody" : `words ${wordsOf(text.slice(source.start, source.end)).join(" ")}`;
    add(key, [key], null, attribution);
  }
  return [...sources.values()];
}

/**
 * Pairs what two articles have in common: first by a key that both have, then by looser keys, where exactly one of each
 * article answers to it and it is all of a name for one of them. Step by step.
 *
 * @template {{ keys: Set<string> }} T
 * @param {T[]} first
 * @param {T[]} second
 * @returns {Generator<void, Match<T>, void>}
 */
export function* matched(first, second) {
  /** @type {Map<T, T>} */
  const pairs = new Map();
  /** @type {Set<T>} */
  const taken = new Set();
  /** @param {T} one @param {T | undefined} other */
  const pair = (one, other) => {
    if (!other || pairs.has(one) || taken.has(other)) return;
    pairs.set(one, other);
    taken.add(other);
  };
  const strict = yield* indexed(second, ({ keys }) => keys);
  for (const one of first) for (const key of one.keys) pair(one, strict.get(key)?.[0]);
  /** @param {T} item */
  const looser = ({ keys }) => [...keys].flatMap(looserKeys);
  const ones = yield* indexed(first, looser);
  const others = yield* indexed(second, looser);
  for (const [key, [one, ...more]] of ones) {
    const [other, ...further] = others.get(key) ?? [];
    if (other && more.length + further.length === 0 && (one.keys.has(key) || other.keys.has(key))) pair(one, other);
  }
  return {
    both: first.flatMap((one) => {
      const other = pairs.get(one);
      return other ? [/** @type {[T, T]} */ ([one, other])] : [];
    }),
    first: first.filter((item) => !pairs.has(item)),
    second: second.filter((item) => !taken.has(item)),
  };
}

/** @template T @param {T[]} items @param {(item: T) => Iterable<string>} keysOf @returns {Generator<void, Map<string, T[]>, void>} */
function* indexed(items, keysOf) {
  /** @type {Map<string, T[]>} */
  const index = new Map();
  for (const item of items) {
    yield;
    for (const key of new Set(keysOf(item))) {
      const known = index.get(key);
      if (known) known.push(item);
      else index.set(key, [item]);
    }
  }
  return index;
}

/** Names are not longer than this; what is gets no looser keys. */
const NAME_WORDS = 8;

/** The key, and what may stand for it where it is unambiguous. @param {string} key @returns {string[]} */
function looserKeys(key) {
  const [kind, ...words] = key.split(" ");
  if (words.length < 2 || words.length > NAME_WORDS) return [key];
  if (kind === "group") return [key, `group ${words.map((word) => word[0]).join("")}`];
  if (kind !== "person") return [key];
  const parts = [key];
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      // A given name alone tells nobody apart.
      if (start > 0 || end > 1) parts.push(`person ${words.slice(start, end).join(" ")}`);
    }
  }
  return parts;
}
