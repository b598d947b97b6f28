// The package's types, as strict consumers meet them: in Node.js without the DOM, and in a bundler with it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { CONSUMER } from "./consumer.mjs";

const TSC = createRequire(new URL("../browser/package.json", import.meta.url)).resolve("typescript/bin/tsc");

const ENGINE = `
import { analyze, detectLanguage, extractFigures, init, MAX_BYTES, type Analysis, type Problem, type SubrayaError } from "subraya";

await init();
await init({ wasm: new Uint8Array(8) });
const analysis: Analysis = analyze("text", { language: "es", rules: true, progress: (done, all) => void (done / all) });
const low: number | null = extractFigures("text")[0]!.low;
const language: string | null = detectLanguage("text");
const code: Problem["code"] | SubrayaError["code"] = "engine_stopped";
export const all = [analysis.actors[0]?.mentions[0]?.form === "acronym", low, language, code, MAX_BYTES.toFixed()];
// @ts-expect-error no such language is a string
analyze("text", { language: 7 });
// @ts-expect-error a misspelt option
analyze("text", { offset: "utf8" });
// @ts-expect-error numbers are no text
extractFigures(7);
`;

const PAGE = `
import { init } from "subraya";
import { highlight, type Highlighted } from "subraya/dom";
import { SubrayaArticle } from "subraya/element";

await init({ wasm: await fetch("/engine.wasm") });
await init({ wasm: new WebAssembly.Module(new Uint8Array(8)) });
const highlighted: Highlighted = await highlight(document.body, { kinds: ["figure"], language: "en", css: "" });
const range: Range | undefined = highlighted.rangeOf(highlighted.analysis.figures[0]!);
const article = document.createElement("subraya-article");
article.text = "text";
article.addEventListener("subraya-analysed", ({ detail }) => console.log(detail.analysis.language, detail.painted));
export const all = [range?.toString(), article instanceof SubrayaArticle, article.analysis?.actors.length];
// @ts-expect-error its offsets are the document's
await highlight(document.body, { offsets: "utf8" });
// @ts-expect-error no such kind
await highlight(document.body, { kinds: ["verb"] });
// @ts-expect-error what was found can't be set
article.analysis = null;
`;

const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipDefaultLibCheck: true,
  types: [],
};

for (const [name, code, options] of [
  ["Node.js", ENGINE, { module: "nodenext", moduleResolution: "nodenext", target: "es2022", lib: ["es2022"] }],
  [
    "a bundler",
    ENGINE + PAGE.replace(/^export const all/m, "export const more").replace('import { init } from "subraya";', ""),
    { module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2022", "dom"] },
  ],
  [
    "a page under nodenext",
    PAGE,
    { module: "nodenext", moduleResolution: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable"] },
  ],
]) {
  test(`the types fit ${name}`, async () => {
    const folder = join(CONSUMER, "types", name.replace(/\W+/g, "-"));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "use.mts"), code);
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...STRICT, ...options }, include: ["use.mts"] }),
    );
    let told = "";
    try {
      execFileSync(process.execPath, [TSC, "--project", folder], { encoding: "utf8", stdio: "pipe" });
    } catch ({ stdout }) {
      told = stdout;
    }
    assert.equal(told, "");
  });
}
