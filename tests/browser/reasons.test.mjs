// Why something is highlighted: every rule of the engine has its words, and the card says them.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { reasonIds, reasonOf } from "../../www/words/rules.js";
import { highlight, pageTest, pasteArticle } from "./harness.mjs";

const SOURCES = new URL("../../src/", import.meta.url);
const ID = /"((?:actor|figure|attribution)\.[a-z_.]+)"/g;
/** Names of places are read so that nothing else is made of them: they highlight nothing. */
const NO_HIGHLIGHT = ["actor.place"];

/** The ids of the rules that can make a highlight, from the engine's own sources. */
async function rulesOfEngine() {
  const found = new Set();
  for (const file of await readdir(SOURCES, { recursive: true })) {
    if (!file.endsWith(".rs")) continue;
    const source = await readFile(new URL(file, SOURCES), "utf8");
    // What is "nothing" only keeps others from taking its words, and tests make up rules of their own.
    const rules = source.replace(/#\[cfg\(test\)\][\s\S]*/, "").replace(/Candidate::nothing\([^;]*;/g, "");
    for (const [, id] of rules.matchAll(ID)) found.add(id);
  }
  return [...found].filter((id) => !NO_HIGHLIGHT.includes(id)).sort();
}

test("every rule that can highlight something is explained in both languages, and no other is", async () => {
  const rules = await rulesOfEngine();
  assert.ok(rules.length > 50, `${rules.length} rules`);
  for (const language of ["es", "en"]) {
    // The families stand in for rules that a newer engine may have; the reader makes rules of their own.
    const explained = reasonIds(language).filter((id) => id.includes("."));
    assert.deepEqual(explained.sort(), rules, language);
  }
});

test("an unknown rule is explained by the family it belongs to, and one of no family not at all", () => {
  assert.equal(reasonOf("actor.country.something_new", "es"), reasonOf("actor.country", "es"));
  assert.equal(reasonOf("attribution.something_new", "en"), reasonOf("attribution", "en"));
  assert.equal(reasonOf("something.else", "es"), undefined);
  assert.equal(reasonOf("reader", "es"), "Lo has añadido tú.");
  assert.equal(reasonOf("reader", "en"), "You added it.");
});

const card = (page) => page.locator("#card");

pageTest("the card says why a source and a figure are highlighted, in the language of the page", async (page) => {
  await highlight(page, "cue", "Según").click();
  await card(page).getByText("Una fuente introducida con «según»").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  await highlight(page, "figure", "al menos 120 civiles").click();
  await card(page).getByText("A number of people who are said to have been killed").waitFor();
});

pageTest("an actor's reason is that of the mention at hand", async (page) => {
  await pasteArticle(page, "Letonia cerró la frontera el lunes.\n\nRiga acusó a Bielorrusia de enviar a 300 soldados.");
  await highlight(page, "actor", "Letonia").click();
  await card(page).getByText("El nombre de un país.").waitFor();
  await page.keyboard.press("Escape");
  await highlight(page, "actor", "Riga").click();
  await card(page).getByText("Una capital o sede de gobierno").waitFor();
});
