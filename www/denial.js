// @ts-check
// How what is said holds for one figure in it: in "eleven, not three hundred" whoever says the one denies the other.

/** @import { Analysis, Attribution, Figure } from "./contract.js" */

/** "no a trescientos", "not four hundred". */
const NEGATION = /(?:^|[\s,;(“"«])(?:no|ni|not|nor)\s+(?:(?:a|de|los|las|the)\s+)*$/iu;
/** Enough for the longest of these. */
const NEGATION_CHARS = 40;

/**
 * What its claimant does with a figure; null where the article gives it in its own voice and does not deny it.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Figure} figure
 * @returns {Attribution["stance"] | null}
 */
export function stanceOn(text, { attributions }, { attribution, start }) {
  if (NEGATION.test(text.slice(Math.max(0, start - NEGATION_CHARS), start))) return "denies";
  return attribution === null ? null : attributions[attribution].stance;
}
