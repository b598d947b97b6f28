// @ts-check
// HTML as text, for files that leave the page. Words become markup in one way only: through this template, which escapes
// all that it is given but markup itself.

/** HTML that is safe to write as it stands. */
export class Markup {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
  }
}

/** @typedef {Markup | string | number | null} One */

/**
 * @param {TemplateStringsArray} fixed
 * @param {...(One | One[])} values strings are escaped, lists are written one after the other, null is left out
 */
export function markup(fixed, ...values) {
  return new Markup(fixed.reduce((source, part, index) => source + written(values[index - 1]) + part));
}

/** @param {One | One[]} value @returns {string} */
function written(value) {
  if (value === null) return "";
  if (value instanceof Markup) return value.source;
  return Array.isArray(value) ? value.map(written).join("") : escaped(String(value));
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\0": "\ufffd" };

/** A text that stands for itself, between tags and in quoted attributes. @param {string} text */
const escaped = (text) => text.replace(/[&<>"'\0]/g, (sign) => ENTITIES[sign]);
