// The folder that `cargo xtask dist` writes: all that is in it is asked for or has a reason, and is sent as it should be.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { nameOf, origin, pageTest, pasteArticle, SAMPLE, site, WWW } from "../harness.mjs";
import { headersOf, read, UNDER } from "../www.mjs";

const HASHED = /\.[0-9a-f]{10}\.[a-z]+$/;
const COMPRESSED = /\.(?:br|gz)$/;

/** What these tests do not see being asked for, and why it is there. */
const REASONS = {
  _headers: "for the host",
  "sw.js": "offline.test.mjs asks for it",
  "pkg/files.js": "sw.js asks for it",
  "manifest.webmanifest": "asked for by who installs the page",
  [nameOf("favicon.svg")]: "browsers with tabs ask for it",
  [nameOf("icons/192.png")]: "the manifest names it",
  [nameOf("icons/512.png")]: "the manifest names it",
  [nameOf("icons/maskable-512.png")]: "the manifest names it",
};

const files = (await readdir(WWW, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(WWW.length));

/** Talks to the engine page as the small bookmark does, from the page of the bookmarks, until its panel has shown an article. */
const askAsMini = (page, paragraphs) =>
  page.evaluate(async (paragraphs) => {
    const frame = document.createElement("iframe");
    const said = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
    frame.src = "engine.html#run=1";
    document.body.append(frame);
    await said;
    const { port1, port2 } = new MessageChannel();
    frame.contentWindow.postMessage({ subraya: 1, run: "1" }, location.origin, [port2]);
    const entries = [["body", {}], ["article", {}], ...paragraphs.flatMap((text) => [["p", {}], text, 0]), 0, 0];
    const copy = { url: location.href, title: "", lang: "es", entries, selection: null };
    const painted = new Promise((resolve) => {
      port1.onmessage = ({ data }) => data.paint && resolve();
    });
    port1.postMessage({ id: 1, mini: true, page: copy, behind: "rgb(255, 255, 255)" });
    await painted;
  }, paragraphs);

pageTest("every file is asked for by somebody, or has a reason", async (page) => {
  const inside = page.url().startsWith(`${origin}/`);
  assert.ok(inside && UNDER !== "", "it is a part of something larger");
  await page.locator("[data-sample=en]").click();
  await page.locator("#article[lang=en]").waitFor();
  await page.locator("#tab-compare").click();
  await page.locator("[data-t='views.compareView.sample']").click();
  await page.locator("#view-compare section").first().waitFor();
  await page.locator("#tab-article").click();
  // Taken for a whole page, in which the article has to be found.
  const html = `<html><body><nav>Portada</nav><article>${SAMPLE.split(/\n+/)
    .map((text) => `<p>${text}</p>`)
    .join("")}</article></body></html>`;
  await pasteArticle(page, SAMPLE, html);
  await page.locator("#tab-compare").click();
  await page.locator("[data-t='views.compareView.remove']").click();
  await page.locator("[data-t='views.compareView.sample']").click();
  await page.locator("#view-compare section").first().waitFor();
  await page.locator("#take").click();
  await page.locator("[data-format=html] button").first().click();
  await page.getByText("Copiado:").waitFor();
  await page.goto(`${origin}/bookmarklet/`);
  await page.locator("[data-copy=offline]").click();
  await page.locator(".three").getByText("Copiado.").waitFor();
  await askAsMini(page, SAMPLE.split(/\n+/));

  const asked = new Set(site.asked);
  const idle = files.filter((path) => !COMPRESSED.test(path) && !asked.has(path));
  assert.deepEqual(idle.filter((path) => !(path in REASONS)).sort(), [], "nobody asks for them");
  for (const path of Object.keys(REASONS)) assert.ok(files.includes(path), `${path} is there`);
});

pageTest("files come compressed, and are what they were", async (page) => {
  const name = nameOf("pkg/shared.js");
  const { encodedBodySize, decodedBodySize } = await page.evaluate(
    (name) => performance.getEntriesByType("resource").find(({ name: url }) => url.endsWith(name)),
    name,
  );
  assert.equal(encodedBodySize, (await stat(join(WWW, `${name}.br`))).size);
  assert.equal(decodedBodySize, (await stat(join(WWW, name))).size);
});

test("what lies there compressed is the file beside it, and smaller", async () => {
  const compressed = files.filter((path) => COMPRESSED.test(path));
  assert.ok(compressed.length > 20, `${compressed}`);
  for (const path of compressed) {
    const bytes = await read(path);
    const plain = await read(path.replace(COMPRESSED, ""));
    assert.ok((path.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes)).equals(plain), path);
    assert.ok(bytes.length < plain.length, path);
  }
});

test("what is under a name with a hash is kept for ever, and all else is asked for anew", () => {
  const fixed = [];
  for (const path of files) {
    if (COMPRESSED.test(path) || path === "_headers") continue;
    const cache = headersOf(`${UNDER}/${path}`)["Cache-Control"];
    assert.equal(cache, HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache", path);
    if (!HASHED.test(path)) fixed.push(path);
  }
  const known = [
    "bookmarklet/engine.html",
    "bookmarklet/index.html",
    "index.html",
    "manifest.webmanifest",
    "pkg/files.js",
    "sw.js",
  ];
  assert.deepEqual(fixed.sort(), known);
  for (const folder of ["/", "/bookmarklet/"]) assert.equal(headersOf(UNDER + folder)["Cache-Control"], "no-cache", folder);
});

test("no source is there that bundles are made of", () => {
  for (const path of ["main.js", "session.js", "style.css", "pkg/subraya.d.ts"])
    assert.ok(!existsSync(join(WWW, nameOf(path))), path);
});
