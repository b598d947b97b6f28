// @ts-check
// From an analysis to what is highlighted where: a flat list of highlights, and the same
// highlights nested line by line. Nothing here touches the document.

/** @import { Analysis, Figure, Span } from "./contract.js" */

import { atOnce } from "./pace.js";

/** @typedef {"actor" | "figure" | "attribution"} Kind */
/** @typedef {"mention" | "figure" | "number" | "source" | "cue" | "content"} Part */

/**
 * @typedef {object} Highlight
 * @property {string} key   what it belongs to: "actor-3", "figure-0"; several highlights can share one
 * @property {Kind} kind
 * @property {Part} part
 * @property {number} start
 * @property {number} end
 * @property {boolean} stop whether keyboard and panel land on it; an attribution has one stop for all its parts
 */

/** @typedef {{ highlight: Highlight, first: boolean, last: boolean, children: Node[] }} Piece */
/** @typedef {string | Piece} Node */
/** @typedef {{ start: number, end: number, gap: boolean, nodes: Node[] }} Line */

/** @type {Kind[]} */
export const KINDS = ["actor", "figure", "attribution"];

/** Of two highlights of one extent, the one with the lower rank is the outer one. @type {Part[]} */
const OUTER_TO_INNER = ["content", "source", "cue", "figure", "number", "mention"];

/** @param {Kind} kind @param {number} id */
export const keyOf = (kind, id) => `${kind}-${id}`;

/** How far each key goes from one highlight to another. @type {Record<string, number>} */
export const STEPS = { ArrowRight: 1, n: 1, ArrowLeft: -1, p: -1 };

/** @param {string} key @returns {{ kind: Kind, id: number }} */
export function parseKey(key) {
  const dash = key.lastIndexOf("-");
  return { kind: /** @type {Kind} */ (key.slice(0, dash)), id: Number(key.slice(dash + 1)) };
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Highlight[]}
 */
export const highlightsOf = (text, analysis) => atOnce(highlightSteps(text, analysis));

/**
 * The same step by step, for whoever has other things to do in between.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Generator<void, Highlight[], void>}
 */
export function* highlightSteps(text, analysis) {
  /** @type {Highlight[]} */
  const found = [];
  for (const { id, mentions } of analysis.actors) {
    const key = keyOf("actor", id);
    for (const { start, end } of mentions) found.push({ key, kind: "actor", part: "mention", start, end, stop: true });
    yield;
  }
  for (const figure of analysis.figures) {
    const { id, start, end } = figure;
    const key = keyOf("figure", id);
    found.push({ key, kind: "figure", part: "figure", start, end, stop: true });
    const number = text.slice(start, nounStart(text, figure)).trimEnd();
    if (number) found.push({ key, kind: "figure", part: "number", start, end: start + number.length, stop: false });
    yield;
  }
  for (const { id, source, cue, content } of analysis.attributions) {
    const key = keyOf("attribution", id);
    // What is said is what the reader looks for; a credit says nothing, so its source stands in.
    const main = content[0] ?? source ?? cue;
    /** @param {Part} part @param {{ start: number, end: number } | null} span */
    const add = (part, span) => {
      if (span) found.push({ key, kind: "attribution", part, start: span.start, end: span.end, stop: span === main });
    };
    for (const span of content) add("content", span);
    add("source", source);
    add("cue", cue);
    yield;
  }
  return found.sort(outerFirst);
}

/**
 * Where a figure's number ends and what it counts begins; its end where it is a bare number.
 *
 * @param {string} text
 * @param {Figure} figure
 */
export function nounStart(text, { start, end, unit }) {
  const at = unit ? text.slice(start, end).lastIndexOf(unit) : -1;
  return at < 0 ? end : start + at;
}

/** @param {Highlight} a @param {Highlight} b */
function outerFirst(a, b) {
  return a.start - b.start || b.end - a.end || OUTER_TO_INNER.indexOf(a.part) - OUTER_TO_INNER.indexOf(b.part);
}

/**
 * The lines of a text that are not blank; `gap` says that a blank line stands before.
 *
 * @param {string} text
 * @returns {Line[]}
 */
export function linesOf(text) {
  /** @type {Line[]} */
  const lines = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === "") continue;
    const breaks = text.slice(lines.at(-1)?.end ?? index, index).match(/\r\n|\r|\n/g) ?? [];
    let gap = breaks.length > 1;
    let start = index;
    for (
      let end = cut(text, start, index + line.length);
      start < index + line.length;
      end = cut(text, start, index + line.length)
    ) {
      lines.push({ start, end, gap, nodes: [] });
      gap = false;
      start = end;
    }
  }
  return lines;
}

/** Longer lines no browser lays out without a pause. */
const LONGEST_LINE = 10_000;

/** Where a line that is too long is cut: after its last space that fits. @param {string} text @param {number} start @param {number} end */
function cut(text, start, end) {
  if (end - start <= LONGEST_LINE) return end;
  const space = text.lastIndexOf(" ", start + LONGEST_LINE);
  return space > start ? space + 1 : start + LONGEST_LINE;
}

/**
 * Spans in the order of their starts, which can be asked what stands in a stretch of the text.
 *
 * @template {Span} T
 */
export class SpanIndex {
  /** @type {number[]} how far the spans up to each one reach */
  #reach = [];

  /** @param {T[]} spans */
  constructor(spans) {
    this.spans = spans;
    let reach = 0;
    for (const { end } of spans) {
      reach = Math.max(reach, end);
      this.#reach.push(reach);
    }
  }

  /** Those with at least one character in a stretch, in order. @param {Span} stretch */
  within({ start, end }) {
    /** @type {T[]} */
    const found = [];
    for (let at = this.#firstFrom(end) - 1; at >= 0 && this.#reach[at] > start; at--) {
      if (this.spans[at].end > start) found.push(this.spans[at]);
    }
    return found.reverse();
  }

  /** The first that begins there or later. @param {number} start */
  #firstFrom(start) {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle].start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Nests highlights into the lines of the text. Where two highlights cross, or one runs over the end of a
 * line, it is cut into pieces, so that the result is always a tree.
 *
 * @param {string} text
 * @param {Highlight[]} highlights sorted as `highlightsOf` sorts them
 * @returns {Line[]}
 */
export function nest(text, highlights) {
  const index = new SpanIndex(highlights);
  return linesOf(text).map((line) => ({ ...line, nodes: nestLine(text, line, index.within(line)) }));
}

/**
 * @param {string} text
 * @param {Span} line
 * @param {Highlight[]} highlights those with at least one character in the line, in order
 * @returns {Node[]}
 */
export function nestLine(text, line, highlights) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Piece[]} the pieces that are open, outermost first */
  const path = [];
  let next = 0;
  let at = line.start;
  const inner = () => path.at(-1)?.children ?? nodes;
  /** @param {Highlight} highlight @param {boolean} first */
  const enter = (highlight, first) => {
    const piece = { highlight, first, last: false, children: [] };
    inner().push(piece);
    path.push(piece);
  };
  while (at < line.end) {
    for (; next < highlights.length && highlights[next].start <= at; next++)
      enter(highlights[next], highlights[next].start >= line.start);
    const stop = Math.min(line.end, highlights[next]?.start ?? line.end, ...path.map(({ highlight }) => highlight.end));
    inner().push(text.slice(at, stop));
    at = stop;
    const ended = path.findIndex(({ highlight }) => highlight.end <= at);
    if (ended < 0) continue;
    // Closes what ends here, and with it all that was opened inside; what goes on is opened again.
    for (const piece of path.splice(ended)) {
      piece.last = piece.highlight.end <= at;
      if (!piece.last && at < line.end) enter(piece.highlight, false);
    }
  }
  return nodes;
}
