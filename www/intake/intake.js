// @ts-check
// How an article comes in: pasted, typed, dropped, opened, in a link, or one of our samples.

/** @import { Article } from "../article.js" */
/** @import { Session } from "../session.js" */
/** @import { Language, Voice } from "../strings.js" */
/** @import { Keeper } from "./keeper.js" */

import { plainArticle } from "../article.js";
import { byId } from "../dom.js";
import { calm, tell, warn } from "../notice.js";
import { rest } from "../soon.js";
import { Refused, readable } from "./refused.js";
import { sampleArticle } from "./samples.js";

/** Whether the page was opened with an article. @param {string} fragment */
const carriesArticle = (fragment) => /^#(?:t|text|page)=/.test(fragment);

export class Intake {
  /** How many articles have been asked for: of two that come in, the one asked for last is wanted. */
  #turn = 0;
  /** Whether the reader has just asked to paste without formatting. */
  #plainly = false;
  /** Whether something of this very page is being dragged. */
  #fromHere = false;

  /** @param {Session} session @param {Keeper} keeper @param {() => Voice} voice */
  constructor(session, keeper, voice) {
    this.session = session;
    this.keeper = keeper;
    this.voice = voice;
    this.box = /** @type {HTMLTextAreaElement} */ (byId("box"));
    this.#paste();
    this.#type();
    this.#drop();
    this.#open();
    this.#sample();
    byId("dismiss").addEventListener("click", () => calm("intake"));
    addEventListener("hashchange", () => this.readLink());
  }

  /** Takes in the article that the page's address carries, if it does, and takes it out of the address. */
  async readLink() {
    const { hash, pathname, search } = location;
    if (!carriesArticle(hash)) return;
    history.replaceState(history.state, "", pathname + search);
    await this.#take(async () => (await rest()).articleInFragment(hash));
  }

  /** Pasting anywhere on the page means an article; pasting into another field is that field's business. */
  #paste() {
    document.addEventListener("keydown", ({ key, shiftKey, ctrlKey, metaKey }) => {
      this.#plainly = shiftKey && (ctrlKey || metaKey) && key.toLowerCase() === "v";
    });
    document.addEventListener("paste", (event) => {
      const { clipboardData: data, defaultPrevented } = event;
      if (!data || defaultPrevented || this.#isOthers(event.target)) return;
      event.preventDefault();
      this.#takeData(data, this.#plainly);
      this.#plainly = false;
    });
  }

  /** Typing into the box begins an article, which goes on in place. The box never holds one itself. */
  #type() {
    const begin = () => {
      const text = this.box.value;
      this.box.value = "";
      if (text.trim() === "") return;
      this.#put(plainArticle(text));
      document.dispatchEvent(new CustomEvent("subraya:edit", { detail: { caret: text.length } }));
    };
    // What is being composed is no text yet: an accent, a syllable, a word on a phone.
    this.box.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) begin();
    });
    this.box.addEventListener("compositionend", begin);
  }

  #drop() {
    document.addEventListener("dragstart", () => {
      this.#fromHere = true;
    });
    document.addEventListener("dragend", () => {
      this.#fromHere = false;
    });
    document.addEventListener("dragover", (event) => {
      if (!this.#isDroppable(event)) return;
      event.preventDefault();
      byId("drop").hidden = false;
    });
    document.addEventListener("dragleave", ({ relatedTarget }) => {
      if (relatedTarget === null) byId("drop").hidden = true;
    });
    document.addEventListener("drop", (event) => {
      byId("drop").hidden = true;
      if (!this.#isDroppable(event) || !event.dataTransfer) return;
      event.preventDefault();
      this.#takeData(event.dataTransfer, false);
    });
  }

  #open() {
    const file = /** @type {HTMLInputElement} */ (byId("file"));
    byId("open").addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const files = [...(file.files ?? [])];
      // So that the same file can be opened again.
      file.value = "";
      if (files.length > 0) this.#takeFiles(files);
    });
  }

  #sample() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sample]"))) {
      const language = /** @type {Language} */ (button.dataset.sample);
      button.addEventListener("click", () => this.#take(() => sampleArticle(language)));
    }
    byId("another").addEventListener("click", async () => {
      await this.#take(() => sampleArticle(this.voice().language));
      this.box.focus();
    });
    // What was said of the article before counts no more.
    this.session.addEventListener("article", () => tell());
  }

  /** @param {DataTransfer} data @param {boolean} plainly */
  #takeData(data, plainly) {
    // They are gone when this event is over.
    const files = [...data.files];
    const plain = data.getData("text/plain");
    const html = plainly ? "" : data.getData("text/html");
    if (plain.trim() === "" && html.trim() === "" && files.length > 0) this.#takeFiles(files);
    else this.#take(() => articleInData(plain, html));
  }

  /** @param {File[]} files */
  async #takeFiles([first, ...others]) {
    const taken = await this.#take(async () => (await rest()).articleInFile(first));
    if (taken && others.length > 0) tell(({ t, number }) => t.intake.firstOf(first.name, number(others.length + 1)));
  }

  /**
   * Works on the article that comes of this, or says why there is none; then the old one stays.
   *
   * @param {() => Promise<Article>} find
   * @returns {Promise<boolean>}
   */
  async #take(find) {
    const turn = ++this.#turn;
    try {
      const article = await find();
      if (turn === this.#turn) this.#put(article);
      return turn === this.#turn;
    } catch (error) {
      if (turn !== this.#turn) return false;
      const refused = error instanceof Refused ? error : new Refused("unreadable");
      warn("intake", (voice) => refused.words(voice));
      return false;
    }
  }

  /** @param {Article} article */
  #put(article) {
    calm("intake");
    const fromIntake = byId("intake").contains(document.activeElement);
    if (article.sample === null) this.keeper.turnPage();
    this.session.replace(article);
    // The box is gone; whoever was in it goes on with the article.
    if (fromIntake && article.sample === null) byId("article").focus({ preventScroll: true });
  }

  /** @param {DragEvent} event */
  #isDroppable({ dataTransfer, target, defaultPrevented }) {
    if (!dataTransfer || defaultPrevented) return false;
    if (dataTransfer.types.includes("Files")) return true;
    return dataTransfer.types.includes("text/plain") && !this.#fromHere && !this.#isOthers(target);
  }

  /** Whether text that arrives here is meant for a field of its own. @param {EventTarget | null} target */
  #isOthers(target) {
    return target !== this.box && target instanceof Element && target.closest(":read-write") !== null;
  }
}

/** Whether a text may be the source of a page. @param {string} text */
const mayBeMarkup = (text) => /^\s*</.test(text);

/** @param {string} plain @param {string} html @returns {Promise<Article>} rejects with Refused */
async function articleInData(plain, html) {
  // Plain text needs no code that reads markup.
  if (html === "" && !mayBeMarkup(plain)) return readable(plainArticle(plain));
  return (await rest()).articleInData(plain, html);
}
