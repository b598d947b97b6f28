// What axe-core finds in a page that stands in somebody's way.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @param page a page of Playwright's
 * @param scope what of it is looked at, as axe-core takes it; all of it where nothing is given
 * @returns {Promise<string[]>} a line for each rule that is broken
 */
export async function axe(page, scope) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([values, scope]) => {
      const { violations } = await window.axe.run(scope ?? document, {
        runOnly: { type: "tag", values },
        resultTypes: ["violations"],
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`,
      );
    },
    [RULES, scope],
  );
}
