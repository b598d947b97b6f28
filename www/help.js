// @ts-check
// The help sheet, and the switch for keys that are one letter.

/** @import { Voice } from "./strings.js" */

import { byId, make } from "./dom.js";
import { prefer, preference } from "./preferences.js";

/** Where a letter is text. */
const FIELDS = "textarea, select, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio])";

export class Help {
  /** @param {() => Voice} voice */
  constructor(voice) {
    const dialog = /** @type {HTMLDialogElement} */ (byId("help-dialog"));
    // A click beside the sheet closes it, too, where the browser knows how.
    dialog.setAttribute("closedby", "any");
    const open = () => {
      dialog.replaceChildren(...sheet(voice(), () => dialog.close()));
      dialog.showModal();
      dialog.scrollTop = 0;
    };
    byId("help").addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "?" || !isSingleKey(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      open();
    });
    // Dictation sends letters that were never meant as keys: whoever switches them off is heard before anyone else.
    addEventListener("keydown", (event) => isSingleKey(event) && !singleKeys() && event.stopImmediatePropagation(), true);
  }
}

/** Whether keys of one character do something. */
const singleKeys = () => preference("single-keys") !== "off";

/** @param {KeyboardEvent} event */
function isSingleKey({ key, target, ctrlKey, metaKey, altKey }) {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.closest(FIELDS));
}

/** @param {Voice} voice @param {() => void} close @returns {Node[]} */
function sheet({ t: { help, ...t } }, close) {
  const closing = make("button", { type: "button", class: "dialog-close", "aria-label": help.close }, "×");
  closing.addEventListener("click", close);

  const keys = make("input", { type: "checkbox", id: "single-keys" });
  keys.checked = singleKeys();
  keys.addEventListener("change", () => prefer("single-keys", keys.checked ? "on" : "off"));

  /** @param {string} title @param {...Node} content */
  const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);
  return [
    closing,
    make("h2", { id: "help-title" }, help.title),
    ...help.does.map((line) => make("p", {}, line)),
    section(
      help.forms,
      make(
        "dl",
        { class: "forms" },
        form("actor mention", help.actorSample, t.kind.actor, help.actor),
        form("figure", help.figureSample, t.kind.figure, help.figure),
        form("attribution content opens closes", help.attributionSample, t.kind.attribution, help.attribution),
      ),
    ),
    section(
      help.keys,
      make("table", { class: "key-table" }, make("tbody", {}, ...help.keyRows.map(([keys, does]) => keyRow(keys, does)))),
      make("p", {}, make("label", { class: "single-keys" }, keys, help.singleKeys)),
    ),
    section(help.text, ...help.textIs.map((line) => make("p", {}, line))),
    section(help.cannot, make("ul", {}, ...help.cannotDo.map((line) => make("li", {}, line)))),
  ];
}

/** @param {string} classes @param {string} sample @param {string} kind @param {string} told */
function form(classes, sample, kind, told) {
  // A number in bold, as in the article.
  const [, number = "", rest = sample] = /^([\d.,]+)( .*)$/.exec(sample) ?? [];
  const mark = make("mark", { class: classes }, ...(number ? [make("b", { class: "number" }, number)] : []), rest);
  return make("div", {}, make("dt", {}, mark), make("dd", {}, make("b", {}, `${kind}. `), told));
}

/** @param {string} keys "← → / P N": names of keys, apart by spaces; "/" stands for itself @param {string} does */
function keyRow(keys, does) {
  const names = keys.split(" ").flatMap((name, index) => {
    const key = name === "/" ? "/" : make("kbd", {}, name);
    return index ? [" ", key] : [key];
  });
  return make("tr", {}, make("th", { scope: "row" }, ...names), make("td", {}, does));
}
