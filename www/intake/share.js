// @ts-check
// The button that copies a link with the article in it.

/** @import { Session } from "../session.js" */
/** @import { Voice } from "../strings.js" */

import { byId, make } from "../dom.js";
import { tell, warn } from "../notice.js";
import { shareLink } from "./link.js";

/** Some programs cut links that are longer. */
const COMMON_CHARS = 8_000;

/** @param {Session} session @param {() => Voice} voice */
export function offerLink(session, voice) {
  byId("share").addEventListener("click", async () => {
    const { t, number } = voice();
    tell();
    const linked = shareLink(session.article);
    const copied = copy(linked);
    try {
      const link = await linked;
      const long = link.length > COMMON_CHARS ? ` ${t.intake.longLink(number(link.length))}` : "";
      if (await copied) return tell(t.intake.linkCopied + long);
      const field = make("input", { type: "text", readonly: "", value: link, class: "link-field", "aria-label": t.intake.link });
      tell(t.intake.linkToCopy + long, field);
      field.select();
      field.focus();
    } catch {
      warn("intake", t.intake.linkTooLong);
    }
  });
}

/**
 * Asked for while the click lasts, filled in later: browsers let nobody write to the clipboard afterwards.
 *
 * @param {Promise<string>} text
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
async function copy(text) {
  try {
    const item = new ClipboardItem({ "text/plain": text.then((words) => new Blob([words], { type: "text/plain" })) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}
