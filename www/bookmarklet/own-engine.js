// @ts-check
// The engine within the bookmark itself: its WebAssembly, folded; and where a page forbids that, the same code translated
// to JavaScript, on the same data.

/** @import { Answer, PageCopy } from "./protocol.js" */
/** @import { Engine, Way } from "./run.js" */

import folded from "subraya/engine-folded";
import * as glue from "subraya/engine-glue";
import translated from "subraya/engine-translated";
import { answer, isEnd } from "./answer.js";
import { realm } from "./clean.js";
import { writeData } from "./wasm-data.js";

/** What the engine asks of the glue, and where in its array of JavaScript's objects those begin that come and go. */
const IMPORTS = {
  "./subraya_bg.js": glue,
  __wbindgen_externref_xform__: { __wbindgen_externref_statics_end: () => 1028 },
};

/** @implements {Engine} */
export class OwnEngine {
  isLasting = true;
  #asked = 0;
  #app;
  /** @type {Promise<void> | undefined} */
  #started;

  /** @param {string} app the app's address, with a slash at its end */
  constructor(app) {
    this.#app = app;
  }

  get isHome() {
    return [this.#app, `${this.#app}index.html`].includes(location.origin + location.pathname);
  }

  /** @returns {Promise<Way>} */
  async open() {
    return "offline";
  }

  /** @param {PageCopy} page @param {unknown} _ @param {string} [readAs] @returns {Promise<Answer>} */
  async ask(page, _, readAs) {
    const id = ++this.#asked;
    try {
      this.#started ??= start();
      await this.#started;
    } catch {
      return { id, code: "no_engine", message: "" };
    }
    return answer({ id, page, readAs }, (text, options) => {
      try {
        return glue.analyze(text, options);
      } catch (error) {
        // The next one to ask gets another.
        if (isEnd(error)) this.#started = undefined;
        throw error;
      }
    });
  }

  /** @param {string} packed */
  reader(packed) {
    return `${this.#app}index.html#page=${packed}`;
  }

  rest() {}

  lose() {}

  end() {}
}

/** The engine's memory. @type {WebAssembly.Memory | undefined} */
let memory;

async function start() {
  const { exports, isTranslated } = await engineOf(await unfolded());
  // The glue takes the memory that it knows for the engine's as long as that has not grown.
  if (memory) outgrow(memory);
  memory = exports.memory;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  // For those who want to know why it takes longer.
  if (isTranslated) console.debug("Subraya: this page forbids WebAssembly; JavaScript does the same, only slower.");
}

/** @param {WebAssembly.Memory} memory of an engine that nobody asks any more */
function outgrow(memory) {
  try {
    memory.grow(1);
  } catch {
    // There is none left; then this alone has the same effect.
    memory.grow(0);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<{ exports: any, isTranslated: boolean }>} */
async function engineOf(bytes) {
  try {
    const { instance } = await realm.WebAssembly.instantiate(bytes, IMPORTS);
    return { exports: instance.exports, isTranslated: false };
  } catch {
    // The page's policy forbids it.
    const data = { write: (/** @type {Uint8Array} */ memory) => writeData(bytes, memory) };
    return { exports: translated({ ...IMPORTS, data }), isTranslated: true };
  }
}

/** The engine's WebAssembly. @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unfolded() {
  const { DecompressionStream, Response } = realm;
  const deflated = realm.Uint8Array.from(realm.atob(folded), (char) => char.charCodeAt(0));
  const bytes = new Response(deflated).body?.pipeThrough(new DecompressionStream("deflate-raw"));
  return new realm.Uint8Array(await new Response(bytes).arrayBuffer());
}
