// @ts-check
// Highlights an element of a page, and takes the highlights away again.

/** @import { Kind } from "./dom.js" */

import { analyze, init } from "./index.js";
import { Painting } from "./painting.js";
import { shownText } from "./text.js";

/** @type {Kind[]} */
const KINDS = ["actor", "figure", "attribution"];

/** @type {typeof import("./dom.js").highlight} */
export async function highlight(element, { kinds = KINDS, css, ...options } = {}) {
  await init();
  const shown = shownText(element);
  const { text } = shown;
  const analysis = analyze(text, { ...options, offsets: "utf16" });
  const painting = new Painting(element, shown, analysis, kinds, css);
  const painted = painting.isPainted;
  return { text, analysis, painted, rangeOf: (span) => painting.rangeOf(span), remove: () => painting.remove() };
}
