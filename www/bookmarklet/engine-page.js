// @ts-check
// The engine page: finds the article in what a page sends, analyses it and answers. It keeps nothing, so any page may ask.

/** @import { Ask } from "./protocol.js" */

import init, { analyze } from "../pkg/subraya.js";
import { answer } from "./answer.js";

const engine = init();

/** @type {Promise<MessagePort>} hello.js waits for whoever opened this page */
const opened = /** @type {any} */ (window).subrayaPort;
if (opened) serve(await opened);

/** @param {MessagePort} port */
function serve(port) {
  port.onmessage = async ({ data }) => {
    const ask = /** @type {Ask} */ (data);
    try {
      await engine;
    } catch {
      port.postMessage({ id: ask.id, code: "no_engine", message: "" });
      return;
    }
    port.postMessage(await answer(ask, analyze));
  };
}
