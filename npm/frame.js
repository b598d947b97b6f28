// @ts-check
// What <subraya-article> is made of around the article: each part under the name by which a page can style it.

/** @import { Kind } from "./dom.js" */

import { make } from "../www/dom.js";
import { KINDS } from "../www/highlights.js";

/** @type {("value" | "what" | "whose" | "claimedBy")[]} */
const COLUMNS = ["value", "what", "whose", "claimedBy"];

export function frame() {
  /** @param {Kind} kind */
  const button = (kind) => make("button", { type: "button", part: "toggle", "data-kind": kind, "aria-pressed": "true" });
  const buttons = { actor: button("actor"), figure: button("figure"), attribution: button("attribution") };
  const bar = make("div", { part: "legend", class: "legend", role: "group", hidden: "" }, ...KINDS.map((kind) => buttons[kind]));

  const slot = make("slot", {});
  const article = make("div", { part: "article", class: "article" }, slot);

  // No headings: of which level they would have to be, the page alone knows.
  /** @param {Kind} kind */
  const heading = (kind) => make("p", { class: "heading", id: `${kind}s` });
  const headings = { actor: heading("actor"), figure: heading("figure"), attribution: heading("attribution") };
  const columns = COLUMNS.map((name) => /** @type {const} */ ([name, make("th", { scope: "col" })]));
  const figures = make("tbody", {});
  const table = make(
    "table",
    { "aria-labelledby": "figures" },
    make("thead", {}, make("tr", {}, ...columns.map(([, cell]) => cell))),
    figures,
  );
  const attributions = make("ul", { class: "rows", "aria-labelledby": "attributions" });
  const actors = make("ul", { class: "rows actors", "aria-labelledby": "actors" });
  const finds = make("div", { part: "finds", class: "finds" });
  finds.append(
    headings.attribution,
    attributions,
    headings.figure,
    make("div", { class: "table" }, table),
    headings.actor,
    actors,
  );
  const summary = make("summary", { part: "summary" });
  const details = make("details", { part: "details", class: "details", hidden: "" }, summary, finds);

  const card = make("div", {
    part: "card",
    class: "card",
    popover: "auto",
    hidden: "",
    tabindex: "-1",
    role: "dialog",
    "aria-labelledby": "card-title",
  });
  const notice = make("p", { part: "notice", class: "notice", role: "status", hidden: "" });

  const all = [bar, article, notice, details, card];
  return {
    all,
    bar,
    buttons,
    slot,
    article,
    headings,
    columns,
    figures,
    attributions,
    actors,
    finds,
    summary,
    details,
    card,
    notice,
  };
}
