// @ts-check
// What counted nouns have in common. Writers vary their words: "soldados", "militares" and "tropas" count the same
// people, "tanques" and "drones" do not count the same things. Words that count alike are a class; a noun that stands in
// none is a class of its own.

import { COUNTED_ALIKE, inLanguage, LIGHT_NOUNS, NOUN_FIRST } from "../wording.js";

/** Enough for one article, and no heap after many. */
const MOST_REMEMBERED = 2_000;

/** What is compared of a language's nouns. @typedef {{ classOf: Map<string, string>, longest: number, light: Set<string> }} Nouns */

/** @param {string} language @returns {Nouns} */
function nounsOf(language) {
  /** @type {Map<string, string>} from the stems of a word or phrase to its class */
  const classes = new Map();
  for (const [name, row] of Object.entries(inLanguage(COUNTED_ALIKE, language))) {
    for (const words of row.split(", ")) classes.set(stems(words).join(" "), name);
  }
  return {
    classOf: classes,
    longest: Math.max(...[...classes.keys()].map((words) => words.split(" ").length)),
    light: new Set(
      inLanguage(LIGHT_NOUNS, language)
        .split(", ")
        .map((word) => stems(word).join(" ")),
    ),
  };
}

/** @type {Map<string, (unit: string) => string>} a function with its memory for each language */
const classesIn = new Map();

/**
 * The class of a counted noun, the same for all words that count the same, in whatever language.
 *
 * @param {string} unit as written: "soldados norcoreanos", "North Korean troops"
 * @param {string} language
 */
export function classOf(unit, language) {
  let find = classesIn.get(language);
  if (!find) {
    const nouns = nounsOf(language);
    const nounFirst = inLanguage(NOUN_FIRST, language);
    find = remembered((unit) => findClass(stems(unit), nouns, nounFirst));
    classesIn.set(language, find);
  }
  return find(unit);
}

/** @param {string[]} words @param {Nouns} nouns @param {boolean} nounFirst */
function findClass(words, { classOf, longest, light }, nounFirst) {
  if (words.length === 0) return "";
  const starts = words.map((_, at) => at);
  // Nor does the noun always stand at that end: "presuntos soldados", "troops from North Korea".
  if (!nounFirst) starts.reverse();
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    for (const at of starts) {
      const found = at + length <= words.length && classOf.get(words.slice(at, at + length).join(" "));
      if (found) return found;
    }
  }
  if (nounFirst) return words.slice(0, light.has(words[0]) ? 2 : 1).join(" ");
  return words.slice(light.has(words[words.length - 1]) ? -2 : -1).join(" ");
}

/**
 * Words without what changes with number, gender and accent. They only serve to compare, nobody reads them: "drones" and
 * "dron" are both "dron", "militiaman" and "militiamen" are not the same.
 *
 * @param {string} words
 * @returns {string[]}
 */
function stems(words) {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu) ?? []).map((word) => {
    if (word.length < 4) return word;
    return word
      .replace(/ces$/, "z")
      .replace(/s$/, "")
      .replace(/[aeo]$/, "")
      .replace(/y$/, "i");
  });
}

/** A name as it is compared: without accents, case and what stands between its words. */
export const folded = remembered((name) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim(),
);

/**
 * The same function with a memory: an article uses few words, and uses them again and again.
 *
 * @param {(words: string) => string} find
 * @returns {(words: string) => string}
 */
function remembered(find) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (words) => {
    let found = known.get(words);
    if (found === undefined) {
      if (known.size > MOST_REMEMBERED) known.clear();
      found = find(words);
      known.set(words, found);
    }
    return found;
  };
}
