// @ts-check
// The engine page: finds the article in what a page sends, analyses it and answers. It keeps nothing, so any page may ask.

import init, { analyze, __wbg_reset_state as renew } from "../pkg/subraya.js";
import { answer, isEnd } from "./answer.js";

/** Beside this module, wherever that is. */
const MINI_SIDE = "./mini-side.js";

/** Whoever opened this page; hello.js waits for it. @type {Promise<MessagePort> | undefined} */
const opened = /** @type {any} */ (window).subrayaPort;
const engine = init({ module_or_path: new URL("../pkg/subraya_bg.wasm", document.baseURI) });
// A failure is told to whoever asks.
engine.catch(() => {});

/** The engine; a fresh one takes the place of one that has trapped. @type {typeof analyze} */
function analyzeOrRenew(text, options) {
  try {
    return analyze(text, options);
  } catch (error) {
    if (isEnd(error)) renew();
    throw error;
  }
}

/** @param {MessagePort} port */
async function serve(port) {
  /** @type {import("./mini-side.js").MiniSide | undefined} */
  let side;
  /** @param {any} ask */
  const tell = async (ask) => {
    /** @type {import("./protocol.js").Answer} */
    let told;
    try {
      await engine;
      told = await answer(ask, analyzeOrRenew);
    } catch {
      told = { id: ask?.id, code: "no_engine", message: "" };
    }
    if (side) await side.show(told, ask.behind);
    else port.postMessage(told);
  };
  port.onmessage = async ({ data }) => {
    if (data?.at) return side?.at(data.at);
    if (data?.mini) {
      /** @type {typeof import("./mini-side.js")} */
      const { MiniSide } = await import(MINI_SIDE);
      side ??= new MiniSide(port, (readAs) => tell({ ...data, readAs }));
    }
    await tell(data);
  };
}

if (opened) serve(await opened);
