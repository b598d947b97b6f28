// @ts-check
// The sample articles, of our own writing.

/** @import { Article } from "../article.js" */
/** @import { Language } from "../strings.js" */

import { plainArticle } from "../article.js";

/** Where they are, each with one that contradicts it; as whole paths, which have other names in a folder for hosts. @type {Record<string, { first: string, second: string }>} */
export const SAMPLES = {
  es: { first: "samples/es.txt", second: "samples/es-second.txt" },
  en: { first: "samples/en.txt", second: "samples/en-second.txt" },
};

/**
 * Our sample in a language; where it can't be fetched, an empty article, so that the page still works.
 *
 * @param {Language} language
 * @returns {Promise<Article>}
 */
export async function sampleArticle(language) {
  const text = await fetch(SAMPLES[language].first).then(
    (response) => (response.ok ? response.text() : ""),
    () => "",
  );
  return { ...plainArticle(text), sample: language };
}
