// @ts-check
// Highlights as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), for other programs that annotate texts.

/** @import { Span } from "../contract.js" */
/** @import { Describer, Description } from "../describe.js" */

import "../words/rules.js";
import { keyOf } from "../highlights.js";
import { isAdded } from "./origin.js";

/** How many characters of context a quotation carries to each side. */
const CONTEXT = 32;

const SOFTWARE = { type: "Software", name: "Subraya" };

/**
 * @param {Describer} describer
 * @param {{ uuid: string, sha256: string, now: Date }} stamp the collection's own name, and the text's
 * @returns {Generator<string>}
 */
export function* annotations(describer, { uuid, sha256, now }) {
  const { analysis, voice } = describer;
  const { actors, figures, attributions } = analysis;
  const collection = `urn:uuid:${uuid}`;
  const select = selectorsIn(describer.text);
  const reader = { type: "Person", name: voice.t.take.reader };
  let total = 0;

  /** @param {string} name @param {string} motivation @param {string} words @param {Span[]} spans @param {{ rule?: string }} found */
  const annotation = (name, motivation, words, spans, found) => {
    const targets = spans.map((span) => ({ source: `urn:sha256:${sha256}`, selector: select(span) }));
    const before = total++ === 0 ? "" : ",";
    return `${before}\n${JSON.stringify({
      id: `${collection}#${name}`,
      type: "Annotation",
      motivation,
      creator: isAdded(found) ? reader : SOFTWARE,
      body: { type: "TextualBody", value: words, format: "text/plain", language: voice.language, purpose: motivation },
      target: targets.length === 1 ? targets[0] : targets,
    })}`;
  };

  const head = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: collection,
    type: "AnnotationCollection",
    label: voice.t.take.formats.annotations.name,
    generator: SOFTWARE,
    generated: now.toISOString(),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"first":{"id":"${collection}#page","type":"AnnotationPage","startIndex":0,"items":[`;
  for (const actor of actors) {
    const words = inWords(describer.describe(keyOf("actor", actor.id)));
    for (const [index, mention] of actor.mentions.entries()) {
      yield annotation(`actor-${actor.id}-${index}`, "identifying", words, [mention], mention);
    }
  }
  for (const figure of figures) {
    const words = inWords(describer.describe(keyOf("figure", figure.id)));
    yield annotation(`figure-${figure.id}`, "describing", words, [figure], figure);
  }
  for (const attribution of attributions) {
    const { id, source, cue, content } = attribution;
    const spans = content.length > 0 ? content : [source ?? cue].filter((span) => span !== null);
    const words = inWords(describer.describe(keyOf("attribution", id)));
    if (spans.length > 0) yield annotation(`attribution-${id}`, "describing", words, spans, attribution);
    if (source && content.length > 0) yield annotation(`source-${id}`, "identifying", words, [source], attribution);
  }
  yield `\n]},"total":${total}}\n`;
}

/** @param {Description} description */
function inWords({ kind, title, rows }) {
  const facts = rows.map(({ label, phrases }) => `${label}: ${phrases.map(({ text }) => text).join(", ")}.`);
  return [`${kind}: ${title.text}.`, ...facts].join(" ");
}

/**
 * Makes selectors of spans. The model counts Unicode code points, where JavaScript counts UTF-16 units: each character
 * outside the basic plane counts once there and twice here.
 *
 * @param {string} text
 */
function selectorsIn(text) {
  const wide = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), ({ index }) => index);
  /** @param {number} at @returns {number} */
  const points = (at) => at - countBelow(wide, at);
  /** @param {Span} span */
  return ({ start, end }) => [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: Array.from(text.slice(Math.max(0, start - 2 * CONTEXT), start))
        .slice(-CONTEXT)
        .join(""),
      suffix: Array.from(text.slice(end, end + 2 * CONTEXT))
        .slice(0, CONTEXT)
        .join(""),
    },
    { type: "TextPositionSelector", start: points(start), end: points(end) },
  ];
}

/** @param {number[]} sorted @param {number} limit */
function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
