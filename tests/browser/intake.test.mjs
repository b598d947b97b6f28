// Getting an article in (rich text, whole pages, files, links, typing) and keeping it.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { fold, highlight, pageTest, paste, pasteArticle, SAMPLE } from "./harness.mjs";

const TEXT = "Tarsis retira sus tropas\n\nEl Gobierno de Ruanda dijo el lunes que 1.200 soldados dejan Kabira.";
const LAST = "El Gobierno de Ruanda dijo el lunes que 1.200 soldados dejan Kabira.";

const notice = (page) => page.locator("#notice");
const shows = (page, words) => page.locator("#article").getByText(words).first().waitFor();
/** The browser has kept the article. */
const isKept = (page) => page.getByText("Guardado solo en este navegador").waitFor();
const lines = (page) => page.locator("#article > *").allTextContents();

/** What HTML comes to: the text, and the words of headings and of emphasis. */
const read = (page, html, plain) =>
  page.evaluate(
    async ([html, plain]) => {
      const { articleInMarkup } = await import("/pkg/rest.js");
      const { text, headings, emphasis } = await articleInMarkup(html, plain);
      const words = ({ start, end }) => text.slice(start, end);
      return { text, headings: headings.map(words), emphasis: emphasis.map(words) };
    },
    [html, plain],
  );

/** What a file comes to, or why it is refused. */
const open = (page, name, bytes, type = "") =>
  page.evaluate(
    async ([name, bytes, type]) => {
      const { articleInFile } = await import("/pkg/rest.js");
      try {
        const { text, headings, emphasis } = await articleInFile(new File([Uint8Array.from(bytes)], name, { type }));
        const words = ({ start, end }) => text.slice(start, end);
        return { text, headings: headings.map(words), emphasis: emphasis.map(words) };
      } catch (error) {
        return error.reason ?? String(error);
      }
    },
    [name, [...bytes], type],
  );

const drop = (page, files) =>
  page.evaluate((files) => {
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name));
    const fire = (type) =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    fire("dragover");
    const hinted = !document.getElementById("drop").hidden;
    fire("drop");
    return hinted && document.getElementById("drop").hidden;
  }, files);

pageTest("of rich text headings, paragraphs and emphasis survive, and nothing else", async (page) => {
  const both = [
    "<h2 onclick=\"alert(1)\">Un <i>titular</i><br>largo</h2><p style='color:red'>Uno <em>dos</em> <strong>tres</strong>,",
    '<a href="javascript:alert(1)">cuatro</a>.</p><div><div>cinco<br>seis</div></div><ul><li>a</li><li><b>b</b></li></ul>',
    "<table><tr><td>7</td><td>8</td></tr><tr><th>9</th><td>10</td></tr></table><p>&nbsp;</p><p>10&nbsp;000 sol&shy;dados &amp; más</p>",
  ].join("\n");
  assert.deepEqual(await read(page, both), {
    text: "Un titular largo\n\nUno dos tres, cuatro.\n\ncinco\nseis\n\na\nb\n\n7 8\n9 10\n\n10\u00a0000 soldados & más",
    headings: ["Un titular largo"],
    emphasis: ["titular", "dos tres", "b"],
  });
  // As word processors write it: emphasis as a style, a bold that is none, bullets and hints of their own.
  const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7"><h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt;font-weight:700">Parte diario</span></h1><p dir="ltr"><span style="font-weight:400;font-style:normal">Uno </span><span style="font-style:italic;font-weight:400">dos</span><span style="font-weight:400"> tres</span></p><br><p><span style="font-weight:700">cuatro</span></p></b>`;
  assert.deepEqual(await read(page, docs, "Parte diario\nUno dos tres\ncuatro"), {
    text: "Parte diario\n\nUno dos tres\n\ncuatro",
    headings: ["Parte diario"],
    emphasis: ["dos", "cuatro"],
  });
  const word = `<html xmlns:o="urn:x"><head><title>Documento</title><style><!-- p {color:red} --></style><!--[if gte mso 9]><xml>no</xml><![endif]--></head><body lang=ES><!--StartFragment--><p class=MsoTitle>Titular<o:p></o:p></p><p class=MsoNormal>Uno <b>dos</b><o:p>&nbsp;</o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>punto</p><span style='mso-hide:all'>no</span><!--EndFragment--></body></html>`;
  assert.deepEqual(await read(page, word, "Titular"), {
    text: "Titular\n\nUno dos\n\npunto",
    headings: ["Titular"],
    emphasis: ["dos"],
  });
  // A mere wrapper says less about lines than the plain text does.
  const plain = "una línea\n  otra\n\ny otra más";
  for (const wrapper of [
    `<pre>${plain}</pre>`,
    `<meta charset="utf-8"><span>una línea otra y otra más</span>`,
    "<div>una línea</div><div>otra</div><div><br></div><div>y otra más</div>",
  ])
    assert.equal((await read(page, wrapper, plain)).text, plain);
});

pageTest("hostile HTML runs nothing, fetches nothing and hides nothing in the text", async (page) => {
  const { text } = await read(
    page,
    `<base href="https://evil.example/"><p>Hola<script>window.hit = 1</script><img src="https://evil.example/x" onerror="window.hit = 1">
     <svg onload="window.hit = 1"><style>*{display:none}</style><text>no</text></svg><style>@import "https://evil.example"</style>
     <template><p>no</p></template><form action="https://evil.example"><input value="no" autofocus onfocus="window.hit = 1"><button>no</button>
     <textarea>no</textarea><select><option>no</select></form><noscript>no<img src="https://evil.example/y"></noscript>
     <iframe srcdoc="<script>parent.hit = 1</script>"></iframe><object data="https://evil.example">no</object><math><mi>no</mi></math>
     <p hidden>no</p><p style="display: none">no</p><p style="visibility:hidden">no</p><video src="https://evil.example/v">no</video>
     <link rel="stylesheet" href="https://evil.example/s.css"><meta http-equiv="refresh" content="0;url=https://evil.example"><p>fin`,
    "Hola fin",
  );
  assert.equal(text, "Hola\n\nfin");
  const deep = await read(page, `${"<div>".repeat(100_000)}<p>muy hondo</p>${"</div>".repeat(100_000)}<p>fin</p>`);
  assert.deepEqual(deep, { text: "muy hondo\n\nfin", headings: [], emphasis: [] });
  assert.equal((await read(page, "<p>a".repeat(3_000))).text.split("\n\n").length, 3_000);
  // As it comes from a program that cleans nothing.
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, `<h2>Tarsis retira sus tropas</h2><p>${LAST}<img src=x onerror="window.hit = 1"></p>`);
  await shows(page, LAST);
  assert.equal(await page.evaluate(() => "hit" in window), false);
  assert.equal(await page.locator("#article img").count(), 0);
});

const STORY = Array.from(
  { length: 8 },
  (_, index) =>
    `<p>Párrafo ${index + 1}: el portavoz del Ejército de Tarsis afirmó, con <em>cautela</em>, que los refuerzos llegarán antes del lunes, según fuentes propias.</p>`,
).join("");
const PAGE = `<!doctype html><html lang="es"><head><title>Los refuerzos tardan en llegar a Kabira - El Faro</title></head><body>
  <header><nav><a href="/">Portada</a> <a href="/m">Mundo</a></nav></header>
  <main><article><h1>Los refuerzos tardan en llegar a Kabira</h1>${STORY}</article></main>
  <aside class="related"><h2>Lo más leído</h2><a href="/x">Otra noticia</a></aside><footer>Aviso legal y galletas</footer></body></html>`;

for (const [name, missing] of [
  ["of a whole page the article alone is taken, with its headline", undefined],
  ["of a whole page the article is taken without the library, too", "**/readability.js"],
]) {
  pageTest(name, async (page) => {
    if (missing) await page.route(missing, (route) => route.fulfill({ status: 200, contentType: "text/javascript", body: "" }));
    await paste(page, PAGE);
    await shows(page, "Párrafo 8");
    const all = await lines(page);
    assert.equal(all.length, 9, all.join("\n"));
    assert.equal(all[0], "Los refuerzos tardan en llegar a Kabira");
    const copied = await read(page, PAGE.replace(/^.*?<body>/s, ""), "Portada Mundo …");
    assert.ok(copied.text.startsWith("Los refuerzos tardan en llegar a Kabira\n\nPárrafo 1:"), copied.text);
    assert.equal(copied.emphasis.length, 8);
    for (const beside of ["Portada", "Lo más leído", "galletas"]) assert.ok(!copied.text.includes(beside), beside);
  });
}

pageTest("pasting without formatting, into the box or anywhere, and undoing it", async (page) => {
  await page.locator("#box").focus();
  await pasteArticle(page, TEXT);
  assert.equal(await page.locator("#box").inputValue(), "");
  assert.ok(await page.locator("#intake").isHidden());
  assert.ok(await page.locator("#article").evaluate((article) => article.contains(document.activeElement)), "focus goes on");
  await page.locator("#undo").click();
  await shows(page, SAMPLE.split("\n")[0]);
  assert.ok(await page.locator("#intake").isVisible());
  await page.locator("#box").focus();
  await page.evaluate(async () => {
    const item = {
      "text/plain": new Blob(["# No es\nun titular"]),
      "text/html": new Blob(["<h1>No es</h1><p>un titular"], { type: "text/html" }),
    };
    await navigator.clipboard.write([
      new ClipboardItem({ ...item, "text/plain": new Blob(["# No es\nun titular"], { type: "text/plain" }) }),
    ]);
  });
  await page.keyboard.press("Control+Shift+V");
  await shows(page, "# No es");
});

pageTest("typing into the box begins an article, and goes on where it stands", async (page) => {
  await page.locator("#box").focus();
  await page.keyboard.type("El Gobierno de Ruanda envió 300 soldados.");
  const surface = page.locator("#article [contenteditable]");
  assert.equal(await surface.textContent(), "El Gobierno de Ruanda envió 300 soldados.");
  assert.ok(await surface.evaluate((surface) => surface === document.activeElement));
  assert.equal(await page.locator("#edit").getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator("#box").inputValue(), "");
  assert.ok(await page.locator("#intake").isHidden());
  await page.keyboard.press("Escape");
  await highlight(page, "figure", "300 soldados").waitFor();
});

pageTest("files are read in the encoding they have, and what is no article is refused", async (page) => {
  const spanish = "La compañía avanzó «sin bajas»";
  const latin = Buffer.from(spanish, "latin1");
  const utf16 = Buffer.from(`\ufeff${spanish}`, "utf16le");
  assert.equal((await open(page, "a.txt", Buffer.from(`\ufeff${spanish}`))).text, spanish);
  assert.equal((await open(page, "a.txt", latin)).text, spanish);
  assert.equal((await open(page, "a.TXT", utf16)).text, spanish);
  assert.equal((await open(page, "a.txt", Buffer.from(utf16).swap16())).text, spanish);
  assert.equal((await open(page, "sin-nombre", latin, "text/plain")).text, spanish);
  const declared = Buffer.from('<meta charset="iso-8859-2"><p>Milo\xb9', "latin1");
  assert.match((await open(page, "a.html", declared)).text, /^Miloš/);
  assert.equal((await open(page, "a.htm", Buffer.from('<meta charset="utf-8"><p>compañía', "latin1"))).text, "compañía");

  const markdown = `---\ntags: no\n---\n# Un **titular** #\n\nUna línea con *énfasis*, **fuerza** y\n[un enlace](https://a.example "no"),\nno_es_énfasis ni 3 * 4 * 5. \\*No\\*\n\n> — Cita, _dijo_.\n\n- uno\n- dos\n\nSegundo titular\n---\n![foto](x.png)Fin.\n`;
  assert.deepEqual(await open(page, "a.md", Buffer.from(markdown)), {
    text: "Un titular\n\nUna línea con énfasis, fuerza y un enlace, no_es_énfasis ni 3 * 4 * 5. *No*\n\n— Cita, dijo.\n\nuno\ndos\n\nSegundo titular\n\nFin.",
    headings: ["Un titular", "Segundo titular"],
    emphasis: ["titular", "énfasis", "fuerza", "dijo"],
  });
  const slow = await open(page, "a.md", Buffer.from("*a [b".repeat(100_000)));
  assert.equal(slow.text.length, 400_000);

  const hostile = [`# a${" ".repeat(200_000)}b`, `Uno${" ".repeat(200_000)}b`, `<p>Uno</p><${"a".repeat(200_000)}`];
  const began = Date.now();
  assert.equal((await open(page, "a.md", Buffer.from(hostile[0]))).headings.length, 1);
  await open(page, "a.md", Buffer.from(hostile[1]));
  await open(page, "a.html", Buffer.from(hostile[2]));
  assert.ok(Date.now() - began < 10_000, "what is long takes its time, and no more");
  for (const name of ["a.constructor", "a.__proto__"]) assert.equal(await open(page, name, Buffer.from("Uno")), "wrongType");
  assert.equal(await open(page, "a.pdf", Buffer.from("%PDF-1.7")), "wrongType");
  assert.equal(await open(page, "a.txt", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2])), "binary");
  assert.equal(await open(page, "a.txt", Buffer.from(" \n ")), "empty");
  const tooLong = await page.evaluate(async () => {
    const { articleInFile } = await import("/pkg/rest.js");
    return articleInFile(new File(["a".repeat(5_000_001)], "a.txt")).catch(({ reason }) => reason);
  });
  assert.equal(tooLong, "tooLong");
});

pageTest("a file can be opened or dropped; of several the first is read, and that is said", async (page) => {
  await page.locator("#file").setInputFiles({ name: "parte.md", mimeType: "", buffer: Buffer.from(`# Parte\n\n${LAST}`) });
  await shows(page, LAST);
  assert.deepEqual(await lines(page), ["Parte", LAST]);
  assert.ok(
    await drop(page, [
      { name: "b.txt", text: TEXT },
      { name: "c.txt", text: "no" },
    ]),
    "the page shows that it takes it",
  );
  await shows(page, "Tarsis retira sus tropas");
  assert.match(await page.locator("#told").innerText(), /De los 2 archivos se ha abierto el primero, «b\.txt»/);
  await drop(page, [{ name: "foto.png", text: "no" }]);
  await notice(page).waitFor();
  assert.match(await notice(page).innerText(), /«foto\.png» no es un archivo que se pueda leer aquí/);
  await shows(page, LAST);
  await page.locator("#dismiss").click();
  assert.ok(await notice(page).isHidden());
});

pageTest("there is a sample in each language, and none is kept", async (page) => {
  await page.locator("[data-sample=en]").click();
  await shows(page, "Ethiopia denies");
  await page.locator("[data-sample=es]").click();
  await shows(page, "Ruanda niega");
  assert.ok(await page.locator("#kept").isHidden(), "samples are not kept");
});

pageTest("a link carries the article, and opening it loses nothing", async (page) => {
  await paste(page, TEXT, `<h2>Tarsis retira sus tropas</h2><p>${LAST.replace("Ruanda", "<em>Ruanda</em>")}</p>`);
  await shows(page, LAST);
  assert.match(await page.locator("#share").getAttribute("title"), /lleva el texto dentro/);
  await page.locator("#share").click();
  await page.locator("#told").getByText("Enlace copiado").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#t=[\w-]+$/);
  assert.equal(new URL(page.url()).hash, "", "the page's own address stays clean");

  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.locator("#share").click();
  const field = page.getByRole("textbox", { name: "Enlace", exact: true });
  await field.waitFor();
  assert.equal(await field.inputValue(), link, "who has no clipboard can copy it by hand");
  await page.evaluate(() => {
    delete navigator.clipboard.write;
  });

  await pasteArticle(page, "Otro texto, de después.");
  assert.equal(await field.count(), 0);
  await page.evaluate((link) => {
    location.hash = new URL(link).hash;
  }, link);
  await shows(page, LAST);
  assert.equal(new URL(page.url()).hash, "");
  await page.locator("#undo").click();
  await shows(page, "Otro texto, de después.");

  const round = await page.evaluate(async () => {
    const { shareLink, articleInFragment } = await import("/pkg/rest.js");
    const article = {
      text: "Uno\n🕊️ dos tres",
      headings: [{ start: 0, end: 3 }],
      emphasis: [{ start: 8, end: 11 }],
      corrections: [{ action: "add", kind: "actor", detail: "person", start: 8, end: 11 }],
      language: "en",
      sample: null,
    };
    return [article, await articleInFragment(new URL(await shareLink(article)).hash)];
  });
  assert.deepEqual(round[0], round[1]);
});

pageTest("the page opens with a handed-over text, and a bad link says so and loses nothing", async (page) => {
  await page.goto(`${page.url()}#text=${encodeURIComponent(`100 % cierto\n\n${LAST}`)}`);
  await shows(page, "100 % cierto");
  await isKept(page);
  await page.reload();
  await shows(page, "100 % cierto");

  const folded = (value) => fold("t", JSON.stringify(value));
  const reasons = [];
  for (const fragment of [
    "#t=",
    "#t=%%%",
    "#t=AAAA",
    "#text=%E0%A4%A",
    "#text=%20",
    folded({ v: 2, text: "a" }),
    folded({ v: 1, text: 7 }),
    folded({ v: 1, text: "abc", headings: [{ start: 0, end: 9 }] }),
    folded({ v: 1, text: "abc", emphasis: [{ start: 0.5, end: 1 }] }),
    folded({
      v: 1,
      text: "abc",
      emphasis: [
        { start: 1, end: 3 },
        { start: 0, end: 2 },
      ],
    }),
    folded({ v: 1, text: "abc", headings: {} }),
    folded({ v: 1, text: "a".repeat(20_000_000) }),
  ]) {
    reasons.push(
      await page.evaluate(async (fragment) => {
        const { articleInFragment } = await import("/pkg/rest.js");
        return articleInFragment(fragment).then(
          () => "taken",
          (error) => error.reason ?? String(error),
        );
      }, fragment),
    );
  }
  assert.deepEqual(reasons, [...Array(11).fill("badLink"), "tooLong"]);

  await page.evaluate(() => {
    location.hash = "#t=AAAA";
  });
  await notice(page).waitFor();
  assert.match(await notice(page).innerText(), /El enlace está incompleto o estropeado/);
  assert.equal(new URL(page.url()).hash, "");
  await shows(page, "100 % cierto");
});

pageTest("the article and the one before it survive a reload, until they are forgotten", async (page) => {
  const kept = page.locator("#kept");
  assert.ok(await kept.isHidden());
  await pasteArticle(page, "Primero, de Ruanda.");
  await paste(page, TEXT, `<h2>Tarsis retira sus tropas</h2><p>${LAST}</p>`);
  await shows(page, LAST);
  await isKept(page);
  assert.equal((await kept.innerText()).trim(), "Guardado solo en este navegador Olvidar");
  await page.reload();
  await shows(page, LAST);
  await highlight(page, "figure", "1.200 soldados").waitFor();
  assert.ok(await page.locator("#intake").isHidden());
  await page.locator("#undo").click();
  await shows(page, "Primero, de Ruanda.");

  // Another tab begins with what was kept last, and goes its own way.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator("#article mark").first().waitFor();
  await pasteArticle(other, "De la otra pestaña, en Ruanda.");
  await isKept(other);
  await other.reload();
  await shows(other, "De la otra pestaña");
  await page.reload();
  await shows(page, "Primero, de Ruanda.");
  await other.close();

  await page.locator("#another").click();
  await shows(page, SAMPLE.split("\n")[0]);
  assert.match(await kept.innerText(), /Tu último texto sigue guardado/);
  await page.locator("#forget").click();
  await page.locator("#told").getByText("Olvidado").waitFor();
  assert.ok(await kept.isHidden());
  assert.ok(await page.locator("#undo").isDisabled());
  await page.reload();
  await shows(page, SAMPLE.split("\n")[0]);
  assert.ok(await kept.isHidden());
  const left = await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open("subraya").onsuccess = ({ target }) => {
          target.result.transaction("articles").objectStore("articles").count().onsuccess = ({ target }) =>
            resolve(target.result);
        };
      }),
  );
  assert.equal(left, 0);
});

pageTest("where the browser keeps nothing the page works and says so; what is kept wrongly is not read", async (page) => {
  await pasteArticle(page, TEXT);
  await isKept(page);
  await page.reload();
  await shows(page, LAST);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open("subraya").onsuccess = ({ target }) => {
          const store = target.result.transaction("articles", "readwrite").objectStore("articles");
          store.clear();
          store.put({ article: { text: "x", headings: [{ start: -1, end: 7 }] }, savedAt: 1 }, "z").onsuccess = resolve;
        };
      }),
  );
  await page.reload();
  await shows(page, SAMPLE.split("\n")[0]);
  await page.context().addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.reload();
  await page.locator("#article mark").first().waitFor();
  await pasteArticle(page, TEXT);
  assert.match(await page.locator("#kept").innerText(), /Este navegador no deja guardar el texto/);
  assert.ok(await page.locator("#forget").isHidden());
});
