// @ts-check
// Who says what: the rival figures for each thing that is counted, then the article by source.

/** @import { Describer, Phrase } from "../describe.js" */
/** @import { CountedThing } from "./counted.js" */
/** @import { Claim, Standing } from "./standing.js" */

import { isLong } from "../article.js";
import { byId, make, onChoose, phraseNode } from "../dom.js";
import { keyOf } from "../highlights.js";
import { Pace } from "../pace.js";
import { Batches } from "./batches.js";
import { axisFor, axisRow, rangeRow, standingSign } from "./chart.js";
import { countedThings, sourceKey } from "./counted.js";
import { folded } from "./nouns.js";
import { sourcesSection, writtenFigure } from "./sources.js";
import { claimsOf, partiesOf } from "./standing.js";

/** @typedef {{ thing: CountedThing, claims: Claim[] }} Told a thing with all that is claimed of it */

/** So many things and sources are drawn at once. */
const BATCH = 30;
/** So many claims of one thing, and so many values of one source. */
const CLAIMS = 12;
const VALUES = 6;
/** A wider table helps nobody. */
const COLUMNS = 24;

/** @type {Standing[]} */
const STANDINGS = ["itself", "another", "party", "mixed", "third", "unknown", "article"];

export class ClaimsView {
  /** @type {AbortController | undefined} */
  #drawing;

  /** @param {(key: string) => void} goTo */
  constructor(goTo) {
    onChoose(byId("view-claims"), goTo);
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    this.#drawing?.abort();
    byId("view-claims").replaceChildren();
    if (!describer) return;
    byId("view-claims").classList.toggle("long", isLong(describer.text));
    this.#drawing = new AbortController();
    drawInto(byId("view-claims"), describer, this.#drawing.signal);
  }
}

/** Draws it all, with rests where it is long, until the signal says to stop. @param {HTMLElement} view @param {Describer} describer @param {AbortSignal} signal */
async function drawInto(view, describer, signal) {
  const { text, analysis, voice } = describer;
  const t = voice.t.views.claimsView;
  if (analysis.figures.length === 0 && analysis.attributions.length === 0) {
    return view.append(make("p", { class: "empty" }, t.nothing));
  }
  const pace = new Pace();
  // Bringing a view to the front is work enough for a moment.
  if (isLong(text)) await pace.rest();
  const parties = await pace.through(partiesOf(text, analysis));
  /** @type {Told[]} */
  const told = [];
  for (const thing of await pace.through(countedThings(text, analysis))) {
    told.push({ thing, claims: await pace.through(claimsOf(text, analysis, thing, parties)) });
    if (signal.aborted) return;
  }
  const rivals = told.filter(({ claims }) => claims.length > 1);
  const singles = told.filter(({ claims }) => claims.length === 1);
  const batches = new Batches(voice.t.views.more, signal, isLong(text));
  const parts = make("div", {}, rivalsSection(describer, batches, rivals));
  if (singles.length > 0) parts.append(singlesSection(describer, batches, singles));
  const matrix = matrixSection(describer, batches, told);
  if (matrix) parts.append(matrix);
  if (told.length > 0) parts.append(legend(describer));
  const sources = sourcesSection(describer, batches, parties);
  view.append(make("div", { class: "claims" }, parts, sources));
  await batches.draw();
}

/** @param {Describer} describer @param {Batches} batches @param {Told[]} rivals */
function rivalsSection(describer, batches, rivals) {
  const t = describer.voice.t.views.claimsView;
  const section = make("section", {}, make("h2", {}, t.rivals));
  if (rivals.length === 0) {
    section.append(make("p", { class: "empty" }, describer.analysis.figures.length === 0 ? t.noFigures : t.noRivals));
    return section;
  }
  section.append(make("p", { class: "quiet" }, t.rivalsNote));
  batches.add(section, rivals, BATCH, (told) => rivalBlock(describer, batches, told));
  return section;
}

/** One thing, with a row for each claim and their ranges on one axis. @param {Describer} describer @param {Batches} batches @param {Told} told */
function rivalBlock(describer, batches, { thing, claims }) {
  const { number, t } = describer.voice;
  const words = t.views.claimsView;
  const ranges = claims.map(({ figure }) => figure);
  const axis = axisFor(ranges);
  const body = make("tbody", {});
  batches.add(body, claims, CLAIMS, (claim) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, ...claimant(describer, claim)),
      make("td", {}, ...value(describer, claim, thing), rangeRow(claim.figure, axis, claim.denied)),
    ),
  );
  const values = ranges.slice(0, CLAIMS).map((figure) => describer.value(figure));
  const summary = words.summary(
    claims.length,
    values.join("; "),
    number(axis.ticks[0]),
    number(axis.ticks[axis.ticks.length - 1]),
  );
  const foot = make("td", {}, make("div", { class: "scale" }, axisRow(axis, summary, number)));
  if (axis.log) foot.append(make("p", { class: "quiet" }, words.log));
  return make(
    "section",
    { class: "counted" },
    make("h3", {}, ...heading(describer, thing)),
    make(
      "table",
      {},
      make(
        "thead",
        {},
        make("tr", {}, make("th", { scope: "col" }, t.columns.claimedBy), make("th", { scope: "col" }, t.columns.value)),
      ),
      body,
      make("tfoot", {}, make("tr", {}, make("td", {}), foot)),
    ),
  );
}

/** @param {Describer} describer @param {Batches} batches @param {Told[]} singles */
function singlesSection(describer, batches, singles) {
  const { t } = describer.voice;
  const words = t.views.claimsView;
  const body = make("tbody", {});
  batches.add(body, singles, BATCH, ({ thing, claims: [claim] }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, ...figureButton(describer, claim), make("p", { class: "quiet" }, ...whose(describer, thing))),
      make("td", {}, ...claimant(describer, claim)),
    ),
  );
  const columns = make(
    "tr",
    {},
    make("th", { scope: "col" }, t.columns.value),
    make("th", { scope: "col" }, t.columns.claimedBy),
  );
  return make(
    "section",
    {},
    make("h2", {}, words.singles),
    make("table", { class: "singles" }, make("thead", {}, columns), body),
  );
}

/** Sources by things, where there is more than one source. @param {Describer} describer @param {Batches} batches @param {Told[]} told */
function matrixSection(describer, batches, told) {
  const { text, analysis, voice } = describer;
  const t = voice.t.views.claimsView;
  const columns = told.slice(0, COLUMNS);
  /** @type {Map<string, { claim: Claim, cells: Map<CountedThing, Claim[]> }>} */
  const rows = new Map();
  for (const { thing, claims } of columns) {
    for (const claim of claims) {
      const key = sourceKey(text, analysis, claim.figure);
      const row = rows.get(key) ?? { claim, cells: new Map() };
      const cell = row.cells.get(thing);
      if (cell) cell.push(claim);
      else row.cells.set(thing, [claim]);
      rows.set(key, row);
    }
  }
  if (rows.size < 2 || columns.length < 2) return undefined;
  // The article itself comes after all whom it names.
  const inOrder = [...rows.values()].sort((a, b) => Number(a.claim.chain.length === 0) - Number(b.claim.chain.length === 0));
  const body = make("tbody", {});
  batches.add(body, inOrder, BATCH, ({ claim, cells }) => {
    const row = make("tr", {}, make("th", { scope: "row" }, speakerName(describer, claim)));
    for (const { thing } of columns) {
      const cell = make("td", {});
      batches.add(cell, cells.get(thing) ?? [], VALUES, (given) => make("div", {}, ...value(describer, given, thing)));
      row.append(cell);
    }
    return row;
  });
  const heads = columns.map(({ thing }) => make("th", { scope: "col" }, ...heading(describer, thing)));
  const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, t.source), ...heads));
  // Whoever has no pointer scrolls it by keyboard.
  const box = make(
    "div",
    { class: "matrix", role: "region", tabindex: "0", "aria-label": t.matrix },
    make("table", {}, head, body),
  );
  return make("section", {}, make("h2", {}, t.matrix), box);
}

/** What each sign means, and what makes a party. @param {Describer} describer */
function legend({ voice }) {
  const t = voice.t.views.claimsView;
  const signs = STANDINGS.map((standing) => make("li", {}, standingNote(standing, t.standing)));
  return make(
    "details",
    { class: "signs" },
    make("summary", {}, t.partyIs),
    make("ul", {}, ...signs),
    make("p", { class: "quiet" }, t.partyNote),
  );
}

/** "Soldados norcoreanos · Corea del Norte". @param {Describer} describer @param {CountedThing} thing @returns {Node[]} */
function heading(describer, thing) {
  const { analysis, voice } = describer;
  const unit =
    thing.unit === null ? { text: voice.t.category[thing.category] } : { text: capitalized(thing.unit), lang: analysis.language };
  return [phraseNode(unit), make("span", { class: "of" }, " · ", ...whose(describer, thing))];
}

/** Whose they are and what became of them, as far as the noun does not say so. @param {Describer} describer @param {CountedThing} thing @returns {(Node | string)[]} */
function whose({ analysis, voice }, { side, category, status, unit, figures }) {
  const { t } = voice;
  const words = t.views.claimsView;
  /** @type {Phrase} */
  let owner = { text: words.noSide };
  if (side?.country) owner = { text: voice.country(side.country) };
  else if (side && side.actor !== null) owner = { text: analysis.actors[side.actor].name, lang: analysis.language };
  const lost = status === "killed" && figures.some((figure) => figure.status === "lost");
  const plain = status === "present" || (status === "lost" && category === "casualties");
  const fate = plain ? "" : lost ? words.killedOrLost : t.status[status];
  const said = fate === "" || folded(unit ?? "").includes(folded(fate));
  return [phraseNode(owner), ...(said ? [] : [` · ${fate}`])];
}

/** Who claims it, by whom that is quoted, and where the claimant stands. @param {Describer} describer @param {Claim} claim */
function claimant(describer, claim) {
  const t = describer.voice.t.views.claimsView;
  const quoting = claim.chain
    .slice(1)
    .flatMap((outer) => [`, ${t.quotedBy} `, phraseNode({ ...describer.claimant(outer), key: keyOf("attribution", outer.id) })]);
  if (claim.chain.length === 0) return [standingNote("article", { article: capitalized(t.standing.article) })];
  return [
    make("div", {}, sourceName(describer, claim), ...quoting),
    make("div", { class: "quiet" }, standingNote(claim.standing, t.standing)),
  ];
}

/** @param {Describer} describer @param {Claim} claim */
function sourceName(describer, { chain: [attribution] }) {
  if (!attribution) return phraseNode({ text: capitalized(describer.voice.t.views.claimsView.standing.article) });
  const { text, lang } = describer.claimant(attribution);
  return phraseNode({ text: capitalized(text), lang, key: keyOf("attribution", attribution.id) });
}

/** The one who speaks, by name where there is one, whatever words stand for it here or there. @param {Describer} describer @param {Claim} claim */
function speakerName(describer, claim) {
  const [attribution] = claim.chain;
  if (!attribution || attribution.speaker === null) return sourceName(describer, claim);
  const { actors, language } = describer.analysis;
  return phraseNode({ text: actors[attribution.speaker].name, lang: language, key: keyOf("attribution", attribution.id) });
}

/** @param {Standing} standing @param {Partial<Record<Standing, string>>} words */
function standingNote(standing, words) {
  return make("span", { class: "standing" }, standingSign(standing), make("span", {}, words[standing] ?? ""));
}

/** The value as a button that goes to its place, and what else there is to say of it. @param {Describer} describer @param {Claim} claim @param {CountedThing} thing */
function value(describer, claim, thing) {
  const { figure } = claim;
  const unlike = figure.unit !== null && thing.unit !== null && folded(figure.unit) !== folded(thing.unit);
  const notes = notesOn(describer, claim);
  return [
    phraseNode({ text: describer.value(figure), key: keyOf("figure", figure.id) }),
    ...(unlike ? [" ", phraseNode(describer.counted(figure))] : []),
    ...(notes ? [make("span", { class: "note" }, ` (${notes})`)] : []),
  ];
}

/** @param {Describer} describer @param {Claim} claim */
function figureButton(describer, claim) {
  const notes = notesOn(describer, claim);
  return [writtenFigure(describer, claim.figure), ...(notes ? [make("span", { class: "note" }, ` (${notes})`)] : [])];
}

/** What the claimant says of it besides how many, where that is more than to say so. @param {Describer} describer @param {Claim} claim */
function notesOn({ voice }, { chain: [attribution], denied, added }) {
  const t = voice.t.views.claimsView;
  const stance = attribution && attribution.stance !== "says" && attribution.stance !== "denies" ? attribution.stance : undefined;
  return [denied && t.denied, !denied && stance && voice.t.stance[stance], added && t.added].filter(Boolean).join("; ");
}

/** @param {string} words */
const capitalized = (words) => words.charAt(0).toLocaleUpperCase() + words.slice(1);
