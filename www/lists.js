// @ts-check
// What the text holds, as lists, beside the app's article and in the bookmark's panel. Choosing a row goes to its place.

/** @import { Actor, Attribution, Figure } from "./contract.js" */
/** @import { Describer, Phrase } from "./describe.js" */
/** @import { Core } from "./words/core.js" */

import { make, phraseNode } from "./dom.js";
import { keyOf } from "./highlights.js";

/** As many rows are drawn at a time: more than an article fills, few enough to be there at once. */
const ROWS = 50;

/** @typedef {Describer<Core>} Told in the words that every one of our interfaces has */

/** @typedef {{ figures: HTMLElement, attributions: HTMLElement, actors: HTMLElement }} Lists a table's body and two lists */

/** @param {Lists} lists @param {Told} describer */
export function fillLists({ figures, attributions, actors }, describer) {
  const {
    analysis,
    voice: { t },
  } = describer;
  const byMentions = [...analysis.actors].sort((a, b) => b.mentions.length - a.mentions.length);

  fill(figures, analysis.figures, (figure) => figureRow(describer, figure), {
    none: make("tr", {}, make("td", { colspan: "4", class: "empty" }, t.none.figure)),
    more: (button) => make("tr", {}, make("td", { colspan: "4" }, button)),
    t,
  });
  fill(attributions, analysis.attributions, (attribution) => attributionRow(describer, attribution), {
    none: make("li", { class: "empty" }, t.none.attribution),
    more: (button) => make("li", {}, button),
    t,
  });
  fill(actors, byMentions, (actor) => actorRow(describer, actor), {
    none: make("li", { class: "empty" }, t.none.actor),
    more: (button) => make("li", {}, button),
    t,
  });
}

/**
 * Fills a list with its first rows, and with a button for more of them if there are more.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} draw
 * @param {{ none: Node, more: (button: HTMLElement) => HTMLElement, t: Core }} words what stands there when there are no rows, and the row for more
 */
function fill(list, items, draw, { none, more, t }) {
  let shown = 0;
  const button = make("button", { type: "button" }, t.more);
  const last = more(button);
  const add = () => {
    const rows = items.slice(shown, shown + ROWS).map(draw);
    shown += rows.length;
    last.remove();
    list.append(...rows);
    if (shown < items.length) list.append(last);
    return rows[0];
  };
  button.addEventListener("click", () => add()?.querySelector("button")?.focus());
  list.replaceChildren();
  if (items.length === 0) list.append(none);
  else add();
}

/** @param {Told} describer @param {Figure} figure */
function figureRow(describer, figure) {
  const {
    analysis,
    voice: { t },
  } = describer;
  const key = keyOf("figure", figure.id);
  const claim =
    figure.attribution === null
      ? make("td", { class: "unattributed" }, t.unattributedShort)
      : cell(describer.claimant(analysis.attributions[figure.attribution]));
  return make(
    "tr",
    { "data-go": key },
    make("th", { scope: "row" }, phraseNode({ text: describer.value(figure), key })),
    cell(describer.counted(figure)),
    // The row leads to the figure, so nothing in it leads elsewhere.
    cell({ ...describer.whose(figure), key: undefined }),
    claim,
  );
}

/** @param {Phrase} phrase */
function cell(phrase) {
  return make("td", {}, phraseNode(phrase));
}

/** @param {Told} describer @param {Attribution} attribution */
function attributionRow(describer, attribution) {
  const { t } = describer.voice;
  const { id, kind, stance } = attribution;
  const claimant = describer.claimant(attribution);
  const said = describer.excerpt(attribution);
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-go": keyOf("attribution", id) },
      make("span", { class: "row-title", lang: claimant.lang }, claimant.text),
      " ",
      make("span", { class: "row-note" }, kind === "credit" ? t.quoteKind.credit : t.stance[stance]),
      " ",
      make("span", { class: "row-said", lang: said.lang }, kind === "direct" ? `“${said.text}”` : said.text),
    ),
  );
}

/** @param {Told} describer @param {Actor} actor */
function actorRow(describer, { id, name, kind, country, mentions }) {
  const { analysis, voice } = describer;
  const { t } = voice;
  const note = country !== null && kind !== "country" ? `${t.actorKind[kind]}, ${voice.country(country)}` : t.actorKind[kind];
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "row", "data-go": keyOf("actor", id) },
      make("span", { class: "row-title", lang: analysis.language }, name),
      " ",
      make("span", { class: "row-note" }, note),
      " ",
      make("span", { class: "count", title: t.mentions(mentions.length) }, voice.number(mentions.length)),
    ),
  );
}
