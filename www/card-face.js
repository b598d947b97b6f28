// @ts-check
// What a card says and where it stands, in the app and in the bookmark's panel.

/** @import { Told } from "./lists.js" */

import { make, phraseNode } from "./dom.js";
import { keyOf, parseKey } from "./highlights.js";

/** Between highlight and card, and between card and the window's edge. */
export const GAP = 8;
/** The card takes no more of the window's height. */
const MOST_OF_WINDOW = 0.6;
/** With less height a card is not to be read. */
const LEAST_HEIGHT = 120;

/**
 * What a highlight is, and what else stands there.
 *
 * @param {Told} describer
 * @param {string[]} keys what stands there, the one that is shown first
 * @param {number} [start] where in the text the highlight begins
 * @returns {HTMLElement[]}
 */
export function cardFace(describer, [key, ...outer], start) {
  const { t } = describer.voice;
  const { kind, title, rows } = describer.describe(key, start);
  const facts = rows.map(({ label, phrases }) =>
    make("div", {}, make("dt", {}, label), make("dd", {}, ...phrases.map((phrase) => make("span", {}, phraseNode(phrase))))),
  );
  const face = [
    make("p", { class: "card-kind" }, kind),
    make("p", { class: "card-title", id: "card-title", lang: title.lang }, title.text),
    make("dl", {}, ...facts),
  ];
  if (outer.length > 0) {
    const entries = outer.map((at) => {
      const { kind, title } = describer.describe(at);
      const name = make("span", { lang: title.lang }, title.text);
      return make("li", {}, make("button", { type: "button", class: "link", "data-show": at }, `${kind}: `, name));
    });
    face.push(make("p", { class: "card-outer" }, t.outer), make("ul", {}, ...entries));
  }
  return face;
}

/** @param {Told} describer */
export const closeButton = ({ voice }) =>
  make("button", { type: "button", class: "card-close", "aria-label": voice.t.close }, "×");

/** Below a line of the article, or above it where there is no room below. On a small screen the style sheet decides. @param {HTMLElement} card @param {DOMRect} line @param {number} [right] how far the room reaches */
export function putBeside(card, line, right = document.documentElement.clientWidth) {
  const { innerHeight } = window;
  const { width } = card.getBoundingClientRect();
  const roomBelow = innerHeight - line.bottom - 2 * GAP;
  const roomAbove = line.top - 2 * GAP;
  const wanted = Math.min(card.scrollHeight + 2, innerHeight * MOST_OF_WINDOW);
  const goesBelow = wanted <= roomBelow || roomBelow >= roomAbove;
  // Where there is no room for all of it, it scrolls, so that every button can be reached.
  const height = Math.min(wanted, Math.max(goesBelow ? roomBelow : roomAbove, LEAST_HEIGHT));
  const y = goesBelow ? line.bottom + GAP : line.top - GAP - height;
  const x = Math.max(GAP, Math.min(line.left, right - width - GAP));
  card.style.setProperty("--x", `${x}px`);
  card.style.setProperty("--y", `${y}px`);
  card.style.setProperty("--room", `${height}px`);
}

/** What is to be seen together with this: a figure with who claims it, all else with its own parts. @param {Told} describer @param {string} key */
export function together(describer, key) {
  const { kind, id } = parseKey(key);
  const claim = kind === "figure" ? describer.analysis.figures[id].attribution : null;
  return claim === null ? [key] : [key, `${keyOf("attribution", claim)} source`, `${keyOf("attribution", claim)} cue`];
}
