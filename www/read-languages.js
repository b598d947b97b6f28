// @ts-check
// The languages in which articles are read, and the little that showing one asks of them. `wording.js` has the rest.

/**
 * A language that the engine reads.
 *
 * @typedef {"es" | "en"} TextLanguage
 */
/** @template T @typedef {Record<TextLanguage, T>} InEach */

/** The languages that the engine reads, the first of which is that of a text that does not tell. @type {TextLanguage[]} */
export const READ = ["es", "en"];

/** Whether the engine reads a language. @param {unknown} language @returns {language is TextLanguage} */
export const isRead = (language) => /** @type {unknown[]} */ (READ).includes(language);

/** The entry of a language. @template T @param {InEach<T>} table @param {string} language @returns {T} */
export const inLanguage = (table, language) => table[/** @type {TextLanguage} */ (language)] ?? table.es;

/** What stands right before a figure that is denied. @type {InEach<RegExp>} */
export const NEGATION = {
  // "no a trescientos"
  es: /(?:^|[\s,;(“"«])(?:no|ni)\s+(?:(?:a|de|los|las)\s+)*$/iu,
  // "not four hundred", "nor the 300"
  en: /(?:^|[\s,;(“"‘])(?:no|not|nor)\s+(?:the\s+)?$/iu,
};
