// A page that comes in part, and a browser that keeps nothing: it is told, and what the reader has stays.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { highlight, holdBack, origin, pageTest, paste, pasteArticle, WWW } from "./harness.mjs";

const TEXT = "Kenia retira sus tropas\n\nKenia envió 300 soldados, según la ONU.";
const notice = (page) => page.locator("#notice");

/** What may come of a file. */
const WAYS = {
  404: async () => ({ status: 404, body: "" }),
  500: async () => ({ status: 500, contentType: "text/html", body: "<h1>500</h1>" }),
  "cut off": async (path) => {
    const whole = await readFile(join(WWW, path));
    const contentType = path.endsWith(".js") ? "text/javascript" : "application/wasm";
    return { contentType, body: whole.subarray(0, whole.length / 2) };
  },
  "the network's own page": async () => ({ contentType: "text/html", body: "<!doctype html><title>Wi-Fi</title>" }),
};

/** What the console says of such files. */
const said = {
  expected:
    /Failed to load|Unexpected|SyntaxError|MIME type|WebAssembly|Invalid|preload|dynamically imported|missing \)|Unterminated/,
};

for (const [way, answer] of Object.entries(WAYS)) {
  pageTest(
    `where the page's own script is missing (${way}), the page says so without it`,
    async (page) => {
      for (const path of ["pkg/main.js", "pkg/shared.js"]) {
        await page.route(`**/${path}`, async (route) => route.fulfill(await answer(path)));
        await page.goto(`${origin}/`);
        const sentence = page.locator("#unloaded");
        assert.equal(await sentence.evaluate((element) => getComputedStyle(element).visibility), "hidden", "not yet");
        await sentence.evaluate((element) => element.getAnimations()[0].finish());
        assert.ok(await sentence.isVisible());
        assert.match(await sentence.innerText(), /vuelve a cargarla[\s\S]*load it again/);
        await page.unroute(`**/${path}`);
        await sentence.getByRole("link").first().click();
        await page.locator("#article mark").first().waitFor();
        assert.equal(await sentence.count(), 0);
      }
    },
    said,
  );

  pageTest(
    `where the engine is missing (${way}), it is told, the text stays, and trying again helps`,
    async (page) => {
      for (const path of ["pkg/worker.js", "pkg/subraya_bg.wasm"]) {
        await page.route(`**/${path}`, async (route) => route.fulfill(await answer(path)));
        await page.reload();
        await notice(page).waitFor();
        await pasteArticle(page, TEXT);
        await notice(page).getByText("No se ha podido cargar el motor").waitFor();
        assert.equal(await page.locator("#article h2").textContent(), "Kenia retira sus tropas");
        await page.unroute(`**/${path}`);
        await page.locator("#retry").click();
        await highlight(page, "figure", "300 soldados").waitFor();
        assert.ok(await notice(page).isHidden());
      }
    },
    said,
  );

  pageTest(
    `where the rest of the page is missing (${way}), whoever wants it is told, and gets it another time`,
    async (page) => {
      await page.route("**/pkg/rest.js", async (route) => route.fulfill(await answer("pkg/rest.js")));
      await page.reload();
      await page.locator("#article mark").first().waitFor();
      await pasteArticle(page, TEXT);
      await highlight(page, "figure", "300 soldados").waitFor();
      for (const press of ["#take", "#tab-claims", "#tab-figures", "#tab-compare", "#help"]) {
        await page.locator(press).click();
        await notice(page).getByText("No se ha podido cargar esa parte de la página").waitFor();
        await page.locator("#dismiss").click();
      }
      await page.locator("#tab-article").click();
      await highlight(page, "figure", "300 soldados").waitFor();
    },
    said,
  );
}

pageTest("a slow network shows the text first, and then its highlights", async (page) => {
  const letGo = await holdBack(page, "pkg/subraya_bg.wasm");
  await page.reload();
  await page.locator("#article > *").first().waitFor();
  await paste(page, TEXT);
  await page.locator("#article", { hasText: "300 soldados" }).waitFor();
  assert.equal(await page.locator("#article mark").count(), 0);
  await page.locator("#working").waitFor();
  letGo();
  await highlight(page, "figure", "300 soldados").waitFor();
});

const refuse = (name) => `() => { throw new DOMException("no", ${JSON.stringify(name)}); }`;
const rejects = (name) => `() => Promise.reject(new DOMException("no", ${JSON.stringify(name)}))`;

/** What a browser may refuse, and whether the text outlasts the page then. @type {Record<string, [script: string, keeps: boolean]>} */
const REFUSALS = {
  "localStorage denied": [`Object.defineProperty(window, "localStorage", { get: ${refuse("SecurityError")} })`, true],
  "sessionStorage denied": [`Object.defineProperty(window, "sessionStorage", { get: ${refuse("SecurityError")} })`, true],
  "web storage full": [`Storage.prototype.setItem = ${refuse("QuotaExceededError")}`, true],
  "no IndexedDB": [`Object.defineProperty(window, "indexedDB", { value: undefined })`, false],
  "IndexedDB denied": [`IDBFactory.prototype.open = ${refuse("SecurityError")}`, false],
  "IndexedDB full": [`IDBObjectStore.prototype.put = ${refuse("QuotaExceededError")}`, false],
  "IndexedDB full in the end": [
    `const { put } = IDBObjectStore.prototype; IDBObjectStore.prototype.put = function (...given) { const asked = put.apply(this, given); this.transaction.abort(); return asked; }; IDBTransaction.prototype.commit = () => {};`,
    false,
  ],
  "IndexedDB that never answers": [`IDBFactory.prototype.open = () => new EventTarget()`, false],
  "locks denied": [`LockManager.prototype.request = ${rejects("SecurityError")}`, true],
  "no locks": [`Object.defineProperty(Navigator.prototype, "locks", { value: undefined })`, true],
  "caches denied": [`CacheStorage.prototype.open = ${rejects("SecurityError")}`, true],
};

for (const [name, [script, keeps]] of Object.entries(REFUSALS)) {
  pageTest(`a browser that refuses (${name}) is told of, and the page works`, async (page) => {
    await page.addInitScript(script);
    await page.reload();
    await page.locator("#article mark").first().waitFor();
    await pasteArticle(page, TEXT);
    await highlight(page, "figure", "300 soldados").waitFor();
    const words = keeps ? "Guardado solo en este navegador" : "Este navegador no deja guardar el texto";
    await page.locator("#kept").getByText(words).waitFor();
    await page.getByRole("button", { name: "EN: English" }).click();
    await page.locator("html[lang=en]").waitFor();
    await pasteArticle(page, `${TEXT}\n\nUganda envió 40 soldados.`);
    await highlight(page, "figure", "40 soldados").waitFor();
    await page.locator("#undo").click();
    await page.locator("#article", { hasNotText: "Uganda" }).waitFor();
  });
}
