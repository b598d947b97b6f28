// @ts-check
// The article as files need it: headings and paragraphs one after the other, each with its highlights nested. A long
// article is nested stretch by stretch, so that a file can be written without holding up the page.

/** @import { Article } from "../article.js" */
/** @import { Attribution, Span } from "../contract.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Highlight, Node, Piece } from "../highlights.js" */

import { HEADLINE_CHARS, looksLikeHeadline } from "../article.js";
import { highlightsOf, linesOf, nest } from "../highlights.js";

/** @typedef {Span & { level: 0 | 1 | 2, nodes: Node[] }} Block of level 0 where it is a paragraph */

/** What a stretch holds of a highlight, and whether the highlight's own ends are there. @typedef {Highlight & { whole: Highlight, opens: boolean, closes: boolean }} Cut */

/** How much text is nested at once: a few milliseconds of work. */
const STRETCH = 20_000;
/** Enough of a first line to know an article by it. */
const TITLE_CHARS = 80;

/**
 * @param {Describer} describer
 * @param {{ emphasis?: boolean }} [wanted] whether the article's own emphasis comes along, nested like highlights
 * @returns {Generator<Block>}
 */
export function* blocksOf({ article, text, analysis }, { emphasis = false } = {}) {
  const highlights = highlightsOf(text, analysis);
  if (emphasis && article.emphasis.length > 0) {
    highlights.push(...article.emphasis.map(emphasized));
    highlights.sort((a, b) => a.start - b.start || b.end - a.end);
  }
  /** @type {Highlight[]} what goes on from one stretch to the next */
  let open = [];
  let next = 0;
  /** @type {0 | 1 | 2} */
  let level = firstLevel(article);
  let heading = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfStretch(text, start);
    const here = open;
    while (next < highlights.length && highlights[next].start < end) here.push(highlights[next++]);
    open = here.filter((highlight) => highlight.end > end);
    for (const line of nest(text.slice(start, end), cuts(here, start, end))) {
      const at = { start: start + line.start, end: start + line.end };
      while (heading < article.headings.length && article.headings[heading].end <= at.start) heading++;
      if (level === 0 && heading < article.headings.length && article.headings[heading].start < at.end) level = 2;
      yield { ...at, level, nodes: line.nodes };
      level = 0;
    }
    start = end;
  }
}

/** What the article is called: its headline, else how it begins. @param {Article} article */
export function titleOf({ text }) {
  const words = text
    .trimStart()
    .slice(0, 4 * HEADLINE_CHARS)
    .split(/[\r\n]/)[0]
    .replace(/\s+/g, " ")
    .trim();
  if (words.length <= HEADLINE_CHARS) return words;
  return `${words.slice(0, Math.max(words.lastIndexOf(" ", TITLE_CHARS), TITLE_CHARS / 2))}…`.toWellFormed();
}

/** Whether this is emphasis of the article's own, and no highlight. @param {Piece} piece */
export const isEmphasis = ({ highlight }) => highlight.key === "";

/** @param {Span} span @returns {Highlight} */
const emphasized = ({ start, end }) => ({ key: "", kind: "figure", part: "figure", start, end, stop: false });

/** A highlight can be cut into pieces; whether this is the first of them. @param {Piece} piece */
export const opens = ({ highlight, first }) => first && cut(highlight).opens;

/** @param {Piece} piece */
export const closes = ({ highlight, last }) => last && cut(highlight).closes;

/** The highlight as it stands in the article. @param {Piece} piece */
export const whole = ({ highlight }) => cut(highlight).whole;

/** Whether a note on this attribution belongs right behind this piece: where all that it says has been said. @param {Attribution} attribution @param {Piece} piece */
export function endsAt({ source, cue, content }, piece) {
  const { part, end } = whole(piece);
  const last = content.at(-1) ?? source ?? cue;
  return closes(piece) && last?.end === end && part === (content.length > 0 ? "content" : source ? "source" : "cue");
}

/** @param {Highlight} highlight */
const cut = (highlight) => /** @type {Cut} */ (highlight);

/** @param {Article} article @returns {0 | 1} */
function firstLevel({ text, headings }) {
  const [line, second] = linesOf(text.slice(0, 50 * HEADLINE_CHARS));
  if (!line) return 0;
  // Where the layout told of headings, it told of all.
  if (headings.length > 0) return headings[0].start < line.end ? 1 : 0;
  return second && looksLikeHeadline(text.slice(line.start, line.end).trim()) ? 1 : 0;
}

/** Where a line ends, not far from `start`. @param {string} text @param {number} start */
function endOfStretch(text, start) {
  if (start + STRETCH >= text.length) return text.length;
  const breaks = /[\r\n]/g;
  breaks.lastIndex = start + STRETCH;
  return breaks.test(text) ? breaks.lastIndex : text.length;
}

/** @param {Highlight[]} highlights @param {number} from @param {number} to @returns {Cut[]} in the order in which `nest` wants them */
function cuts(highlights, from, to) {
  const clipped = highlights.map((highlight) => ({
    ...highlight,
    whole: highlight,
    start: Math.max(highlight.start, from) - from,
    end: Math.min(highlight.end, to) - from,
    opens: highlight.start >= from,
    closes: highlight.end <= to,
  }));
  return from === 0 ? clipped : clipped.sort((a, b) => a.start - b.start || b.end - a.end);
}
