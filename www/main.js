// @ts-check
// Wires the page: what comes in → session → views, card and lists.

/** @import { Language } from "./strings.js" */

import { Card } from "./card.js";
import { Describer } from "./describe.js";
import { byId, make } from "./dom.js";
import "./trusted.js";
import { Editor } from "./editor.js";
import { analyze, EngineBroken, EngineMissing, isUndetected, warmUp } from "./engine.js";
import { Intake } from "./intake/intake.js";
import { Keeper } from "./intake/keeper.js";
import { Refused } from "./intake/refused.js";
import { sampleArticle } from "./intake/samples.js";
import { Shelf } from "./intake/shelf.js";
import { offerHelp } from "./keys.js";
import { calm, speakIn, warn } from "./notice.js";
import { keepOffline } from "./offline.js";
import { prefer } from "./preferences.js";
import { Reader } from "./reader.js";
import { Session } from "./session.js";
import { idle, RestMissing, rest } from "./soon.js";
import { preferredLanguage, translatePage, voiceIn } from "./strings.js";
import { ArticleLanguage } from "./text-language.js";
import { ArticleView } from "./views/article.js";
import { LateView, Views } from "./views.js";
import { Waiting } from "./waiting.js";

// The engine gets ready while the article is being found.
warmUp();
byId("unloaded").remove();
let voice = voiceIn(preferredLanguage());
const sample = sampleArticle(voice.language);
const shelf = await Shelf.open();
const kept = await shelf.read();
const session = new Session(kept?.before ?? kept?.article ?? (await sample), analyze);
if (kept?.before) session.replace(kept.article);
const reader = new Reader(byId("article"));
/** What a reader can say against a highlight, as soon as that is here. @type {import("./card.js").Foot} */
let foot = () => make("span", {});
const card = new Card(byId("card"), reader, goTo, (describer, key, at) => foot(describer, key, at));
const editor = new Editor(session, reader, () => voice);
const articleView = new ArticleView(reader, card, editor, goTo);
const comparison = new LateView(async () => {
  const view = new (await rest()).CompareView(goTo, () => voice, analyze);
  translatePage(voice);
  return view;
});
const views = new Views({
  article: articleView,
  claims: new LateView(async () => new (await rest()).ClaimsView(goTo)),
  figures: new LateView(async () => new (await rest()).FiguresView(goTo)),
  compare: comparison,
});
const keeper = new Keeper(session, shelf, () => voice, kept);
const intake = new Intake(session, keeper, () => voice);
new Waiting(session, () => voice);
const articleLanguage = new ArticleLanguage(session, () => voice);
offerHelp(() => voice);

/** What the page can do once `rest.js` is here. @type {import("./correct.js").Corrector | undefined} */
let corrector;
/** Buttons that wait for it: whoever presses one before then has it pressed again. */
const early = new AbortController();
for (const button of [byId("take"), byId("share")]) {
  button.addEventListener("click", () => furnish().then(() => button.click()), { signal: early.signal });
}

async function furnish() {
  const { cardFoot, Corrector, Marking, offerLink, TakeDialog } = await rest();
  if (corrector) return;
  early.abort();
  const made = new Corrector(session, reader, () => voice);
  corrector = made;
  corrector.render();
  foot = (describer, key, at) => cardFoot(describer, key, at, made);
  card.refresh();
  new Marking(byId("marking"), reader, session, card, made);
  offerLink(session, () => voice);
  new TakeDialog(session, () => voice);
  // Whoever drives the page can wait for it.
  document.documentElement.dataset.complete = "";
}

const TYPING_PAUSE_MS = 300;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;

/** Shows the newest reading in the words of the interface. */
function render() {
  const { reading } = session;
  const describer = reading && new Describer(reading.article, reading.analysis, voice);
  card.use(describer);
  views.show(describer);
  /** @type {HTMLButtonElement} */ (byId("take")).disabled = !describer;
  if (!describer) return;
  const { actors, figures, attributions } = describer.analysis;
  const tell = () => {
    byId("status").textContent = voice.t.summary(actors.length, figures.length, attributions.length);
  };
  // Whoever types wants to hear the keys, and the rest in a pause.
  clearTimeout(telling);
  if (editor.active) telling = setTimeout(tell, TYPING_PAUSE_MS);
  else tell();
}

/** Goes to a place in the article, from wherever. @param {string} key "actor-3" */
function goTo(key) {
  views.select("article");
  articleView.goTo(key);
}

/** Says what went wrong; the article stays, without highlights if there are none. @param {unknown} error */
function explain(error) {
  byId("status").textContent = "";
  const message = error instanceof Error ? error.message : String(error);
  const broken = error instanceof EngineBroken;
  if (broken || error instanceof EngineMissing)
    warn(
      "engine",
      ({ t }) => (broken ? t.engineBroken : t.engineMissing),
      ({ t }) => t.retry,
    );
  else warn("engine", ({ t }) => (isUndetected(error) ? t.undetected : t.failed(message)));
  render();
}

/** @param {Language} language */
function speak(language) {
  voice = voiceIn(language);
  translatePage(voice);
  speakIn(voice);
  corrector?.render();
  articleLanguage.render();
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
  if (editor.active) session.updateSoon();
  else session.update();
}

// What is edited is the article, where it can be seen.
editor.addEventListener("entering", () => views.select("article"));
views.addEventListener("leave", () => editor.active && editor.leave());

/** Ends an edit that left nothing: the page is as it was when it was opened. */
editor.addEventListener("left", async () => {
  articleView.paint();
  if (session.article.text.trim() === "") session.replace(await sampleArticle(voice.language));
  else session.update();
});

session.addEventListener("article", follow);
session.addEventListener("forgotten", () => comparison.view?.forget());
session.addEventListener("glance", (event) => {
  const { reading, read } = /** @type {CustomEvent} */ (event).detail;
  articleView.glance(reading, read);
});
session.addEventListener("reading", () => {
  calm("engine");
  render();
});
session.addEventListener("cancelled", () => {
  warn(
    "engine",
    ({ t }) => t.cancelled,
    ({ t }) => t.analyse,
  );
  render();
});
session.addEventListener("failure", (event) => explain(/** @type {CustomEvent} */ (event).detail));
session.addEventListener("refused", (event) => {
  const refused = new Refused("tooLong", "", /** @type {CustomEvent} */ (event).detail);
  warn("intake", (voice) => refused.words(voice));
});
// Whatever it was wanted for, it is asked for again when the reader tries again.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof RestMissing)) return;
  event.preventDefault();
  warn("intake", ({ t }) => t.restMissing);
});
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
intake.readLink();

// The article comes first, then what else can be done with it, then what is kept for another day.
await Promise.race(
  ["reading", "failure", "cancelled"].map(
    (end) => new Promise((resolve) => session.addEventListener(end, resolve, { once: true })),
  ),
);
await idle();
// Where it does not come now, it is asked for again when it is wanted.
await furnish().catch(() => {});
keepOffline(() => keeper.save());
