// Taking an article away: every file is read back as the program it is meant for would read it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { axe } from "./axe.mjs";
import { analyze, highlight, pageTest, pasteArticle, SAMPLE } from "./harness.mjs";

const NAMES = ["html", "markdown", "figures", "attributions", "json", "annotations"];

const HOSTILE = `Diez <b>drones</b> 🛰️ & "una" [trampa](https://example.org/a) en Kabira

<script>document.title = "roto"</script> El Ejército congoleño aseguró que 300 soldados ruandeses "><img src=x onerror=alert(1)> murieron el lunes.

- Lo recoge www.example.org.
“=SUMA(A1;A2) y 45 rebeldes han caído en el frente”, dijo el ministro de Defensa, Joseph Lukusa.
1. Según la ONU, entre 2.500 y 3.000 soldados *ruandeses* combaten | en __Kabira__ \`hoy\` ~~no~~ <https://example.org> $x$ javascript:alert(1).
# Otro https://example.org/b y a@example.org &lt; &amp;`;

const dialog = (page) => page.locator("#take-dialog");
const button = (page, name, which) => page.locator(`[data-format=${name}] button`).nth(which === "copy" ? 0 : 1);
const status = (page) => page.locator("#take-status");

/** Saves one form of the article through the dialog. */
async function download(page, name) {
  if (!(await dialog(page).isVisible())) await page.click("#take");
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, name, "download").click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Copies one form of the article through the dialog, and reads the clipboard. */
async function copy(page, name) {
  if (!(await dialog(page).isVisible())) await page.click("#take");
  await status(page).evaluate((node) => node.replaceChildren());
  await button(page, name, "copy").click();
  await page.waitForFunction(() => /^(Copi|No se|El nav)/.test(document.querySelector("#take-status").textContent));
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const flavours = {};
    for (const type of item.types) flavours[type] = await (await item.getType(type)).text();
    return flavours;
  });
}

/** Rows of a file as RFC 4180 has them. */
function parseCsv(text, separator) {
  const rows = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${separator}]*))(${separator}|\\r\\n)`, "y");
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    assert.ok(match, `no field at ${at}: ${JSON.stringify(text.slice(at, at + 80))}`);
    rows.at(-1).push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] === "\r\n") rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], "the last row ends as all do");
  return rows;
}

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

pageTest("the dialog names every form, tells what it did, closes with Escape and gives the focus back", async (page) => {
  await page.locator("#take").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Llevar el artículo" }).waitFor();
  assert.equal(await page.locator("#take-formats li").count(), NAMES.length);
  for (const word of ["Copiar", "Descargar"])
    assert.equal(
      await dialog(page)
        .getByRole("button", { name: `${word}: Markdown`, exact: true })
        .count(),
      1,
    );
  const { name } = await download(page, "markdown");
  assert.equal(await status(page).textContent(), `Descargado: ${name}`);
  assert.deepEqual(await axe(page, "#take-dialog"), []);
  await page.keyboard.press("Escape");
  assert.ok(await dialog(page).isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), "take");
});

pageTest("files are named after the headline", async (page) => {
  await pasteArticle(page, `¿«Ñandúes» / CON\\drones: 100 %?\n\n${SAMPLE}`);
  const names = [];
  for (const name of NAMES) names.push((await download(page, name)).name);
  const stem = "subraya-nandues-con-drones-100";
  assert.deepEqual(
    names,
    [".html", ".md", "-cifras.csv", "-atribuciones.csv", ".json", "-anotaciones.jsonld"].map((end) => stem + end),
  );
});

pageTest("JSON is the analysis as every other caller gets it", async (page) => {
  await pasteArticle(page, HOSTILE);
  const { text } = await download(page, "json");
  assert.deepEqual(JSON.parse(text), await analyze(page, HOSTILE));
  assert.equal((await copy(page, "json"))["text/plain"], text);
});

pageTest("figures open in a spreadsheet as rows, with numbers that are numbers", async (page) => {
  const { text } = await download(page, "figures");
  assert.ok(text.startsWith("\ufeff"));
  const [head, ...rows] = parseCsv(text.slice(1), ";");
  const { figures, attributions, actors } = await analyze(page, SAMPLE);
  assert.equal(rows.length, figures.length);
  for (const [index, row] of rows.entries()) {
    assert.equal(row.length, head.length);
    const at = Object.fromEntries(head.map((name, column) => [name, row[column]]));
    const { start, end, low, high, country, actor, attribution } = figures[index];
    const whole = (n) => (n === null ? "" : String(n));
    assert.equal(at["En el texto"], oneLine(SAMPLE.slice(start, end)));
    assert.deepEqual([at.Mínimo, at.Máximo, at["Inicio (UTF-16)"], at["Fin (UTF-16)"]], [low, high, start, end].map(whole));
    assert.equal(at["Código de país"], country ?? "");
    assert.equal(at.Actor, actor === null ? "" : actors[actor].name);
    assert.equal(at["N.º de atribución"], attribution === null ? "" : String(attributions[attribution].id + 1));
    assert.ok(at.Oración.includes(at["En el texto"]));
    assert.equal(at.Origen, "motor");
  }
  const range = rows.find(([, words]) => words === "entre 2.500 y 3.000 soldados ruandeses");
  assert.deepEqual(range.slice(2, 7), ["2.500–3.000", "2500", "3000", "entre dos valores", "Efectivos"]);
  const pasted = (await copy(page, "figures"))["text/plain"];
  assert.deepEqual(parseCsv(pasted, "\t"), [head, ...rows]);
});

pageTest(
  "attributions are rows in the words of the interface, joined to what they stand in",
  async (page) => {
    await pasteArticle(page, SAMPLE);
    const { text } = await download(page, "attributions");
    const [head, ...rows] = parseCsv(text.slice(1), ",");
    const { attributions } = await analyze(page, SAMPLE);
    assert.equal(rows.length, attributions.length);
    assert.deepEqual(head.slice(0, 3), ["No.", "Who says so", "Speaker"]);
    for (const [index, row] of rows.entries()) {
      const { content, parent, cue } = attributions[index];
      assert.equal(row[head.indexOf("What is said")], content.map(({ start, end }) => SAMPLE.slice(start, end)).join(" … "));
      assert.equal(row[head.indexOf("Verb or phrase")], cue ? SAMPLE.slice(cue.start, cue.end) : "");
      assert.equal(row[head.indexOf("Inside attribution no.")], parent === null ? "" : String(parent + 1));
    }
  },
  { context: { locale: "en-GB" } },
);

pageTest("no cell of a table is a formula, and none breaks its row", async (page) => {
  const dangerous = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\n=x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "﹣1",
    "  =1",
    "\u200b=1",
  ];
  const plain = ["2.500–3.000", "a;b,c\td", 'di "no"', "dos\r\nlíneas", "'ya", "1-2", "unos 6.000", "— nada"];
  const text = await page.evaluate(
    async (cells) => {
      const { delimited } = await import("/take/csv.js");
      return [...delimited([cells, [1, null, -5]], ";")].join("");
    },
    [...dangerous, ...plain],
  );
  const [cells, numbers] = parseCsv(text, ";");
  assert.deepEqual(cells, [...dangerous.map((cell) => `'${cell}`), ...plain]);
  assert.deepEqual(numbers, ["1", "", "-5"]);
  await pasteArticle(page, HOSTILE);
  const rows = parseCsv((await download(page, "attributions")).text.slice(1), ";");
  const said = rows.map((row) => row[9]);
  assert.ok(said.includes("'=SUMA(A1;A2) y 45 rebeldes han caído en el frente"), said.join("\n"));
});

pageTest("Markdown shows the highlights and lets nothing of the article become markup", async (page) => {
  const { text: sample } = await download(page, "markdown");
  assert.match(sample, /^# \*Ruanda\* niega haber enviado tropas\[\^1\] mientras el \*M23\* avanza hacia Kabira\n\nKINSASA/);
  assert.match(sample, /“\*\*más de 4\.000 \*soldados ruandeses\*\*\* combaten ya en nuestro territorio\[\^2\]”, la cifra/);
  assert.match(sample, /^\[\^2\]: El Gobierno congoleño: lo afirma$/m);
  assert.match(sample, /^\| 2\.500–3\.000 \| soldados ruandeses \| Ruanda \| un informe de .*\[\^5\] \|$/m);
  await page.keyboard.press("Escape");
  await pasteArticle(page, HOSTILE);
  const { text } = await download(page, "markdown");
  const bare = text.replaceAll(/\\[!-/:-@[-`{-~]/g, "");
  assert.doesNotMatch(bare, /[<>`_~&@$]|\]\(|:\/\/|www\.|^\s*(?:-|\d+\.) /im);
  assert.match(text, /^\\- /m);
  assert.match(text, /^1\\\. /m);
  assert.match(text, /^\\# Otro https\\:\/\/example\.org\/b/m);
  const words = oneLine(
    text
      .slice(0, text.indexOf("\n[^1]: "))
      .replaceAll(/(?<!\\)(?:\[\^\d+\]|\*+)/g, "")
      .replaceAll(/\\(.)/g, "$1"),
  );
  assert.equal(words.replace(/^# /, ""), oneLine(HOSTILE), "nothing of the text is lost");
});

for (const [title, text] of [
  ["our sample", SAMPLE],
  ["a hostile text", HOSTILE],
  ["a long text, written in many stretches", `${SAMPLE}\n`.repeat(12)],
]) {
  pageTest(`the annotated page of ${title} holds every mark, stands alone and runs nothing`, async (page) => {
    await pasteArticle(page, text);
    const { text: file } = await download(page, "html");
    const { actors, figures, attributions } = await analyze(page, text);
    const alone = await page.context().newPage();
    const seen = [];
    alone.on("request", (request) => seen.push(request.url()));
    alone.on("console", (message) => seen.push(message.text()));
    alone.on("dialog", (box) => seen.push(box.message()));
    await alone.route("**/*", (route) =>
      route.request().url() === "http://alone.test/" ? route.fulfill({ contentType: "text/html", body: file }) : route.abort(),
    );
    await alone.goto("http://alone.test/");
    assert.deepEqual(
      seen.filter((url) => !url.endsWith("/favicon.ico")),
      ["http://alone.test/"],
    );
    assert.notEqual(await alone.title(), "roto");
    assert.equal(await alone.locator("script, img, link, iframe, article a:not(sup a)").count(), 0);

    const shown = await alone.evaluate(() => ({
      lines: Array.from(document.querySelectorAll("article > *"), (block) => {
        const copy = block.cloneNode(true);
        for (const note of copy.querySelectorAll("sup")) note.remove();
        return copy.textContent.trim();
      }),
      figures: Array.from(document.querySelectorAll("article mark.figure"), ({ textContent }) => textContent),
      actors: Array.from(document.querySelectorAll("article mark.actor"), ({ textContent }) => textContent),
      contents: document.querySelectorAll("article mark.content.content").length,
      notes: document.querySelectorAll("article sup a").length,
      titled: Array.from(document.querySelectorAll("article mark"), ({ title }) => title !== "").every(Boolean),
      broken: Array.from(document.querySelectorAll("a[href^='#']")).filter(({ hash }) => !document.getElementById(hash.slice(1)))
        .length,
      twice:
        document.querySelectorAll("[id]").length - new Set(Array.from(document.querySelectorAll("[id]"), ({ id }) => id)).size,
      lang: [document.documentElement.lang, document.querySelector("article").lang],
      legend: Array.from(document.querySelectorAll(".legend .swatch"), ({ textContent }) => textContent),
      rows: document.querySelectorAll("tbody tr").length,
      said: document.querySelectorAll("ol > li").length,
    }));
    assert.deepEqual(
      shown.lines,
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    );
    assert.deepEqual(
      shown.figures,
      figures.map(({ start, end }) => text.slice(start, end)),
    );
    const mentions = actors.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start || b.end - a.end);
    assert.deepEqual(
      shown.actors,
      mentions.map(({ start, end }) => text.slice(start, end)),
    );
    assert.ok(shown.contents >= attributions.flatMap(({ content }) => content).length);
    assert.equal(shown.notes, attributions.length);
    assert.ok(shown.titled);
    assert.deepEqual([shown.broken, shown.twice], [0, 0]);
    assert.deepEqual(shown.lang, ["es", "es"]);
    assert.deepEqual(shown.legend, ["Actores", "Cifras", "Quién lo dice"]);
    assert.deepEqual([shown.rows, shown.said], [figures.length, attributions.length]);
    await alone.close();
  });
}

pageTest("the annotated page is copied with its formatting", async (page) => {
  const { "text/html": rich, "text/plain": source } = await copy(page, "html");
  assert.match(source, /^<!doctype html>/);
  assert.match(rich, /<u[^>]*>Ruanda<\/u>/);
  assert.match(rich, /<b[^>]*>más de 4\.000<\/b>/);
});

pageTest("Web Annotations select exactly their words, counted as the standard counts", async (page) => {
  const text = `🕊️🛰️ Última hora 🚀\n\n${SAMPLE}`;
  await pasteArticle(page, text);
  const file = await download(page, "annotations");
  const collection = JSON.parse(file.text);
  const { items } = collection.first;
  const { actors, figures, attributions } = await analyze(page, text);
  assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
  assert.deepEqual(
    [collection.type, collection.first.type, collection.total],
    ["AnnotationCollection", "AnnotationPage", items.length],
  );
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  const points = Array.from(text);
  const source = `urn:sha256:${createHash("sha256").update(text).digest("hex")}`;
  const selected = items.flatMap(({ type, creator, body, motivation, target }) => {
    assert.deepEqual([type, creator.type, body.type, body.purpose], ["Annotation", "Software", "TextualBody", motivation]);
    return [target].flat().map(({ source: of, selector: [quote, position] }) => {
      assert.equal(of, source);
      const { exact, prefix, suffix } = quote;
      assert.equal(points.slice(position.start, position.end).join(""), exact);
      assert.ok(points.slice(0, position.start).join("").endsWith(prefix));
      assert.ok(points.slice(position.end).join("").startsWith(suffix));
      return exact;
    });
  });
  const expected = [
    ...actors.flatMap(({ mentions }) => mentions),
    ...figures,
    ...attributions.flatMap(({ content, source, cue }) => (content.length > 0 ? [...content, source] : [source ?? cue])),
  ].filter(Boolean);
  assert.deepEqual(selected.sort(), expected.map(({ start, end }) => text.slice(start, end)).sort());
  const figure = items.find(({ target }) => target.selector?.[0].exact.startsWith("entre 2.500"));
  assert.match(
    figure.body.value,
    /^Cifra: 2\.500–3\.000\. .*Quién lo dice: un informe de la Organización de las Naciones Unidas/,
  );
});

pageTest("what the reader has added is told apart in every form", async (page) => {
  const files = await page.evaluate(async (text) => {
    const [{ analyze }, { Describer }, { plainArticle }, { voiceIn }, { FORMATS }] = await Promise.all(
      ["engine", "describe", "article", "strings", "take/formats"].map((name) => import(`/${name}.js`)),
    );
    const analysis = structuredClone(await analyze(text));
    for (const found of [analysis.figures[0], analysis.attributions[0], analysis.actors[0].mentions[0]]) found.rule = "reader";
    const describer = new Describer(plainArticle(text), analysis, voiceIn("es"));
    const made = {};
    for (const { name, file } of FORMATS) made[name] = await (await file(describer)).text();
    return made;
  }, SAMPLE);
  for (const name of ["figures", "attributions"])
    assert.equal(
      parseCsv(files[name].slice(files[name].startsWith("\ufeff") ? 1 : 0), ";").filter((row) => row.at(-1) === "lector").length,
      1,
    );
  for (const name of ["html", "markdown"]) assert.equal(files[name].match(/\(añadido al leer\)/g).length, 2);
  const people = JSON.parse(files.annotations).first.items.filter(({ creator }) => creator.type === "Person");
  assert.deepEqual(people.map(({ id }) => id.split("#")[1]).sort(), ["actor-0-0", "attribution-0", "figure-0", "source-0"]);
  assert.ok(!files.json.includes("rule"));
});

pageTest("the article's own headings and emphasis come along", async (page) => {
  const files = await page.evaluate(async () => {
    const [{ analyze }, { Describer }, { plainArticle }, { voiceIn }, { FORMATS }] = await Promise.all(
      ["engine", "describe", "article", "strings", "take/formats"].map((name) => import(`/${name}.js`)),
    );
    const text = "Avance en Kabira\n\nUnos 300 soldados ruandeses entraron en Kabira.\n\nLas bajas\n\nMurieron dos soldados.";
    const span = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const article = {
      ...plainArticle(text),
      headings: [span("Avance en Kabira"), span("Las bajas")],
      emphasis: [span("soldados ruandeses entraron")],
    };
    const describer = new Describer(article, await analyze(text), voiceIn("es"));
    const made = {};
    for (const { name, file } of FORMATS) made[name] = await (await file(describer)).text();
    return made;
  });
  assert.match(files.markdown, /^# Avance en Kabira\n[\s\S]*^## Las bajas\n/m);
  assert.match(files.html, /<h1>Avance en Kabira<\/h1>[\s\S]*<h2>Las bajas<\/h2>/);
  assert.match(files.html, /<em>[\s\S]*entraron<\/em>/);
});

pageTest("what can't be copied or made is said, and the dialog stays", async (page) => {
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.click("#take");
  await button(page, "markdown", "copy").click();
  await page.waitForFunction(() => document.querySelector("#take-status").textContent.startsWith("El navegador no ha dejado"));
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("offline"));
  });
  await button(page, "html", "download").click();
  await page.waitForFunction(() => document.querySelector("#take-status").textContent.startsWith("No se ha podido preparar"));
  assert.ok(await dialog(page).isVisible());
});

pageTest(
  "without an analysis there is nothing to take",
  async (page) => {
    assert.ok(await page.locator("#take").isDisabled());
  },
  { missing: "**/worker.js" },
);

pageTest("paper gets the legend, the article and the lists, and nothing that can only be pressed", async (page) => {
  await highlight(page, "actor", "Ruanda").focus();
  await page.emulateMedia({ media: "print" });
  for (const gone of [".top", "#intake", "#bar", "#card", "#keys", "#legend input"])
    for (const element of await page.locator(gone).all()) assert.ok(await element.isHidden(), gone);
  for (const there of ["#legend", "#article", "#figure-rows tr", "#attribution-list li .row", "#actor-list li .row"])
    assert.ok(await page.locator(there).first().isVisible(), there);
  const style = (selector, name) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], name);
  assert.notEqual(await style("#article .figure", "borderTopStyle"), "none");
  assert.equal(await style("#article .content", "textDecorationStyle"), "dotted");
  assert.equal(await style("#article .actor", "textDecorationStyle"), "solid");
  assert.equal(await style("body", "backgroundColor"), "rgb(255, 255, 255)");
});
