// @ts-check
// The side panel: what the text holds, as lists. Choosing a row goes to its place in the article.

/** @import { Actor, Attribution, Figure } from "./contract.js" */
/** @import { Describer, Phrase } from "./describe.js" */
/** @import { Strings } from "./strings.js" */

import { byId, make, phraseNode } from "./dom.js";
import { keyOf } from "./highlights.js";

/** As many rows are drawn at a time: more than an article fills, few enough to be there at once. */
const ROWS = 50;

/** Fills the three lists. @param {Describer} describer */
export function fillPanel(describer) {
  const {
    analysis,
    voice: { t },
  } = describer;
  const byMentions = [...analysis.actors].sort((a, b) => b.mentions.length - a.mentions.length);

  fill("figure-rows", analysis.figures, (figure) => figureRow(describer, figure), {
    none: make("tr", {}, make("td", { colspan: "4", class: "empty" }, t.none.figure)),
    more: (button) => make("tr", {}, make("td", { colspan: "4" }, button)),
    t,
  });
  fill("attribution-list", analysis.attributions, (attribution) => attributionRow(describer, attribution), {
    none: make("li", { class: "empty" }, t.none.attribution),
    more: (button) => make("li", {}, button),
    t,
  });
  fill("actor-list", byMentions, (actor) => actorRow(describer, actor), {
    none: make("li", { class: "empty" }, t.none.actor),
    more: (button) => make("li", {}, button),
    t,
  });
}

/** @param {(key: string) => void} goTo */
export function onChoose(goTo) {
  byId("panel").addEventListener("click", ({ target }) => {
    const row = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("[data-go]") : null);
    if (row?.dataset.go) goTo(row.dataset.go);
  });
}

/**
 * Fills a list with its first rows, and with a button for more of them if there are more.
 *
 * @template T
 * @param {string} id
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} draw
 * @param {{ none: Node, more: (button: HTMLElement) => HTMLElement, t: Strings }} words what stands there when there are no rows, and the row for more
 */
function fill(id, items, draw, { none, more, t }) {
  const list = byId(id);
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

/** @param {Describer} describer @param {Figure} figure */
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

/** @param {Describer} describer @param {Attribution} attribution */
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

/** @param {Describer} describer @param {Actor} actor */
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
