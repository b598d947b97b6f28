// The bookmark that carries the engine within itself, started as the browser starts bookmarks, on pages of each kind that
// it is for. Nothing answers but the page itself.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { bookmarkUrl } from "../../www/bookmarklet/address.js";
import { stretchesOf } from "../../www/bookmarklet/stretches.js";
import { analyze, initSync } from "../../www/pkg/subraya.js";
import { CHROMIUM_FLAGS, findChromium } from "./chromium.mjs";
import { problemsIn } from "./problems.mjs";
import { WWW } from "./www.mjs";

/** A host that nobody has. */
const APP = "https://subraya.invalid/";

const PAGES = {
  "no policy": "",
  "no WebAssembly": "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
  "no Trusted Types": "require-trusted-types-for 'script'; trusted-types 'none'",
  "nothing at all": "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

const BLOCKS = (await readFile(join(WWW, "samples/es.txt"), "utf8")).trim().split(/\n+/);
const [headline, ...paragraphs] = BLOCKS;
const HTML = `<!doctype html><html lang="es"><title>${headline}</title><body>
<nav><ul><li><a href="/">Portada</a><li><a href="/mundo">Mundo</a></ul></nav>
<main><article><h1>${headline}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></main>
<aside class="related"><h2>Lo más leído</h2><a href="/otra">Cien soldados de plomo, a subasta</a></aside>`;

const code = existsSync(join(WWW, "pkg/bookmark-offline.js"))
  ? (await import("../../www/pkg/bookmark-offline.js")).OFFLINE
  : assert.fail("www/pkg/bookmark-offline.js is missing: build with npm at hand");
const BOOKMARK = bookmarkUrl(code, APP);

/** What the browser says where a page forbids WebAssembly, which is tried first. */
const SAID = /wasm-eval/;

let server;
let origin;
let browser;

before(async () => {
  initSync({ module: await readFile(join(WWW, "pkg/subraya_bg.wasm")) });
  server = createServer((request, response) => {
    const policy = PAGES[decodeURIComponent(request.url.slice(1))];
    response.writeHead(policy === undefined ? 404 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...(policy && { "content-security-policy": policy }),
    });
    response.end(policy === undefined ? "" : HTML);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: findChromium(),
    ignoreDefaultArgs: ["--disable-popup-blocking"],
    args: CHROMIUM_FLAGS,
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** What the engine itself says is to be painted: each part with its words. */
function expected() {
  const text = BLOCKS.join("\n\n");
  let at = 0;
  const pieces = BLOCKS.map((words, number) => {
    const piece = [at, number, 0, words.length];
    at += words.length + 2;
    return piece;
  });
  const stretches = stretchesOf({ text, pieces }, analyze(text, { rules: true }));
  return [
    ...new Set(stretches.map(({ node, from, to, highlight }) => `${highlight.part} ${BLOCKS[node].slice(from, to)}`)),
  ].sort();
}

/** What is painted. */
function painted() {
  const rows = [...CSS.highlights].flatMap(([name, highlight]) =>
    [...highlight].map(({ startContainer, startOffset, endOffset }) => {
      return `${name.replace(/^subraya-/, "")} ${startContainer.data.slice(startOffset, endOffset)}`;
    }),
  );
  return [...new Set(rows)].sort();
}

for (const name of Object.keys(PAGES)) {
  test(`without a network it paints what the engine finds, and leaves the page as it was: ${name}`, async () => {
    const context = await browser.newContext({ locale: "es-ES" });
    const problems = await problemsIn(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    try {
      const requests = [];
      await page.goto(`${origin}/${encodeURIComponent(name)}`);
      const before = await page.content();
      const devtools = await context.newCDPSession(page);
      page.on("request", (request) => /^https?:/.test(request.url()) && requests.push(request.url()));
      await devtools.send("Page.navigate", { url: BOOKMARK });
      await page.waitForFunction(() => CSS.highlights.size > 0);
      assert.deepEqual(await page.evaluate(painted), expected());
      assert.deepEqual(requests, []);
      await devtools.send("Page.navigate", { url: BOOKMARK });
      await page.waitForFunction(() => CSS.highlights.size === 0);
      assert.equal(await page.content(), before);
      assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
      assert.deepEqual(
        problems.filter((problem) => !SAID.test(problem)),
        [],
      );
    } finally {
      await context.close();
    }
  });
}

for (const name of ["no policy", "no WebAssembly"]) {
  test(`a paragraph that comes later is read, too: ${name}`, async () => {
    const context = await browser.newContext({ locale: "es-ES" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    try {
      await page.goto(`${origin}/${encodeURIComponent(name)}`);
      const devtools = await context.newCDPSession(page);
      await devtools.send("Page.navigate", { url: BOOKMARK });
      await page.waitForFunction(() => CSS.highlights.size > 0);
      await page.evaluate(() => {
        const paragraph = document.createElement("p");
        paragraph.id = "late";
        paragraph.textContent =
          "Más tarde, el portavoz del Ejército ucraniano informó de que 4.321 soldados rusos habían muerto en la zona.";
        document.querySelector("article").append(paragraph);
      });
      await page.waitForFunction(() => {
        const late = document.getElementById("late");
        const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
        return ranges.some(
          (range) =>
            late.contains(range.startContainer) &&
            `${range.startContainer.data.slice(range.startOffset, range.endOffset)}`.includes("4.321"),
        );
      });
    } finally {
      await context.close();
    }
  });
}

/** What ends the first engine: no memory is left for it, for real; or what JavaScript throws when it has no stack left. */
const ENDS = {
  "no policy": (exports) => {
    for (let pages = 65_536; pages >= 1; ) {
      try {
        exports.memory.grow(pages);
      } catch {
        pages >>= 1;
      }
    }
    return exports;
  },
  "no WebAssembly": (exports) => ({
    ...exports,
    analyze() {
      throw new RangeError("Maximum call stack size exceeded");
    },
  }),
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`after a trap the reader is told, and the next reading has another engine: ${name}`, async () => {
    const ending = code.replace(/(?<=\w+\()\w+(?=\),\w+\.__wbindgen_start\(\))/, "globalThis.ended($&)");
    assert.ok(ending !== code, "the code starts the engine in a way that is not known here");
    const context = await browser.newContext({ locale: "es-ES" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    try {
      await page.goto(`${origin}/${encodeURIComponent(name)}`);
      await page.evaluate(`globalThis.ended = (exports) => { globalThis.ended = (next) => next; return (${end})(exports); }`);
      // For want of memory the article must be long; a JavaScript engine takes its time for so much.
      if (name === "no policy") {
        await page.evaluate(() => {
          const article = document.querySelector("article");
          const all = [...article.children];
          for (let at = 0; at < 200; at++) article.append(...all.map((block) => block.cloneNode(true)));
        });
      }
      const devtools = await context.newCDPSession(page);
      await devtools.send("Page.navigate", { url: bookmarkUrl(ending, APP) });
      const panel = page.locator("subraya-panel");
      await panel.getByText("No se ha podido analizar la noticia").waitFor();
      await panel.getByRole("button", { name: "Reintentar" }).click();
      await page.waitForFunction(() => CSS.highlights.get("subraya-figure")?.size > 0);
      const figures = (rows) => rows.filter((row) => row.startsWith("figure "));
      assert.deepEqual(figures(await page.evaluate(painted)), figures(expected()));
    } finally {
      await context.close();
    }
  });
}

test("the address of the bookmark holds its code letter for letter", () => {
  const { href } = new URL(BOOKMARK);
  const [, address] = /^javascript:(.*)$/.exec(href) ?? [];
  // As a whole: megabytes make no message. And browsers must keep it as it is, lest it be longer than was measured.
  assert.ok(href === BOOKMARK);
  assert.ok(decodeURIComponent(address) === code.replaceAll("https://app.invalid/", APP));
  assert.ok(href.length < 2_097_152, `${href.length} characters`);
});
