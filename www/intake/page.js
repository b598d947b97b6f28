// @ts-check
// Where HTML holds more than an article (menus, what else there is to read, the foot of the page), the article in it.

/** @import { Article } from "../article.js" */

import { plainArticle } from "../article.js";
import { withMarkup } from "../trusted.js";
import { articleInside, inertDocument } from "./markup.js";

/**
 * What of Mozilla's Readability is used.
 *
 * @typedef {object} Readable
 * @property {string | null | undefined} title
 * @property {Element} content
 */
/** @typedef {new (page: Document, options: object) => { parse(): Readable | null }} ReadabilityClass */

/** The build puts it there; the page can do without. @type {string} */
const READABILITY = "../pkg/readability.js";

/** What stands beside articles. */
const BESIDE =
  "nav, aside, body footer, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], " +
  "[class*=menu i], [class*=sidebar i], [class*=cookie i], [class*=related i], [class*=comments i]";

/** Pages with more elements are no articles, and finding one in them would take too long. */
const MAX_ELEMENTS = 20_000;

/** What is shorter was hardly found: it is a caption, a teaser, a line of law. */
const MIN_CHARS = 250;

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
    const found = await readable(await inertDocument(html));
    if (found) {
      const { article } = await articleInside(found.content);
      if (article.text.length >= MIN_CHARS) return withHeadline(article, found.title ?? title);
    }
    return withHeadline((await articleInside(largest(page))).article, title);
  }
  const { article, laidOut } = await articleInside(page.body);
  // What is no more than the plain text in a wrapper has its line ends from the plain text.
  if (article.text === "" || (!laidOut && sameWords(article.text, plain))) return plainArticle(plain);
  return withHeadline(article, title);
}

/** What Readability takes for the article in a page, which it rewrites; undefined where it can't be had, or finds none. @param {Document} page */
export async function readable(page) {
  try {
    const { Readability } = /** @type {{ Readability: ReadabilityClass }} */ (await import(READABILITY));
    const options = { maxElemsToParse: MAX_ELEMENTS, serializer: (/** @type {Element} */ content) => content };
    return withMarkup(() => new Readability(page, options).parse()) ?? undefined;
  } catch {
    return undefined;
  }
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
    article.headings.some(({ start }) => start === 0) || words(article.text.slice(0, HEAD_CHARS)).includes(words(headline));
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

/** @param {string} text */
const words = (text) => text.replace(/[\s\p{P}\p{S}\u00ad\u200b\ufeff]+/gu, "").toLowerCase();
