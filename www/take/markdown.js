// @ts-check
// The article as Markdown: figures bold, actors in italics, who says it as footnotes, and the lists as tables. Emphasis of
// the article's own is left out, since it would look like ours.

/** @import { Attribution, Figure } from "../contract.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Kind, Node, Piece } from "../highlights.js" */

import { parseKey } from "../highlights.js";
import { blocksOf, endsAt } from "./blocks.js";
import { addedNote } from "./origin.js";

/** @type {Partial<Record<Kind, string>>} */
const SIGNS = { figure: "**", actor: "*" };

const LETTER_FIRST = /^[\p{L}\p{N}]/u;
const LETTER_LAST = /[\p{L}\p{N}]$/u;

/** @param {Describer} describer @param {string} date in the reader's words @returns {Generator<string>} */
export function* markdown(describer, date) {
  const { attributions } = describer.analysis;
  const { t } = describer.voice;
  for (const { level, nodes } of blocksOf(describer)) {
    const line = new Line(attributions);
    line.write(nodes);
    yield `${level > 0 ? `${"#".repeat(level)} ${line.words.trim()}` : atLineStart(line.words.trim())}\n\n`;
  }
  for (const attribution of attributions) yield `${note(attribution.id)}: ${who(describer, attribution)}\n`;
  yield `\n---\n\n${t.take.markdownKey}\n`;
  yield* table(t.kinds.figure, Object.values(t.columns), describer.analysis.figures, (figure) => figureCells(describer, figure));
  yield* table(t.kinds.attribution, Object.values(t.take.said), attributions, (attribution) =>
    attributionCells(describer, attribution),
  );
  yield `\n${t.take.made} ${date}.\n`;
}

/** A line of the article in the making. */
class Line {
  words = "";
  /** Where emphasis was closed last: signs that close and signs that open must not touch. */
  #closedAt = -1;
  /** @type {Set<Kind>} */
  #within = new Set();

  /** @param {Attribution[]} attributions */
  constructor(attributions) {
    this.attributions = attributions;
  }

  /** @param {Node[]} nodes */
  write(nodes) {
    for (const node of nodes) {
      // An address can be cut in two by the edge of a highlight.
      if (typeof node === "string") this.words += (/www$/i.test(this.words) && node.startsWith(".") ? "\\" : "") + escaped(node);
      else this.#piece(node);
    }
  }

  /** @param {Piece} piece */
  #piece(piece) {
    const { kind, id } = parseKey(piece.highlight.key);
    // A number is part of a figure that is bold already.
    const sign = this.#canStand(piece) ? (SIGNS[kind] ?? "") : "";
    this.words += sign;
    if (sign) this.#within.add(kind);
    this.write(piece.children);
    this.words += sign;
    if (sign) {
      this.#within.delete(kind);
      this.#closedAt = this.words.length;
    }
    if (kind === "attribution" && endsAt(this.attributions[id], piece)) this.words += note(id);
  }

  /** Emphasis is read as such only if it begins and ends with a letter or a digit. @param {Piece} piece */
  #canStand(piece) {
    const { kind } = piece.highlight;
    const text = textOf(piece);
    return !this.#within.has(kind) && this.#closedAt !== this.words.length && LETTER_FIRST.test(text) && LETTER_LAST.test(text);
  }
}

/** @param {Node} node @returns {string} */
const textOf = (node) => (typeof node === "string" ? node : node.children.map(textOf).join(""));

/**
 * A text that stands for itself: no sign in it is markup, and no address in it becomes a link. What stands before and
 * after it may be the other half of an address.
 *
 * @param {string} text
 */
function escaped(text) {
  return text
    .replaceAll("\0", "\ufffd")
    .replace(/[\\`*_[\]<>&|~^$#=@{}]/g, "\\$&")
    .replace(/:(?=\/|$)|(?<=www)\./gi, "\\$&");
}

/** What would begin a list or a block. @param {string} words */
const atLineStart = (words) => words.replace(/^(\d{1,9})(?=[.)])|^(?=[+%-])/, "$1\\");

/** @param {number} id */
const note = (id) => `[^${id + 1}]`;

/** After the colon there is more than one word, or readers without footnotes would take the line for a link's address. @param {Describer} describer @param {Attribution} attribution */
function who(describer, attribution) {
  const { t } = describer.voice;
  const how = attribution.kind === "credit" ? t.quoteKind.credit : t.stance[attribution.stance];
  return `${cell(describer.claimant(attribution).text)}: ${how}`;
}

/**
 * @template T
 * @param {string} title
 * @param {string[]} columns
 * @param {T[]} items
 * @param {(item: T) => string[]} cells
 * @returns {Generator<string>}
 */
function* table(title, columns, items, cells) {
  if (items.length === 0) return;
  yield `\n## ${title}\n\n${row(columns)}${row(columns.map(() => "---"))}`;
  for (const item of items) yield row(cells(item));
}

/** @param {Describer} describer @param {Figure} figure */
function figureCells(describer, figure) {
  const { analysis, voice } = describer;
  const claim = figure.attribution === null ? null : analysis.attributions[figure.attribution];
  return [
    cell(describer.value(figure) + addedNote(figure, voice)),
    cell(describer.counted(figure).text),
    cell(describer.whose(figure).text),
    claim === null ? voice.t.unattributed : `${cell(describer.claimant(claim).text)}${note(claim.id)}`,
  ];
}

/** @param {Describer} describer @param {Attribution} attribution */
function attributionCells(describer, attribution) {
  const { id, kind, stance } = attribution;
  const { t } = describer.voice;
  return [
    String(id + 1),
    cell(describer.claimant(attribution).text + addedNote(attribution, describer.voice)),
    kind === "credit" ? "" : t.stance[stance],
    t.quoteKind[kind],
    cell(describer.excerpt(attribution).text),
  ];
}

/** @param {string} words */
const cell = (words) => escaped(words.replace(/\s+/g, " ").trim());

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(" | ")} |\n`;
