// @ts-check
// What the page has to say: warnings, which stay until what they are about is over, and confirmations, which are quiet.
// Screen readers hear both, and both follow the language of the interface.

/** @import { Voice } from "./strings.js" */

import { byId } from "./dom.js";

/** @typedef {"engine" | "intake"} About */
/** @typedef {(voice: Voice) => string} Words */

/** @type {Voice} */
let voice;
/** @type {{ sentence: Words, again: Words | undefined } | undefined} */
let warning;
/** @type {Words | undefined} */
let confirmation;

/** Says in this language, from now on, what is there to say. @param {Voice} other */
export function speakIn(other) {
  voice = other;
  if (warning) write(warning.sentence, warning.again);
  const told = byId("told").firstChild;
  if (confirmation && told) told.nodeValue = confirmation(voice);
}

/** @param {About} about @param {Words} sentence @param {Words} [again] what the button says that asks the engine anew */
export function warn(about, sentence, again) {
  const notice = byId("notice");
  notice.dataset.about = about;
  warning = { sentence, again };
  write(sentence, again);
  byId("retry").hidden = again === undefined;
  byId("dismiss").hidden = about === "engine";
  notice.hidden = false;
}

/** Takes the warning about this back. @param {About} about */
export function calm(about) {
  const notice = byId("notice");
  if (notice.dataset.about !== about) return;
  notice.hidden = true;
  warning = undefined;
}

/** @param {Words} [words] none to say nothing any more @param {Node[]} others what stands beside them */
export function tell(words, ...others) {
  confirmation = words;
  byId("told").replaceChildren(...(words ? [document.createTextNode(words(voice)), ...others] : []));
}

/** @param {Words} sentence @param {Words | undefined} again */
function write(sentence, again) {
  byId("notice-text").textContent = sentence(voice);
  if (again) byId("retry").textContent = again(voice);
}
