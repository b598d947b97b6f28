// @ts-check
// The engine in Chromium and in Firefox.

import { startChromium } from "../tests/browser/chromium.mjs";
import { startFirefox } from "../tests/browser/firefox.mjs";
import { progress, quick, say } from "./say.mjs";
import { startServer } from "./server.mjs";

/** Called in the page. @param {boolean} quick */
async function body(quick) {
  const path = "/benches/in-page.mjs";
  return (await import(path)).engine(quick);
}

const server = await startServer();
try {
  const chromium = await startChromium();
  try {
    const page = await chromium.newPage();
    page.on("console", (message) => message.type() === "info" && progress(`Chromium: ${message.text()}`));
    await page.goto(`${server.url}empty`);
    const where = `Chromium ${chromium.version()}`;
    for (const found of await page.evaluate(body, quick)) say({ part: "browsers", who: "Subraya", where, ...found });
  } finally {
    await chromium.close();
  }
  progress("Firefox");
  // Its clock is rounded to a millisecond otherwise.
  const firefox = await startFirefox({ "privacy.reduceTimerPrecision": false, "dom.max_script_run_time": 0 });
  try {
    const page = await firefox.open(`${server.url}empty`, { width: 1280, height: 900 });
    const where = `Firefox ${/Firefox\/(\S+)/.exec(await page.call(() => navigator.userAgent))?.[1]}`;
    for (const found of await page.call(body, quick)) say({ part: "browsers", who: "Subraya", where, ...found });
  } finally {
    await firefox.stop();
  }
} finally {
  server.stop();
}
