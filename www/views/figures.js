// @ts-check
// The figures alone, each with its sentence: all of them or those of some kinds, in text order or by size.

/** @import { Figure } from "../contract.js" */
/** @import { Describer } from "../describe.js" */

import { isLong } from "../article.js";
import { byId, make, onChoose } from "../dom.js";
import { keyOf } from "../highlights.js";
import { Batches } from "./batches.js";
import { sentenceNode } from "./sentence.js";

/** @typedef {Figure["category"]} Category */

/** So many are drawn at once. */
const BATCH = 50;

/** @type {Category[]} */
const CATEGORIES = ["personnel", "casualties", "units", "materiel"];

export class FiguresView {
  /** @type {Describer | undefined} */
  #describer;
  /** What a reader has chosen stays while articles come and go. @type {Set<Category>} */
  #hidden = new Set();
  #unattributedOnly = false;
  /** @type {"text" | "size"} */
  #order = "text";
  /** @type {AbortController | undefined} */
  #drawing;
  #list = make("ol", { class: "figure-list" });
  #status = make("p", { class: "quiet", role: "status" });

  /** @param {(key: string) => void} goTo */
  constructor(goTo) {
    onChoose(this.#list, goTo);
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    this.#drawing?.abort();
    this.#describer = describer;
    const view = byId("view-figures");
    if (!describer) return view.replaceChildren();
    view.classList.toggle("long", isLong(describer.text));
    const { t } = describer.voice;
    const title = make("h2", {}, t.kinds.figure);
    if (describer.analysis.figures.length === 0) {
      return view.replaceChildren(title, make("p", { class: "empty" }, t.views.figuresView.none));
    }
    view.replaceChildren(title, this.#controls(describer), this.#status, this.#list);
    this.#draw();
  }

  /** @param {Describer} describer */
  #controls({ analysis, voice }) {
    const { t, number } = voice;
    const words = t.views.figuresView;
    const categories = CATEGORIES.map((category) => {
      const count = analysis.figures.filter((figure) => figure.category === category).length;
      return choice("checkbox", "category", !this.#hidden.has(category), t.category[category], number(count), (checked) => {
        if (checked) this.#hidden.delete(category);
        else this.#hidden.add(category);
        this.#draw();
      });
    });
    const unattributed = analysis.figures.filter(({ attribution }) => attribution === null).length;
    const only = choice(
      "checkbox",
      "unattributed",
      this.#unattributedOnly,
      words.unattributedOnly,
      number(unattributed),
      (checked) => {
        this.#unattributedOnly = checked;
        this.#draw();
      },
    );
    const orders = /** @type {const} */ (["text", "size"]).map((order) =>
      choice("radio", "order", this.#order === order, words.orders[order], "", () => {
        this.#order = order;
        this.#draw();
      }),
    );
    return make(
      "div",
      { class: "figure-controls" },
      make("fieldset", {}, make("legend", {}, words.which), ...categories, only),
      make("fieldset", {}, make("legend", {}, words.order), ...orders),
    );
  }

  /** Draws the figures that were asked for. */
  #draw() {
    this.#drawing?.abort();
    const describer = this.#describer;
    if (!describer) return;
    const words = describer.voice.t.views.figuresView;
    const { figures } = describer.analysis;
    const chosen = figures.filter(
      ({ category, attribution }) => !this.#hidden.has(category) && !(this.#unattributedOnly && attribution !== null),
    );
    if (this.#order === "size") chosen.sort((a, b) => sizeOf(b) - sizeOf(a));
    const { number } = describer.voice;
    this.#status.textContent = chosen.length > 0 ? words.shown(number(chosen.length), number(figures.length)) : words.noneChosen;
    this.#drawing = new AbortController();
    const batches = new Batches(describer.voice.t.views.more, this.#drawing.signal, isLong(describer.text));
    this.#list.replaceChildren();
    batches.add(this.#list, chosen, BATCH, (figure) => figureItem(describer, figure));
    batches.draw();
  }
}

/** What a figure is sorted by: the most that it may be, as far as it is told. @param {Figure} figure */
const sizeOf = ({ low, high }) => high ?? low ?? 0;

/**
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {boolean} checked
 * @param {string} label
 * @param {string} count
 * @param {(checked: boolean) => void} onChange
 */
function choice(type, name, checked, label, count, onChange) {
  const input = make("input", { type, name: `figures-${name}` });
  input.checked = checked;
  input.addEventListener("change", () => onChange(input.checked));
  return make("label", {}, input, " ", make("span", {}, label), " ", make("span", { class: "count" }, count));
}

/** @param {Describer} describer @param {Figure} figure */
function figureItem(describer, figure) {
  const { t } = describer.voice;
  const counted = describer.counted(figure);
  const whose = describer.whose(figure);
  const value = describer.value(figure);
  const facts = [t.category[figure.category], figure.status && t.status[figure.status], whose.text].filter(Boolean);
  const what = figure.unit === null ? "" : make("span", { lang: counted.lang }, counted.text);
  const { go } = t.views.figuresView;
  const name = `${value} ${figure.unit === null ? "" : counted.text}`.trim();
  return make(
    "li",
    { class: "figure-item" },
    make(
      "div",
      {},
      make("h3", {}, make("span", { class: "figure-value" }, value), " ", what),
      make("p", { class: "quiet" }, facts.join(" · ")),
      make("p", {}, claimNode(describer, figure)),
    ),
    make(
      "div",
      {},
      sentenceNode(describer, figure),
      make(
        "button",
        { type: "button", class: "link figure-go", "data-go": keyOf("figure", figure.id), "aria-label": `${go}: ${name}` },
        go,
      ),
    ),
  );
}

/** Who claims a figure and how, or that the article says it itself. @param {Describer} describer @param {Figure} figure */
export function claimNode(describer, figure) {
  const { attribution } = figure;
  const { t } = describer.voice;
  if (attribution === null) return make("span", { class: "claim unattributed" }, t.unattributed);
  const claim = describer.analysis.attributions[attribution];
  const { text, lang } = describer.claimant(claim);
  return make(
    "span",
    { class: "claim" },
    make("span", { class: "claimant", lang }, text),
    " ",
    make("span", { class: "quiet" }, describer.stance(figure)),
  );
}
