// @ts-check
// The headline of a page's article, among its headings.

/** @import { Passage } from "./passages.js" */

import { bare } from "./passages.js";

/**
 * The page's headline: of its first headings the one that its title has.
 *
 * @param {Passage[]} passages
 * @param {string} title
 */
export function headlineIn(passages, title) {
  const titled = bare(title);
  const wanted = new Set(wordsOf(title));
  /** @param {Passage} passage */
  const likeness = ({ words }) => {
    const own = wordsOf(words);
    if (own.length === 0) return 0;
    if (own.length >= 3 && titled.includes(bare(words))) return 1;
    return own.length >= 4 ? own.filter((word) => wanted.has(word)).length / own.length : 0;
  };
  /** @type {Passage | undefined} */
  let best;
  let most = 0;
  for (const passage of passages) {
    if (passage.heading === 0 || passage.heading > 3) continue;
    // A page's name can stand in its title, too, but it is shorter than a headline.
    const share = Math.min(passage.words.length / (title.length || 1), 1);
    const isWhole = likeness(passage) === 1;
    const like = likeness(passage) * (isWhole ? 0.6 + share : 0.4 + share / 2) + (passage.heading === 1 ? 0.2 : 0);
    if (likeness(passage) >= 0.55 && like > most) {
      best = passage;
      most = like;
    }
  }
  if (best) return best;
  const first = passages.filter(({ heading, words }) => heading === 1 && wordsOf(words).length >= 3);
  if (first.length === 1) return first[0];
  // Some pages have a headline that only looks like one.
  return passages.find(({ words }) => words.length >= 25 && words.length * 2 > title.length && titled.includes(bare(words)));
}

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
