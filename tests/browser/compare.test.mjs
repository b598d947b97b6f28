// Comparing with a second article.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pageTest, paste, pasteArticle, SAMPLE } from "./harness.mjs";

const SECOND = await readFile(fileURLToPath(new URL("../../www/samples/es-second.txt", import.meta.url)), "utf8");

const view = (page) => page.locator("#view-compare");
const thing = (page, words) =>
  view(page)
    .locator(".compared-thing")
    .filter({ has: page.locator("h4", { hasText: words }) });
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** Pastes a second article as a person does, and waits for the comparison. */
async function compareWith(page, text) {
  await page.locator("#tab-compare").click();
  await page.locator("#second-box").focus();
  await paste(page, text);
  await view(page).locator("section").first().waitFor();
}

/** What stands in one of the columns under a title: "Actores", "Solo en el primero". */
async function column(page, title, where) {
  const section = view(page)
    .locator("section")
    .filter({ has: page.locator("h3", { hasText: title }) });
  const place = section.locator(".columns > div").filter({ has: page.locator("h4", { hasText: where }) });
  return (await place.locator("li").allTextContents()).map(squeezed);
}

pageTest("figures that disagree come first, in words, with both values, who claims them and their sentences", async (page) => {
  await compareWith(page, SECOND);
  const verdicts = (await view(page).locator(".verdict").allTextContents()).map(squeezed);
  assert.deepEqual(verdicts, [
    "≠ No coinciden",
    "≠ No coinciden",
    "≠ No coinciden",
    "≉ Coinciden en parte",
    "≈ Compatibles",
    "≈ Compatibles",
    "≈ Compatibles",
    "= Coinciden",
    "= Coinciden",
  ]);
  const soldiers = await thing(page, "soldados ruandeses").innerText();
  for (const told of [
    "al menos 4.000",
    "2.500–3.000",
    "hasta 5.000",
    "alrededor de 1.500",
    "7.000–8.000",
    "3.500",
    "La Organización de las Naciones Unidas (ONU)",
    "La misma fuente (Gobierno congoleño) da en cada artículo cifras que no caben juntas.",
  ])
    assert.ok(soldiers.includes(told), `${told} in ${soldiers}`);
  const brigades = thing(page, "brigadas");
  assert.match(await brigades.innerText(), /Ninguna cifra de un artículo cabe en las del otro/);
  assert.deepEqual(await brigades.locator("mark.figure").allTextContents(), ["cuatro brigadas", "cinco brigadas"]);
  assert.match(await thing(page, "combatientes").innerText(), /Compatibles/);
  assert.match(await thing(page, "batallones").innerText(), /Coinciden/);
});

pageTest("what only one article counts, who speaks and of whom, side by side", async (page) => {
  await compareWith(page, SECOND);
  assert.match((await column(page, "Cifras", "Solo en el primero")).join(), /sistemas antiaéreos/);
  assert.match((await column(page, "Cifras", "Solo en el segundo")).join(), /soldados Angola/);
  const sources = await column(page, "Fuentes", "En los dos");
  assert.ok(sources.includes("Patrice Bahati en el segundo: Bahati"), `a surname is enough: ${sources}`);
  assert.ok(sources.includes("Estados Unidos en el segundo: Washington"), `a capital speaks for its state: ${sources}`);
  assert.ok((await column(page, "Fuentes", "Solo en el segundo")).includes("Un diplomático europeo"));
  assert.ok((await column(page, "Actores", "Solo en el primero")).includes("Médicos Sin Fronteras"));
  assert.ok((await column(page, "Actores", "Solo en el segundo")).includes("Angola"));
});

pageTest("buttons lead to the place in either article, and back", async (page) => {
  await compareWith(page, SECOND);
  const there = thing(page, "soldados ruandeses").getByRole("button", { name: "7.000–8.000" });
  await there.click();
  const place = () => page.evaluate(() => document.activeElement?.textContent);
  assert.equal(await place(), "entre 7.000 y 8.000 soldados ruandeses");
  assert.deepEqual(
    await view(page).locator(".whole article > *").allTextContents(),
    SECOND.split("\n").filter((line) => line.trim()),
  );
  await page.getByRole("button", { name: "Volver a la comparación" }).click();
  assert.equal(await place(), "7.000–8.000");

  await thing(page, "soldados ruandeses").getByRole("button", { name: "2.500–3.000" }).click();
  assert.ok(await page.locator("#view-article").isVisible());
  assert.equal(await place(), "entre 2.500 y 3.000 soldados ruandeses");
});

pageTest("the second article leaves the first alone, is replaced by the next, goes with a button", async (page) => {
  await compareWith(page, SECOND);
  assert.equal(await page.locator("#article > *").first().textContent(), SAMPLE.split("\n")[0]);
  const titles = () => view(page).locator(".title").allTextContents();
  assert.deepEqual(await titles(), [SAMPLE.split("\n")[0], SECOND.split("\n")[0]]);

  await page.locator("#second-box").focus();
  await paste(page, "Otra noticia\n\nAngola envió 300 soldados.");
  await view(page).locator(".title", { hasText: "Otra noticia" }).waitFor();
  await view(page).locator("section").first().waitFor();
  assert.match(await view(page).innerText(), /no cuentan nada en común/);

  // The first article follows the page's.
  await page.locator("#tab-article").click();
  await pasteArticle(page, "La primera\n\nAngola envió 500 soldados.");
  await page.locator("#tab-compare").click();
  assert.deepEqual(await titles(), ["La primera", "Otra noticia"]);
  assert.match(await view(page).locator(".compared-thing").innerText(), /No coinciden/);

  await page.getByRole("button", { name: "Quitar el segundo artículo" }).click();
  assert.equal(await view(page).locator("section").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "second-box");
});

pageTest("typed text and the sample are compared as well, in English too", async (page) => {
  await page.locator("#tab-compare").click();
  await page.getByRole("button", { name: "Usar nuestro ejemplo" }).click();
  await thing(page, "soldados ruandeses").waitFor();
  await page.getByRole("button", { name: "English" }).click();
  assert.match(await thing(page, "soldados ruandeses").innerText(), /They disagree/);
  assert.equal(await view(page).evaluate((view) => /undefined|\[object/.test(view.textContent)), false);
  await page.locator("#second-box").fill(SAMPLE);
  await view(page).getByRole("button", { name: "Compare" }).click();
  await page.getByText("Both articles are the same text.").waitFor();
  const verdicts = await view(page).locator(".verdict").allTextContents();
  assert.deepEqual([...new Set(verdicts)], ["= They agree"]);
});

pageTest("the second article can be a file or rich text; what can be none is refused and the one before stays", async (page) => {
  await page.locator("#tab-compare").click();
  const choose = async (name, buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await view(page).getByRole("button", { name: "Abrir un archivo…" }).click();
    await (await chooser).setFiles({ name, mimeType: "", buffer });
  };
  await choose("segundo.txt", Buffer.from(SECOND));
  await thing(page, "soldados ruandeses").waitFor();

  await choose("segundo.pdf", Buffer.from("%PDF"));
  await view(page).locator("[role=alert]", { hasText: "«segundo.pdf» no es un archivo que se pueda leer aquí" }).waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "a".repeat(5_000_001));
    document.getElementById("second-box").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
  });
  await view(page).locator("[role=alert]", { hasText: "tiene 5.000.001 caracteres y el límite es 5.000.000" }).waitFor();
  assert.ok(await thing(page, "soldados ruandeses").isVisible());

  await page.locator("#second-box").focus();
  await paste(
    page,
    "Rica Angola envió 300 soldados.",
    "<h1>Rica</h1><p>Angola envió <b>300</b> soldados.</p><script>alert(1)</script>",
  );
  await view(page).locator(".title", { hasText: "Rica" }).waitFor();
  assert.ok(await view(page).locator("[role=alert]").isHidden());
  await view(page).locator(".whole summary").click();
  const lines = view(page).locator(".whole article > *");
  await lines.first().waitFor();
  assert.deepEqual(await lines.allTextContents(), ["Rica", "Angola envió 300 soldados."]);
});

pageTest("a text dropped on the second field is the second article", async (page) => {
  await page.locator("#tab-compare").click();
  await page.locator("#second-box").waitFor();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
    document.getElementById("second-box").dispatchEvent(event);
  }, SECOND);
  await thing(page, "soldados ruandeses").waitFor();
  assert.equal(await page.locator("#article > *").first().textContent(), SAMPLE.split("\n")[0]);
});

pageTest(
  "without the engine the second article stays, and trying again helps",
  async (page) => {
    await page.locator("#tab-compare").click();
    await page.locator("#second-box").focus();
    await paste(page, SECOND);
    await page.getByText("El segundo artículo sigue aquí, sin comparar.").waitFor();
    await page.unroute("**/*.wasm");
    await page.locator("#retry").click();
    await view(page).getByRole("button", { name: "Reintentar" }).click();
    await thing(page, "soldados ruandeses").waitFor();
    assert.ok(await view(page).locator("[role=alert]").isHidden());
  },
  { missing: "**/*.wasm" },
);

pageTest("who is the same in two articles, and who is not", async (page) => {
  const person = (name) => ({ name, kind: "person", country: null });
  const group = (name, ...forms) => ({ name, kind: "organization", country: null, forms });
  const body = (name, country, language = "es") => ({ name, kind: "body", country, language });
  const cases = [
    [person("Joseph Lukusa"), person("Lukusa"), true],
    [person("Joseph Lukusa"), person("Joseph Lukusa Bemba"), true],
    [person("José Ndala"), person("JOSE NDALA"), true],
    [person("Joseph Lukusa"), person("Jean Lukusa"), false],
    [person("Joseph Lukusa"), person("Joseph"), false],
    [group("Organización de las Naciones Unidas"), group("O.N.U."), true],
    [group("Unión Africana", "UA"), group("UA"), true],
    [group("Unión Africana"), group("Unión Europea"), false],
    [
      { name: "Kinsasa", kind: "country", country: "CD" },
      { name: "República Democrática del Congo", kind: "country", country: "CD" },
      true,
    ],
    [body("Gobierno congoleño", "CD"), body("Gobierno del Congo", "CD"), true],
    [body("Gobierno congoleño", "CD"), body("Gobierno ruandés", "RW"), false],
    [body("Congolese government", "CD", "en"), body("government of Congo", "CD", "en"), true],
    [body("Ministry of Defense", "RW", "en"), body("Defense Ministry", "RW", "en"), true],
    [body("Rwandan army", "RW", "en"), body("Rwandan government", "RW", "en"), false],
  ];
  for (const [one, other, same] of cases) {
    const both = await page.evaluate(
      async (names) => {
        const { actorGroups, matched } = await import("/views/matching.js");
        const { atOnce } = await import("/pace.js");
        const groups = names.map(({ forms = [], language = "es", ...actor }) => {
          const text = [actor.name, ...forms].join("\n");
          const mentions = forms.map((form) => ({
            start: text.indexOf(form),
            end: text.indexOf(form) + form.length,
            form: "acronym",
          }));
          return atOnce(actorGroups(text, { language, actors: [{ id: 0, role: null, ...actor, mentions }] }));
        });
        return atOnce(matched(...groups)).both.length;
      },
      [one, other],
    );
    assert.equal(both === 1, same, `${one.name} – ${other.name}`);
  }
  // A surname that two persons bear tells nobody apart.
  const ambiguous = await page.evaluate(async () => {
    const { actorGroups, matched } = await import("/views/matching.js");
    const { atOnce } = await import("/pace.js");
    const persons = (...names) =>
      atOnce(
        actorGroups("", {
          actors: names.map((name, id) => ({ id, name, kind: "person", country: null, role: null, mentions: [] })),
        }),
      );
    return atOnce(matched(persons("Joseph Lukusa", "Jean Lukusa"), persons("Lukusa"))).both.length;
  });
  assert.equal(ambiguous, 0);
});

pageTest("when figures agree, fit or disagree", async (page) => {
  const deployed = (figure) => `Angola desplegó ${figure} en la frontera durante la guerra.`;
  const cases = [
    [deployed("300 soldados"), deployed("300 soldados"), "agree"],
    [deployed("unos 300 soldados"), deployed("300 soldados"), "agree"],
    [deployed("unos 6.000 soldados"), deployed("6.500 soldados"), "compatible"],
    [deployed("unos 6.000 soldados"), deployed("7.000 soldados"), "disagree none"],
    [deployed("al menos 4.000 soldados"), deployed("9.000 soldados"), "compatible"],
    [deployed("al menos 4.000 soldados"), deployed("3.000 soldados"), "disagree none"],
    [deployed("hasta 5.000 soldados"), deployed("3.000 soldados"), "compatible"],
    [deployed("miles de soldados"), deployed("8.000 soldados"), "compatible"],
    [deployed("entre 2.500 y 3.000 soldados"), deployed("entre 2.900 y 3.500 soldados"), "compatible"],
    [
      "Kinsasa dijo que 300 soldados ruandeses murieron en la guerra.",
      "Ruanda niega que 300 soldados ruandeses murieran en la guerra.",
      "disagree denied",
    ],
    [
      "Kinsasa dijo que 300 soldados ruandeses murieron en la guerra.",
      "Kinsasa dijo que 300 soldados ruandeses murieron en la guerra. Kigali calcula que solo 20 soldados ruandeses murieron.",
      "partly",
    ],
    [
      "Kinsasa dijo que 300 soldados ruandeses murieron en la guerra.",
      "Kinsasa dijo que 100 soldados ruandeses murieron en la guerra. Kigali calcula que 300 soldados ruandeses murieron.",
      "disagree source",
    ],
  ];
  for (const [one, other, verdict] of cases) {
    const got = await page.evaluate(
      async (texts) => {
        const { compare } = await import("/views/comparison.js");
        const { analyze } = await import("/engine.js");
        const read = await Promise.all(texts.map(async (text) => ({ text, analysis: await analyze(text) })));
        const { atOnce } = await import("/pace.js");
        const { figures } = atOnce(compare(...read));
        return figures.both.map(({ verdict, reason }) => (reason ? `${verdict} ${reason}` : verdict));
      },
      [one, other],
    );
    assert.deepEqual(got, [verdict], `${one} – ${other}`);
  }
});

for (const width of [320, 768]) {
  pageTest(
    `the comparison fits a window of ${width} px`,
    async (page) => {
      await compareWith(page, `${SECOND}\n${"Interminable".repeat(20)} 300 soldados ${"ruandeses".repeat(20)} murieron.`);
      await view(page).locator(".whole summary").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    },
    { context: { viewport: { width, height: 700 } } },
  );
}
