// @ts-check
// What the page has to say: warnings, which stay until what they are about is over, and confirmations, which are quiet.
// Screen readers hear both.

import { byId } from "./dom.js";

/** @typedef {"engine" | "intake"} About */

/** @param {About} about @param {string} sentence @param {{ retry?: boolean }} [options] */
export function warn(about, sentence, { retry = false } = {}) {
  const notice = byId("notice");
  notice.dataset.about = about;
  byId("notice-text").textContent = sentence;
  byId("retry").hidden = !retry;
  byId("dismiss").hidden = about === "engine";
  notice.hidden = false;
}

/** Takes the warning about this back. @param {About} about */
export function calm(about) {
  const notice = byId("notice");
  if (notice.dataset.about === about) notice.hidden = true;
}

/** @param {...(string | Node)} words none to say nothing any more */
export function tell(...words) {
  byId("told").replaceChildren(...words);
}
