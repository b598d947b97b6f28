// @ts-check
// The article in the copy of a live page: what the reader has selected, or else what is found. As one text, each stretch
// of which knows the page's text that it comes from; or as an article for the app's reader, in the same words.

/** @import { Article } from "../article.js" */
/** @import { FoundText, PageCopy } from "./protocol.js" */

import { articleTexts } from "../intake/finder.js";
import { breakAt, isMute, steps } from "../intake/layout.js";
import { articleInside } from "../intake/markup.js";
import { documentOf } from "./copy.js";
import { Written } from "./written.js";

export { documentOf, isPageCopy } from "./copy.js";

/** @typedef {[from: number, to: number]} Stretch */

/** @param {PageCopy} page @returns {Promise<FoundText | null>} null where it has no article */
export async function findArticle(page) {
  const copied = documentOf(page);
  const found = await stretchesIn(page, copied);
  if (!found) return null;
  const text = new Written();
  let headings = 0;
  for (const step of steps(copied.document.body, isMute)) {
    if ("text" in step) {
      const stretch = found.get(step.text);
      if (stretch) text.words(step.text.data, /** @type {number} */ (copied.numbers.get(step.text)), ...stretch);
      continue;
    }
    const element = "opens" in step ? step.opens : step.closes;
    const isHeading = /^h[1-6]$/.test(element.localName);
    if (isHeading && "closes" in step) headings--;
    breakAt(text, element, "opens" in step, headings > 0);
    if (isHeading && "opens" in step) headings++;
  }
  return text.found();
}

/** The same words with their headings and emphasis. @param {PageCopy} page @returns {Promise<Article | null>} */
export async function articleInCopy(page) {
  const copied = documentOf(page);
  const found = await stretchesIn(page, copied);
  if (!found) return null;
  const { article } = await articleInside(copied.document.body, (text) => text.data.slice(...(found.get(text) ?? [0, 0])));
  return article.text === "" ? null : article;
}

/**
 * The texts that make the article, and which part of each.
 *
 * @param {PageCopy} page
 * @param {ReturnType<typeof documentOf>} copied
 * @returns {Promise<Map<Text, Stretch> | null>}
 */
async function stretchesIn({ url, title, selection }, { document, numbers }) {
  const selected = selection && selectedIn(selection, numbers);
  if (selected) return selected;
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  const texts = await articleTexts(document, { title, path });
  return texts && new Map([...texts].map((text) => [text, [0, text.length]]));
}

/**
 * What is selected. Where that is the whole page, it tells no more than no selection does.
 *
 * @param {NonNullable<PageCopy["selection"]>} selection
 * @param {Map<Text, number>} numbers
 */
function selectedIn([from, fromOffset, to, toOffset], numbers) {
  /** @type {Map<Text, Stretch>} */
  const selected = new Map();
  let chars = 0;
  let all = 0;
  for (const [text, number] of numbers) {
    all += text.data.trim().length;
    if (number < from || number > to) continue;
    /** @type {Stretch} */
    const stretch = [number === from ? fromOffset : 0, number === to ? toOffset : text.length];
    selected.set(text, stretch);
    chars += text.data.slice(...stretch).trim().length;
  }
  return chars > 0 && chars < all * 0.98 ? selected : null;
}
