// @ts-check
// The help sheet.

/** @import { Voice } from "./strings.js" */

import { make } from "./dom.js";
import { singleKeys, useSingleKeys } from "./keys.js";

/** What the help sheet holds. @param {Voice} voice @param {() => void} close @returns {Node[]} */
export function sheet({ t: { help, ...t } }, close) {
  const closing = make("button", { type: "button", class: "dialog-close", "aria-label": help.close }, "×");
  closing.addEventListener("click", close);

  const keys = make("input", { type: "checkbox", id: "single-keys" });
  keys.checked = singleKeys();
  keys.addEventListener("change", () => useSingleKeys(keys.checked));

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
