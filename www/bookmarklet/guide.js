// @ts-check
// What to do in each browser, step by step, each step with a drawing.

import { make } from "../dom.js";
import { picture } from "./pictures.js";

/** @typedef {"chrome" | "firefox" | "safari" | "android" | "iphone" | "firefoxPhone"} Browser those that we have a guide for */

/**
 * The browser that the reader has open, or the one most like it.
 *
 * @param {string} agent
 * @param {number} touchPoints tablets of Apple's say that they are computers
 * @returns {Browser}
 */
export function browserAtHand(agent, touchPoints) {
  if (/iPhone|iPad|iPod/.test(agent) || (agent.includes("Macintosh") && touchPoints > 1)) {
    return agent.includes("FxiOS") ? "firefoxPhone" : "iphone";
  }
  if (agent.includes("Android")) return agent.includes("Firefox") ? "firefoxPhone" : "android";
  if (agent.includes("Firefox")) return "firefox";
  return agent.includes("Safari") && !/Chrom|Edg/.test(agent) ? "safari" : "chrome";
}

/** @param {Browser} browser */
export const onPhone = (browser) => browser === "android" || browser === "iphone" || browser === "firefoxPhone";

/**
 * @param {{ steps: [picture: string, sentence: string][], note?: string }} words
 * @param {string} browser
 * @param {string} instead what leads to the app, where no bookmark does
 */
export function guide({ steps, note }, browser, instead) {
  if (note !== undefined) return make("p", { class: "guide-note" }, note, " ", make("a", { href: "../" }, instead), ".");
  const items = steps.map(([scene, sentence]) => make("li", {}, picture(browser, scene), make("p", {}, ...marked(sentence))));
  return make("ol", { class: "guide", "data-browser": browser }, ...items);
}

/** Keys and names of controls in a sentence, as nodes. @param {string} sentence @returns {(Node | string)[]} */
function marked(sentence) {
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return sentence.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
    if (part.startsWith("*")) return make("b", {}, part.slice(1, -1));
    if (!part.startsWith("`")) return part;
    const keys = part.slice(1, -1);
    const names = (isApple ? keys.replace(/Ctrl (Mayús|Shift)/, "⇧ ⌘") : keys).split(" ");
    return make("span", { class: "keys" }, ...names.flatMap((key, index) => [index ? " " : "", make("kbd", {}, key)]));
  });
}
