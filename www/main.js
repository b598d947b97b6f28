// @ts-check
// Wires the page: text in the box → engine → article, card and panel.

/** @import { Analysis } from "./contract.js" */
/** @import { Highlight, Kind } from "./highlights.js" */
/** @import { Language } from "./strings.js" */

import { analyze, EngineMissing } from "./engine.js";
import { highlightsOf, KINDS, parseKey } from "./highlights.js";
import { Describer } from "./describe.js";
import { preferredLanguage, translatePage, voiceIn } from "./strings.js";
import { Reader } from "./reader.js";
import { Card } from "./card.js";
import { fillPanel, onChoose } from "./panel.js";
import { byId } from "./dom.js";

/** Above this many UTF-16 units the page refuses: painting happens at once and would freeze it for seconds. */
const MAX_CHARS = 200_000;
/** A pause in typing this long means that the reader looks up. */
const TYPING_PAUSE_MS = 300;
/** Input that is whole as it comes; all other input is typing. */
const AT_ONCE = new Set(["insertFromPaste", "insertFromDrop", "historyUndo", "historyRedo"]);

const box = /** @type {HTMLTextAreaElement} */ (byId("box"));
const reader = new Reader(byId("article"));
const card = new Card(byId("card"), reader, goTo);

let voice = voiceIn(preferredLanguage());
let sample = "";
/** What the box held before a button replaced it. */
let previous = "";
/** Counts the updates, so that a late answer to an old question is dropped. */
let latest = 0;
/** @type {number | undefined} */
let typing;
/** @type {{ text: string, analysis: Analysis, highlights: Highlight[] } | undefined} */
let current;

/** Reads the box and shows what is in it; an empty box shows the sample. */
async function update() {
  clearTimeout(typing);
  const turn = ++latest;
  const isSample = box.value.trim() === "";
  const text = isSample ? sample : box.value;
  byId("sample-note").hidden = !isSample;
  byId("clear").hidden = isSample;
  byId("use-sample").hidden = box.value === sample;
  byId("restore").hidden = previous === "" || previous === box.value;
  if (text.length > MAX_CHARS) {
    return refuse("", voice.t.tooLong(voice.number(text.length), voice.number(MAX_CHARS)));
  }
  reader.article.ariaBusy = "true";
  // Until the engine has started the article can be read already.
  if (!current) reader.show(text, []);
  try {
    const analysis = await analyze(text);
    if (turn !== latest) return;
    byId("notice").hidden = true;
    current = { text, analysis, highlights: highlightsOf(text, analysis) };
    render();
  } catch (error) {
    if (turn !== latest) return;
    if (error instanceof EngineMissing) refuse(text, voice.t.engineMissing, true);
    else refuse(text, voice.t.failed(error instanceof Error ? error.message : String(error)));
  }
}

/** Shows the current article and all that is said about it. */
function render() {
  if (!current) return;
  const { text, analysis } = current;
  const { actors, figures, attributions } = analysis;
  const describer = new Describer(text, analysis, voice);
  card.use(describer);
  paint();
  fillPanel(describer);
  reader.article.ariaBusy = "false";
  byId("panel").hidden = false;
  byId("legend").hidden = false;
  byId("count-actor").textContent = voice.number(actors.length);
  byId("count-figure").textContent = voice.number(figures.length);
  byId("count-attribution").textContent = voice.number(attributions.length);
  byId("status").textContent = voice.t.summary(actors.length, figures.length, attributions.length);
}

/** Paints the highlights of the kinds that are on. */
function paint() {
  if (!current) return;
  card.close();
  reader.article.lang = current.analysis.language;
  reader.show(current.text, current.highlights.filter(({ kind }) => toggle(kind).checked));
}

/**
 * Says what went wrong and shows the text alone; the box is not touched.
 *
 * @param {string} text
 * @param {string} message
 * @param {boolean} [retry] whether trying again can help
 */
function refuse(text, message, retry = false) {
  current = undefined;
  card.use(undefined);
  reader.show(text, []);
  reader.article.ariaBusy = "false";
  byId("panel").hidden = true;
  byId("legend").hidden = true;
  byId("status").textContent = "";
  byId("notice-text").textContent = message;
  byId("retry").hidden = !retry;
  byId("notice").hidden = false;
}

/** @param {string} key */
function goTo(key) {
  const { kind } = parseKey(key);
  if (!toggle(kind).checked) {
    // Whoever goes to a place wants to see it.
    toggle(kind).checked = true;
    paint();
  }
  reader.goTo(key);
}

/** @param {Kind} kind */
function toggle(kind) {
  return /** @type {HTMLInputElement} */ (byId(`show-${kind}`));
}

/** Replaces what the box holds and keeps what it held. @param {string} text */
function replaceText(text) {
  previous = box.value;
  box.value = text;
  update();
}

/** @param {Language} language */
function speak(language) {
  voice = voiceIn(language);
  translatePage(voice);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-language]"))) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  if (current) render();
  else if (latest > 0) update();
}

box.addEventListener("input", (event) => {
  clearTimeout(typing);
  const { inputType } = /** @type {InputEvent} */ (event);
  if (AT_ONCE.has(inputType)) update();
  else typing = setTimeout(update, TYPING_PAUSE_MS);
});
// Pasting anywhere else on the page means the box too.
document.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain");
  if (event.target === box || !text) return;
  event.preventDefault();
  replaceText(text);
});
byId("use-sample").addEventListener("click", () => replaceText(sample));
byId("clear").addEventListener("click", () => { replaceText(""); box.focus(); });
byId("restore").addEventListener("click", () => { replaceText(previous); box.focus(); });
byId("retry").addEventListener("click", update);
for (const kind of KINDS) toggle(kind).addEventListener("change", paint);
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-language]"))) {
  button.addEventListener("click", () => speak(/** @type {Language} */ (button.dataset.language)));
}
onChoose(goTo);
speak(voice.language);
// Without the sample the page still works: an empty box then shows an empty article.
sample = await fetch("sample.es.txt").then((response) => (response.ok ? response.text() : ""), () => "");
update();
