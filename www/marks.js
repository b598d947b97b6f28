// @ts-check
// A line of the article as nodes: its words, its emphasis, and a <mark> around each highlight or piece of one.

/** @import { Span } from "./contract.js" */
/** @import { Highlight, Node as HighlightNode, SpanIndex } from "./highlights.js" */

import { make } from "./dom.js";
import { nestLine } from "./highlights.js";

const QUOTATION_MARK = /["'“”«»‘’„]/;

/**
 * @param {string} text
 * @param {Span} line
 * @param {SpanIndex<Span>} emphasis
 * @param {Highlight[]} highlights those of the line, in order
 * @param {(mark: HTMLElement, highlight: Highlight, first: boolean) => void} onMark told of each mark, outer ones first
 * @returns {Node[]}
 */
export function markUp(text, line, emphasis, highlights, onMark) {
  let at = line.start;
  /** @param {HighlightNode} node @returns {Node[]} */
  const build = (node) => {
    if (typeof node === "string") {
      at += node.length;
      return emphasized(text, { start: at - node.length, end: at }, emphasis);
    }
    const { highlight, first, last, children } = node;
    const { key, kind, part, start, end } = highlight;
    // The number inside a figure is typography; the figure around it is what a reader can go to.
    if (part === "number") return [make("b", { class: part }, ...children.flatMap(build))];
    const mark = make("mark", {
      class: `${kind} ${part}`,
      "data-key": key,
      "data-part": part,
      "data-start": String(start),
      tabindex: "-1",
      "aria-describedby": `kind-${kind}`,
    });
    if (first && !QUOTATION_MARK.test(text.charAt(start - 1))) mark.classList.add("opens");
    if (last && !QUOTATION_MARK.test(text.charAt(end))) mark.classList.add("closes");
    onMark(mark, highlight, first);
    mark.append(...children.flatMap(build));
    return [mark];
  };
  return nestLine(text, line, highlights).flatMap(build);
}

/** A stretch without highlights inside; emphasis that highlights cut is emphasis in each piece. @param {string} text @param {Span} stretch @param {SpanIndex<Span>} emphasis @returns {Node[]} */
function emphasized(text, { start, end }, emphasis) {
  /** @type {Node[]} */
  const nodes = [];
  let at = start;
  for (const span of emphasis.within({ start, end })) {
    const from = Math.max(at, span.start);
    const to = Math.min(end, span.end);
    if (from > at) nodes.push(document.createTextNode(text.slice(at, from)));
    nodes.push(make("em", {}, text.slice(from, to)));
    at = to;
  }
  if (at < end) nodes.push(document.createTextNode(text.slice(at, end)));
  return nodes;
}
