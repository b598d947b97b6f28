// @ts-check
// What the page under the bookmarklet and the engine page say to each other, and what each must not believe of the other.
//
// The page's side opens the engine page, in a frame or a popup, at `engine.html#run=NONCE`. The engine page says `Hello`
// to whoever opened it; the page's side checks source, origin and nonce, and answers with `Begin` and one end of a
// MessageChannel, which the engine page takes from that source and with that nonce alone. The rest goes through the channel:
// `Ask`s one way, each answered by one `Answer`.

/** @import { Analysis } from "../contract.js" */
/** @import { Language } from "../strings.js" */

/** Both sides must speak the same; a bookmark may be years older than the engine page. */
export const VERSION = 1;

/** @typedef {{ subraya: number, run: string }} Hello the engine page is there; sent before it loads anything */
/** @typedef {{ subraya: number, run: string }} Begin with one port: the page's side wants to talk */

/**
 * A live page as a flat list in document order: a string is a text node, word for word; a pair opens an element (its name in
 * lower case and those of its attributes that tell what it is); 0 closes the element last opened. Open shadow roots and
 * frames of the same origin stand where their hosts stand. What is not rendered is left out.
 *
 * @typedef {(string | 0 | [tag: string, attributes: Record<string, string>])[]} Entries
 */

/**
 * @typedef {object} PageCopy
 * @property {string} url
 * @property {string} title
 * @property {string} lang of the document's element, "" where it tells none
 * @property {Entries} entries
 * @property {[from: number, fromOffset: number, to: number, toOffset: number] | null} selection what the reader has selected:
 *   texts by their number among the entries' texts, and offsets in them; null for nothing
 */

/**
 * The article's text and where it stands in the page. Each piece is a stretch of one text node: from `at` on, `length`
 * units of the text are those of text number `node` from `from` on, except that each white-space character became a space.
 *
 * @typedef {object} FoundText
 * @property {string} text
 * @property {Piece[]} pieces in text order
 */
/** @typedef {[at: number, node: number, from: number, length: number]} Piece */

/**
 * `language` is that of the reader's interface; `readAs` is the one in which the article is to be read, where the reader has
 * chosen one, which it tells by itself otherwise.
 *
 * @typedef {{ id: number, page: PageCopy, language: Language, readAs?: string }} Ask
 */

/** The engine's code for an article in a language that it does not read. */
export const UNDETECTED = "undetected_language";

/**
 * What comes back: an article with its analysis; no article, where neither the page nor the selection has one; or what went
 * wrong, with the engine's code and sentence.
 *
 * @typedef {{ id: number } & ({ found: FoundText, analysis: Analysis } | { found: null } | { code: string, message: string })} Answer
 */
