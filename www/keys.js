// @ts-check
// Keys of one letter, which the reader may switch off, and the one that opens the help sheet.

/** @import { Voice } from "./strings.js" */

import { byId } from "./dom.js";
import { prefer, preference } from "./preferences.js";
import { rest } from "./soon.js";

/** Where a letter is text. */
const FIELDS = "textarea, select, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio])";

/** Whether keys of one character do something. */
export const singleKeys = () => preference("single-keys") !== "off";

/** @param {boolean} on */
export const useSingleKeys = (on) => prefer("single-keys", on ? "on" : "off");

/** @param {() => Voice} voice */
export function offerHelp(voice) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("help-dialog"));
  // A click beside the sheet closes it, too, where the browser knows how.
  dialog.setAttribute("closedby", "any");
  const open = async () => {
    const { sheet } = await rest();
    // By now it may be open, or something else.
    if (document.querySelector("dialog[open]")) return;
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

/** @param {KeyboardEvent} event */
function isSingleKey({ key, target, ctrlKey, metaKey, altKey }) {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.closest(FIELDS));
}
