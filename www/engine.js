// @ts-check
// The one place that knows where the engine is and how it is asked: it works in a worker, on one text at a time.

/** @import { Analysis, WorkerMessage } from "./contract.js" */

/**
 * @typedef {object} EngineRequest
 * @property {AbortSignal} [signal]
 * @property {OnProgress} [onProgress]
 * @property {string | null} [language] in which the text is to be read; null for the one that it tells
 */

/** The engine could not be fetched or started; the text is not to blame. */
export class EngineMissing extends Error {}

/**
 * The engine has come to an end in the middle of a text, by a defect of its own, for lack of memory, or because the browser
 * has ended its worker more than once. Another one serves the next text.
 */
export class EngineBroken extends Error {}

/** Whether the engine has answered that a text is in no language that it reads. @param {unknown} error */
export const isUndetected = (error) => /** @type {{ code?: unknown } | null} */ (error)?.code === "undetected_language";

/** @typedef {(done: number, total: number) => void} OnProgress called before each of the engine's stages */

/**
 * @typedef {object} Request
 * @property {{ text: string, language: string | undefined }} ask
 * @property {OnProgress | undefined} onProgress
 * @property {(analysis: Analysis) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {boolean} [isAgain] whether a worker has been lost over it
 */

/** Where the engine is, seen from the page, which begins to fetch it before any script runs. */
const ENGINE = "pkg/subraya_bg.wasm";
/** An analysis that nobody wants any more may take so long to its end; then its worker ends with it. */
const LAST_MS = 100;

/** What is asked for, in order; the first is being worked on as soon as the worker is ready. @type {Request[]} */
const queue = [];
/** @type {Worker | undefined} */
let worker;
let ready = false;
let working = false;
/** The answer to the first request, as far as it has come. @type {Analysis | undefined} */
let coming;
/** The engine compiled, for this worker and those after it. @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** Starts the engine, so that it is ready when it is asked. */
export function warmUp() {
  if (!worker) start();
}

/**
 * Analyses a text, starting the engine on first use.
 *
 * @param {string} text
 * @param {EngineRequest} [options]
 * @returns {Promise<Analysis>} rejects with EngineMissing, with EngineBroken, with the engine's own Error, which has a `code`, or with the signal's reason
 */
export function analyze(text, { signal, onProgress, language } = {}) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = { ask: { text, language: language ?? undefined }, onProgress, resolve, reject };
    signal?.addEventListener("abort", () => drop(request, signal.reason), { once: true });
    queue.push(request);
    next();
  });
}

/** Sends the first request, if nothing is being worked on. */
function next() {
  if (working || queue.length === 0) return;
  if (!worker) start();
  if (!ready) return;
  working = true;
  worker?.postMessage(queue[0].ask);
}

function start() {
  // Browsers remember a module that failed to load, but not from one worker to the next.
  const started = new Worker("pkg/worker.js", { type: "module" });
  worker = started;
  compiled ??= compile();
  compiled.then(
    (module) => started.postMessage(module),
    () => {
      compiled = undefined;
      if (worker === started) miss();
    },
  );
  started.addEventListener("message", ({ data }) => worker === started && hear(data, started));
  started.addEventListener("error", (event) => {
    event.preventDefault();
    if (worker !== started) return;
    if (ready) lose();
    else miss();
  });
}

/** While its bytes come, if the server tells what they are. @returns {Promise<WebAssembly.Module>} */
async function compile() {
  const response = await fetch(ENGINE);
  if (!response.ok) throw new Error(`${ENGINE}: ${response.status}`);
  const isTold = response.headers.get("content-type") === "application/wasm";
  return isTold ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {WorkerMessage} message @param {Worker} from */
function hear(message, from) {
  switch (message.say) {
    case "alive":
      // A browser that ends a worker tells nobody, but then nobody holds the worker's lock any more.
      return navigator.locks?.request(message.lock, () => worker === from && lose()).catch(() => {});
    case "ready":
      ready = true;
      return next();
    case "missing":
      return miss();
    case "progress":
      return queue[0].onProgress?.(message.done, message.total);
    case "head":
      coming = { ...message.head, actors: [], figures: [], attributions: [] };
      return;
    case "slice":
      if (coming) /** @type {any[]} */ (coming[message.list]).push(...JSON.parse(message.items));
      return;
    case "done":
      return settle(({ resolve }) => resolve(/** @type {Analysis} */ (coming)));
    case "failed":
      return settle(({ reject }) => reject(Object.assign(new Error(message.message), { code: message.code })));
    case "broken":
      return giveUp(new EngineBroken(message.message));
  }
}

/** @param {(request: Request) => void} answer */
function settle(answer) {
  const request = /** @type {Request} */ (queue.shift());
  working = false;
  answer(request);
  coming = undefined;
  next();
}

/** Nobody can be served; the next request tries again. */
function miss() {
  stop();
  for (const { reject } of queue.splice(0)) reject(new EngineMissing("the engine did not start"));
}

/** The worker is gone: what is being asked is asked once more of another. */
function lose() {
  const [request] = queue;
  if (request?.isAgain) return giveUp(new EngineBroken("the worker was ended"));
  if (request) request.isAgain = true;
  stop();
  next();
}

/** Gives up the text that is being worked on, and its worker, whose engine nobody may ask any more. @param {EngineBroken} error */
function giveUp(error) {
  stop();
  queue.shift()?.reject(error);
  // Whoever asks next should not have to wait.
  warmUp();
}

/** @param {Request} request @param {unknown} reason */
function drop(request, reason) {
  const at = queue.indexOf(request);
  if (at < 0) return;
  request.reject(reason);
  if (at > 0 || !working) {
    queue.splice(at, 1);
    return next();
  }
  // The engine can't be interrupted. What is soon over may come to its end, as it does while somebody types; else its
  // worker ends, and another begins.
  request.onProgress = undefined;
  setTimeout(() => {
    if (queue[0] !== request) return;
    stop();
    queue.shift();
    next();
  }, LAST_MS);
}

function stop() {
  worker?.terminate();
  worker = undefined;
  ready = false;
  working = false;
  coming = undefined;
}
