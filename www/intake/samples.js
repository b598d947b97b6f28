// @ts-check
// The sample articles, of our own writing.

/** @import { Article } from "../article.js" */
/** @import { Language } from "../strings.js" */

import { plainArticle } from "../article.js";

/** The languages that the engine reads. @type {Language[]} */
const READ = ["es"];

/** Whether the engine reads a language. @param {Language} language */
export const isRead = (language) => READ.includes(language);

/** The sample for readers of this interface language: it must show what the engine can do. @param {Language} language */
export const sampleFor = (language) => sampleArticle(isRead(language) ? language : READ[0]);

/**
 * Our sample in a language; where it can't be fetched, an empty article, so that the page still works.
 *
 * @param {Language} language
 * @returns {Promise<Article>}
 */
export async function sampleArticle(language) {
  const text = await fetch(`samples/${language}.txt`).then(
    (response) => (response.ok ? response.text() : ""),
    () => "",
  );
  return { ...plainArticle(text), sample: language };
}
