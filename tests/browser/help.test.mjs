// The help sheet, and the keys of one character.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";

const sheet = (page) => page.locator("#help-dialog");
const focused = (page) => page.evaluate(() => document.activeElement?.id);

pageTest("the help opens by its button and by ?, and gives the focus back", async (page) => {
  await page.locator("#help").click();
  await sheet(page).waitFor();
  const words = await sheet(page).innerText();
  for (const told of ["Los tres resaltados", "Teclado", "No sale de tu navegador", "Lo que no hace"])
    assert.ok(words.includes(told), told);
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "help");

  await page.locator("#tab-article").focus();
  await page.keyboard.press("?");
  await sheet(page).waitFor();
  await page.getByRole("button", { name: "Cerrar la ayuda" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "tab-article");
});

pageTest("a question mark in the box is text", async (page) => {
  await page.locator("#box").focus();
  await page.keyboard.type("¿Cuántos?");
  assert.ok(await sheet(page).isHidden());
});

pageTest("the help shows each kind as the article does", async (page) => {
  await page.locator("#help").click();
  await page.locator("#help-dialog mark").first().waitFor();
  const looks = (where) =>
    page.evaluate(
      (where) =>
        ["actor", "figure", "content"].map((kind) => {
          const { textDecoration, backgroundColor } = getComputedStyle(document.querySelector(`${where} mark.${kind}`));
          return [textDecoration, backgroundColor];
        }),
      where,
    );
  const colourless = (looks) => looks.map(([line, ground]) => [line.replace(/ [\d.]+px/, ""), ground]);
  assert.deepEqual(colourless(await looks("#help-dialog")), colourless(await looks("#article p")));
});

pageTest("the keys of one character can be switched off, and that is remembered", async (page) => {
  const first = page.locator("#article mark").first();
  await page.locator("#help").click();
  await page.getByLabel("Usar las teclas de un solo carácter").uncheck();
  await page.keyboard.press("Escape");
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
      await first.waitFor();
    }
    await page.locator("#tab-article").focus();
    await page.keyboard.press("?");
    assert.ok(await sheet(page).isHidden());
    await first.focus();
    await page.keyboard.press("n");
    assert.ok(await first.evaluate((mark) => mark === document.activeElement));
    await page.keyboard.press("ArrowRight");
    assert.ok(await first.evaluate((mark) => mark !== document.activeElement), "the arrows go on");
    await page.keyboard.press("Escape");
  }
});
