// @ts-check
// Who found something: the engine, or the reader who added it.

/** @import { Voice } from "../strings.js" */

/** @param {{ rule?: string }} found */
export const isAdded = ({ rule }) => rule === "reader";

/** What stands behind things in lists that the reader has added. @param {{ rule?: string }} found @param {Voice} voice */
export const addedNote = (found, { t }) => (isAdded(found) ? ` (${t.take.added})` : "");
