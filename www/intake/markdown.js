// @ts-check
// As much of Markdown as articles need: headings, paragraphs, quotations, lists, emphasis and links.

/** @import { Article } from "../article.js" */

import { Draft } from "./draft.js";

const HEADING = /^ {0,3}#{1,6}(?=\s|$)/;
const ITEM = /^\s*[-*+]\s+(.*)$/;
const NUMBERED = /^\s*\d{1,3}[.)]\s/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|```.*|~~~.*)$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})\s*$/;
const QUOTED = /^\s{0,3}(?:>\s?)+/;
/** Two spaces or a backslash at its end: the line ends there in print, too. */
/** Metadata between rules at the head of a file. */
const FRONT_MATTER = /^---\r?\n(?:.*\r?\n){0,50}?---\r?\n/;

const IMAGE = /!\[[^\][]*\]\([^()\n]*\)/g;
const LINK = /\[([^\][]*)\]\([^()\n]*\)/g;
const DELIMITER = /\\([!-/:-@[-`{-~])|`([^`\n]+)`|(\*{1,3}|_{1,3})/g;

/** @param {string} markdown @returns {Article} */
export function articleInMarkdown(markdown) {
  const draft = new Draft();
  /** @type {string[]} the lines of the paragraph that is being read */
  let paragraph = [];
  const end = (heading = false) => {
    if (paragraph.length > 0) writeInline(draft, paragraph.join("\n"), heading);
    paragraph = [];
    draft.break(2);
  };
  for (const raw of markdown.replace(FRONT_MATTER, "").split(/\r\n|\r|\n/)) {
    const line = raw.replace(QUOTED, "");
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (UNDERLINE.test(line) && paragraph.length > 0) {
      end(true);
    } else if (line.trim() === "" || RULE.test(line)) {
      end();
    } else if (heading) {
      end();
      paragraph = [withoutClosing(line.slice(heading[0].length).trim())];
      end(true);
    } else if (item || NUMBERED.test(line)) {
      if (paragraph.length > 0) writeInline(draft, paragraph.join("\n"), false);
      draft.break(1);
      paragraph = [item ? item[1] : line];
    } else {
      paragraph.push(line);
    }
  }
  end();
  return draft.article();
}

/**
 * @typedef {object} Piece words, or a mark of emphasis
 * @property {string} text
 * @property {string} [mark]
 * @property {boolean} [opens]
 * @property {boolean} [closes]
 */

/** Writes a paragraph. @param {Draft} draft @param {string} source @param {boolean} heading */
function writeInline(draft, source, heading) {
  const text = source.replace(IMAGE, "").replace(LINK, "$1");
  const pieces = piecesOf(text);
  const changes = emphasisIn(pieces);
  let depth = 0;
  for (const [index, { text, mark }] of pieces.entries()) {
    const change = changes.get(index) ?? 0;
    depth += change;
    if (mark && change !== 0) continue;
    for (const [at, line] of text.split("\n").entries()) {
      if (at > 0) draft.words(" ");
      const end = hardEnd(line);
      draft.words(line.slice(0, end), { heading, emphasised: depth > 0 });
      if (!heading && end < line.length) draft.break(1);
    }
  }
}

/** @param {string} text @returns {Piece[]} */
function piecesOf(text) {
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const match of text.matchAll(DELIMITER)) {
    const [all, escaped, code, mark] = match;
    const end = match.index + all.length;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    done = end;
    if (!mark) {
      pieces.push({ text: escaped ?? code });
      continue;
    }
    const before = text.charAt(match.index - 1);
    const after = text.charAt(end);
    // Within a word an underscore is a letter: some_file_name.
    const free = (/** @type {string} */ beside) => mark[0] === "*" || !/[\p{L}\p{N}]/u.test(beside);
    pieces.push({ text: all, mark, opens: /\S/.test(after) && free(before), closes: /\S/.test(before) && free(after) });
  }
  pieces.push({ text: text.slice(done) });
  return pieces;
}

/** Which marks open emphasis (+1) and which close it (-1); the others are only stars. @param {Piece[]} pieces */
function emphasisIn(pieces) {
  /** @type {Map<number, number>} */
  const changes = new Map();
  /** @type {Map<string, number>} */
  const open = new Map();
  for (const [index, { mark, opens, closes }] of pieces.entries()) {
    if (!mark) continue;
    const start = open.get(mark);
    if (closes && start !== undefined) {
      changes.set(start, 1);
      changes.set(index, -1);
      for (const [other, at] of open) if (at >= start) open.delete(other);
    } else if (opens) {
      open.set(mark, index);
    }
  }
  return changes;
}

/** A heading's words without the marks that may close it: "# Parte #". By index, since a file may hold a million spaces. @param {string} words */
function withoutClosing(words) {
  let end = words.length;
  while (words[end - 1] === "#") end--;
  return end === words.length || (end > 0 && !/\s/.test(words[end - 1])) ? words : words.slice(0, end).trim();
}

/** Where a line's words end before what makes it end hard: two spaces, or a backslash. @param {string} line */
function hardEnd(line) {
  if (line.endsWith("\\")) return line.length - 1;
  const end = line.trimEnd().length;
  return line.endsWith("  ") ? end : line.length;
}
