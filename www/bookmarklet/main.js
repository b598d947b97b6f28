// @ts-check
// The bookmark: one click highlights the article of the page that is open, a second takes everything away.

import { isRunning, RUNNING } from "./clean.js";
import { Reach } from "./reach.js";
import { begin } from "./run.js";

/** The app's address; the build puts a placeholder there, and the page that offers the bookmark its own address. */
const APP = /** @type {string} */ (/** @type {any} */ (globalThis).SUBRAYA_APP);

if (isRunning) /** @type {any} */ (window)[RUNNING].end();
else begin(() => new Reach(APP));
