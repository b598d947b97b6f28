// @ts-check
// Editing in place: the article becomes something to type into, where it stands, with its highlights.

/** @import { Article } from "./article.js" */
/** @import { Highlight } from "./highlights.js" */
/** @import { Reader } from "./reader.js" */
/** @import { Session } from "./session.js" */
/** @import { Voice } from "./strings.js" */

import { editBetween } from "./article.js";
import { byId } from "./dom.js";
import { SpanIndex } from "./highlights.js";
import { canPaint, Painter } from "./painter.js";
import { Surface } from "./surface.js";

/** What stands above the article and stays there while it is scrolled. */
const LEGEND_HEIGHT = 48;

/**
 * Events: "entering" before editing begins, when the article must be where it can be seen; "left" when it has ended, and
 * something must be shown in place of what was typed into.
 */
export class Editor extends EventTarget {
  /** @type {Surface | undefined} there while the article is being edited */
  #surface;
  #painter = new Painter();
  /** @type {SpanIndex<Highlight>} */
  #index = new SpanIndex([]);

  /** @param {Session} session @param {Reader} reader @param {() => Voice} voice */
  constructor(session, reader, voice) {
    super();
    this.session = session;
    this.reader = reader;
    this.voice = voice;
    const { article } = reader;
    byId("edit").addEventListener("click", () => (this.active ? this.leave() : this.enter()));
    article.addEventListener("keydown", (event) => {
      const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing);
      if (!plain || !(this.active ? event.key === "Escape" : event.key === "e")) return;
      event.preventDefault();
      if (this.active) this.leave();
      else this.enter();
    });
    article.addEventListener("beforeinput", (event) => this.#onBeforeInput(event));
    article.addEventListener("input", (event) => this.#onInput(/** @type {InputEvent} */ (event)));
    article.addEventListener("compositionend", () => this.#tidy());
    article.addEventListener("paste", (event) => {
      const words = event.clipboardData?.getData("text/plain");
      if (!this.active) return;
      event.preventDefault();
      // What is typed into may be another element by the time others hear of this.
      event.stopPropagation();
      if (words) this.#insert(words);
    });
    document.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("subraya:edit", (event) => this.enter(/** @type {CustomEvent} */ (event).detail?.caret));
  }

  get active() {
    return this.#surface !== undefined;
  }

  /** Begins to edit, or goes on at another place. @param {number} [caret] where, if not at what is being read */
  enter(caret) {
    if (this.#surface) {
      if (caret !== undefined) this.#surface.select(caret);
      return;
    }
    this.dispatchEvent(new Event("entering"));
    const { reader, session } = this;
    const selected = reader.selection();
    const anchor = reader.blocks.anchor(LEGEND_HEIGHT);
    const surface = new Surface(this.voice().t.intake.surface);
    this.#surface = surface;
    surface.show(session.article.text);
    reader.lend(surface);
    byId("edit").setAttribute("aria-pressed", "true");
    this.dispatchEvent(new Event("entered"));
    surface.restore(anchor);
    surface.select(caret ?? selected?.start ?? anchor.offset, caret ?? selected?.end ?? anchor.offset);
  }

  /** Ends the editing; the article goes on being read where it was. */
  leave() {
    const surface = this.#surface;
    if (!surface) return;
    const anchor = surface.anchor(LEGEND_HEIGHT);
    this.#painter.clear();
    this.#surface = undefined;
    this.reader.takeBack();
    byId("edit").setAttribute("aria-pressed", "false");
    this.dispatchEvent(new Event("left"));
    this.reader.blocks.restore(anchor);
    this.reader.article.focus({ preventScroll: true });
  }

  /** The session has another text, which may have been typed here. @param {Article} article */
  follow({ text }) {
    const surface = this.#surface;
    if (!surface || surface.text === text) return;
    const edit = editBetween(surface.text, text);
    surface.put(edit, text);
    surface.select(edit.start + edit.inserted);
  }

  /** @param {Highlight[]} highlights of the text as it is now */
  paint(highlights) {
    if (!this.#surface || !canPaint) return;
    this.#index = new SpanIndex(highlights);
    this.#painter.paint(this.#surface.list, this.#index);
  }

  /** Goes to the next highlight of this key. @param {string} key */
  goTo(key) {
    const stops = this.#index.spans.filter((highlight) => highlight.stop && highlight.key === key);
    const caret = this.#surface?.caret ?? 0;
    const stop = stops.find(({ start }) => start > caret) ?? stops[0];
    if (stop) this.#surface?.select(stop.end, stop.start);
  }

  /** @param {InputEvent} event */
  #onBeforeInput(event) {
    const surface = this.#surface;
    if (!surface) return;
    const { inputType, isComposing, cancelable } = event;
    if (inputType === "historyUndo" || inputType === "historyRedo") {
      event.preventDefault();
      if (inputType === "historyUndo") this.session.undo();
      else this.session.redo();
      return;
    }
    if (inputType.startsWith("format")) return event.preventDefault();
    if (isComposing || !cancelable) return;
    const { start, end } = this.#stretchOf(surface, event);
    const words = wordsOf(event);
    // Within a block a browser knows best how to type and to delete.
    if (words === undefined && surface.at(start) === surface.at(end)) return;
    event.preventDefault();
    this.#replace(start, end, words ?? event.data ?? "");
  }

  /** What an input is going to replace. @param {Surface} surface @param {InputEvent} event */
  #stretchOf(surface, event) {
    const [range] = event.getTargetRanges();
    if (range) {
      const start = surface.offsetOf(range.startContainer, range.startOffset);
      return { start, end: surface.offsetOf(range.endContainer, range.endOffset) };
    }
    // Some browsers tell this of few inputs. Where nothing is selected, only the end of a block matters to us.
    const { caret } = surface;
    const selected = surface.selection();
    if (selected) return selected;
    const block = surface.at(caret);
    const backward = /^delete.*Backward$/.test(event.inputType) && caret === block?.start;
    const forward = /^delete.*Forward$/.test(event.inputType) && caret === block?.end && caret < surface.text.length;
    return { start: Math.max(0, backward ? caret - 1 : caret), end: forward ? caret + 1 : caret };
  }

  /** The browser has typed or deleted something. @param {InputEvent} event */
  #onInput(event) {
    if (!this.#surface) return;
    this.session.type(this.#surface.read());
    if (!event.isComposing) this.#tidy();
  }

  /** Sees to it that the page shows the session's text, in blocks of our own. */
  #tidy() {
    const surface = this.#surface;
    if (!surface) return;
    const { text } = this.session.article;
    if (surface.sound && surface.text === text) return;
    const { caret } = surface;
    surface.show(text);
    surface.select(Math.min(caret, text.length));
    this.paint(this.#index.spans);
  }

  /** Puts words in the place of what is selected. @param {string} words */
  #insert(words) {
    const caret = this.#surface?.caret ?? 0;
    const { start, end } = this.#surface?.selection() ?? { start: caret, end: caret };
    this.#replace(start, end, words.replace(/\r\n?/g, "\n"));
  }

  /** @param {number} start @param {number} end @param {string} words */
  #replace(start, end, words) {
    const { text } = this.session.article;
    this.session.type(text.slice(0, start) + words + text.slice(end));
    // A refused text has changed nothing.
    if (this.session.article.text !== text) this.#surface?.select(start + words.length);
  }

  /** Undoing and redoing, wherever the focus is, but for fields, which have their own. @param {KeyboardEvent} event */
  #onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const redo = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !redo) return;
    if (event.target instanceof Element && event.target.closest("input:not([type='checkbox']), textarea, dialog")) return;
    event.preventDefault();
    if (redo) this.session.redo();
    else this.session.undo();
  }
}

/** The words that we insert ourselves; undefined where the browser may do as it does. @param {InputEvent} event @returns {string | undefined} */
function wordsOf({ inputType, data, dataTransfer }) {
  switch (inputType) {
    case "insertParagraph":
    case "insertLineBreak":
      return "\n";
    case "insertFromPaste":
    case "insertFromDrop":
    case "insertFromYank":
    case "insertReplacementText":
      return (dataTransfer?.getData("text/plain") ?? data ?? "").replace(/\r\n?/g, "\n");
    default:
      return undefined;
  }
}
