// @ts-check
// Figures and attributions as rows for spreadsheets.

/** @import { Attribution, Figure } from "../contract.js" */
/** @import { Describer } from "../describe.js" */

import { sentenceAround } from "../views/sentence.js";
import { isAdded } from "./origin.js";

/** @typedef {string | number | null} Cell */

/** Spreadsheets take a file for Latin-1 unless it begins with this. */
export const BYTE_ORDER_MARK = "\ufeff";

/** What parts the cells of a file: spreadsheets expect a semicolon where people write decimals with a comma. @param {Describer} describer */
export const separatorFor = ({ voice }) => (voice.language === "es" ? ";" : ",");

/**
 * Rows as RFC 4180 has them, but for the separator. All text is quoted, so that no sign in it is taken for a separator.
 *
 * @param {Iterable<Cell[]>} rows
 * @param {string} separator
 * @returns {Generator<string>}
 */
export function* delimited(rows, separator) {
  for (const cells of rows) yield `${cells.map(field).join(separator)}\r\n`;
}

/** @param {Cell} cell */
function field(cell) {
  if (cell === null || cell === "") return "";
  return typeof cell === "number" ? String(cell) : `"${harmless(cell).replaceAll('"', '""')}"`;
}

/**
 * A text that no spreadsheet runs as a formula: where it could be one, an apostrophe stands before it. The signs that
 * begin a formula have full-width and small forms, and some programs skip white space and unseen signs before them.
 *
 * @param {string} text
 */
function harmless(text) {
  const start = text
    .replace(/^[\s\p{C}]+/u, "")
    .slice(0, 1)
    .normalize("NFKC");
  return /^[=+\-@]/.test(start) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** @param {Describer} describer @returns {Generator<Cell[]>} */
export function* figureRows(describer) {
  const { text, analysis, voice } = describer;
  const { t } = voice;
  const { columns, qualifier, origin } = t.take;
  yield [
    columns.number,
    columns.words,
    columns.value,
    columns.low,
    columns.high,
    columns.qualifier,
    columns.category,
    columns.unit,
    columns.status,
    columns.countryCode,
    columns.country,
    columns.actor,
    columns.claimedBy,
    columns.speaker,
    columns.stance,
    columns.attribution,
    columns.sentence,
    columns.start,
    columns.end,
    columns.origin,
  ];
  for (const figure of analysis.figures) {
    const claim = figure.attribution === null ? null : analysis.attributions[figure.attribution];
    const sentence = sentenceAround(text, figure, analysis.language);
    yield [
      figure.id + 1,
      oneLine(text.slice(figure.start, figure.end)),
      describer.value(figure),
      figure.low,
      figure.high,
      qualifier[figure.qualifier],
      t.category[figure.category],
      figure.unit,
      figure.status && (t.status[figure.status] ?? figure.status),
      figure.country,
      figure.country && voice.country(figure.country),
      nameOf(describer, figure.actor),
      claim === null ? t.unattributed : describer.claimant(claim).text,
      claim && nameOf(describer, claim.speaker),
      claim && describer.stance(figure),
      claim && claim.id + 1,
      oneLine(text.slice(sentence.start, sentence.end)),
      figure.start,
      figure.end,
      isAdded(figure) ? origin.reader : origin.engine,
    ];
  }
}

/** @param {Describer} describer @returns {Generator<Cell[]>} */
export function* attributionRows(describer) {
  const { text, analysis, voice } = describer;
  const { t } = voice;
  const { columns, origin } = t.take;
  const figures = Map.groupBy(analysis.figures, ({ attribution }) => attribution);
  yield [
    columns.number,
    columns.claimedBy,
    columns.speaker,
    columns.speakerKind,
    columns.countryCode,
    columns.country,
    columns.cue,
    columns.stance,
    columns.form,
    columns.content,
    columns.figures,
    columns.within,
    columns.start,
    columns.end,
    columns.origin,
  ];
  for (const attribution of analysis.attributions) {
    const { id, speaker, cue, content, kind, stance, parent } = attribution;
    const actor = speaker === null ? null : analysis.actors[speaker];
    const { start, end } = extentOf(attribution);
    yield [
      id + 1,
      describer.claimant(attribution).text,
      nameOf(describer, speaker),
      actor && t.actorKind[actor.kind],
      actor?.country ?? null,
      actor?.country ? voice.country(actor.country) : null,
      cue && oneLine(text.slice(cue.start, cue.end)),
      kind === "credit" ? null : t.stance[stance],
      t.quoteKind[kind],
      content.map((span) => oneLine(text.slice(span.start, span.end))).join(" … "),
      (figures.get(id) ?? []).map((figure) => describer.value(figure)).join("; "),
      parent === null ? null : parent + 1,
      start,
      end,
      isAdded(attribution) ? origin.reader : origin.engine,
    ];
  }
}

/** @param {string} words */
const oneLine = (words) => words.replace(/\s+/g, " ").trim();

/** @param {Describer} describer @param {number | null} actor */
const nameOf = ({ analysis }, actor) => (actor === null ? null : analysis.actors[actor].name);

/** All that belongs to an attribution lies within this. @param {Attribution} attribution */
function extentOf({ source, cue, content }) {
  const spans = [source, cue, ...content].filter((span) => span !== null);
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
