// @ts-check
// An element's text as its readers see it: what is shown, with a blank line between paragraphs, and where in the document each
// stretch of it stands.

/** @import { FoundText } from "../www/bookmarklet/protocol.js" */

import { Written } from "../www/bookmarklet/written.js";
import { HINTS } from "../www/intake/draft.js";
import { isMute, linesAround, steps } from "../www/intake/layout.js";

/** @typedef {FoundText & { nodes: Text[] }} ShownText the pieces tell text nodes by their number among these */

/** Where line breaks of the source are breaks of lines. */
const KEEPS_LINES = /^(?:pre|break-spaces)/;

/** @param {Element} root @returns {ShownText} */
export function shownText(root) {
  const written = new Written();
  /** @type {Text[]} */
  const nodes = [];
  let headings = 0;
  for (const step of steps(root, isHidden)) {
    if ("text" in step) {
      if (isSeen(step.text)) write(written, step.text, nodes.push(step.text) - 1);
      continue;
    }
    const opens = "opens" in step;
    const element = opens ? step.opens : step.closes;
    const isHeading = /^h[1-6]$/.test(element.localName);
    if (isHeading && !opens) headings--;
    const lines = linesOf(element);
    if (element.localName === "br") {
      // A headline is one line, however it is set.
      if (opens && headings === 0) written.endLine();
      else written.space();
    } else if (lines === undefined) written.space();
    else written.break(lines);
    if (isHeading && opens) headings++;
  }
  return { ...(written.found() ?? { text: "", pieces: [] }), nodes };
}

/** @param {Element} element */
function isHidden(element) {
  if (isMute(element)) return true;
  const { display } = styleOf(element);
  // What is folded away in <details> has a display, too.
  return display === "none" || (display !== "contents" && element.checkVisibility?.() === false);
}

/** Whether a text is not merely laid out. @param {Text} text */
function isSeen({ parentElement }) {
  return parentElement !== null && styleOf(parentElement).visibility === "visible";
}

/** How many line breaks part an element from what stands around it, as the page shows it; undefined for a space. @param {Element} element */
function linesOf(element) {
  const { display } = styleOf(element);
  if (display === "table-cell") return undefined;
  if (/^(?:list-item|table-row)$/.test(display)) return 1;
  return /^(?:block|flow-root|flex|grid|table)/.test(display) ? linesAround(element) || 2 : 0;
}

/** @param {Written} written @param {Text} text @param {number} number */
function write(written, { data, parentElement }, number) {
  const keepsLines = parentElement !== null && KEEPS_LINES.test(styleOf(parentElement).whiteSpace);
  let at = 0;
  // Soft hyphens and their like are no letters of a word.
  for (const { 0: mark, index } of data.matchAll(keepsLines ? new RegExp(`\\n|${HINTS.source}`, "g") : HINTS)) {
    written.words(data, number, at, index);
    if (mark === "\n") written.endLine();
    at = index + mark.length;
  }
  written.words(data, number, at, data.length);
}

/** @param {Element} element */
const styleOf = (element) => getComputedStyle(element);
