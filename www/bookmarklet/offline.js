// @ts-check
// The bookmark that needs no network: it carries the engine, Readability and all else within itself. It is too long for
// every browser but Chromium and its kin.

import { isRunning, RUNNING } from "./clean.js";
import { OwnEngine } from "./own-engine.js";
import { begin } from "./run.js";

/** Where the reader is, for whoever has a network after all. */
const APP = /** @type {string} */ (/** @type {any} */ (globalThis).SUBRAYA_APP);

if (isRunning) /** @type {any} */ (window)[RUNNING].end();
else begin(() => new OwnEngine(APP));
