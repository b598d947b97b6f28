// @ts-check
// Whether the bookmark would work in this browser, tried without a bookmark.

/** @import { Language } from "../voice.js" */
/** @import { Answer, Ask } from "./protocol.js" */

import { VERSION } from "./protocol.js";

/** Slow networks bring the engine slowly. */
const FRAME_MS = 20_000;
const WINDOW_MS = 8_000;

/**
 * What a bookmark may hold, in characters: measured, but for phones, where it is what services that sync are said to carry.
 * What is not known of a browser is not told.
 *
 * @type {Record<string, number | undefined>}
 */
export const LIMITS = { chrome: 2_097_152, firefox: 65_536, android: 4_096, iphone: 4_096 };

export const SUPPORTS_HIGHLIGHTS = "highlights" in CSS && typeof Highlight === "function";

/** Whether the engine answers from a frame, as it does on a page that allows frames. @param {string[]} article @param {Language} language @returns {Promise<boolean>} */
export async function engineAnswers(article, language) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  const run = crypto.getRandomValues(new Uint32Array(4)).join("");
  const said = hello(() => frame.contentWindow, run, FRAME_MS);
  frame.src = `engine.html#run=${run}`;
  document.body.append(frame);
  try {
    if (!(await said)) return false;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, FRAME_MS);
    });
    frame.contentWindow?.postMessage({ subraya: VERSION, run }, location.origin, [port2]);
    const texts = article.flatMap((paragraph) => [["p", {}], paragraph, 0]);
    const entries = [["body", {}], ["article", {}], ...texts, 0, 0];
    /** @type {Ask} */
    const ask = {
      id: 1,
      language,
      page: { url: location.href, title: "", lang: language, entries: /** @type {any} */ (entries), selection: null },
    };
    port1.postMessage(ask);
    const answer = /** @type {Answer | undefined} */ (await answered);
    return answer !== undefined && "analysis" in answer;
  } finally {
    frame.remove();
  }
}

/** Whether a window may open and speak to its opener. Must be called while a click is fresh. @returns {Promise<boolean>} */
export async function windowOpens() {
  const run = crypto.getRandomValues(new Uint32Array(4)).join("");
  const opened = open(`engine.html#run=${run}`, "_blank");
  if (!opened) return false;
  try {
    return await hello(() => opened, run, WINDOW_MS);
  } finally {
    opened.close();
  }
}

/** @param {() => Window | null} there @param {string} run @param {number} patience @returns {Promise<boolean>} whether the engine page has said hello */
function hello(there, run, patience) {
  return new Promise((resolve) => {
    /** @param {MessageEvent} event */
    const hear = ({ source, origin, data }) => {
      if (!source || source !== there() || origin !== location.origin || data?.subraya !== VERSION || data.run !== run) return;
      end(true);
    };
    const timer = setTimeout(() => end(false), patience);
    /** @param {boolean} heard */
    const end = (heard) => {
      clearTimeout(timer);
      removeEventListener("message", hear);
      resolve(heard);
    };
    addEventListener("message", hear);
  });
}
