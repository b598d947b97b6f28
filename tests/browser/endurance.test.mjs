// One page for a whole day: many articles in a row, after which nothing of them is left but what can be undone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { pageTest, SAMPLE, site, WWW } from "./harness.mjs";

const ARTICLES = 1_000;
/** What is kept on purpose, the articles that can be undone, is full after so many steps. */
const STEPS = 200;

/** Keeps the engine's memory where it can be looked at. */
before(async () => {
  const worker = await readFile(join(WWW, "pkg/worker.js"), "utf8");
  const keep = `const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const instance = await instantiate(...given);
      globalThis.engineMemory = instance.exports.memory;
      return instance;
    };`;
  site.replaced.set("pkg/worker.js", `${keep}\n${worker}`);
});
after(() => site.replaced.delete("pkg/worker.js"));

/** An article of two thousand characters, two bytes each, can be undone; what was found in it is ten times that and may not stay. */
const KEPT_BYTES = 10_000;
/** What comes and goes by itself is less than this. */
const LEAST_BYTES = 2_000;

/** A way to ask the browser about the page's one worker. @returns {Promise<(method: string) => Promise<any>>} */
async function workerOf(client) {
  const attached = new Promise((resolve) => client.once("Target.attachedToTarget", resolve));
  await client.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const { sessionId } = await attached;
  let asked = 0;
  return async (method) => {
    const id = ++asked;
    const answer = new Promise((resolve) => {
      const hear = ({ message }) => {
        const said = JSON.parse(message);
        if (said.id !== id) return;
        client.off("Target.receivedMessageFromTarget", hear);
        resolve(said.result);
      };
      client.on("Target.receivedMessageFromTarget", hear);
    });
    await client.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
}

const HOUR = ["el alba", "el mediodía", "la tarde", "la noche"];
/** No two are the same. @param {number} day */
const article = (day) => SAMPLE.replaceAll("Kabira", `Kabira ${day}`).replace(/^/, `Día ${day}, ${HOUR[day % 4]}\n\n`);

/** Reads articles one after the other, each with a look at every view and a card. */
const read = (page, from, to) =>
  page.evaluate(
    async ([texts, first]) => {
      const paint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const until = async (wanted) => {
        for (let tries = 0; !wanted(); tries++) {
          if (tries > 2_000) throw new Error(`in vain: ${wanted}`);
          await paint();
        }
      };
      const one = (selector) => document.querySelector(selector);
      for (const [index, text] of texts.entries()) {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        await until(() => one("#article").textContent.startsWith(`Día ${first + index},`) && one("#article mark.figure"));
        for (const view of ["claims", "figures", "article"]) one(`#tab-${view}`).click();
        one("#article mark.figure").click();
        await until(() => one("#card").checkVisibility());
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      }
    },
    [Array.from({ length: to - from }, (_, index) => article(from + index)), from],
  );

pageTest(`memory levels off over ${ARTICLES} articles`, async (page) => {
  const client = await page.context().newCDPSession(page);
  await page.locator("html[data-complete]").waitFor({ state: "attached" });
  const worker = await workerOf(client);
  /** What is left when all that can go has gone, in the page and in the engine. */
  const left = async () => {
    for (let time = 0; time < 3; time++) await client.send("HeapProfiler.collectGarbage");
    await worker("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const { usedSize } = await worker("Runtime.getHeapUsage");
    const engine = await page.workers()[0].evaluate(() => globalThis.engineMemory.buffer.byteLength);
    return { heap: of("JSHeapUsedSize"), worker: usedSize, engine, nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
  await client.send("Performance.enable");
  await read(page, 0, STEPS);
  const early = await left();
  await read(page, STEPS, ARTICLES);
  const late = await left();
  console.log(JSON.stringify({ [STEPS]: early, [ARTICLES]: late }));
  const grown = (name) => (late[name] - early[name]) / (ARTICLES - STEPS);
  assert.ok(grown("heap") < KEPT_BYTES, `${grown("heap")} bytes of the page's heap an article`);
  assert.ok(grown("worker") < LEAST_BYTES, `${grown("worker")} bytes of the worker's heap an article`);
  assert.equal(late.engine, early.engine, "the engine's memory");
  assert.ok(grown("nodes") < 1, `${grown("nodes")} nodes an article`);
  assert.ok(grown("listeners") < 1, `${grown("listeners")} listeners an article`);
});
