// @ts-check
// The button that copies a link with the reader's article in it.

/** @import { Session } from "../session.js" */
/** @import { Voice } from "../strings.js" */

import { byId, make } from "../dom.js";
import { tell, warn } from "../notice.js";
import { shareLink } from "./link.js";

/** Some programs cut links that are longer. */
const COMMON_CHARS = 8_000;

/** @param {Session} session @param {() => Voice} voice */
export function offerLink(session, voice) {
  const button = byId("share");
  const follow = () => {
    button.hidden = session.article.sample !== null;
  };
  session.addEventListener("article", follow);
  follow();
  button.addEventListener("click", async () => {
    tell();
    const linked = shareLink(session.article);
    const copied = copy(linked);
    try {
      const link = await linked;
      /** @param {Voice} voice */
      const long = ({ t, number }) => (link.length > COMMON_CHARS ? ` ${t.intake.longLink(number(link.length))}` : "");
      if (await copied) return tell((voice) => voice.t.intake.linkCopied + long(voice));
      const field = make("input", { type: "text", readonly: "", value: link, class: "link-field" });
      field.setAttribute("aria-label", voice().t.intake.link);
      field.dataset.tLabel = "intake.link";
      tell((voice) => voice.t.intake.linkToCopy + long(voice), field);
      field.select();
      field.focus();
    } catch {
      warn("intake", ({ t }) => t.intake.linkTooLong);
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
