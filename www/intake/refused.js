// @ts-check
// What can't be an article, and why.

/** @import { Article } from "../article.js" */
/** @import { Voice } from "../strings.js" */

import { MAX_CHARS } from "../article.js";

/** Why something is not taken in. @typedef {"wrongType" | "binary" | "empty" | "tooLong" | "unreadable" | "badLink" | "noArticle"} Reason */

/** Something that can't be an article; the reason is one that the page has a sentence for. */
export class Refused extends Error {
  /** @param {Reason} reason @param {string} [file] its name @param {number} [length] how long the text is, where that is known */
  constructor(reason, file = "", length = undefined) {
    super(reason);
    this.reason = reason;
    this.file = file;
    this.length = length;
  }

  /** Why, and what to do, in the words of the interface. @param {Voice} voice */
  words({ t, number }) {
    const length = this.length === undefined ? undefined : number(this.length);
    return t.intake.refused[this.reason](this.file, number(MAX_CHARS), length);
  }
}

/** The article, unless it is none. @param {Article} article @param {string} [file] the name of the file that it comes from */
export function readable(article, file = "") {
  if (article.text.trim() === "") throw new Refused("empty", file);
  if (article.text.length > MAX_CHARS) throw new Refused("tooLong", file, article.text.length);
  return article;
}
