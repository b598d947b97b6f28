// @ts-check
// The foot of the card: what a reader can say against a highlight.

/** @import { Actor, Attribution, Figure, Span } from "./contract.js" */
/** @import { Correction } from "./article.js" */
/** @import { Corrector } from "./correct.js" */
/** @import { Describer } from "./describe.js" */
/** @import { Kind } from "./highlights.js" */

import { DETAILS } from "./corrections.js";
import { make } from "./dom.js";
import { parseKey } from "./highlights.js";
import { anchorOf } from "./revision.js";

/** Values of options that stand for no actor. */
const AS_IS = "as-is";
const NONE = "none";

/**
 * @typedef {object} Target what the foot is about
 * @property {Kind} kind
 * @property {Span} span the words that corrections know it by
 * @property {Actor} [actor]
 * @property {Figure} [figure]
 * @property {Attribution} [attribution]
 */

/**
 * @param {Describer} describer
 * @param {string} key
 * @param {number} at where in the text the highlight begins that the card speaks of
 * @param {Corrector} corrector
 */
export function cardFoot(describer, key, at, corrector) {
  const { t } = describer.voice;
  const words = t.corrections;
  const target = targetOf(describer, key, at);
  const more = make("div", { class: "card-foot-more", hidden: "" });
  const places = target.actor?.mentions.length ?? 1;

  const dismiss = button(words.notThis, (byKeyboard) => {
    if (places === 1) return corrector.correct(dismissed(target, false), byKeyboard);
    open(
      dismiss,
      make("p", {}, words.where),
      ...placeButtons((everywhere, byKeyboard) => corrector.correct(dismissed(target, everywhere), byKeyboard)),
    );
  });
  const change = button(words.change, () => {
    const fields = fieldsOf(describer, target);
    /** @param {boolean} everywhere @param {boolean} byKeyboard */
    const apply = async (everywhere, byKeyboard) => {
      const corrections = await changed(describer, target, fields, everywhere, corrector);
      if (corrections.length > 0) corrector.correct(corrections, byKeyboard);
    };
    const labels = fields.map(({ label, select }) => make("label", {}, make("span", {}, label), select));
    const buttons = places > 1 ? placeButtons(apply) : [button(words.apply, (byKeyboard) => apply(false, byKeyboard))];
    open(change, ...labels, ...buttons);
    // An actor can be something else in all places, but a number stands in one.
    fields[0].select.addEventListener("change", () => {
      if (buttons[1]) buttons[1].hidden = fields[0].select.value.startsWith("figure ");
    });
  });

  /** @param {(everywhere: boolean, byKeyboard: boolean) => void} act */
  function placeButtons(act) {
    const everywhere = words.everywhere(describer.voice.number(places));
    return [
      button(words.here, (byKeyboard) => act(false, byKeyboard)),
      button(everywhere, (byKeyboard) => act(true, byKeyboard)),
    ];
  }

  /** Shows one of the two ways on, or hides it again. @param {HTMLButtonElement} opener @param {...Node} content */
  function open(opener, ...content) {
    const shown = opener.ariaExpanded === "true";
    dismiss.ariaExpanded = places > 1 ? "false" : null;
    change.ariaExpanded = "false";
    more.hidden = shown;
    opener.ariaExpanded = String(!shown);
    more.replaceChildren(...(shown ? [] : content));
    /** @type {HTMLElement | null} */ (more.querySelector("select, button"))?.focus({ preventScroll: true });
  }
  if (places > 1) dismiss.ariaExpanded = "false";
  change.ariaExpanded = "false";

  const own = describer.article.corrections.find(({ kind, start, end, action }) => {
    return action !== "dismiss" && kind === target.kind && start === target.span.start && end === target.span.end;
  });
  // Nobody but its source can be wrong about a credit, and that it is none says the first button.
  const changeable = target.attribution?.content.length !== 0;
  return make(
    "div",
    { class: "card-foot" },
    ...(own ? [make("p", {}, own.action === "add" ? words.added : words.changed)] : []),
    make("div", { class: "card-foot-actions" }, dismiss, ...(changeable ? [change] : [])),
    more,
  );
}

/** @param {Describer} describer @param {string} key @param {number} at @returns {Target} */
function targetOf({ analysis }, key, at) {
  const { kind, id } = parseKey(key);
  switch (kind) {
    case "actor": {
      const actor = analysis.actors[id];
      const mention = actor.mentions.find(({ start, end }) => start <= at && at < end) ?? actor.mentions[0];
      return { kind, actor, span: mention };
    }
    case "figure":
      return { kind, figure: analysis.figures[id], span: analysis.figures[id] };
    case "attribution":
      return { kind, attribution: analysis.attributions[id], span: anchorOf(analysis.attributions[id]) };
  }
}

/** @param {Target} target @param {boolean} everywhere @returns {Correction[]} */
function dismissed({ kind, span, actor }, everywhere) {
  const spans = everywhere && actor ? actor.mentions : [span];
  return spans.map(({ start, end }) => ({
    action: "dismiss",
    kind,
    detail: null,
    start,
    end,
    ...(everywhere && { everywhere }),
  }));
}

/** @typedef {{ name: "what" | "actor" | "form", label: string, select: HTMLSelectElement, before: string }} Field */

/** What can be changed, each as it is now. @param {Describer} describer @param {Target} target @returns {Field[]} */
function fieldsOf(describer, { kind, actor, figure, attribution }) {
  const { t } = describer.voice;
  const words = t.corrections;
  /** @param {"actor" | "figure"} of @param {Record<string, string>} names */
  const group = (of, names) => {
    const options = DETAILS[of].map((detail) => make("option", { value: `${of} ${detail}` }, names[detail]));
    return make("optgroup", { label: words[of] }, ...options);
  };
  /** @param {Field["name"]} name @param {string} label @param {string} before @param {...Node} options @returns {Field} */
  const field = (name, label, before, ...options) => {
    const select = make("select", {}, ...options);
    select.value = before;
    return { name, label, select, before };
  };
  /** @param {string} asIs @param {string} none */
  const actors = (asIs, none) => [
    make("option", { value: AS_IS }, asIs),
    ...(asIs === none ? [] : [make("option", { value: NONE }, none)]),
    ...describer.analysis.actors
      .filter(({ name }) => name !== asIs)
      .map(({ id, name }) => make("option", { value: String(id), lang: describer.analysis.language }, name)),
  ];
  if (attribution) {
    const forms = DETAILS.attribution.map((form) =>
      make("option", { value: form }, t.quoteKind[/** @type {Attribution["kind"]} */ (form)]),
    );
    return [
      field("actor", words.whoSays, AS_IS, ...actors(describer.claimant(attribution).text, words.nobody)),
      field("form", words.form, attribution.kind, ...forms),
    ];
  }
  const detail = figure ? figure.category : actor?.kind;
  const what = field("what", words.what, `${kind} ${detail}`, group("actor", t.actorKind), group("figure", t.category));
  if (!figure) return [what];
  return [what, field("actor", words.whose, AS_IS, ...actors(describer.whose(figure).text, words.notStated))];
}

/**
 * @param {Describer} describer
 * @param {Target} target
 * @param {Field[]} fields
 * @param {boolean} everywhere
 * @param {Corrector} corrector
 * @returns {Promise<Correction[]>} empty where nothing has been changed
 */
async function changed(describer, target, fields, everywhere, corrector) {
  const { kind, span, actor } = target;
  const { start, end } = span;
  const chosen = fields.filter(({ select, before }) => select.value !== before);
  const value = (/** @type {Field["name"]} */ name) => chosen.find((field) => field.name === name)?.select.value;
  const [toKind, what = null] = value("what")?.split(" ") ?? [kind];
  if (what !== null && toKind !== kind) {
    const added =
      toKind === "figure"
        ? await corrector.figureOf({ start, end }, what)
        : /** @type {Correction} */ ({ action: "add", kind: "actor", detail: what, start, end });
    return added ? [...dismissed(target, false), added] : [];
  }
  const who = value("actor");
  const given = who === undefined ? undefined : { actor: who === NONE ? null : describer.analysis.actors[Number(who)].name };
  const detail = what ?? value("form") ?? null;
  if (detail === null && given === undefined) return [];
  const spans = everywhere && actor ? actor.mentions : [span];
  return spans.map(({ start, end }) => ({
    action: "change",
    kind,
    detail,
    start,
    end,
    ...(everywhere && { everywhere }),
    ...(given && { given }),
  }));
}

/** @param {string} words @param {(byKeyboard: boolean) => void} act */
function button(words, act) {
  const element = make("button", { type: "button" }, words);
  element.addEventListener("click", ({ detail }) => act(detail === 0));
  return element;
}
