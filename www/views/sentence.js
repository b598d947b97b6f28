// @ts-check
// The sentence around a place in a text, and that sentence with its figure, its source and its cue marked.

/** @import { Figure, Span } from "../contract.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Highlight, Node as HighlightNode } from "../highlights.js" */

import { make } from "../dom.js";
import { highlightsOf, nest } from "../highlights.js";
import { ABBREVIATIONS, inLanguage } from "../wording.js";

/** A sentence is looked for this far to both sides, so that a text without full stops costs no more than another. */
const REACH = 700;

/** @type {Map<string, Set<string>>} */
const abbreviations = new Map();

/**
 * The sentence that holds a span, without the white space around it. The end of a line ends a sentence; abbreviations,
 * initials and the points in "10.000" do not. `cut` says on which side there was more than can be shown.
 *
 * @param {string} text
 * @param {Span} span
 * @param {string} language of the text
 * @returns {Span & { cut: { start: boolean, end: boolean } }}
 */
export function sentenceAround(text, span, language) {
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  const after = text.slice(span.end, span.end + REACH);
  const opening = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  const closing = after.search(/[\r\n]|$/);
  const window = { start: span.start - before.length + opening, end: span.end + closing };
  const line = text.slice(window.start, window.end);
  const bounds = boundaries(line, language).map((at) => window.start + at);
  const started = bounds.findLast((at) => at <= span.start);
  const ended = bounds.find((at) => at >= span.end);
  const cut = {
    start: started === undefined && opening === 0 && window.start > 0 && !isBreak(text[window.start - 1]),
    end: ended === undefined && closing === after.length && window.end < text.length && !isBreak(text[window.end]),
  };
  // Where it had to be cut, whole words remain.
  let start = started ?? (cut.start ? window.start + before.slice(opening).search(/\s|$/) : window.start);
  let end = ended ?? (cut.end ? span.end + after.slice(0, closing).search(/\s\S*$|$/) : window.end);
  while (start < span.start && /\s/.test(text[start])) start++;
  while (end > span.end && /\s/.test(text[end - 1])) end--;
  return { start, end, cut };
}

/** @param {string} unit */
const isBreak = (unit) => unit === "\n" || unit === "\r";

/** Where sentences begin in a line, its own beginning left out. @param {string} line @param {string} language @returns {number[]} */
function boundaries(line, language) {
  return candidates(line, language).filter((at) => at > 0 && !endsInAbbreviation(line.slice(Math.max(0, at - 16), at), language));
}

/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/** @param {string} line @param {string} language */
function candidates(line, language) {
  if (!Intl.Segmenter)
    return [...line.matchAll(/[.!?…]["”»’)\]]*\s+(?=[¿¡«“"(—]*[\p{Lu}\d])/gu)].map(({ 0: end, index }) => index + end.length);
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
    segmenters.set(language, segmenter);
  }
  return Array.from(segmenter.segment(line), ({ index }) => index);
}

/** @param {string} words the last ones before a boundary @param {string} language */
function endsInAbbreviation(words, language) {
  let known = abbreviations.get(language);
  if (!known) {
    known = new Set(inLanguage(ABBREVIATIONS, language).split(" "));
    abbreviations.set(language, known);
  }
  const word = words.match(/(?:^|[^\p{L}\p{N}])(\p{L}+)\.\s+$/u)?.[1];
  return word !== undefined && (/^\p{Lu}$/u.test(word) || known.has(word.toLowerCase()));
}

/**
 * The sentence of a figure as a quotation, with the figure marked, and whoever claims it where they stand in the sentence.
 *
 * @param {Describer} describer
 * @param {Figure} figure
 */
export function sentenceNode({ text, analysis }, figure) {
  const { start, end, cut } = sentenceAround(text, figure, analysis.language);
  const claim = figure.attribution === null ? [] : [{ ...analysis.attributions[figure.attribution], content: [] }];
  const words = text.slice(start, end);
  const highlights = highlightsOf(text, { ...analysis, actors: [], figures: [figure], attributions: claim })
    .filter((highlight) => highlight.start >= start && highlight.end <= end)
    .map((highlight) => ({ ...highlight, start: highlight.start - start, end: highlight.end - start }));
  const lines = nest(words, highlights).map(({ nodes }) => nodes.map(markNode));
  return make(
    "blockquote",
    { class: "sentence", lang: analysis.language },
    cut.start ? "… " : "",
    ...lines.flatMap((nodes, index) => (index > 0 ? [" ", ...nodes] : nodes)),
    cut.end ? " …" : "",
  );
}

/** @param {HighlightNode} node @returns {Node} */
function markNode(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const { part, kind } = node.highlight;
  const children = node.children.map(markNode);
  return part === "number" ? make("b", { class: part }, ...children) : make("mark", { class: `${kind} ${part}` }, ...children);
}
