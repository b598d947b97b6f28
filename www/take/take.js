// @ts-check
// The dialog in which the article is copied or saved, in one form or another.

/** @import { Session } from "../session.js" */
/** @import { Voice } from "../strings.js" */
/** @import { Format } from "./formats.js" */

import { Describer } from "../describe.js";
import { byId, make } from "../dom.js";
import { FORMATS, fileName } from "./formats.js";

/** How long a file stays at its address: browsers may begin to save it a while after the click. */
const KEPT_MS = 60_000;

export class TakeDialog {
  /** @param {Session} session @param {() => Voice} voice */
  constructor(session, voice) {
    this.session = session;
    this.voice = voice;
    const dialog = /** @type {HTMLDialogElement} */ (byId("take-dialog"));
    byId("take").addEventListener("click", () => {
      this.#fill();
      dialog.showModal();
    });
    byId("take-close").addEventListener("click", () => dialog.close());
    byId("print").addEventListener("click", () => {
      dialog.close();
      print();
    });
    // A click beside the dialog falls on the dialog itself, one inside it on something that it holds.
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  }

  #fill() {
    const { t } = this.voice();
    this.#say("");
    byId("take-formats").replaceChildren(
      ...FORMATS.map((format) => {
        const { name, what } = t.take.formats[format.name];
        return make(
          "li",
          { "data-format": format.name },
          make("h3", {}, name),
          make("p", { class: "quiet" }, what),
          this.#button(t.take.copy, name, () => this.#copy(format)),
          this.#button(t.take.download, name, () => this.#download(format)),
        );
      }),
    );
  }

  /** @param {string} word @param {string} name @param {() => Promise<void>} act */
  #button(word, name, act) {
    const button = make("button", { type: "button", "aria-label": `${word}: ${name}` }, word);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {Format} format */
  async #copy(format) {
    const { t } = this.voice();
    this.#say(t.take.preparing);
    const describer = this.#describer();
    /** @type {Record<string, Promise<Blob>>} */
    const flavours = { "text/plain": describer.then(format.file).then((file) => file.slice(0, file.size, "text/plain")) };
    for (const [type, make] of Object.entries(format.copies)) flavours[type] = describer.then(make);
    try {
      // Asked for at once, while the click still counts as the reader's leave; what is copied may come later.
      await navigator.clipboard.write([new ClipboardItem(flavours)]);
      this.#say(t.take.copied(t.take.formats[format.name].name));
    } catch {
      const made = await Promise.allSettled(Object.values(flavours));
      this.#say(made.some(({ status }) => status === "rejected") ? t.take.failed : t.take.copyFailed);
    }
  }

  /** @param {Format} format */
  async #download(format) {
    const { t } = this.voice();
    this.#say(t.take.preparing);
    try {
      const describer = await this.#describer();
      const url = URL.createObjectURL(await format.file(describer));
      const name = fileName(describer, format);
      make("a", { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
      this.#say(t.take.downloaded(name));
    } catch {
      this.#say(t.take.failed);
    }
  }

  /** Describes the article as it is now, as soon as the engine has read it. @returns {Promise<Describer>} */
  async #describer() {
    const { session } = this;
    const { reading } = session;
    if (reading?.article === session.article) return new Describer(reading.article, reading.analysis, this.voice());
    return new Promise((resolve, reject) => {
      const done = new AbortController();
      const { signal } = done;
      session.addEventListener(
        "reading",
        () => {
          done.abort();
          resolve(this.#describer());
        },
        { signal },
      );
      session.addEventListener(
        "failure",
        () => {
          done.abort();
          reject(new Error("no analysis"));
        },
        { signal },
      );
    });
  }

  /** @param {string} words */
  #say(words) {
    byId("take-status").textContent = words;
  }
}
