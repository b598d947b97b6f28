// @ts-check
// The article in what was pasted or dropped: a page's source, markup, or plain text.

/** @import { Article } from "../article.js" */

import { MAX_CHARS, plainArticle } from "../article.js";
import { articleInMarkup, isPageSource } from "./page.js";
import { Refused, readable } from "./refused.js";

/** Markup that is so much longer than an article can be is not looked into. */
const MAX_MARKUP_CHARS = MAX_CHARS * 4;

/**
 * The article in what was pasted or dropped.
 *
 * @param {string} plain
 * @param {string} html empty where there is none
 * @returns {Promise<Article>} rejects with Refused
 */
export async function articleInData(plain, html) {
  const source = isPageSource(plain) ? plain : html;
  const shorter = source === "" || plain === "" ? plain.length + source.length : Math.min(plain.length, source.length);
  if (shorter > MAX_MARKUP_CHARS) throw new Refused("tooLong");
  const marked = source !== "" && source.length <= MAX_MARKUP_CHARS;
  const article = marked ? await articleInMarkup(source, source === plain ? "" : plain) : plainArticle(plain);
  return readable(article);
}
