// @ts-check
// Where HTML holds more than an article (menus, what else there is to read, the foot of the page), the article in it.

/** @import { Article } from "../article.js" */

import { plainArticle } from "../article.js";
import { articleTexts } from "./finder.js";
import { articleInside, inertDocument } from "./markup.js";
import { bare } from "./passages.js";

/** What stands beside articles. */
const BESIDE =
  "nav, aside, body footer, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], " +
  "[class*=menu i], [class*=sidebar i], [class*=cookie i], [class*=related i], [class*=comments i]";

/** A headline is found again within so many of the article's first characters. */
const HEAD_CHARS = 600;

/** Whether a text is the source of a page. @param {string} text */
export const isPageSource = (text) =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(text.slice(0, 2_000));

/**
 * The article in HTML: a whole page or a piece of one.
 *
 * @param {string} html
 * @param {string} [plain] the same as plain text, where there is one
 * @returns {Promise<Article>} its text is empty where the HTML has none
 */
export async function articleInMarkup(html, plain = "") {
  const page = await inertDocument(html);
  // A piece of a page has no headline of its own but what is in it.
  const title = plain === "" ? page.title : "";
  if (page.querySelector(BESIDE)) {
    const texts = await articleTexts(page, { title: page.title });
    const { article } = texts
      ? await articleInside(page.body, (text) => (texts.has(text) ? text.data : ""))
      : await articleInside(largest(page));
    return withHeadline(article, title);
  }
  const { article, laidOut } = await articleInside(page.body);
  // What is no more than the plain text in a wrapper has its line ends from the plain text.
  if (article.text === "" || (!laidOut && sameWords(article.text, plain))) return plainArticle(plain);
  return withHeadline(article, title);
}

/** The part of a page with the most to read. @param {Document} page */
function largest(page) {
  /** @param {Element} part */
  const length = (part) => part.textContent?.length ?? 0;
  const [first, ...others] = page.querySelectorAll("article, main, [role=main]");
  return first ? others.reduce((most, part) => (length(part) > length(most) ? part : most), first) : page.body;
}

/** The article with its headline, which many pages keep apart from it. @param {Article} article @param {string} title @returns {Article} */
function withHeadline(article, title) {
  const headline = title.replace(/\s+/g, " ").trim();
  const hasOne =
    article.headings.some(({ start }) => start === 0) || bare(article.text.slice(0, HEAD_CHARS)).includes(bare(headline));
  if (headline === "" || article.text === "" || hasOne) return article;
  const shift = headline.length + 2;
  const later = (/** @type {import("../contract.js").Span} */ { start, end }) => ({ start: start + shift, end: end + shift });
  return {
    ...article,
    text: `${headline}\n\n${article.text}`,
    headings: [{ start: 0, end: headline.length }, ...article.headings.map(later)],
    emphasis: article.emphasis.map(later),
  };
}

/** @param {string} one @param {string} other */
const sameWords = (one, other) => unspaced(one) === unspaced(other);

/** @param {string} text */
const unspaced = (text) => text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, "");
