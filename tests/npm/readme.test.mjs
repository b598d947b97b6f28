// The three examples of the package's README, as they stand there: in Node.js, built by Vite, and without a bundler; and the
// one of the project's README.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CONSUMER, closeChromium, inChromium, paintedInPage, serve } from "./consumer.mjs";

const README = await readFile(new URL("../../npm/README.md", import.meta.url), "utf8");

/** The code under a heading of the README. @param {string} heading @param {string} language */
function example(heading, language) {
  const section = README.split(/^## /m).find((section) => section.startsWith(`${heading}\n`));
  const code = section?.match(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m"))?.[1];
  assert.ok(code, `no example under "${heading}"`);
  return code;
}

before(() => mkdir(join(CONSUMER, "app"), { recursive: true }));
after(closeChromium);

test("the example for Node.js prints what the README says", async () => {
  await writeFile(join(CONSUMER, "example.mjs"), example("In Node.js", "js"));
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: CONSUMER, encoding: "utf8" });
  assert.equal(printed.trim(), README.match(/^It prints `(.+)`\.$/m)?.[1]);
});

test("the example of the project's own README runs, too", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, code] = /^ *```js\n([\s\S]*?)^ *```/m.exec(readme);
  await writeFile(join(CONSUMER, "example.mjs"), code);
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: CONSUMER, encoding: "utf8" });
  assert.equal(printed.trim(), "Unos 3.000 soldados rusos 3000 RU");
});

test("the example for a bundler works when Vite has built it", async () => {
  const app = join(CONSUMER, "app");
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title>
    <article><p>About 3,000 Russian soldiers arrived, according to the UN.</p></article>
    <p id="count"></p><button id="undo">Undo</button><script type="module" src="main.js"></script></html>`;
  await writeFile(join(app, "index.html"), page);
  await writeFile(join(app, "main.js"), example("With a bundler", "js"));
  await rm(join(app, "dist"), { recursive: true, force: true });
  const vite = join(CONSUMER, "node_modules/vite/bin/vite.js");
  // Its words, warnings among them, are for whoever reads a failure.
  const told = execFileSync(process.execPath, [vite, "build", app], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  assert.equal(told.match(/subraya_bg-\S+\.wasm/g)?.length, 1, told);
  assert.doesNotMatch(told, /warn|externalized/i);
  const site = await serve(join(app, "dist"));
  try {
    await inChromium(site.origin, async (page) => {
      await page.getByText("1 figures").waitFor();
      const { mention, figure, source } = await page.evaluate(paintedInPage);
      assert.ok(mention > 0 && figure === 1 && source === 1);
      await page.getByRole("button").click();
      assert.deepEqual(await page.evaluate(paintedInPage), {});
    });
  } finally {
    site.close();
  }
});

test("the example without a bundler works as it stands", async () => {
  const html = example("Without a bundler", "html");
  const site = await serve(CONSUMER, { pages: { "index.html": html } });
  try {
    await inChromium(site.origin, async (page) => {
      await page.getByText("Who says what").click();
      await page.getByRole("button", { name: "the UN" }).first().waitFor();
      assert.equal((await page.evaluate(paintedInPage)).figure, 1);
    });
  } finally {
    site.close();
  }
});
