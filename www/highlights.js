// @ts-check
// From an analysis to what is highlighted where: a flat list of highlights, and the same
// highlights nested line by line. Nothing here touches the document.

/** @import { Analysis, Figure } from "./contract.js" */

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
export function highlightsOf(text, analysis) {
  /** @type {Highlight[]} */
  const found = [];
  for (const { id, mentions } of analysis.actors) {
    const key = keyOf("actor", id);
    for (const { start, end } of mentions) found.push({ key, kind: "actor", part: "mention", start, end, stop: true });
  }
  for (const figure of analysis.figures) {
    const { id, start, end } = figure;
    const key = keyOf("figure", id);
    found.push({ key, kind: "figure", part: "figure", start, end, stop: true });
    const number = text.slice(start, nounStart(text, figure)).trimEnd();
    if (number) found.push({ key, kind: "figure", part: "number", start, end: start + number.length, stop: false });
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
    lines.push({ start: index, end: index + line.length, gap: breaks.length > 1, nodes: [] });
  }
  return lines;
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
  /** @type {Piece[]} the pieces that are open, outermost first */
  const path = [];
  let next = 0;
  const lines = linesOf(text);
  for (const line of lines) {
    let at = line.start;
    const inner = () => path.at(-1)?.children ?? line.nodes;
    /** @param {Highlight} highlight @param {boolean} first */
    const enter = (highlight, first) => {
      const piece = { highlight, first, last: false, children: [] };
      inner().push(piece);
      path.push(piece);
    };
    /** Closes what ends here, and with it all that was opened inside; reopens what goes on. @param {number} from */
    const reopen = (from) => {
      const cut = path.splice(from);
      for (const piece of cut) {
        piece.last = piece.highlight.end <= at;
        if (!piece.last) enter(piece.highlight, false);
      }
    };
    reopen(0);
    while (at < line.end) {
      while (next < highlights.length && highlights[next].start <= at) {
        const highlight = highlights[next++];
        if (highlight.end > at) enter(highlight, true);
      }
      const stop = Math.min(line.end, highlights[next]?.start ?? line.end, ...path.map((piece) => piece.highlight.end));
      inner().push(text.slice(at, stop));
      at = stop;
      const ended = path.findIndex((piece) => piece.highlight.end <= at);
      if (ended >= 0) reopen(ended);
    }
  }
  return lines;
}
