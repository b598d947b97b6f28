// The bookmark on every kind of page, in both browsers, started as people start it. What is seen goes into tests/README.md.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bookmarkUrl } from "../../www/bookmarklet/address.js";
import { highlightsOf } from "../../www/highlights.js";
import * as engine from "../../www/pkg/subraya.js";
import { chromiumDriver, firefoxDriver } from "./bookmarklet/drivers.mjs";
import { BOOKMARKS, PAGES, PARAGRAPHS } from "./bookmarklet/pages.mjs";
import { PROFILES } from "./bookmarklet/profiles.mjs";
import { news, startServer } from "./bookmarklet/server.mjs";
import { nameOf, read, WWW } from "./www.mjs";

const { OFFLINE } = await import(pathToFileURL(join(WWW, nameOf("pkg/bookmark-offline.js"))).href);

const WAIT_MS = 15_000;

/** What browsers say that has to be: of a policy that forbids the frame which is tried, of a sandbox. */
const SAID = /frame-src|sandbox/;
/** What they say besides where the engine that a bookmark carries must be translated. */
const SAID_OFFLINE = /wasm-eval|WebAssembly/;

let sites;
before(async () => {
  await engine.default({ module_or_path: await read(nameOf("pkg/subraya_bg.wasm")) });
  sites = await startServer();
});
after(() => sites?.stop());

/** @typedef {{ page: string, profile: string, bookmark: string }} Cell */

const MINI_PROFILES = ["none", "nonce + strict-dynamic", "default-src 'none'", "COOP same-origin", "trusted-types 'none'"];

/** @type {Cell[]} */
const CELLS = [
  ...Object.keys(PROFILES).map((profile) => ({ page: "plain", profile, bookmark: "full" })),
  ...Object.keys(PAGES)
    .slice(1)
    .map((page) => ({ page, profile: "none", bookmark: "full" })),
  ...MINI_PROFILES.map((profile) => ({ page: "plain", profile, bookmark: "mini" })),
  { page: "10,000 nodes", profile: "none", bookmark: "mini" },
  { page: "open shadow root", profile: "none", bookmark: "mini" },
  { page: "text selected by the reader", profile: "none", bookmark: "mini" },
  ...["none", "nonce + strict-dynamic", "default-src 'none'", "trusted-types 'none'"].map((profile) => ({
    page: "plain",
    profile,
    bookmark: "offline",
  })),
];

/** Firefox stores no bookmark that long. */
const hasNone = (driver, { bookmark }) => bookmark === "offline" && driver.name === "Firefox";

/** White space is laid out as each page likes. @param {string} text */
const bare = (text) => text.replace(/\s/g, "");

/**
 * Stretches of the article without its white space, those that touch as one: a highlight may stand in several text nodes.
 *
 * @param {Record<string, [start: number, end: number][]>} found
 * @param {string} text without white space
 * @returns {Record<string, string[]>} by the part of a highlight where it is and its words
 */
function written(found, text) {
  const parts = Object.entries(found).map(([part, stretches]) => {
    /** @type {[number, number][]} */
    const joined = [];
    for (const [start, end] of stretches.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = joined.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
    }
    return [part, joined.map(([start, end]) => `${start} ${text.slice(start, end)}`)];
  });
  return Object.fromEntries(parts);
}

/** What is to be painted. @param {string[]} paragraphs */
function expectedOf(paragraphs) {
  const text = paragraphs.join("\n\n");
  /** @type {Record<string, [number, number][]>} */
  const found = {};
  if (text === "") return found;
  for (const { part, start, end } of highlightsOf(text, engine.analyze(text, {}))) {
    found[part] ??= [];
    found[part].push([bare(text.slice(0, start)).length, bare(text.slice(0, end)).length]);
  }
  return written(found, bare(text));
}

/** Runs in the page: what is painted, and the page's text in which it is, without white space. */
function painted() {
  const bare = (text) => text.replace(/\s/g, "");
  const views = [window];
  const begins = new Map();
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      begins.set(node, text.length);
      text += bare(node.data);
      return;
    }
    if (/^(?:script|style|subraya-panel)$/.test(node.localName)) return;
    if (node.shadowRoot) walk(node.shadowRoot);
    // A frame of another origin tells nothing of itself.
    if (node.localName === "iframe" && node.contentDocument) {
      views.push(node.contentWindow);
      walk(node.contentDocument.body);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  const place = (node, offset) => (begins.has(node) ? begins.get(node) + bare(node.data.slice(0, offset)).length : -1);
  const found = {};
  for (const view of views) {
    // Firefox lets nobody iterate over them from outside of the page, but this it does.
    view.CSS.highlights.forEach((highlight, name) => {
      if (!name.startsWith("subraya-") || name.startsWith("subraya-lit-")) return;
      const part = name.slice("subraya-".length);
      highlight.forEach(({ startContainer, startOffset, endContainer, endOffset }) => {
        found[part] ??= [];
        found[part].push([place(startContainer, startOffset), place(endContainer, endOffset)]);
      });
    });
  }
  return { found, text };
}

/** What is painted, told from the beginning of the article. @param {import("./bookmarklet/drivers.mjs").Driver} driver @param {string[]} paragraphs */
async function paintedIn(driver, paragraphs) {
  const { found, text } = await driver.call(painted);
  const article = bare(paragraphs.join(""));
  const begin = text.indexOf(article);
  for (const stretches of Object.values(found)) for (const stretch of stretches) for (const at of [0, 1]) stretch[at] -= begin;
  return written(found, article);
}

/** Runs in the page: the whole of it but for what the bookmark has added. */
function everything() {
  const roots = [document];
  const walk = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeValue;
    if (node.localName === "subraya-panel") return "";
    if (node.shadowRoot) roots.push(node.shadowRoot);
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).join("");
    const shadow = node.shadowRoot ? `[${[...node.shadowRoot.childNodes].map(walk).join("")}]` : "";
    return `<${node.localName}${attributes}>${shadow}${[...node.childNodes].map(walk).join("")}</>`;
  };
  const html = walk(document.documentElement);
  const sheets = roots.reduce((sum, root) => sum + root.adoptedStyleSheets.length, 0);
  const highlights = [];
  CSS.highlights.forEach((_, name) => void highlights.push(name));
  return { html, sheets, highlights, host: document.querySelectorAll("subraya-panel").length };
}

/** @template T @param {() => Promise<T>} look @param {(seen: T) => boolean} wanted @returns {Promise<T>} what is seen in the end */
async function until(look, wanted, ms = WAIT_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (wanted(seen) || Date.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

const same = (one, other) => {
  try {
    assert.deepEqual(one, other);
    return true;
  } catch {
    return false;
  }
};

/** One page with one bookmark in one browser. @returns {Promise<string>} what the table says */
async function run(driver, { page, profile, bookmark }) {
  const { html, expected = PARAGRAPHS, before: first, later, restless } = PAGES[page];
  news.set(driver.name, { html, headers: PROFILES[profile] });
  const url = bookmarkUrl(bookmark === "offline" ? OFFLINE : BOOKMARKS[bookmark], sites.app);
  await driver.goto(`${sites.news}${driver.name}/`);
  const start = await driver.call(everything);
  await driver.call(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
      globalThis.violations.push(effectiveDirective),
    );
  });
  if (first) await driver.own(first);
  const wanted = expectedOf(expected);
  driver.problems.length = 0;
  const clicked = performance.now();
  await driver.click(url);
  if (profile === "sandbox") {
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(await driver.call(everything), start, "nothing runs");
    return "nothing runs";
  }
  const panelSays = () =>
    driver.call(() => document.querySelector("subraya-panel")?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "");
  const way = async () => {
    if (bookmark !== "mini") return driver.own(`globalThis[Symbol.for("subraya")]?.way ?? ""`);
    return (await driver.others()).length > 0 ? "window" : "frame";
  };
  if (later) {
    await until(way, (way) => way !== "");
    // What comes late comes when the first reading is over.
    await until(panelSays, (words) => !words.includes("Buscando") && words !== "");
    await driver.own(later);
  }
  const isApart = profile.startsWith("COOP + default") || profile.startsWith("sandbox allow-scripts + frame");
  const seen = isApart
    ? {}
    : await until(
        () => paintedIn(driver, expected),
        (seen) => same(seen, wanted) && (expected.length > 0 || seen !== null),
        expected.length > 0 ? WAIT_MS : 0,
      );
  const ms = Math.round(performance.now() - clicked);
  if (expected.length === 0) {
    const says = await until(panelSays, (words) => /ninguna noticia/.test(words));
    assert.match(says, /ninguna noticia/, "says that there is no article");
  }
  const taken = await until(way, (way) => way !== "");
  if (taken === "reader") {
    const [other] = await until(driver.others, ([other]) => other?.marks > 0 && !other.url.includes("page="));
    assert.ok(other?.marks > 0, `the reader shows the article: ${JSON.stringify(other)}`);
    assert.ok(!other.url.includes("page="), "the address is stripped of the article");
  } else if (taken === "none") {
    assert.match(await until(panelSays, (words) => /lector/.test(words)), /lector/, "offers the reader");
  } else {
    assert.deepEqual(seen, wanted, `${taken}: highlights at exactly the right words`);
    const violations = await driver.call(() => globalThis.violations);
    if (taken === "frame") assert.deepEqual(violations, [], "no violation where none is needed");
    if (taken === "window") assert.deepEqual(violations, ["frame-src"], "no more than the frame is tried");
    // The small bookmark's window is its panel.
    if (taken === "window" && bookmark === "full")
      assert.deepEqual(await until(driver.others, (others) => others.length === 0), [], "the window is closed");
  }
  if (restless) await driver.own("clearInterval(ticking)");
  // A browser runs a bookmark in the window that is seen.
  await driver.closeOthers();
  const middle = await driver.call(everything);
  assert.ok(middle.host <= 1, "one element");
  await driver.click(url);
  const end = await until(
    () => driver.call(everything),
    ({ host, highlights }) => host === 0 && same(highlights, start.highlights),
  );
  assert.deepEqual({ ...end, html: "" }, { ...start, html: "" }, "sheets and highlights are as they were");
  assert.equal(end.html, middle.html, "the second click changes nothing of the page");
  if (!later && !restless) assert.equal(end.html, start.html, "the page is as it was");
  await driver.closeOthers();
  const problems = driver.problems.filter(
    (problem) => !SAID.test(problem) && !(bookmark === "offline" && SAID_OFFLINE.test(problem)),
  );
  assert.deepEqual(problems, [], "nothing is complained of");
  times.push(`${driver.name} ${page}, ${profile}, ${bookmark}: ${taken} ${ms} ms`);
  return taken;
}

/** @type {string[]} */
const times = [];
/** @type {Map<string, Map<string, string>>} */
const table = new Map();
const rowOf = ({ page, profile, bookmark }) => `| ${bookmark} | ${page} | ${profile} |`;
/** Rows that alone are tried, as a regular expression. */
const only = process.env.CELL;

/** Each browser has a core to itself. */
describe("the bookmark on every page", { concurrency: true }, () => {
  for (const start of [chromiumDriver, firefoxDriver]) {
    test(start.name, async (context) => {
      const driver = await start();
      const seen = new Map();
      table.set(driver.name, seen);
      try {
        await context.test("a link that a page's script clicks does nothing where the page forbids it", async () => {
          news.set(driver.name, { html: PAGES.plain.html, headers: PROFILES["script-src self"] });
          await driver.goto(`${sites.news}${driver.name}/`);
          await driver.call(
            (url) => Object.assign(document.createElement("a"), { href: url }).click(),
            bookmarkUrl(BOOKMARKS.full, sites.app),
          );
          await new Promise((resolve) => setTimeout(resolve, 500));
          assert.equal((await driver.call(everything)).host, 0);
        });
        for (const cell of CELLS) {
          const name = rowOf(cell);
          if (only && !new RegExp(only).test(name)) continue;
          if (hasNone(driver, cell)) {
            seen.set(name, "–");
            continue;
          }
          await context.test(name, async () => {
            try {
              seen.set(name, await run(driver, cell));
            } catch (error) {
              seen.set(name, "wrong");
              throw error;
            } finally {
              await driver.closeOthers();
            }
          });
        }
      } finally {
        await driver.stop();
      }
    });
  }
});

const README = fileURLToPath(new URL("../README.md", import.meta.url));
const BEGIN = "<!-- the bookmark's matrix -->\n";
const END = "<!-- end of the matrix -->\n";

test("tests/README.md has the table", { skip: only !== undefined }, async () => {
  console.log(times.join("\n"));
  const rows = CELLS.map(rowOf).map(
    (name) => `${name} ${table.get("Chromium")?.get(name)} | ${table.get("Firefox")?.get(name)} |`,
  );
  const made = ["| bookmark | page | headers | Chromium | Firefox |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
  const readme = await readFile(README, "utf8");
  const [head, rest] = readme.split(BEGIN);
  const [old, tail] = rest.split(END);
  if (process.env.UPDATE_MATRIX) return writeFile(README, `${head}${BEGIN}${made}\n${END}${tail}`);
  assert.equal(made, old.trimEnd(), "UPDATE_MATRIX=1 node --test matrix.test.mjs writes it anew");
});
