// How each state of the page looks, against pictures that somebody has looked at. UPDATE_SNAPSHOTS=1 takes them anew.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { everyState, pageTest } from "./harness.mjs";

const KNOWN = fileURLToPath(new URL("./snapshots/", import.meta.url));
const WRONG = fileURLToPath(new URL("../../target/snapshots/", import.meta.url));
const UPDATE = process.env.UPDATE_SNAPSHOTS === "1";

/** The share of pixels that may differ: a few letters drawn another way do, a line elsewhere does not. */
const TOLERANCE = 0.004;

for (const colorScheme of ["light", "dark"]) {
  pageTest(
    `the page looks as it did (${colorScheme})`,
    async (page) => {
      // Fonts that every machine with these tests has, so that lines break in the same places.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`:root { --serif: "Liberation Serif" !important; --sans: "Liberation Sans" !important; }`);
        document.adoptedStyleSheets.push(sheet);
      });
      const differing = [];
      await everyState(page, async (state) => {
        // The pointer would light up what it rests on.
        await page.mouse.move(0, 0);
        const name = `${state}-${colorScheme}.png`;
        const picture = await page.screenshot({ animations: "disabled" });
        const wrong = await compare(name, picture);
        if (wrong) differing.push(wrong);
      });
      assert.deepEqual(
        differing,
        [],
        `see ${WRONG} (the fonts Liberation and DejaVu are needed); UPDATE_SNAPSHOTS=1 takes them anew`,
      );
    },
    { context: { colorScheme, viewport: { width: 768, height: 600 } } },
  );
}

/** @param {string} name @param {Buffer} picture @returns {Promise<string | undefined>} what is wrong with it */
async function compare(name, picture) {
  const known = await readFile(join(KNOWN, name)).catch(() => undefined);
  const actual = PNG.sync.read(picture);
  const { width, height } = actual;
  const diff = new PNG({ width, height });
  let share = 1;
  if (known) {
    const expected = PNG.sync.read(known);
    if (expected.width === width && expected.height === height)
      share = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold: 0.1 }) / (width * height);
  }
  if (share <= TOLERANCE) return undefined;
  if (UPDATE) {
    await mkdir(KNOWN, { recursive: true });
    await writeFile(join(KNOWN, name), picture);
    return undefined;
  }
  await mkdir(WRONG, { recursive: true });
  await writeFile(join(WRONG, name), picture);
  await writeFile(join(WRONG, name.replace(".png", ".diff.png")), PNG.sync.write(diff));
  return known ? `${name}: ${(share * 100).toFixed(2)} % of it differs` : `${name}: there is none to compare with`;
}
