// @ts-check
// What the reader has corrected: the list of it. `revision.js` applies it to what the engine found.

/** @import { Article, Correction, Given } from "./article.js" */

/** What each kind can be more closely. */
export const DETAILS = {
  actor: ["person", "country", "organization", "armed_group", "body"],
  figure: ["personnel", "casualties", "units", "materiel"],
  attribution: ["direct", "indirect", "mixed"],
};

const STATUSES = ["deployed", "killed", "wounded", "captured", "missing", "lost", "sent", "trained", "released"];
const QUALIFIERS = ["exact", "about", "at_least", "at_most", "range", "vague"];
/** More than anyone makes by hand; a list from outside may be longer than that and is cut. */
const MOST = 5_000;
/** The longest name or noun that is taken from outside. */
const LONGEST_WORDS = 300;

/**
 * The list with what the reader says now. A later word on the same thing takes the place of an earlier one, so that
 * changing one's mind leaves no trail.
 *
 * @param {Correction[]} corrections
 * @param {...Correction} added
 * @returns {Correction[]}
 */
export function revised(corrections, ...added) {
  const act = 1 + corrections.reduce((most, { act = 0 }) => Math.max(most, act), 0);
  // By their places in the list, which stay when one is replaced; and found by their words, since an actor that is
  // corrected in all its places brings thousands.
  const list = new Map(corrections.entries());
  /** @type {Map<string, number[]>} */
  const places = new Map();
  for (const [at, correction] of list) places.set(wordsOf(correction), [...(places.get(wordsOf(correction)) ?? []), at]);
  let end = corrections.length;
  for (const correction of added) {
    const words = wordsOf(correction);
    const before = (places.get(words) ?? []).flatMap((at) => {
      const earlier = list.get(at);
      return earlier ? [{ at, earlier }] : [];
    });
    const drop = (/** @type {Correction["action"][]} */ ...actions) => {
      for (const { at, earlier } of before) if (actions.includes(earlier.action)) list.delete(at);
    };
    const own = before.find(({ earlier }) => earlier.action === "add");
    if (correction.action === "dismiss") {
      drop("add", "change");
      const { everywhere } = correction;
      const dismissed = before.some(({ earlier }) => earlier.action === "dismiss" && earlier.everywhere === everywhere);
      // What the reader alone has found is gone with that; what the engine had found has been dismissed before.
      if (own || dismissed) continue;
    } else if (correction.action === "add") {
      drop("add", "change");
    } else if (correction.kind === "actor") {
      drop("change");
    } else {
      const found = own ?? before.find(({ earlier }) => earlier.action === "change");
      if (found) {
        const { at, earlier } = found;
        const detail = correction.detail ?? earlier.detail;
        list.set(at, { ...earlier, detail, given: { ...earlier.given, ...correction.given } });
        continue;
      }
    }
    places.set(words, [...(places.get(words) ?? []), end]);
    list.set(end++, { ...correction, act });
  }
  return [...list.values()];
}

/** How many things a reader has corrected: what was done in one go counts once. @param {Correction[]} corrections */
export function countOf(corrections) {
  return new Set(corrections.map(({ act }, index) => (act === undefined ? `alone-${index}` : act))).size;
}

/** What a correction is about: two with the same are on the same thing. @param {Correction} correction */
const wordsOf = ({ kind, start, end }) => `${kind} ${start} ${end}`;

/**
 * Corrections of this text out of a value that comes from outside; whatever is wrong about it is left out.
 *
 * @param {unknown} value
 * @param {string} text
 * @returns {Correction[]}
 */
export function readCorrections(value, text) {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MOST)
    .map((each) => readCorrection(each, text))
    .filter((correction) => correction !== null);
}

/** @param {any} value @param {string} text @returns {Correction | null} */
function readCorrection(value, text) {
  if (typeof value !== "object" || value === null) return null;
  const { action, kind, detail, start, end, everywhere, given, act } = value;
  if (!["dismiss", "add", "change"].includes(action) || !Object.hasOwn(DETAILS, kind)) return null;
  const known = DETAILS[/** @type {keyof typeof DETAILS} */ (kind)].includes(detail);
  if (!known && (detail !== null || action === "add")) return null;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end || end > text.length) return null;
  if (splitsPair(text, start) || splitsPair(text, end) || text.slice(start, end).trim() === "") return null;
  /** @type {Correction} */
  const correction = { action, kind, detail, start, end };
  if (everywhere === true) correction.everywhere = true;
  if (Number.isSafeInteger(act) && act > 0) correction.act = act;
  if (typeof given === "object" && given !== null) correction.given = readGiven(given);
  // A figure without a number is none.
  const bounded = typeof correction.given?.low === "number" || typeof correction.given?.high === "number";
  return action === "add" && kind === "figure" && !bounded ? null : correction;
}

/** @param {any} value @returns {Given} */
function readGiven(value) {
  /** @type {Given} */
  const given = {};
  for (const name of /** @type {const} */ (["low", "high"])) {
    if (value[name] === null || (Number.isSafeInteger(value[name]) && value[name] >= 0)) given[name] = value[name];
  }
  for (const name of /** @type {const} */ (["unit", "actor"])) {
    if (value[name] === null || (typeof value[name] === "string" && value[name].length <= LONGEST_WORDS))
      given[name] = value[name];
  }
  if (typeof given.low === "number" && typeof given.high === "number" && given.low > given.high) given.high = null;
  if (value.status === null || STATUSES.includes(value.status)) given.status = value.status;
  if (QUALIFIERS.includes(value.qualifier)) given.qualifier = value.qualifier;
  return given;
}

/** Whether an offset stands between the two halves of a surrogate pair. @param {string} text @param {number} at */
function splitsPair(text, at) {
  return at > 0 && at < text.length && /[\ud800-\udbff]/.test(text[at - 1]) && /[\udc00-\udfff]/.test(text[at]);
}
