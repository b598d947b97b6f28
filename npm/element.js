// @ts-check
// <subraya-article>: an article with its highlights, a legend, a card for what a reader points at, and a list of who says what.
// The article itself is never changed, and whatever goes wrong it is still there to be read.

/** @import { Analysis } from "./engine.js" */
/** @import { Line } from "./card.js" */
/** @import { Kind } from "./dom.js" */
/** @import { Article } from "../www/article.js" */
/** @import { Told } from "../www/lists.js" */
/** @import { ShownText } from "./text.js" */

import { together } from "../www/card-face.js";
import { Describer } from "../www/describe.js";
import { make, onChoose } from "../www/dom.js";
import { KINDS, linesOf, parseKey } from "../www/highlights.js";
import { fillLists } from "../www/lists.js";
import { firstLanguage, voiceOf } from "../www/voice.js";
import core from "../www/words/core.js";
import "../www/words/rules.js";
import { Card } from "./card.js";
import STYLE from "./element.css";
import { frame } from "./frame.js";
import { analyze, init } from "./index.js";
import { canPaint, Painting } from "./painting.js";
import { placeAt } from "./place.js";
import { shownText } from "./text.js";
import words from "./words.js";

/** Changes come in swarms. */
const REST_MS = 100;

/** Where a click means something already. */
const BUSY = "a[href], button, input, select, textarea, summary, label, video, audio, [contenteditable]";

// Where pages are made on a server there are no elements; the module can be loaded there all the same.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class SubrayaArticle extends Base {
  static observedAttributes = ["lang", "language"];

  /** @type {string | null} */
  #text = null;
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Told | undefined} */
  #describer;
  /** @type {Painting | undefined} */
  #painting;
  /** @type {Set<Kind>} */
  #kinds = new Set(KINDS);
  #run = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #observer = new MutationObserver(() => this.#soon(() => this.#hasChanged()));
  /** What the analysis was made of. */
  #read = "";
  #parts = frame();
  #card = new Card(
    this.#parts.card,
    (key) => this.#goTo(key),
    () => this.#painting?.light([]),
  );
  #shadow;

  constructor() {
    super();
    this.#shadow = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#shadow.adoptedStyleSheets = [sheet];
    const { all, bar, article, finds } = this.#parts;
    this.#shadow.append(...all);
    bar.addEventListener("click", ({ target }) => this.#toggle(/** @type {Element} */ (target).closest("button")));
    article.addEventListener("click", (event) => this.#onClick(event));
    article.addEventListener("pointermove", ({ clientX, clientY, target }) => {
      article.classList.toggle("over", !isBusy(target) && this.#at(clientX, clientY).length > 0);
    });
    onChoose(finds, (key) => this.#goTo(key));
  }

  connectedCallback() {
    // What was set before there was a setter.
    for (const name of /** @type {const} */ (["text", "language"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.#update();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#clear();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#soon();
  }

  get text() {
    return this.#text;
  }

  set text(text) {
    this.#text = text === null || text === undefined ? null : String(text);
    if (this.isConnected) this.#update();
  }

  get language() {
    return this.getAttribute("language");
  }

  set language(language) {
    if (language === null) this.removeAttribute("language");
    else this.setAttribute("language", language);
  }

  get analysis() {
    return this.#analysis;
  }

  /** @param {() => boolean} isNeeded */
  #soon(isNeeded = () => true) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => isNeeded() && this.#update(), REST_MS);
  }

  /** Whether there are other words by now; not where an advertisement has come, or an attribute has changed. */
  #hasChanged() {
    return this.#text === null && (this.#painting?.isWhole === false || shownText(this).text !== this.#read);
  }

  #update() {
    this.#clear();
    this.#analyse(this.#run);
  }

  /** Takes what is painted and told away; the article stays. */
  #clear() {
    const { bar, details, notice } = this.#parts;
    this.#run++;
    this.#painting?.remove();
    this.#painting = undefined;
    this.#describer = undefined;
    this.#analysis = null;
    this.#card.close();
    for (const part of [bar, details, notice]) part.hidden = true;
  }

  /** @param {number} run */
  async #analyse(run) {
    const { article } = this.#parts;
    const shown = this.#show();
    const { text } = shown;
    this.#read = text;
    if (text.trim() === "") return;
    const isOver = () => run !== this.#run || !this.isConnected;
    try {
      await init();
      if (isOver()) return;
      const analysis = analyze(text, { language: this.language ?? undefined, rules: true });
      this.#analysis = analysis;
      // A text of ours has no other element that tells its language.
      if (this.#text !== null) article.lang = analysis.language;
      this.#painting = new Painting(this.#text === null ? this : article, shown, analysis, this.#kinds);
      this.#describe(text, analysis);
      this.#tell("subraya-analysed", { text, analysis, painted: canPaint });
    } catch (error) {
      if (isOver()) return;
      this.#notify(this.#wordsFor(error));
      this.#tell("subraya-error", error);
    }
  }

  /** Shows the article, and says what of it can be read. @returns {ShownText} */
  #show() {
    const { article, slot } = this.#parts;
    article.removeAttribute("lang");
    if (this.#text === null) {
      article.replaceChildren(slot);
      return shownText(this);
    }
    const text = this.#text;
    const lines = linesOf(text);
    const nodes = lines.map(({ start, end }) => document.createTextNode(text.slice(start, end)));
    article.replaceChildren(...nodes.map((node) => make("p", {}, node)));
    return { text, nodes, pieces: lines.map(({ start, end }, at) => [start, at, 0, end - start]) };
  }

  get #voice() {
    const asked = [this.lang, ...navigator.languages, document.documentElement.lang];
    const language = firstLanguage(asked);
    return { ...voiceOf(language, core[language]), own: words[language] };
  }

  /** @param {string} text @param {Analysis} analysis */
  #describe(text, analysis) {
    const voice = this.#voice;
    const { t, own, language } = voice;
    const { all, bar, buttons, details, summary, finds, figures, attributions, actors, headings, columns } = this.#parts;
    this.#describer = new Describer(/** @type {Article} */ ({ text }), analysis, voice);
    for (const part of all) if (part !== this.#parts.article) part.lang = language;
    bar.setAttribute("aria-label", own.show);
    const counts = { actor: analysis.actors.length, figure: analysis.figures.length, attribution: analysis.attributions.length };
    for (const kind of KINDS) {
      buttons[kind].replaceChildren(
        make("span", { class: `swatch ${kind}` }, t.kinds[kind]),
        " ",
        make("span", { class: "count" }, voice.number(counts[kind])),
      );
      headings[kind].textContent = t.kinds[kind];
    }
    for (const [name, cell] of columns) cell.textContent = t.columns[name];
    summary.replaceChildren(
      make("span", { class: "title" }, own.finds),
      " ",
      make("span", { class: "count" }, t.summary(counts.actor, counts.figure, counts.attribution)),
    );
    fillLists({ figures, attributions, actors }, this.#describer);
    finds.scrollTop = 0;
    details.hidden = false;
    bar.hidden = !canPaint;
    if (!canPaint) this.#notify(own.noPaint);
  }

  /** @param {unknown} error */
  #wordsFor(error) {
    const { own } = this.#voice;
    switch (/** @type {{ code?: string }} */ (error)?.code) {
      case "engine_missing":
        return own.engineMissing;
      case "engine_stopped":
        return own.engineStopped;
      case "undetected_language":
        return own.undetected;
      default:
        return own.failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} sentence */
  #notify(sentence) {
    const { notice } = this.#parts;
    notice.lang = this.#voice.language;
    notice.hidden = false;
    notice.textContent = sentence;
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** @param {HTMLButtonElement | null} button */
  #toggle(button) {
    if (!button) return;
    const kind = /** @type {Kind} */ (button.dataset.kind);
    const isOn = !this.#kinds.delete(kind);
    if (isOn) this.#kinds.add(kind);
    button.setAttribute("aria-pressed", String(isOn));
    this.#painting?.show(this.#kinds);
  }

  /** @param {number} x @param {number} y */
  #at(x, y) {
    return this.#painting ? placeAt(this.#painting, this.#shadow, x, y) : [];
  }

  /** @param {MouseEvent} event */
  #onClick({ clientX, clientY, target }) {
    // Whoever has just selected words wants those, and nothing over them.
    if (isBusy(target) || getSelection()?.isCollapsed === false) return;
    const found = this.#at(clientX, clientY);
    const keys = [...new Set(found.map(({ highlight }) => highlight.key))];
    if (keys.length > 0) this.#open(keys, found[0].line, found[0].highlight.start);
  }

  /** Goes to where the text has it, and shows its card there. @param {string} key */
  #goTo(key) {
    const describer = this.#describer;
    if (!describer) return;
    const { kind, id } = parseKey(key);
    const { actors, figures, attributions } = describer.analysis;
    const { source, cue, content } = attributions[id] ?? { content: [] };
    const span = { actor: actors[id]?.mentions[0], figure: figures[id], attribution: content[0] ?? source ?? cue }[kind];
    const range = span && this.#painting?.rangeOf(span);
    if (!range) return this.#open([key], () => undefined);
    const line = () => range.getClientRects()[0];
    if (!isInWindow(line())) range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    // A paragraph can be longer than the window.
    if (!isInWindow(line())) scrollBy({ top: (line()?.top ?? 0) - innerHeight / 3, behavior: "instant" });
    this.#open([key], line, span?.start);
  }

  /** @param {string[]} keys what the card tells, the one that is shown first @param {Line} line @param {number} [start] where in the text it begins */
  #open(keys, line, start) {
    if (!this.#describer) return;
    this.#card.open(this.#describer, keys, line, start);
    this.#painting?.light(together(this.#describer, keys[0]));
  }
}

/** @param {DOMRect | undefined} line */
const isInWindow = (line) => line === undefined || (line.top >= 0 && line.bottom <= innerHeight);

/** @param {EventTarget | null} target */
const isBusy = (target) => target instanceof Element && target.closest(BUSY) !== null;

if (globalThis.customElements && !customElements.get("subraya-article")) customElements.define("subraya-article", SubrayaArticle);
