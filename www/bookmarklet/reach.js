// @ts-check
// The way from a page to the engine: a hidden frame of the engine page; where the page forbids it, a window of the same;
// where that window is cut off from the page, it becomes the app's reader.

/** @import { Answer, Begin, Hello, PageCopy } from "./protocol.js" */
/** @import { Language } from "../strings.js" */
/** @import { Engine, Way } from "./run.js" */

import { host, listen, method, realm } from "./clean.js";
import { VERSION } from "./protocol.js";

/** What is slower hardly comes any more; and a window may only be opened soon after a click, some four seconds. */
const FRAME_MS = 2_000;
/** A window is loaded in plain sight, so it may take its time. */
const WINDOW_MS = 10_000;
/** Long texts take their time, and so does a slow network with the engine. */
const ANSWER_MS = 60_000;
/** A frame that has loaded without a word is another page: the network's, or the browser's own. */
const SILENCE_MS = 100;
/** What a link carries at most, in every browser. */
const MAX_FRAGMENT_CHARS = 1_000_000;

/** The window opens from the page, whose click it is. @type {(opener: Window, url: string, target: string) => Window | null} */
const openFrom = method(realm, "open");

/** @implements {Engine} */
export class Reach {
  /** @type {MessagePort | undefined} */
  #port;
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Window | null | undefined} */
  #window;
  /** @type {Map<number, (answer: Answer | undefined) => void>} */
  #waiting = new Map();
  #asked = 0;
  // Private, as all that these objects hold: the page may have put setters on `Object.prototype`.
  #app;
  #origin;
  #run;
  /** Asked again, a page that forbids frames forbids them still. */
  #frameFails = false;

  /** @param {string} app the app's address, with a slash at its end */
  constructor(app) {
    this.#app = app;
    this.#origin = new URL(app).origin;
    this.#run = String(realm.crypto.getRandomValues(new realm.Uint32Array(4)));
  }

  /** Whether the page is the app itself. */
  get isHome() {
    return [this.#app, `${this.#app}index.html`].includes(location.origin + location.pathname);
  }

  /** Whether the engine answers without the reader having to click again. */
  get isLasting() {
    return !this.#frameFails;
  }

  /** The page has thrown the frame out, and with it what it was talking with. */
  lose() {
    this.#frame?.remove();
    this.#frame = undefined;
    if (!this.#window) this.#port = undefined;
    for (const resolve of this.#waiting.values()) resolve(undefined);
  }

  /**
   * Opens the first way that there is.
   *
   * @param {() => Promise<string>} packed what a window that is cut off shows
   * @returns {Promise<Way>}
   */
  async open(packed) {
    if (this.#frame) return "frame";
    // It has to be at hand by the time that the frame is known to be forbidden: a window can't wait.
    const page = Promise.resolve().then(packed);
    if (!this.#frameFails && (await this.#byFrame())) return "frame";
    this.#frameFails = true;
    return this.#byWindow(await page);
  }

  /** @returns {Promise<boolean>} */
  async #byFrame() {
    const frame = document.createElement("iframe");
    frame.setAttribute("aria-hidden", "true");
    const known = new realm.AbortController();
    const { signal } = known;
    const blocked = new Promise((/** @type {(port: undefined) => void} */ resolve) => {
      const give = () => resolve(undefined);
      listen(document, "securitypolicyviolation", ({ blockedURI }) => blockedURI.startsWith(this.#origin) && give(), { signal });
      listen(frame, "load", () => setTimeout(give, SILENCE_MS), { signal });
      setTimeout(give, FRAME_MS);
    });
    frame.src = this.#engine();
    host.append(frame);
    this.#port = await Promise.race([this.#hello(() => frame.contentWindow, signal), blocked]);
    known.abort();
    if (this.#port) this.#frame = frame;
    else frame.remove();
    return this.#port !== undefined;
  }

  /** A window; needs a click of late. @param {string} packed @returns {Promise<Way>} */
  async #byWindow(packed) {
    /** @type {Window | null} */
    let opened = null;
    try {
      opened = openFrom(window, this.#engine(packed), "_blank");
    } catch {
      // Where a sandbox allows no windows, some browsers throw.
    }
    if (!opened) return "none";
    this.#window = opened;
    const known = new realm.AbortController();
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let watch;
    const cut = new Promise((/** @type {(port: undefined) => void} */ resolve) => {
      const began = performance.now();
      // A window that is cut off reads as closed.
      watch = setInterval(() => (opened?.closed || performance.now() - began > WINDOW_MS) && resolve(undefined), SILENCE_MS);
    });
    this.#port = await Promise.race([this.#hello(() => opened, known.signal), cut]);
    clearInterval(watch);
    known.abort();
    return this.#port ? "window" : "reader";
  }

  /** The app's reader with the page in it. @param {string} packed */
  reader(packed) {
    return `${this.#app}index.html#page=${packed}`;
  }

  /** @param {string} [packed] */
  #engine(packed) {
    const fits = packed !== undefined && packed.length < MAX_FRAGMENT_CHARS;
    return `${this.#app}bookmarklet/engine.html#run=${this.#run}${fits ? `&page=${packed}` : ""}`;
  }

  /** Waits for the engine page to say hello, and begins. @param {() => Window | null} there @param {AbortSignal} signal @returns {Promise<MessagePort>} */
  #hello(there, signal) {
    return new Promise((resolve) => {
      /** @param {MessageEvent<Hello | null>} event */
      const hear = ({ source, origin, data }) => {
        if (source === null || source !== there() || data?.subraya !== VERSION || data.run !== this.#run) return;
        // In a sandboxed page everything has the origin "null"; then the source alone tells.
        if (origin !== this.#origin && !(origin === "null" && window.origin === "null")) return;
        const { port1, port2 } = new realm.MessageChannel();
        /** @type {Begin} */
        const begin = { subraya: VERSION, run: this.#run };
        /** @type {Window} */ (source).postMessage(begin, origin === "null" ? "*" : origin, [port2]);
        port1.onmessage = ({ data }) => this.#onAnswer(data);
        resolve(port1);
      };
      listen(window, "message", hear, { signal });
    });
  }

  /** @param {Answer} answer */
  #onAnswer(answer) {
    this.#waiting.get(answer.id)?.(answer);
  }

  /** @param {PageCopy} page @param {Language} language @param {string} [readAs] @returns {Promise<Answer | undefined>} */
  async ask(page, language, readAs) {
    const id = ++this.#asked;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let watch;
    /** @type {Answer | undefined} */
    const answer = await new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      const began = performance.now();
      // A window may be closed by the reader, who sees it.
      watch = setInterval(
        () => (this.#window?.closed || performance.now() - began > ANSWER_MS) && resolve(undefined),
        SILENCE_MS,
      );
      this.#port?.postMessage({ id, page, language, readAs });
    });
    clearInterval(watch);
    this.#waiting.delete(id);
    return answer;
  }

  /** Closes the window, which was for one answer. */
  rest() {
    if (!this.#window) return;
    this.#window.close();
    this.#window = undefined;
    this.#port = undefined;
  }

  /** Ends it all. */
  end() {
    this.#port?.close();
    this.#frame?.remove();
    this.#window?.close();
  }
}

/** The page as a link carries it: JSON, deflated, in base64 for addresses. @param {PageCopy} page @returns {Promise<string>} */
export async function packed(page) {
  const { Blob, CompressionStream, FileReader } = realm;
  const json = new Blob([JSON.stringify(page)]);
  const folded = await new realm.Response(json.stream().pipeThrough(new CompressionStream("deflate-raw"))).blob();
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = resolve;
  });
  reader.readAsDataURL(folded);
  await read;
  const base64 = /** @type {string} */ (reader.result).split(",")[1];
  return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
