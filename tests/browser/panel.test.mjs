// The bookmark's panel over pages of others: what a reader does with it, and that neither side touches the other.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { startFirefox } from "./firefox.mjs";
import { origin, pageTest } from "./harness.mjs";
import { layTrial, openTrial } from "./trial-panel.mjs";

/** As bad as it gets: what a page can do to elements that it does not know. */
const HOSTILE = `
  html { font-size: 40px !important; direction: rtl; line-height: 3; letter-spacing: .2em; cursor: wait; }
  :root { --ink: #f0f !important; --paper: #0f0 !important; --quiet: #0ff !important; }
  * { all: unset !important; display: block !important; color: #f0f !important; visibility: hidden !important; opacity: .1 !important;
      transform: rotate(5deg) !important; transition: all 9s !important; pointer-events: none !important; user-select: none !important; }
  subraya-panel, subraya-panel * { display: none !important; position: static !important; font-size: 90px !important; zoom: 3 !important; }
`;

const panel = (page) => page.locator("subraya-panel .box");
const card = (page) => page.locator("subraya-panel .card");
const named = (page, name) => page.locator("subraya-panel").getByRole("button", { name });
const asked = (page, what) => page.evaluate((what) => window.trial.asked.filter(([kind]) => kind === what), what);
const place = (page) => page.locator("subraya-panel .steps .count").textContent();

/** @param {string} name @param {(page: import("playwright-core").Page) => Promise<void>} body @param {object} [given] */
function panelTest(name, body, { css = "", script = "", search = "", context } = {}) {
  pageTest(
    name,
    async (page) => {
      await layTrial(css, script);
      await openTrial(page, origin, search);
      await body(page);
    },
    { context },
  );
}

/** The middle of some words of the page. */
const middleOf = (page, words) =>
  page.evaluate((words) => {
    const texts = [...document.querySelectorAll("article > *")].map((block) => block.firstChild);
    const text = texts.find(({ data }) => data.includes(words));
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(words));
    range.setEnd(text, text.data.indexOf(words) + words.length);
    const [{ x, y, width, height }] = range.getClientRects();
    return [x + width / 2, y + height / 2];
  }, words);

/** How all of the panel looks: every element with its place and its type. */
const looks = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("subraya-panel");
    return [...shadowRoot.querySelectorAll("*")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const { color, backgroundColor, fontSize, fontFamily, lineHeight, letterSpacing, visibility, direction, display } = style;
      const { cursor, textAlign, userSelect, opacity, transitionDuration } = style;
      const box = [x, y, width, height].map(Math.round).join(" ");
      const type = [color, backgroundColor, fontSize, fontFamily, lineHeight, letterSpacing].join(" ");
      const rest = [visibility, direction, display, cursor, textAlign, userSelect, opacity, transitionDuration].join(" ");
      return `${element.localName}.${element.className} ${box} | ${type} | ${rest}`;
    });
  });

for (const scheme of ["light", "dark"]) {
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ]) {
    panelTest(
      `axe finds nothing in any state of the panel (${scheme}, ${width} px)`,
      async (page) => {
        const scope = { fromShadowDom: ["subraya-panel", ".frame"] };
        const check = async (state) => assert.deepEqual(await axe(page, scope), [], state);
        await check("open");
        await page.evaluate(() => window.trial.panel.say("No.", [{ label: "Reintentar", act() {} }]));
        await panel(page).locator("tbody button").first().click();
        await card(page).waitFor();
        await check("card and actions");
        await page.keyboard.press("Escape");
        await named(page, "EN: English").click();
        await check("in English");
        await named(page, "Fold the panel").click();
        await check("folded");
      },
      {
        css: scheme === "dark" ? "body{background:#14161a;color:#ddd}" : "",
        search: scheme === "dark" ? "?dark" : "",
        context: { viewport: { width, height } },
      },
    );
  }
}

panelTest("the panel lists what the article holds, with counts, and goes to each place", async (page) => {
  const { actors, figures, attributions } = await page.evaluate(() => window.trial.analysis);
  assert.ok(actors.length > 5 && figures.length > 4 && attributions.length > 4);
  const counts = await panel(page).locator(".legend .count").allTextContents();
  assert.deepEqual(
    counts,
    [actors, figures, attributions].map(({ length }) => String(length)),
  );
  assert.equal(await panel(page).locator("tbody tr").count(), figures.length);
  assert.equal(await panel(page).locator("ol li").count(), attributions.length);
  assert.equal(await panel(page).locator("ul.actors li").count(), actors.length);
  await panel(page).locator("tbody tr").nth(1).click();
  assert.deepEqual(await asked(page, "goTo"), [["goTo", "figure-1", figures[1].start]]);
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /Cifra\s+45[\s\S]*civiles/);
});

panelTest("a row of someone named in many places goes from one to the next", async (page) => {
  const { key, starts } = await page.evaluate(() => {
    const [actor] = [...window.trial.analysis.actors].sort((a, b) => b.mentions.length - a.mentions.length);
    return { key: `actor-${actor.id}`, starts: actor.mentions.map(({ start }) => start) };
  });
  assert.ok(starts.length > 1, "the article names nobody twice");
  const row = panel(page).locator(`.row[data-go="${key}"]`);
  for (let at = 0; at <= starts.length; at++) await row.click();
  assert.deepEqual(
    (await asked(page, "goTo")).map(([, , start]) => start),
    [...starts, starts[0]],
  );
});

panelTest("what is pointed at in a list is lit in the page, and nothing is when it is not", async (page) => {
  await panel(page).locator(".row[data-go^=actor]").first().hover();
  const [, key] = (await asked(page, "light")).at(-1);
  assert.match(key, /^actor-/);
  assert.ok(await page.evaluate(() => CSS.highlights.get("subraya-lit-actor").size > 0));
  await page.mouse.move(5, 5);
  assert.deepEqual((await asked(page, "light")).at(-1), ["light"]);
  await panel(page).locator("tbody button").first().focus();
  assert.deepEqual((await asked(page, "light")).at(-1).slice(0, 2), ["light", "figure-0"]);
});

panelTest("a switch hides its kind, and whoever goes to one of it gets it back", async (page) => {
  const all = await place(page);
  const box = panel(page).getByLabel("Cifras", { exact: false });
  await box.first().uncheck();
  assert.deepEqual(await asked(page, "show"), [["show", "figure", false]]);
  assert.notEqual(await place(page), all);
  await page.keyboard.press("n");
  assert.doesNotMatch((await asked(page, "goTo"))[0][1], /^figure/);
  await panel(page).locator("tbody tr").first().click();
  assert.deepEqual((await asked(page, "show")).at(-1), ["show", "figure", true]);
  assert.ok(await box.first().isChecked());
});

panelTest("next and previous go through the text, round its end, and past what has gone from the page", async (page) => {
  await named(page, "Siguiente").click();
  await named(page, "Siguiente").click();
  const starts = (await asked(page, "goTo")).map(([, , start]) => start);
  assert.ok(starts[0] <= starts[1]);
  await named(page, "Anterior").click();
  assert.match(await place(page), /^1 \/ /);
  await named(page, "Anterior").click();
  const [at, of] = (await place(page)).split(" / ");
  assert.equal(at, of);
  await page.evaluate(() => {
    document.querySelector("article p").remove();
    window.trial.painting.refresh();
  });
  await named(page, "Siguiente").click();
  assert.ok(Number((await place(page)).split(" / ")[0]) > 5);
  await card(page).waitFor();
});

panelTest(
  "all of it works by keyboard, and the page hears none of it",
  async (page) => {
    const at = () => page.evaluate(() => window.trial.asked.filter(([kind]) => kind === "goTo").length);
    await page.evaluate(() => window.trial.panel.focus());
    await page.keyboard.press("n");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("p");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await at(), 4);
    await card(page).waitFor();
    const focused = () => page.evaluate(() => document.querySelector("subraya-panel").shadowRoot.activeElement?.className);
    await page.keyboard.press("c");
    assert.equal(await focused(), "card");
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
    assert.match(await focused(), /box/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "grip");
    const before = await panel(page).boundingBox();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    const after = await panel(page).boundingBox();
    assert.deepEqual([after.x - before.x, after.y - before.y], [-24, 24]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await focused(), /pill/);
    await page.keyboard.press(" ");
    assert.match(await focused(), /fold/);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.keyboard.press("Escape");
    assert.equal((await asked(page, "close")).length, 1);
    assert.equal(await page.locator("subraya-panel").count(), 0);
  },
  {
    script:
      "window.heard = []; for (const type of ['keydown', 'keyup', 'click', 'focusin', 'input', 'change']) document.addEventListener(type, (event) => heard.push(type + event.key));",
  },
);

panelTest(
  "a pointer on a highlight opens its card, stays open for it, and Escape in the page closes the card alone",
  async (page) => {
    const [x, y] = await middleOf(page, "2.300 soldados");
    await page.mouse.move(x, y - 40);
    await page.mouse.move(x, y);
    await card(page).waitFor();
    assert.match(await card(page).innerText(), /2\.300[\s\S]*un informe de las Naciones Unidas[\s\S]*También aquí/);
    const { x: left, y: top } = await card(page).boundingBox();
    await page.mouse.move(left + 30, top + 30, { steps: 5 });
    await card(page)
      .getByRole("button", { name: /^Atribución/ })
      .click();
    assert.match(await card(page).innerText(), /^Atribución/);
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
    assert.deepEqual(await asked(page, "close"), []);
    await page.mouse.move(x, y - 60);
  },
);

panelTest("the card goes along with the highlight when the page is scrolled, and leaves with it", async (page) => {
  const [x, y] = await middleOf(page, "12 carros de combate");
  await page.mouse.click(x, y);
  await card(page).waitFor();
  const before = await card(page).boundingBox();
  await page.evaluate(() => scrollBy(0, 100));
  await page.waitForFunction(
    (y) => document.querySelector("subraya-panel").shadowRoot.querySelector(".card").getBoundingClientRect().y === y,
    before.y - 100,
  );
  await page.evaluate(() => scrollBy(0, 2000));
  await card(page).waitFor({ state: "hidden" });
});

panelTest(
  "a tap on a small screen opens the card within the sheet, or over the page where the panel is folded",
  async (page) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const { y, width, height } = await panel(page).boundingBox();
    assert.equal(width, 320);
    assert.ok(Math.abs(y + height - 640) < 1 && height <= 640 * 0.45 + 1);
    const [left, top] = await middleOf(page, "Ejército");
    await page.touchscreen.tap(left, top);
    await card(page).waitFor();
    assert.ok(await panel(page).locator(".card").isVisible());
    await named(page, "Plegar el panel").tap();
    const [x, up] = await middleOf(page, "Ejército");
    await page.touchscreen.tap(x, up + 200);
    await page.touchscreen.tap(x, up);
    await card(page).waitFor();
    assert.equal(await panel(page).locator(".card").count(), 0);
    assert.equal(await wide(), 0);
  },
  { context: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } },
);

panelTest("the panel is dragged by its head, and never out of the window", async (page) => {
  const before = await panel(page).boundingBox();
  await page.mouse.move(before.x + 150, before.y + 8);
  await page.mouse.down();
  await page.mouse.move(before.x - 150, before.y + 108, { steps: 4 });
  const after = await panel(page).boundingBox();
  assert.deepEqual([after.x - before.x, after.y - before.y], [-300, 100]);
  await page.mouse.move(-900, 3000, { steps: 4 });
  await page.mouse.up();
  const { x, y, height } = await panel(page).boundingBox();
  assert.ok(x >= 0 && y > 0 && y + height <= page.viewportSize().height);
  assert.equal(await page.evaluate(() => String(getSelection())), "");
});

panelTest("the other language is said everywhere, and what is chosen stays", async (page) => {
  await panel(page).getByLabel("Actores", { exact: false }).first().uncheck();
  await named(page, "EN: English").click();
  assert.match(await panel(page).innerText(), /Who says so[\s\S]*Next/);
  assert.doesNotMatch(await panel(page).innerText(), /Cifras|Quién/);
  assert.ok(!(await panel(page).getByLabel("Actors", { exact: false }).first().isChecked()));
  assert.equal(await page.evaluate(() => document.querySelector("subraya-panel").shadowRoot.activeElement.lang), "en");
});

for (const scheme of ["light", "dark"]) {
  /** @type {string[]} */
  let plain;
  const search = scheme === "dark" ? "?dark" : "";
  panelTest(`the panel on a plain page (${scheme})`, async (page) => (plain = await looks(page)), { search });
  panelTest(
    `the panel looks the same on the most hostile page (${scheme})`,
    async (page) => assert.deepEqual(await looks(page), plain),
    {
      search,
      css: HOSTILE,
    },
  );
}

panelTest("the page is left as it was: no attribute, no style, one element", async (page) => {
  const host = page.locator("subraya-panel");
  assert.deepEqual(await host.evaluate((host) => [...host.attributes].map(({ name }) => name)), []);
  await named(page, "Siguiente").click();
  await named(page, "Plegar el panel").click();
  assert.equal(await host.evaluate((host) => host.attributes.length), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink")), "");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("a")).fontFamily), "Georgia, serif");
});

panelTest(
  "alone in a document of ours the panel fills it, with the card inside",
  async (page) => {
    const box = page.locator("#alone .box");
    assert.deepEqual(await box.boundingBox(), { x: 0, y: 0, width: 340, height: 560 });
    await box.locator("tbody tr").first().click();
    await box.locator(".card").waitFor();
    assert.ok(await box.locator(".grip, .fold").first().isHidden());
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  },
  { search: "?alone", context: { viewport: { width: 340, height: 560 } } },
);

panelTest("without colours figures are told by a double line of their own", async (page) => {
  const css = await page.evaluate(() =>
    document.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join()).join(),
  );
  assert.match(css, /forced-colors: active[\s\S]*double/);
  assert.doesNotMatch(css, /var\(|undefined/);
});

test("Firefox shows the panel and its card over a hostile page", async () => {
  const firefox = await startFirefox({ "intl.accept_languages": "es-ES, es", "ui.prefersReducedMotion": 1 });
  try {
    for (const css of [
      "",
      "html { font-size: 40px } article ~ *, subraya-panel { display: none !important; color: #f0f !important }",
    ]) {
      await layTrial(css);
      const page = await firefox.open(`${origin}/trial.html`, { width: 1024, height: 700 });
      await page.until(() => document.documentElement.dataset.ready === "");
      const { width, shown } = await page.call(() => {
        const { shadowRoot } = document.querySelector("subraya-panel");
        shadowRoot.querySelector("tbody tr").click();
        const card = shadowRoot.querySelector(".card");
        return {
          width: shadowRoot.querySelector(".box").getBoundingClientRect().width,
          shown: card.checkVisibility() && card.innerText,
        };
      });
      assert.equal(width, 360);
      assert.match(shown, /Cifra\s+2\.300/);
      assert.ok(await page.call(() => CSS.highlights.get("subraya-figure").size > 3));
      const shots = new URL("../../target/firefox/", import.meta.url).pathname;
      await mkdir(shots, { recursive: true });
      await writeFile(`${shots}panel${css ? "-hostile" : ""}.png`, await page.screenshot());
    }
  } finally {
    await firefox.stop();
  }
});
