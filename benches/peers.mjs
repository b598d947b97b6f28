// @ts-check
// Others that do a part of what the engine does, side by side with it: one Chromium, the same texts, turn by turn.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startChromium } from "../tests/browser/chromium.mjs";
import { read } from "../tests/browser/www.mjs";
import { brotli } from "./brotli.mjs";
import { SENTENCES } from "./engine.mjs";
import { progress, quick, say } from "./say.mjs";
import { startServer, WORK } from "./server.mjs";
import { spread } from "./timing.mjs";

/** @type {{ name: string, language: "es" | "en", does: string }[]} */
const PEERS = [
  { name: "es-compromise", language: "es", does: "Spanish words' classes, names, numbers" },
  { name: "compromise", language: "en", does: "English names, numbers, quotations" },
  { name: "wink-nlp", language: "en", does: "English sentences, numbers, dates" },
  { name: "recognizers-text", language: "es", does: "Spanish numbers" },
];
/** Whoever has taken this long for a text is not given a longer one. */
const TOO_LONG_MS = 3_000;

/** The same in the page. */
const call = {
  /** @param {[string, string]} given */
  ready: async ([name, sentence]) => (await import("" + "/benches/in-page.mjs")).ready(name, sentence),
  /** @param {[string, string, number]} given */
  warm: async ([name, text, ms]) => (await import("" + "/benches/in-page.mjs")).warm(name, text, ms),
  /** @param {[string, string]} given */
  longer: async ([name, text]) => (await import("" + "/benches/in-page.mjs")).longer(name, text),
  /** @param {[string, number]} given */
  paintOurs: async ([text, runs]) => (await import("" + "/benches/painting.mjs")).paintOurs(text, runs),
  /** @param {[string, number]} given */
  paintMarkJs: async ([text, runs]) => (await import("" + "/benches/painting.mjs")).paintMarkJs(text, runs),
};

const server = await startServer();
const chromium = await startChromium();
try {
  const where = `Chromium ${chromium.version()}`;
  const part = "peers";
  /** @type {Record<string, number>} */
  const { dependencies } = JSON.parse(await readFile(join(WORK, "npm/package.json"), "utf8"));
  const packageOf = { "recognizers-text": "@microsoft/recognizers-text-number" };
  const who = (/** @type {string} */ name) => {
    const full = packageOf[/** @type {keyof typeof packageOf} */ (name)] ?? name;
    return name === "subraya" ? "Subraya" : `${full} ${dependencies[full]}`;
  };
  const ours = await Promise.all(["pkg/subraya_bg.wasm", "pkg/subraya.js"].map(read));
  say({ part, who: "Subraya", what: "size", unit: "bytes", value: brotli(ours[0]) + brotli(ours[1]) });
  for (const name of [...PEERS.map(({ name }) => name), "mark.js"]) {
    const bytes = await readFile(join(WORK, "peers", `${name.replace(/\.js$/, "")}.js`));
    say({ part, who: who(name), what: "size", unit: "bytes", value: brotli(bytes) });
  }
  for (const { name, language, does } of PEERS) {
    progress(name);
    const page = await chromium.newPage();
    await page.goto(`${server.url}empty`);
    /** @type {Record<string, number[]>} */
    const starts = { subraya: [], [name]: [] };
    for (let run = 0; run < (quick ? 3 : 7); run++) {
      for (const one of ["subraya", name]) starts[one].push(await page.evaluate(call.ready, [one, SENTENCES[language]]));
    }
    for (const one of ["subraya", name]) {
      say({ part, who: who(one), against: who(name), does, language, where, what: "ready", unit: "ms", ...spread(starts[one]) });
    }
    for (const one of ["subraya", name]) {
      const time = await page.evaluate(call.warm, [one, `${language}-article`, quick ? 1000 : 3000]);
      say({ part, who: who(one), against: who(name), language, where, what: "article", unit: "ms", ...time });
    }
    /** @type {Set<string>} */
    const slow = new Set();
    for (const size of quick ? ["10k", "100k"] : ["10k", "100k", "1m"]) {
      for (const one of ["subraya", name].filter((one) => !slow.has(one))) {
        progress(`${one}, ${size}`);
        const time = await page.evaluate(call.longer, [one, `${language}-${size}`]);
        say({ part, who: who(one), against: who(name), language, where, what: size, unit: "ms", ...time });
        if (time.value > TOO_LONG_MS) slow.add(one);
      }
    }
    await page.close();
  }
  for (const [text, runs] of /** @type {[string, number][]} */ (
    quick
      ? [["es-article", 3]]
      : [
          ["es-article", 15],
          ["es-100k", 5],
          ["es-1m", 3],
        ]
  )) {
    for (const [name, body] of /** @type {const} */ ([
      ["subraya", call.paintOurs],
      ["mark.js", call.paintMarkJs],
    ])) {
      progress(`painting ${text}, ${name}`);
      const page = await chromium.newPage();
      await page.goto(`${server.url}empty`);
      // A peer may have limits of its own, such as how many words its pattern can hold.
      const found = await page.evaluate(body, [text, runs]).catch((error) => ({ missing: error.message.slice(-80) }));
      say({ part, who: who(name), against: who("mark.js"), where, what: `paint ${text}`, unit: "ms", ...found });
      await page.close();
    }
  }
} finally {
  await chromium.close();
  server.stop();
}
