// The guides in docs/ keep to the page: what they call its buttons, the files that they show and link, the scores that they give.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORDS = join(ROOT, "www/words");

const read = (path) => readFile(join(ROOT, path), "utf8");

/** All that the page says in a language, but for what it puts together. @param {"es" | "en"} language @returns {Promise<Set<string>>} */
async function wordsIn(language) {
  const said = new Set();
  const collect = (value) => {
    if (typeof value === "string") said.add(value);
    else if (value !== null && typeof value === "object") for (const part of Object.values(value)) collect(part);
  };
  for (const name of await readdir(WORDS)) collect((await import(pathToFileURL(join(WORDS, name)))).default?.[language]);
  const { voiceIn } = await import(pathToFileURL(join(ROOT, "www/strings.js")));
  collect(voiceIn(language).t);
  return said;
}

for (const [path, language, quoted] of [
  ["docs/guia.es.md", "es", /«([^»]+)»/g],
  ["docs/guide.en.md", "en", /“([^”]+)”/g],
]) {
  test(`${path} calls the page's buttons what the page calls them`, async () => {
    const said = await wordsIn(language);
    // In a paragraph of the text a line may end within a name.
    const text = (await read(path)).replace(/\s+/g, " ");
    const names = [...text.matchAll(quoted), ...text.matchAll(/\*\*(Quién dice qué|Who says what|Comparar|Compare)\*\*/g)];
    assert.ok(names.length > 6, `${names}`);
    for (const [, name] of names) assert.ok(said.has(name), name);
  });
}

test("what the guides and the README show and link is there", async () => {
  const guides = (await readdir(join(ROOT, "docs"))).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  for (const path of [...guides, "README.md"]) {
    for (const [, target] of (await read(path)).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g))
      assert.ok(existsSync(join(ROOT, dirname(path), target)), `${path}: ${target}`);
  }
});

test("the scores that journalists are told are those that were measured on articles kept aside", async () => {
  const scores = await read("tests/README.md");
  /** A measure's row, without its name, of the first table or the second. @param {string} measure @param {number} table */
  const row = (measure, table) =>
    scores
      .split("\n")
      .filter((line) => line.startsWith(`| ${measure} |`))
      [table].split("|")
      .slice(2);
  const measured = (measure) => {
    const spanish = row(measure, 0)[3].split("→").at(-1);
    const english = row(measure, 1)[3];
    return [spanish, english].map((score) => Number(score).toFixed(2));
  };
  const rows = [
    "actor mention, exact",
    "figure value + category",
    "… + country",
    "… + who says",
    "attribution found",
    "… source + content",
  ];
  const wanted = rows.map(measured);
  const guide = await read("docs/journalists.md");
  for (const head of ["| F1 | Spanish | English |", "| F1 | español | inglés |"]) {
    const [, after] = guide.split(`${head}\n| --- | --- | --- |\n`);
    const told = after
      .split("\n\n")[0]
      .split("\n")
      .map((line) =>
        line
          .split("|")
          .slice(2, 4)
          .map((cell) => cell.trim().replace(",", ".")),
      );
    assert.deepEqual(told, wanted, head);
  }
});
