// @ts-check
// From a page to an answer: the article in it, and what the engine finds there. Nobody is believed: a page may send anything.

/** @import { Analysis } from "../contract.js" */
/** @import { Answer } from "./protocol.js" */

import { findArticle, isPageCopy } from "./find.js";

/** What goes wrong has the engine's own code and sentence, or these. */
const NOT_A_PAGE = { code: "not_a_page", message: "This is no page that can be read." };
const FAILED = { code: "failed", message: "" };

/**
 * Whether it is the end of the engine that threw it: what the engine itself has to say has a code, all else is a trap, the
 * memory or the stack. After that nothing that it holds can be relied on.
 *
 * @param {unknown} error
 */
export const isEnd = (error) => typeof (/** @type {{ code?: unknown } | null} */ (error)?.code) !== "string";

/**
 * @param {unknown} ask what should be an `Ask`
 * @param {(text: string, options: { rules: boolean, language?: string }) => Analysis} analyze the engine
 * @returns {Promise<Answer>}
 */
export async function answer(ask, analyze) {
  const { id = 0, page, readAs } = /** @type {Record<string, any>} */ (ask ?? {});
  if (!isPageCopy(page)) return { id, ...NOT_A_PAGE };
  try {
    const found = await findArticle(page);
    if (found === null) return { id, found };
    return { id, found, analysis: analyze(found.text, { rules: true, language: readAs }) };
  } catch (error) {
    const { code, message } = /** @type {{ code: string, message: string }} */ (error);
    return isEnd(error) ? { id, ...FAILED } : { id, code, message };
  }
}
