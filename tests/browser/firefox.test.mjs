// The main flows in Firefox; what it has shown lies in target/firefox, to be looked at.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startFirefox } from "./firefox.mjs";
import { origin, SAMPLE } from "./harness.mjs";

const SHOTS = new URL("../../target/firefox/", import.meta.url).pathname;

let firefox;

before(async () => {
  await mkdir(SHOTS, { recursive: true });
  // In the dark, as the snapshots of Chromium are looked at by day, too.
  const dark = { "layout.css.prefers-color-scheme.content-override": 0 };
  firefox = await startFirefox({ ...dark, "intl.accept_languages": "es-ES, es", "ui.prefersReducedMotion": 1 });
});

after(() => firefox?.stop());

/** A test on a fresh page that has shown its sample, and that must stay clean. */
function flow(name, body, viewport = { width: 768, height: 900 }) {
  test(name, async () => {
    firefox.complaints.length = 0;
    firefox.asked.length = 0;
    const page = await firefox.open(`${origin}/`, viewport);
    await page.visible("#article mark");
    await page.call(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => window.violations.push(violatedDirective));
    });
    await body(page);
    assert.deepEqual(await page.call(() => window.violations), []);
    assert.deepEqual(firefox.complaints, []);
    assert.deepEqual(
      firefox.asked.filter(
        (url) => !url.startsWith(`${origin}/`) && !/^(?:data|blob|about|moz-extension|chrome|resource):/.test(url),
      ),
      [],
    );
    await firefox.send("browsingContext.close", { context: page.context });
  });
}

const shoot = async (page, name) => writeFile(join(SHOTS, `${name}.png`), await page.screenshot());

flow("the sample is highlighted, and a click shows the card", async (page) => {
  for (const kind of ["actor", "figure", "attribution"])
    assert.ok((await page.call((kind) => document.querySelectorAll(`#article mark.${kind}`).length, kind)) > 2, kind);
  assert.equal(await page.call(() => getComputedStyle(document.body).backgroundColor), "rgb(22, 23, 26)");
  await page.click("#article p mark.figure");
  await page.visible("#card");
  assert.match(await page.text("#card"), /Cifra\s+más de 4\.000|Cifra\s+al menos 4\.000/i);
  await shoot(page, "card");
  await page.press("Escape");
  await page.hidden("#card");
});

flow("pasting highlights at once", async (page) => {
  const text = `Tropas en la frontera\n\n${SAMPLE.split("\n").slice(4, 7).join("\n")}`;
  await page.paste(text);
  await page.until(
    () => document.querySelector("#article").ariaBusy === "false" && document.querySelectorAll("#article mark").length > 3,
  );
  assert.equal(await page.text("#article h2"), "Tropas en la frontera");
  await page.hidden("#sample-note");
});

flow("everything works by keyboard", async (page) => {
  const at = () => page.call(() => [...document.querySelectorAll("#article mark")].indexOf(document.activeElement));
  await page.call(() => document.querySelector("#article mark[tabindex='0']").focus());
  await page.visible("#card");
  const first = await at();
  await page.press("ArrowRight");
  const second = await at();
  assert.ok(second > first);
  await page.press("n", "p");
  assert.equal(await at(), second);
  await page.press("Enter");
  assert.ok(await page.call(() => document.querySelector("#card").contains(document.activeElement)));
  await page.press("Escape");
  await page.hidden("#card");
  assert.equal(await at(), second);
  await page.press("?");
  await page.visible("#help-dialog");
  await shoot(page, "help");
  await page.press("Escape");
  await page.hidden("#help-dialog");
});

flow("each view opens, by mouse and by arrow keys", async (page) => {
  const tabs = await page.call(() => [...document.querySelectorAll("[role=tab]")].map(({ id }) => id));
  for (const tab of tabs) {
    await page.click(`#${tab}`);
    await page.visible(`[aria-labelledby=${tab}][role=tabpanel]`);
    await shoot(page, tab);
  }
  await page.press("ArrowRight");
  await page.visible("#view-article");
});

flow(
  "the page speaks English too, on a small screen",
  async (page) => {
    await page.click("[data-language=en]");
    assert.equal(await page.call(() => document.documentElement.lang), "en");
    assert.match(await page.call(() => document.title), /who says so/);
    assert.ok(await page.call(() => document.documentElement.scrollWidth <= innerWidth));
    await shoot(page, "english");
    await page.click("[data-language=es]");
    assert.equal(await page.call(() => document.documentElement.lang), "es");
  },
  { width: 360, height: 740 },
);

flow("no string becomes markup", async (page) => {
  const threw = await page.call(() => {
    try {
      document.createElement("p").innerHTML = "<b>no</b>";
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(threw);
  await page.until(() => window.violations.length > 0);
  await page.call(() => {
    window.violations = [];
  });
  firefox.complaints.length = 0;
});
