// @ts-check
// How we speak: a language, its words, and what the browser knows about its numbers and countries.

/** @typedef {"es" | "en"} Language */

/**
 * @template T
 * @typedef {object} VoiceIn
 * @property {Language} language
 * @property {T} t its words
 * @property {(n: number) => string} number
 * @property {(code: string) => string} country
 */

// Spanish leaves four-digit numbers ungrouped unless told; beside 10.000 the news writes 3.000.
/** @param {string} language */
const numbersIn = (language) => new Intl.NumberFormat(language, { useGrouping: "always" });

/** @param {string} language @returns {(n: number, one: string, many: string) => string} "1 figure", "1,200 figures" */
export function counting(language) {
  const numbers = numbersIn(language);
  return (n, one, many) => `${numbers.format(n)} ${n === 1 ? one : many}`;
}

/** @template T @param {Language} language @param {T} t @returns {VoiceIn<T>} */
export function voiceOf(language, t) {
  const numbers = numbersIn(language);
  const regions = new Intl.DisplayNames(language, { type: "region" });
  return {
    language,
    t,
    number: (n) => numbers.format(n),
    country: (code) => regions.of(code) ?? code,
  };
}

/** The first of a reader's languages that we speak. @param {readonly string[]} tags @returns {Language} */
export function firstLanguage(tags) {
  for (const tag of tags) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === "es" || language === "en") return language;
  }
  return "es";
}
