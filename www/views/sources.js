// @ts-check
// The article by source: what each says, how, and with which figures. What the article says in its own voice comes last.

/** @import { Attribution, Figure } from "../contract.js" */
/** @import { Describer, Phrase } from "../describe.js" */
/** @import { Batches } from "./batches.js" */

import { make, phraseNode } from "../dom.js";
import { keyOf, nounStart } from "../highlights.js";
import { standingSign } from "./chart.js";
import { speakerKey } from "./counted.js";
import { standingOf } from "./standing.js";

/** So many sources, and so many things that one says, are drawn at once. */
const SOURCES = 30;
const SAYINGS = 10;

/** @param {Describer} describer @param {Batches} batches @param {Set<string>} parties */
export function sourcesSection(describer, batches, parties) {
  const { text, analysis, voice } = describer;
  const t = voice.t.views.claimsView;
  /** @type {Map<string, Attribution[]>} */
  const bySource = new Map();
  for (const attribution of analysis.attributions) {
    const key = speakerKey(text, attribution);
    const said = bySource.get(key);
    if (said) said.push(attribution);
    else bySource.set(key, [attribution]);
  }
  /** @type {Map<number, Figure[]>} the figures by the attribution that holds them most closely, the article's own under -1 */
  const figures = new Map();
  for (const figure of analysis.figures) {
    const at = figure.attribution ?? -1;
    const held = figures.get(at);
    if (held) held.push(figure);
    else figures.set(at, [figure]);
  }
  const section = make("section", { class: "sources" }, make("h2", {}, t.sources));
  if (bySource.size === 0) section.append(make("p", { class: "empty" }, t.noSources));
  const list = make("div", {});
  batches.add(list, [...bySource.values()], SOURCES, (said) => sourceBlock(describer, batches, said, figures, parties));
  section.append(list);
  const own = figures.get(-1) ?? [];
  if (own.length > 0) section.append(ownBlock(describer, batches, own));
  return section;
}

/** @param {Describer} describer @param {Batches} batches @param {Attribution[]} said by one source @param {Map<number, Figure[]>} figures @param {Set<string>} parties */
function sourceBlock(describer, batches, said, figures, parties) {
  const { analysis, voice } = describer;
  const t = voice.t.views.claimsView;
  const [first] = said;
  const actor = first.speaker === null ? null : analysis.actors[first.speaker];
  /** @type {Phrase} */
  const name = actor === null ? describer.claimant(first) : { text: actor.name, lang: analysis.language };
  const nobody = actor === null && first.source === null;
  const standing = standingOf(first, null, parties, analysis);
  const note = actor?.role != null ? make("span", { class: "role", lang: analysis.language }, actor.role) : "";
  const list = make("ul", { class: "rows" });
  batches.add(list, said, SAYINGS, (attribution) => saying(describer, batches, attribution, figures.get(attribution.id) ?? []));
  const mark = make("span", { class: "standing quiet" }, standingSign(standing), make("span", {}, t.standing[standing]));
  return make(
    "section",
    {},
    make("h3", { lang: name.lang }, name.text.charAt(0).toLocaleUpperCase() + name.text.slice(1)),
    // Where nobody is named there is nobody to stand anywhere, and a credit speaks of no figures.
    ...(nobody || first.kind === "credit" ? [] : [make("p", { class: "about" }, note, mark)]),
    list,
  );
}

/** @param {Describer} describer @param {Batches} batches @param {Attribution} attribution @param {Figure[]} figures */
function saying(describer, batches, attribution, figures) {
  const { analysis, voice } = describer;
  const { t } = voice;
  const { id, kind, stance, parent } = attribution;
  const key = keyOf("attribution", id);
  if (kind === "credit") return make("li", {}, phraseNode({ text: t.quoteKind.credit, key }));
  const { text, lang } = describer.excerpt(attribution);
  const notes = [t.stance[stance], t.quoteKind[kind]].join(" · ");
  const outer = parent === null ? null : analysis.attributions[parent];
  const quoted = outer && [
    ` · ${t.views.claimsView.quotedBy} `,
    phraseNode({ ...describer.claimant(outer), key: keyOf("attribution", outer.id) }),
  ];
  return make(
    "li",
    {},
    make("button", { type: "button", class: "saying", lang, "data-go": key }, kind === "direct" ? `“${text}”` : text),
    make("p", { class: "quiet" }, notes, ...(quoted ?? [])),
    ...(figures.length > 0 ? [figureList(describer, batches, figures)] : []),
  );
}

/** @param {Describer} describer @param {Batches} batches @param {Figure[]} own */
function ownBlock(describer, batches, own) {
  const t = describer.voice.t.views.claimsView;
  const title = make("h3", {}, make("span", { class: "standing" }, standingSign("article"), make("span", {}, t.own)));
  return make("section", { class: "own" }, title, figureList(describer, batches, own));
}

/** @param {Describer} describer @param {Batches} batches @param {Figure[]} figures */
function figureList(describer, batches, figures) {
  const list = make("ul", { class: "figures" });
  batches.add(list, figures, SAYINGS, (figure) => make("li", {}, writtenFigure(describer, figure)));
  return list;
}

/** A figure as the article writes it, with what it counts where that stands elsewhere; a button that goes to it. @param {Describer} describer @param {Figure} figure */
export function writtenFigure(describer, figure) {
  const { id, end, unit } = figure;
  const bare = unit !== null && nounStart(describer.text, figure) === end;
  const words = describer.words(figure);
  return phraseNode({ text: bare ? `${words} ${unit}` : words, lang: describer.analysis.language, key: keyOf("figure", id) });
}
