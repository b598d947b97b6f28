// @ts-check
// The sample articles, of our own writing.

/** @import { Article } from "../article.js" */
/** @import { Language } from "../strings.js" */

import { plainArticle } from "../article.js";

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
