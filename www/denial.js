// @ts-check
// How what is said holds for one figure in it: in "eleven, not three hundred" whoever says the one denies the other.

/** @import { Analysis, Attribution, Figure } from "./contract.js" */

import { inLanguage, NEGATION } from "./read-languages.js";

/** Enough for the longest negation. */
const NEGATION_CHARS = 40;

/**
 * What its claimant does with a figure; null where the article gives it in its own voice and does not deny it.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Figure} figure
 * @returns {Attribution["stance"] | null}
 */
export function stanceOn(text, { attributions, language }, { attribution, start }) {
  if (inLanguage(NEGATION, language).test(text.slice(Math.max(0, start - NEGATION_CHARS), start))) return "denies";
  return attribution === null ? null : attributions[attribution].stance;
}
