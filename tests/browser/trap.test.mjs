// The engine comes to its end in the middle of a text, for real: the reader is told, loses nothing, and gets another one.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, beforeEach } from "node:test";
import { highlight, origin, pageTest, paste, pasteArticle, SAMPLE, site, WWW } from "./harness.mjs";

/** Stands before the code that starts the engine: a text with one of these words ends the engine in the way that the word says. */
function ending() {
  /** A module of one function without parameters. @param {...number} code */
  const moduleOf = (...code) => {
    const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0];
    return new Uint8Array([...head, 10, code.length + 4, 1, code.length + 2, 0, ...code, 11]);
  };
  const run = (bytes) => new Instance(new WebAssembly.Module(bytes)).exports.f();
  const ends = {
    trampa: () => run(moduleOf(0x00)),
    pila: () => run(moduleOf(0x10, 0)),
    // What is left is taken by somebody else, so that the engine's own request for more fails.
    memoria: ({ memory }) => {
      for (let pages = 65_536; pages >= 1; ) {
        try {
          memory.grow(pages);
        } catch {
          pages >>= 1;
        }
      }
    },
    eterno: () => {
      for (;;);
    },
  };
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  const wrapped = ({ exports }) => {
    const analyze = (text, options) => {
      for (const [word, end] of Object.entries(ends)) if (text.includes(word)) end(exports);
      return exports.analyze(text, options);
    };
    return Object.create(Instance.prototype, { exports: { value: { ...exports, analyze } } });
  };
  WebAssembly.instantiate = async (...given) => wrapped(await Reflect.apply(instantiate, WebAssembly, given));
  WebAssembly.instantiateStreaming = async (...given) => {
    const { instance, module } = await Reflect.apply(instantiateStreaming, WebAssembly, given);
    return { instance: wrapped(instance), module };
  };
}

const STARTERS = ["pkg/worker.js", "pkg/engine-page.js"];
beforeEach(async () => {
  for (const path of STARTERS) site.replaced.set(path, `(${ending})();\n${await readFile(join(WWW, path), "utf8")}`);
});
after(() => mend());

/** From now on the engine is started as it should be. */
function mend() {
  for (const path of STARTERS) site.replaced.delete(path);
}

/** Keeps the workers within reach, so that one can be ended as a browser does, which says nothing. */
function keepWorkers() {
  globalThis.workers = [];
  globalThis.ready = 0;
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      globalThis.workers.push(this);
      this.addEventListener("message", ({ data }) => (globalThis.ready += Number(data.say === "ready")));
    }
  };
}

const NEXT = "Kenia envió 300 soldados, según la ONU.";
const notice = (page) => page.locator("#notice");
/** Long enough for the engine to need more memory than it has. */
const text = (word) => `La palabra es ${word}\n\n${`${SAMPLE}\n\n`.repeat(word === "memoria" ? 120 : 1)}Fin de ${word}.`;
/** The page's console may tell what the engine itself says of its end. */
const given = { script: keepWorkers, expected: /memory allocation|out of memory/ };

for (const [word, locale, told] of [
  ["trampa", "es-ES", /se ha parado en este texto[\s\S]*Tu texto sigue aquí/],
  ["pila", "en-GB", /has stopped on this text[\s\S]*Your text is still here/],
  ["memoria", "es-ES", /por falta de memoria[\s\S]*Tu texto sigue aquí/],
]) {
  pageTest(
    `a trap is told, the text stays, and the next one has another engine (${word}, ${locale})`,
    async (page) => {
      await pasteArticle(page, text(word));
      await notice(page).waitFor();
      assert.match(await notice(page).innerText(), told);
      await page.waitForFunction((end) => document.querySelector("#article").textContent.endsWith(end), `Fin de ${word}.`);
      assert.equal(await page.locator("#article mark").count(), 0);
      assert.equal(await page.evaluate(() => globalThis.workers.length), 2, "nobody asks an engine that has trapped");

      await page.locator("#retry").click();
      await page.waitForFunction(() => globalThis.workers.length === 3);
      await notice(page).waitFor();

      await pasteArticle(page, NEXT);
      await highlight(page, "figure", "300 soldados").waitFor();
      assert.ok(await notice(page).isHidden());
      await page.locator("#undo").click();
      await page.locator("#article", { hasText: `Fin de ${word}.` }).waitFor();
    },
    { ...given, context: { locale } },
  );
}

pageTest(
  "what was kept of a text that ends the engine is there after a reload, and can be read once that is mended",
  async (page) => {
    await pasteArticle(page, text("trampa"));
    await notice(page).waitFor();
    await page.getByText("Guardado solo en este navegador").waitFor();
    mend();
    await page.reload();
    await page.locator("#article mark.figure").first().waitFor();
    assert.match(await page.locator("#article").innerText(), /^La palabra es trampa/);
  },
  given,
);

pageTest(
  "the second article ends the engine, too, and the first keeps its highlights",
  async (page) => {
    await pasteArticle(page, NEXT);
    await page.locator("#tab-compare").click();
    const box = page.locator("#second-box");
    await box.fill(`La pila\n\n${NEXT.replace("300", "400")}`);
    await page.getByRole("button", { name: "Comparar", exact: true }).click();
    const wrong = page.locator("#view-compare").getByText("El motor se ha parado en el segundo artículo");
    await wrong.waitFor();
    mend();
    await page.evaluate(() => globalThis.workers.at(-1).dispatchEvent(new Event("error", { cancelable: true })));
    await page.locator("#view-compare").getByRole("button", { name: "Reintentar" }).click();
    await page.locator("#view-compare .compared-thing").first().waitFor();
    await page.locator("#tab-article").click();
    await highlight(page, "figure", "300 soldados").waitFor();
  },
  given,
);

/** Ends the worker while it works. */
const kill = (page) => page.evaluate(() => void globalThis.workers.at(-1).terminate());
const isAtWork = (page, workers) =>
  page.waitForFunction(
    (workers) => globalThis.ready === workers && document.querySelector("#working").checkVisibility(),
    workers,
  );

for (const [name, end] of [
  ["that the browser ends without a word", kill],
  ["that fails", (page) => page.evaluate(() => void globalThis.workers.at(-1).dispatchEvent(new Event("error")))],
]) {
  pageTest(
    `a worker ${name} is replaced, and the job goes on`,
    async (page) => {
      await paste(page, text("eterno"));
      await isAtWork(page, 1);
      mend();
      await end(page);
      await page.locator("#article mark.figure").first().waitFor();
      assert.ok(await notice(page).isHidden(), "there is nothing to tell");
    },
    given,
  );
}

pageTest(
  "a text over which two workers were ended is given up, and the reader told",
  async (page) => {
    await paste(page, text("eterno"));
    await isAtWork(page, 1);
    await kill(page);
    await isAtWork(page, 2);
    await kill(page);
    await notice(page).waitFor();
    assert.match(await notice(page).innerText(), /Tu texto sigue aquí/);
    await pasteArticle(page, NEXT);
    await highlight(page, "figure", "300 soldados").waitFor();
  },
  given,
);

pageTest(
  "a worker that is ended while nobody needs it is missed by nobody",
  async (page) => {
    await kill(page);
    await pasteArticle(page, NEXT);
    await highlight(page, "figure", "300 soldados").waitFor();
  },
  given,
);

pageTest("the engine page answers that it could not, and the next page that asks gets an engine that works", async (page) => {
  site.replaced.set("other.html", "<!doctype html><link rel=icon href=data:,>");
  await page.goto(`${origin}/other.html`);
  const answers = await page.evaluate(
    async ([bad, good]) => {
      const frame = document.createElement("iframe");
      frame.src = "/bookmarklet/engine.html#run=1";
      const hello = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
      document.body.append(frame);
      await hello;
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow.postMessage({ subraya: 1, run: "1" }, "*", [port2]);
      const answers = [];
      for (const words of [bad, good]) {
        const paragraphs = Array.from({ length: 6 }, () => [["p", {}], words.repeat(4), 0]).flat();
        const entries = [["body", {}], ["article", {}], ...paragraphs, 0, 0];
        port1.postMessage({
          id: answers.length,
          page: { url: "", title: "", lang: "es", entries, selection: null },
          language: "es",
        });
        answers.push(await new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data))));
      }
      return answers.map(({ id, code, message, analysis }) => ({ id, code, message, figures: analysis?.figures.length }));
    },
    [`La pila se acaba. ${NEXT} `, `${NEXT} `],
  );
  assert.deepEqual(answers[0], { id: 0, code: "failed", message: "", figures: undefined });
  assert.ok(answers[1].figures > 0, JSON.stringify(answers));
});
