// @ts-check
// What a reader does about highlights: takes them away, changes and adds them, and is told that it can be undone.

/** @import { Figure, Span } from "./contract.js" */
/** @import { Correction, Given } from "./article.js" */
/** @import { Kind } from "./highlights.js" */
/** @import { Words } from "./notice.js" */
/** @import { Reader } from "./reader.js" */
/** @import { Session } from "./session.js" */
/** @import { Voice } from "./strings.js" */

import { countOf } from "./corrections.js";
import { byId } from "./dom.js";
import { COUNTABLE, inLanguage } from "./wording.js";

/** Long enough to read a short message and to reach its button; undoing goes on being possible in the bar. */
const SHOWN_MS = 10_000;

export class Corrector {
  /** @type {number | undefined} */
  #timer;
  /** @type {Words} what was said last */
  #words = () => "";

  /**
   * @param {Session} session
   * @param {Reader} reader
   * @param {() => Voice} voice
   */
  constructor(session, reader, voice) {
    const { article } = reader;
    this.session = session;
    this.reader = reader;
    this.voice = voice;
    session.addEventListener("article", () => {
      this.#hush();
      this.render();
    });
    byId("said-undo").addEventListener("click", () => {
      this.#hush();
      session.undo();
      article.focus({ preventScroll: true });
    });
    byId("corrections-drop").addEventListener("click", () => {
      session.replace({ ...session.article, corrections: [] });
      this.#tell("none");
      article.focus({ preventScroll: true });
    });
    const said = byId("said");
    for (const event of ["pointerenter", "focusin"]) said.addEventListener(event, () => clearTimeout(this.#timer));
    for (const event of ["pointerleave", "focusout"]) said.addEventListener(event, () => this.#hushLater());
  }

  /** How many corrections there are, in the words of the interface. */
  render() {
    const { t, number } = this.voice();
    const count = countOf(this.session.article.corrections);
    byId("corrections").hidden = count === 0;
    byId("corrections-count").textContent = t.corrections.count(number(count), count === 1);
    byId("said-text").textContent = this.#words(this.voice());
  }

  /**
   * Corrects, in one step that can be undone.
   *
   * @param {Correction[]} corrections
   * @param {boolean} [byKeyboard] whether the focus goes on from where this was
   */
  correct(corrections, byKeyboard = false) {
    for (const { action, kind } of corrections) if (action === "add") reveal(kind);
    this.session.correct(...corrections);
    const actions = new Set(corrections.map(({ action }) => action));
    this.#tell(actions.size > 1 ? "change" : corrections[0].action);
    this.#focus(corrections[corrections.length - 1], byKeyboard);
  }

  /**
   * What has to be said to mark some words as a figure.
   *
   * @param {Span} span
   * @param {string} detail
   * @returns {Promise<Correction | null>} null where the words hold no number; the reader is told
   */
  async figureOf({ start, end }, detail) {
    const { session } = this;
    const words = session.article.text.slice(start, end);
    try {
      const given = await this.#readFigure(words, session.reading?.analysis.language ?? null);
      if (given) return { action: "add", kind: "figure", detail, start, end, given };
      this.#say(({ t }) => t.corrections.noNumber, false);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#say(({ t }) => t.failed(message), false);
    }
    return null;
  }

  /**
   * Reads the number in a few words; where the engine does not count such things, what stands before them is read as
   * a number of soldiers.
   *
   * @param {string} words
   * @param {string | null} language that of the article, which so few words do not tell
   * @returns {Promise<Given | null>}
   */
  async #readFigure(words, language) {
    const own = await this.#firstFigure(words, language);
    if (own) {
      const { low, high, qualifier, unit, status } = own;
      return { low, high, qualifier, unit, status };
    }
    const ends = [words.length, ...[...words.matchAll(/\s+/g)].map(({ index }) => index).reverse()];
    for (const end of ends) {
      const figure = await this.#firstFigure(`${words.slice(0, end)} ${inLanguage(COUNTABLE, language ?? "")}`, language);
      if (!figure) continue;
      const { low, high, qualifier } = figure;
      return { low, high, qualifier, unit: words.slice(end).trim() || null };
    }
    return null;
  }

  /** @param {string} words @param {string | null} language @returns {Promise<Figure | undefined>} */
  async #firstFigure(words, language) {
    const { figures } = await this.session.analyze(words, { language });
    return figures[0];
  }

  /** @param {keyof Voice["t"]["corrections"]["said"]} what */
  #tell(what) {
    this.#say(({ t }) => t.corrections.said[what], true);
  }

  /** @param {Words} words @param {boolean} undoable */
  #say(words, undoable) {
    this.#words = words;
    byId("said-text").textContent = words(this.voice());
    byId("said-undo").hidden = !undoable;
    byId("said").hidden = false;
    byId("status").textContent = words(this.voice());
    this.#hushLater();
  }

  #hushLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hush(), SHOWN_MS);
  }

  #hush() {
    clearTimeout(this.#timer);
    byId("said").hidden = true;
  }

  /** What had the focus is gone: by keyboard it goes on to the highlight that is there now, or comes next. @param {Correction} correction @param {boolean} byKeyboard */
  #focus({ action, kind, start }, byKeyboard) {
    const { article, blocks } = this.reader;
    const here = byKeyboard ? blocks.rangeOf({ start, end: start + 1 }) : null;
    const made = action === "dismiss" ? null : here?.startContainer.parentElement?.closest(`mark.${kind}`);
    const next = made ?? (here && [...article.querySelectorAll("mark")].find((mark) => here.comparePoint(mark, 0) > 0));
    const target = /** @type {HTMLElement} */ (next ?? article);
    target.focus({ preventScroll: true });
    if (next) target.scrollIntoView({ block: "nearest" });
  }
}

/** Whoever adds a highlight wants to see it. @param {Kind} kind */
function reveal(kind) {
  const toggle = /** @type {HTMLInputElement} */ (byId(`show-${kind}`));
  if (toggle.checked) return;
  toggle.checked = true;
  toggle.dispatchEvent(new Event("change"));
}
