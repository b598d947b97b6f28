// @ts-check
// The article with its highlights as HTML: a page of its own in one file that runs nothing and asks for nothing, and a
// plainer form that keeps its look when it is pasted into a word processor.

/** @import { Attribution, Figure } from "../contract.js" */
/** @import { Describer } from "../describe.js" */
/** @import { Kind, Node, Part, Piece } from "../highlights.js" */

import { KINDS, keyOf, parseKey } from "../highlights.js";
import { blocksOf, closes, endsAt, isEmphasis, opens, titleOf, whole } from "./blocks.js";
import { Markup, markup } from "./markup.js";
import { addedNote } from "./origin.js";

const QUOTATION_MARK = /["'“”«»‘’„]/;

/** How word processors are told of a part: with what they have had for ever. @type {Partial<Record<Part, [string, string]>>} */
const PLAIN = { mention: ["<u>", "</u>"], number: ["<b>", "</b>"], cue: ["<i>", "</i>"] };

/**
 * @param {Describer} describer
 * @param {{ styles: string, date: string, now: Date }} given
 * @returns {Generator<string>}
 */
export function* page(describer, { styles, date, now }) {
  const { article, analysis, voice } = describer;
  const { t } = voice;
  const title = titleOf(article);
  yield markup`<!doctype html>
<html lang="${voice.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Subraya">
<title>${title} · Subraya</title>
<style>
${new Markup(styles)}
</style>
</head>
<body>
<header>
<p class="made">${t.take.made} <time datetime="${now.toISOString()}">${date}</time>.</p>
<ul class="legend" aria-label="${t.legend}">${KINDS.map((kind) => legendEntry(describer, kind))}</ul>
</header>
<main>
<article class="article" lang="${analysis.language}">
`.source;
  const marks = new Marks(describer);
  for (const { level, nodes } of blocksOf(describer, { emphasis: true })) yield `${block(level, marks.write(nodes)).source}\n`;
  yield "</article>\n";
  yield* figureTable(describer, true);
  yield* attributionList(describer, true);
  yield "</main>\n</body>\n</html>\n";
}

/** What is pasted into a word processor. @param {Describer} describer @returns {Generator<string>} */
export function* pasteable(describer) {
  const marks = new PlainMarks(describer);
  for (const { level, nodes } of blocksOf(describer, { emphasis: true })) yield block(level, marks.write(nodes)).source;
  yield* figureTable(describer, false);
  yield* attributionList(describer, false);
}

/** Writes highlights as elements. */
class Marks {
  /** @type {Map<string, string>} */
  #titles = new Map();

  /** @param {Describer} describer */
  constructor(describer) {
    this.describer = describer;
  }

  /** @param {Node[]} nodes @returns {Markup[]} */
  write(nodes) {
    return nodes.map((node) => (typeof node === "string" ? markup`${node}` : this.#piece(node)));
  }

  /** @param {Piece} piece */
  #piece(piece) {
    const { kind, id } = parseKey(piece.highlight.key);
    const element = this.element(piece, this.write(piece.children));
    if (kind !== "attribution" || !endsAt(this.describer.analysis.attributions[id], piece)) return element;
    return markup`${element}${this.note(id)}`;
  }

  /** @param {Piece} piece @param {Markup[]} inner @returns {Markup} */
  element(piece, inner) {
    const { key, kind, part } = piece.highlight;
    if (isEmphasis(piece)) return markup`<em>${inner}</em>`;
    if (part === "number") return markup`<b class="number">${inner}</b>`;
    const { text } = this.describer;
    const { start, end } = whole(piece);
    const begins = opens(piece) && !QUOTATION_MARK.test(text.charAt(start - 1)) ? " opens" : "";
    const ends = closes(piece) && !QUOTATION_MARK.test(text.charAt(end)) ? " closes" : "";
    const place = kind === "figure" && opens(piece) ? markup` id="${key}"` : null;
    return markup`<mark class="${kind} ${part}${begins}${ends}"${place} title="${this.#title(key)}">${inner}</mark>`;
  }

  /** @param {number} id */
  note(id) {
    const key = keyOf("attribution", id);
    return markup`<sup><a id="${key}" href="#said-${id + 1}" aria-label="${this.#title(key)}">${id + 1}</a></sup>`;
  }

  /** @param {string} key */
  #title(key) {
    let title = this.#titles.get(key);
    if (title === undefined) {
      title = inShort(this.describer, key);
      this.#titles.set(key, title);
    }
    return title;
  }
}

class PlainMarks extends Marks {
  /** @override @param {Piece} piece @param {Markup[]} inner */
  element(piece, inner) {
    if (isEmphasis(piece)) return markup`<em>${inner}</em>`;
    const [before, after] = PLAIN[piece.highlight.part] ?? ["", ""];
    return markup`${new Markup(before)}${inner}${new Markup(after)}`;
  }

  /** @override @param {number} id */
  note(id) {
    return markup`<sup>${id + 1}</sup>`;
  }
}

/** @param {0 | 1 | 2} level @param {Markup[]} inner */
function block(level, inner) {
  if (level === 0) return markup`<p>${inner}</p>`;
  return level === 1 ? markup`<h1>${inner}</h1>` : markup`<h2>${inner}</h2>`;
}

/** @param {Describer} describer @param {Kind} kind */
function legendEntry({ voice: { t } }, kind) {
  return markup`<li><span class="swatch ${kind}">${t.kinds[kind]}</span> <span class="quiet">${t.take.forms[kind]}</span></li>`;
}

/** What a highlight is, and who claims it, in a line. @param {Describer} describer @param {string} key */
function inShort(describer, key) {
  const { analysis, voice } = describer;
  const { t } = voice;
  const { kind, id } = parseKey(key);
  if (kind === "actor") {
    const { name, kind, country } = analysis.actors[id];
    return `${t.actorKind[kind]}: ${name}${country !== null && kind !== "country" ? ` (${voice.country(country)})` : ""}`;
  }
  if (kind === "attribution") return `${t.kind.attribution} ${id + 1}: ${saidBy(describer, analysis.attributions[id])}`;
  const figure = analysis.figures[id];
  const claim =
    figure.attribution === null ? t.unattributed : saidBy(describer, analysis.attributions[figure.attribution], figure);
  return `${t.kind.figure}: ${describer.value(figure)}. ${t.columns.whose}: ${describer.whose(figure).text}. ${t.columns.claimedBy}: ${claim}`;
}

/** @param {Describer} describer @param {Attribution} attribution @param {Figure} [figure] the one that this is about */
function saidBy(describer, attribution, figure) {
  const { t } = describer.voice;
  const stance = figure ? describer.stance(figure) : t.stance[attribution.stance];
  const how = attribution.kind === "credit" ? t.quoteKind.credit : stance;
  return `${describer.claimant(attribution).text} (${how})`;
}

/** @param {Describer} describer @param {boolean} linked @returns {Generator<string>} */
function* figureTable(describer, linked) {
  const { analysis, voice } = describer;
  const { t } = voice;
  if (analysis.figures.length === 0) return;
  const columns = Object.values(t.columns).map((name) => markup`<th scope="col">${name}</th>`);
  yield markup`<h2>${t.kinds.figure}</h2>
<table${linked ? null : markup` border="1"`}><thead><tr>${columns}</tr></thead><tbody>
`.source;
  for (const figure of analysis.figures) yield `${figureRow(describer, figure, linked).source}\n`;
  yield "</tbody></table>\n";
}

/** @param {Describer} describer @param {Figure} figure @param {boolean} linked */
function figureRow(describer, figure, linked) {
  const { analysis, voice } = describer;
  const value = describer.value(figure);
  const claim = figure.attribution === null ? null : analysis.attributions[figure.attribution];
  const who = claim === null ? voice.t.unattributed : saidBy(describer, claim, figure);
  return markup`<tr><th scope="row">${linked ? markup`<a href="#${keyOf("figure", figure.id)}">${value}</a>` : value}${addedNote(figure, voice)}</th>${[
    describer.counted(figure).text,
    describer.whose(figure).text,
    who,
  ].map((words) => markup`<td>${words}</td>`)}</tr>`;
}

/** @param {Describer} describer @param {boolean} linked @returns {Generator<string>} */
function* attributionList(describer, linked) {
  const { analysis, voice } = describer;
  if (analysis.attributions.length === 0) return;
  yield markup`<h2>${voice.t.kinds.attribution}</h2>
<ol>
`.source;
  for (const attribution of analysis.attributions) yield `${attributionEntry(describer, attribution, linked).source}\n`;
  yield "</ol>\n";
}

/** @param {Describer} describer @param {Attribution} attribution @param {boolean} linked */
function attributionEntry(describer, attribution, linked) {
  const { id, kind, stance } = attribution;
  const { t } = describer.voice;
  const { text, lang } = describer.excerpt(attribution);
  const how = kind === "credit" ? t.quoteKind.credit : t.stance[stance];
  const back = linked ? markup` <a href="#${keyOf("attribution", id)}" aria-label="${t.take.back}">↑</a>` : null;
  const place = linked ? markup` id="said-${id + 1}"` : null;
  return markup`<li${place}><b>${describer.claimant(attribution).text}</b>${addedNote(attribution, describer.voice)} <span class="quiet">${how}</span> <span lang="${lang ?? ""}">${kind === "direct" ? `“${text}”` : text}</span>${back}</li>`;
}
