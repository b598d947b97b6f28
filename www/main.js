// @ts-check
// Wires the page: what comes in → session → views, card and lists.

/** @import { Language } from "./strings.js" */

import { Card } from "./card.js";
import { Describer } from "./describe.js";
import { byId } from "./dom.js";
import "./trusted.js";
import { analyze, EngineMissing } from "./engine.js";
import { Help } from "./help.js";
import { Intake } from "./intake/intake.js";
import { sampleFor } from "./intake/samples.js";
import { keepOffline } from "./offline.js";
import { prefer } from "./preferences.js";
import { Reader } from "./reader.js";
import { Session } from "./session.js";
import { preferredLanguage, translatePage, voiceIn } from "./strings.js";
import { ArticleView } from "./views/article.js";
import { ClaimsView } from "./views/claims.js";
import { CompareView } from "./views/compare.js";
import { FiguresView } from "./views/figures.js";
import { Views } from "./views.js";

let voice = voiceIn(preferredLanguage());
const session = new Session(await sampleFor(voice.language), analyze);
const reader = new Reader(byId("article"));
const card = new Card(byId("card"), reader, goTo);
const articleView = new ArticleView(reader, card, goTo);
const views = new Views({
  article: articleView,
  claims: new ClaimsView(goTo),
  figures: new FiguresView(goTo),
  compare: new CompareView(goTo),
});
new Intake(session, () => voice);
new Help(() => voice);

/** Shows the newest reading in the words of the interface. */
function render() {
  const { reading } = session;
  const describer = reading && new Describer(reading.article, reading.analysis, voice);
  card.use(describer);
  views.show(describer);
  if (!describer) return;
  const { actors, figures, attributions } = describer.analysis;
  byId("status").textContent = voice.t.summary(actors.length, figures.length, attributions.length);
}

/** Goes to a place in the article, from wherever. @param {string} key "actor-3" */
function goTo(key) {
  views.select("article");
  articleView.goTo(key);
}

/** Says what went wrong; the article stays, without highlights. @param {unknown} error */
function explain(error) {
  const missing = error instanceof EngineMissing;
  const message = error instanceof Error ? error.message : String(error);
  byId("notice-text").textContent = missing ? voice.t.engineMissing : voice.t.failed(message);
  byId("retry").hidden = !missing;
  byId("notice").hidden = false;
  byId("status").textContent = "";
  render();
}

/** @param {Language} language */
function speak(language) {
  voice = voiceIn(language);
  translatePage(voice);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-language]"))) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  if (session.reading) render();
}

/** The article has changed: shows its text at once, and its highlights as soon as the engine has answered. */
function follow() {
  const { article } = session;
  const own = article.sample === null;
  byId("intake").hidden = own;
  byId("another").hidden = !own;
  byId("sample-note").hidden = own;
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !session.canUndo;
  /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !session.canRedo;
  articleView.follow(article);
  session.update();
}

session.addEventListener("article", follow);
session.addEventListener("reading", () => {
  byId("notice").hidden = true;
  render();
});
session.addEventListener("failure", (event) => explain(/** @type {CustomEvent} */ (event).detail));
byId("retry").addEventListener("click", () => session.update());
byId("undo").addEventListener("click", () => session.undo());
byId("redo").addEventListener("click", () => session.redo());
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-language]"))) {
  button.addEventListener("click", () => {
    const language = /** @type {Language} */ (button.dataset.language);
    prefer("language", language);
    speak(language);
  });
}
speak(voice.language);
follow();
keepOffline();
