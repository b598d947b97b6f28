// @ts-check
// Two articles side by side: the page's own and a second one, which is kept in memory and nowhere else.

/** @import { Article } from "../article.js" */
/** @import { Analysis } from "../contract.js" */
/** @import { EngineRequest } from "../engine.js" */
/** @import { Voice } from "../strings.js" */
/** @import { Told } from "../text-language.js" */

import { plainArticle } from "../article.js";
import { Describer, shortened } from "../describe.js";
import { byId, make } from "../dom.js";
import { EngineBroken, EngineMissing, isUndetected } from "../engine.js";
import { highlightSteps, linesOf } from "../highlights.js";
import { articleInData } from "../intake/data.js";
import { articleInFile } from "../intake/files.js";
import { Refused } from "../intake/refused.js";
import { SAMPLES } from "../intake/samples.js";
import { Pace } from "../pace.js";
import { Reader } from "../reader.js";
import { LanguageMenu, toldBy } from "../text-language.js";
import { compare } from "./comparison.js";
import { Contrast } from "./contrast.js";

/** What tells an article from another in a heading. */
const TITLE_CHARS = 120;

export class CompareView {
  /** @type {Describer | undefined} */
  #first;
  /** @type {Article | undefined} */
  #second;
  /** @type {Analysis | undefined} of the second article, once there is one */
  #analysis;
  /** Counts what is taken, so that what comes late does not come at all. */
  #turn = 0;
  /** @type {AbortController | undefined} */
  #asked;
  /** @type {AbortController | undefined} */
  #drawing;
  /** @type {Article | undefined} the second article, once its text is shown */
  #shown;
  /** @type {HTMLElement | undefined} where the reader was before going to a place in the second article */
  #from;

  #box = make("textarea", {
    id: "second-box",
    rows: "3",
    spellcheck: "false",
    autocomplete: "off",
    "data-t-placeholder": "views.compareView.boxHint",
  });
  #file = make("input", { type: "file", accept: ".txt,.html,.htm,.md,text/plain,text/html,text/markdown", hidden: "" });
  /** @type {((voice: Voice) => string) | undefined} what went wrong, in whatever language the page speaks */
  #wrong;
  /** What the second article's text tells of its language. @type {Told} */
  #told;
  #select = make("select", { id: "second-language" });
  #language = make(
    "label",
    { class: "text-language" },
    make("span", { "data-t": "views.compareView.language" }),
    " ",
    this.#select,
  );
  #menu = new LanguageMenu(this.#select, (language) => {
    if (this.#second) this.#analyse({ ...this.#second, language });
  });
  #problem = make("p", { class: "problem", role: "alert" });
  #status = make("p", { class: "quiet", role: "status" });
  #retry = button("retry", () => this.#second && this.#analyse(this.#second));
  #remove = button("remove", () => this.#put(undefined));
  #titles = make("div", { class: "columns titles" });
  #contrast = make("div", {});
  #text = make("article", { class: "article", tabindex: "-1" });
  #reader = new Reader(this.#text);
  #whole = make(
    "details",
    { class: "whole" },
    make("summary", { "data-t": "views.compareView.text" }),
    make(
      "p",
      { class: "back" },
      button("back", () => this.#goBack()),
    ),
    this.#text,
  );

  /**
   * @param {(key: string) => void} goTo goes to a place in the first article
   * @param {() => Voice} voice
   * @param {(text: string, options: EngineRequest) => Promise<Analysis>} analyze
   */
  constructor(goTo, voice, analyze) {
    this.voice = voice;
    this.analyze = analyze;
    this.#box.addEventListener("paste", (event) => {
      if (!event.clipboardData) return;
      event.preventDefault();
      this.#takeData(event.clipboardData);
    });
    this.#box.addEventListener("dragover", (event) => event.preventDefault());
    this.#box.addEventListener("drop", (event) => {
      if (!event.dataTransfer) return;
      event.preventDefault();
      this.#takeData(event.dataTransfer);
    });
    this.#file.addEventListener("change", () => {
      const file = this.#file.files?.[0];
      if (file) this.#take(() => articleInFile(file));
      // So that the same file can be opened again.
      this.#file.value = "";
    });
    this.#whole.addEventListener("toggle", () => this.#drawText());
    this.#contrast.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("button") : null);
      const { go, goSecond } = button?.dataset ?? {};
      if (go) goTo(go);
      if (button && goSecond) this.#goTo(goSecond, button);
    });
    byId("view-compare").replaceChildren(
      make("h2", { "data-t": "views.compareView.title" }),
      make("p", { class: "lead quiet", "data-t": "views.compareView.lead" }),
      make("label", { class: "second-label", for: this.#box.id, "data-t": "views.compareView.box" }),
      this.#box,
      make(
        "p",
        { class: "actions" },
        button("compare", () => this.#takeBox()),
        button("open", () => this.#file.click()),
        button("sample", () => this.#take(() => sampleSecond(this.#first?.analysis.language ?? this.voice().language))),
        this.#remove,
        this.#file,
      ),
      this.#language,
      this.#problem,
      this.#retry,
      this.#status,
      this.#titles,
      this.#contrast,
      this.#whole,
    );
    this.#complain(undefined);
  }

  /** @param {Describer | undefined} describer */
  show(describer) {
    this.#first = describer;
    this.#draw();
  }

  #takeBox() {
    const text = this.#box.value;
    if (text.trim() === "") this.#box.focus();
    else this.#take(() => articleInData(text, ""));
  }

  /** @param {DataTransfer} data */
  #takeData(data) {
    // They are gone when the event is over.
    const [file] = data.files;
    const plain = data.getData("text/plain");
    const html = data.getData("text/html");
    this.#take(() => (file && !plain && !html ? articleInFile(file) : articleInData(plain, html)));
  }

  /** Compares with the article that comes of this, or says why there is none; then the one before stays. @param {() => Promise<Article>} find */
  async #take(find) {
    const turn = ++this.#turn;
    try {
      const article = await find();
      if (turn === this.#turn) this.#put(article);
    } catch (error) {
      if (turn !== this.#turn) return;
      const refused = error instanceof Refused ? error : new Refused("unreadable");
      this.#complain((voice) => refused.words(voice));
    }
  }

  /** Forgets the second article. */
  forget() {
    this.#put(undefined);
  }

  /** @param {Article | undefined} article */
  #put(article) {
    this.#turn++;
    this.#asked?.abort();
    this.#second = article;
    this.#analysis = undefined;
    this.#told = undefined;
    this.#box.value = "";
    this.#complain(undefined);
    if (article) return this.#analyse(article);
    this.#box.focus();
    this.#draw();
  }

  /** Reads the second article, anew where there has been an answer before. @param {Article} article */
  async #analyse(article) {
    this.#asked?.abort();
    this.#second = article;
    this.#analysis = undefined;
    this.#complain(undefined);
    this.#draw();
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const { text, language } = article;
      const analysis = await this.analyze(text, { signal: asked.signal, language });
      if (asked.signal.aborted) return;
      this.#analysis = analysis;
      this.#told = language === null ? analysis.language : undefined;
      this.#draw();
    } catch (error) {
      if (asked.signal.aborted) return;
      const missing = error instanceof EngineMissing;
      const broken = error instanceof EngineBroken;
      const message = error instanceof Error ? error.message : String(error);
      this.#told = toldBy(error);
      this.#complain(({ t: { views } }) => {
        if (missing) return views.compareView.engineMissing;
        if (broken) return views.compareView.engineBroken;
        return isUndetected(error) ? views.compareView.undetected : views.compareView.failed(message);
      }, missing || broken);
    }
  }

  /** @param {((voice: Voice) => string) | undefined} wrong @param {boolean} [again] whether trying again may help */
  #complain(wrong, again = false) {
    this.#wrong = wrong;
    this.#retry.hidden = !again;
    this.#drawState();
  }

  /** Says what goes on, or what went wrong. */
  #drawState() {
    const voice = this.voice();
    const words = voice.t.views.compareView;
    const waiting = this.#second && !this.#analysis && !this.#wrong;
    const same = this.#analysis && this.#first?.text === this.#second?.text;
    this.#problem.textContent = this.#wrong?.(voice) ?? "";
    this.#problem.hidden = !this.#wrong;
    this.#language.hidden = !this.#second;
    this.#menu.show(voice, this.#second?.language ?? null, this.#told);
    this.#status.textContent = waiting ? words.busy : same ? words.same : this.#second && !this.#first ? words.noFirst : "";
  }

  /** Shows what there is of the two articles. */
  #draw() {
    this.#drawing?.abort();
    const first = this.#first;
    const second = this.#second;
    const voice = this.voice();
    const words = voice.t.views.compareView;
    this.#remove.hidden = !second;
    this.#whole.hidden = !second || !this.#analysis;
    this.#titles.replaceChildren();
    this.#contrast.replaceChildren();
    if (!this.#analysis) {
      this.#shown = undefined;
      this.#whole.open = false;
      this.#text.replaceChildren();
    }
    this.#drawState();
    if (!first || !second) return;
    /** @param {"first" | "second"} which @param {string} text */
    const title = (which, text) =>
      make("div", {}, make("p", { class: "side" }, words.articles[which]), make("p", { class: "title" }, titleOf(text)));
    this.#titles.append(title("first", first.text), title("second", second.text));
    if (!this.#analysis) return;
    this.#text.lang = this.#analysis.language;
    this.#drawing = new AbortController();
    this.#contrastWith(first, new Describer(second, this.#analysis, voice), this.#drawing.signal);
  }

  /** @param {Describer} first @param {Describer} second @param {AbortSignal} signal */
  async #contrastWith(first, second, signal) {
    const comparison = await new Pace().through(compare(first, second));
    if (!signal.aborted) new Contrast([first, second], comparison, signal).draw(this.#contrast);
  }

  /** The whole second article is drawn when somebody wants to see it. */
  async #drawText() {
    const article = this.#second;
    const analysis = this.#analysis;
    if (!this.#whole.open || !article || !analysis || this.#shown === article) return;
    const highlights = await new Pace().through(highlightSteps(article.text, analysis));
    if (this.#second !== article || this.#shown === article) return;
    this.#shown = article;
    this.#reader.show(article, highlights);
  }

  /** Goes to a place in the second article. @param {string} key @param {HTMLElement} from */
  async #goTo(key, from) {
    this.#from = from;
    this.#whole.open = true;
    await this.#drawText();
    this.#reader.goTo(key);
  }

  #goBack() {
    const to = this.#from?.isConnected ? this.#from : this.#box;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "center" });
  }
}

/** @param {"compare" | "open" | "sample" | "remove" | "retry" | "back"} words @param {() => void} onClick */
function button(words, onClick) {
  const element = make("button", { type: "button", "data-t": `views.compareView.${words}` });
  element.addEventListener("click", onClick);
  return element;
}

/** An article's first line, cut to a length that fits a heading. @param {string} text */
function titleOf(text) {
  const [line] = linesOf(text.slice(0, 2_000));
  const words = line ? text.slice(line.start, line.end).trim() : "";
  return shortened(words, TITLE_CHARS);
}

/** An article that contradicts our sample in a language. @param {string} language */
async function sampleSecond(language) {
  const response = await fetch(SAMPLES[language].second).catch(() => undefined);
  if (!response?.ok) throw new Refused("unreadable");
  return plainArticle(await response.text());
}
