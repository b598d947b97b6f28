// Debian's Chromium: where it is and how it is started.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function findChromium() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place && existsSync(place));
  assert.ok(found, "no Chromium here: install the package `chromium`, or set CHROMIUM to the path of one");
  return found;
}

/** @param {string[]} [more] further flags */
export const startChromium = (more = []) =>
  chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, ...more] });
