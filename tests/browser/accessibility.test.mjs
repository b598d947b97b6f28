// What a reader meets who sees little, sees no colours, uses no mouse, or has the page read aloud.

import assert from "node:assert/strict";
import { axe } from "./axe.mjs";
import { everyState, highlight, pageTest, paste, pasteArticle, SAMPLE } from "./harness.mjs";

const KINDS = ["actor", "figure", "attribution"];

for (const colorScheme of ["light", "dark"]) {
  for (const locale of ["es-ES", "en-GB"]) {
    pageTest(
      `axe finds nothing in any state of the page (${locale}, ${colorScheme})`,
      async (page) => {
        /** @param {string} state */
        const check = async (state) => assert.deepEqual(await axe(page), [], state);
        await everyState(page, check);
        await paste(page, "Le gouvernement a déclaré mardi que les rebelles ont perdu 300 hommes dans la bataille.");
        await page.locator("#notice").waitFor();
        await check("a text in no known language");
      },
      { context: { colorScheme, locale } },
    );
  }
}

/** How a mark looks, colours apart. */
const formOf = (mark) =>
  mark.evaluate((mark) => {
    const { textDecorationLine, textDecorationStyle, borderStyle, fontStyle } = getComputedStyle(mark);
    const filled = getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)";
    const bold = Number(getComputedStyle(mark.querySelector(".number") ?? mark).fontWeight) >= 600;
    const line = textDecorationLine === "none" ? "none" : `${textDecorationLine} ${textDecorationStyle}`;
    return { line, filled, border: borderStyle, bold, italic: fontStyle === "italic" };
  });

const PARTS = {
  actor: "mark.actor",
  figure: "mark.figure:has(.number)",
  said: "mark.content",
  source: "mark.source",
  cue: "mark.cue",
};

async function formsOf(page) {
  const forms = {};
  for (const [name, mark] of Object.entries(PARTS)) forms[name] = await formOf(page.locator(`#article p ${mark}`).first());
  return forms;
}

pageTest("each kind has a form of its own, without any colour", async (page) => {
  const { actor, figure, said, source, cue } = await formsOf(page);
  assert.equal(actor.line, "underline solid");
  assert.equal(said.line, "underline dotted");
  assert.equal(source.line, "underline dashed");
  assert.deepEqual([figure.line, figure.filled, figure.bold], ["none", true, true]);
  assert.ok(cue.italic);
});

pageTest(
  "each kind keeps a form of its own in forced colours",
  async (page) => {
    const { actor, figure, said, source, cue } = await formsOf(page);
    assert.equal(actor.line, "underline solid");
    assert.equal(said.line, "underline dotted");
    assert.equal(source.line, "underline dashed");
    assert.equal(source.line, "underline dashed");
    assert.deepEqual([figure.line, figure.border, figure.bold], ["none", "solid", true]);
    assert.ok(cue.italic);
  },
  { context: { forcedColors: "active" } },
);

/** Colours as readers see them who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);

/** @param {number[]} rgb @param {number[]} eye the light that the eye makes of it, 0 to 1 */
function seen(rgb, eye) {
  const light = rgb.map(linear);
  return [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        light.reduce((sum, value, i) => sum + eye[row + i] * value, 0),
      ),
    ),
  );
}

function contrast(a, b) {
  const [dark, bright] = [a, b].map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** How far apart two colours are, in CIELAB; 20 is seen at a glance. */
function distance(a, b) {
  const lab = ([r, g, b]) => {
    const xyz = [
      (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
      0.2126 * r + 0.7152 * g + 0.0722 * b,
      (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    ];
    const [x, y, z] = xyz.map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(...p.map((value, i) => value - q[i]));
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(
    `colours hold for colour-blind readers (${colorScheme})`,
    async (page) => {
      const colours = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        const read = (name) => {
          probe.style.color = `var(--${name})`;
          return getComputedStyle(probe).color.match(/\d+/g).map(Number);
        };
        const names = [
          "paper",
          "raised",
          "ink",
          "quiet",
          "edge",
          "focus",
          "actor",
          "figure",
          "figure-edge",
          "attribution",
          "dots",
        ];
        return Object.fromEntries(names.map((name) => [name, read(name)]));
      });
      for (const [eye, matrix] of Object.entries(EYES)) {
        const at = (name) => seen(colours[name], matrix);
        const told = (a, b, least) => {
          const ratio = contrast(at(a), at(b));
          assert.ok(ratio >= least, `${eye}: ${a} on ${b} is ${ratio.toFixed(2)}, less than ${least}`);
        };
        for (const [text, ground] of [
          ["ink", "paper"],
          ["ink", "figure"],
          ["quiet", "paper"],
          ["quiet", "raised"],
          ["attribution", "paper"],
          ["attribution", "figure"],
        ])
          told(text, ground, 4.5);
        for (const line of ["actor", "dots", "edge", "focus", "figure-edge"]) told(line, "paper", 3);
        for (const [a, b] of [
          ["actor", "attribution"],
          ["figure", "attribution"],
        ]) {
          const apart = distance(at(a), at(b));
          assert.ok(apart >= 20, `${eye}: ${a} and ${b} are ${apart.toFixed(1)} apart`);
        }
      }
    },
    { context: { colorScheme } },
  );
}

/** What a screen reader is told, as a flat list. */
async function spoken(page) {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: role?.value,
      name: name?.value ?? "",
      description: description?.value ?? "",
      ...Object.fromEntries(properties.map(({ name, value }) => [name, value.value])),
    }));
}

pageTest("a screen reader hears each highlight's kind, the lists and where it is", async (page) => {
  const tree = await spoken(page);
  const named = (role, name) => tree.filter((node) => node.role === role && (name === undefined || node.name === name));

  const kinds = { actor: "Actor", figure: "Cifra", attribution: "Atribución" };
  const marks = named("mark");
  for (const kind of KINDS) {
    const shown = await page.locator(`#article mark.${kind}`).count();
    assert.equal(marks.filter(({ description }) => description === kinds[kind]).length, shown, kind);
  }
  for (const heading of ["Subraya", "Cifras", "Quién lo dice", "Actores"])
    assert.ok(named("heading", heading).length > 0, heading);
  assert.equal(named("tab", "Artículo")[0].selected, true);
  assert.equal(named("tabpanel", "Artículo").length, 1);
  assert.equal(named("complementary", "Lo que hay en el texto").length, 1);
  const rows = await page.locator("#figure-rows tr").count();
  assert.equal(named("rowheader").length, rows);
  for (const column of ["Cuántos", "Qué", "De quién", "Quién lo dice"])
    assert.ok(named("columnheader", column).length > 0, column);
  assert.ok(named("listitem").length >= (await page.locator("#panel li").count()));
});

pageTest("a highlight with the focus is described by its card", async (page) => {
  await highlight(page, "figure", "entre 2.500 y 3.000 soldados ruandeses").focus();
  await page.locator("#card").waitFor();
  const focused = (await spoken(page)).find(({ role, focused }) => role === "mark" && focused);
  assert.match(focused.description, /Cifra.*2\.500–3\.000.*Ruanda/s);
});

pageTest("what the engine has found is told without being looked for", async (page) => {
  await pasteArticle(page, SAMPLE.split("\n").slice(0, 3).join("\n"));
  await page
    .locator("#status")
    .filter({ hasText: /\d+ cifra/ })
    .waitFor({ state: "attached" });
  assert.equal(await page.locator("#status").getAttribute("role"), "status");
});

pageTest("whoever goes through the page by Tab always sees where they are", async (page) => {
  const seen = new Set();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height, bottom, right } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`;
      return {
        name,
        ringed: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        there: width > 0 && height > 0 && bottom > 0 && right > 0,
      };
    });
    if (at === null || seen.has(at.name)) break;
    seen.add(at.name);
    assert.ok(at.ringed && at.there, at.name);
  }
  assert.ok(seen.size > 10, [...seen].join("; "));
});

pageTest("who wants no motion gets none", async (page) => {
  await page.locator("#panel [data-go]").first().click();
  await page.locator("#card").waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

for (const [name, viewport, fontSize] of [
  ["in a window of 320 px", { width: 320, height: 640 }, "100%"],
  ["with letters of twice the size", { width: 768, height: 900 }, "200%"],
]) {
  pageTest(
    `nothing runs out of any state of the page ${name}`,
    async (page) => {
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, fontSize);
      await everyState(page, async (state) => {
        const wide = await page.evaluate(() => {
          const sheet = document.querySelector("dialog[open]");
          return [document.documentElement.scrollWidth - innerWidth, sheet ? sheet.scrollWidth - sheet.clientWidth : 0];
        });
        assert.deepEqual(wide, [0, 0], state);
      });
    },
    { context: { viewport } },
  );
}
