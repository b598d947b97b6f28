// @ts-check
// The engine page: finds the article in what a page sends, analyses it and answers. It keeps nothing, so any page may ask.

import init, { analyze } from "../pkg/subraya.js";
import { answer } from "./answer.js";

/** Whoever opened this page; hello.js waits for it. @type {Promise<MessagePort> | undefined} */
const opened = /** @type {any} */ (window).subrayaPort;
const engine = init();
// A failure is told to whoever asks.
engine.catch(() => {});

/** @param {MessagePort} port */
async function serve(port) {
  /** @type {import("./mini-side.js").MiniSide | undefined} */
  let side;
  port.onmessage = async ({ data }) => {
    if (data?.at) return side?.at(data.at);
    if (data?.mini) side ??= new (await import("./mini-side.js")).MiniSide(port);
    /** @type {import("./protocol.js").Answer} */
    let told;
    try {
      await engine;
      told = await answer(data, analyze);
    } catch {
      told = { id: data?.id, code: "no_engine", message: "" };
    }
    if (side) await side.show(told, data.behind);
    else port.postMessage(told);
  };
}

if (opened) serve(await opened);
