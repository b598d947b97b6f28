// `highlight` in Chromium and in Firefox: what it reads of an element, what it paints, and that it leaves nothing behind.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startFirefox } from "../browser/firefox.mjs";
import { CONSUMER, closeChromium, inChromium, STRICT, serve } from "./consumer.mjs";

const PAGE = `<!doctype html>
<html lang="es"><meta charset="utf-8"><title>Noticia</title><link rel="stylesheet" href="news.css">
<p>Antes: 500 soldados rusos.</p>
<article class="story">
  <h2>Tropas en<br>la frontera</h2>
  <!-- no se lee: 900 soldados -->
  <p>Unos <b>3.000 sol&shy;dados</b> ru<i>sos</i>
     llegaron, según la ONU.</p><p>Corea del Norte lo niega.<br>Seúl también.</p>
  <p class="gone">Otros 700 soldados rusos.</p><p hidden>Otros 800 soldados.</p>
  <p>Quedan <span class="unseen">60</span><span class="box">20 tanques</span><span class="box">en Kiev</span></p>
  <ul><li>Primero</li><li>Segundo</li></ul>
  <table><tr><td>Rusia</td><td>40 tanques</td></tr><tr><td>Kiev</td><td>10 tanques</td></tr></table>
  <pre>Una línea
y otra</pre>
  <script type="text/plain">Otros 100 soldados.</script>
</article>
<script type="module" src="news.js"></script></html>`;

const CSS = ".gone { display: none; } .unseen { visibility: hidden; } .box { display: block; }";

const MODULE = `
  import { highlight } from "/node_modules/subraya/dom.js";
  Object.assign(window, { highlight, ready: true });
`;

const TEXT = `Tropas en la frontera

Unos 3.000 soldados rusos      llegaron, según la ONU.

Corea del Norte lo niega.
Seúl también.

Quedan

20 tanques

en Kiev

Primero
Segundo

Rusia 40 tanques
Kiev 10 tanques

Una línea
y otra`;

/** Each runs in the page and answers with something that JSON can carry. */
const IN_PAGE = {
  reads: async () => {
    const { text, remove } = await window.highlight(document.querySelector("article"));
    remove();
    return text;
  },

  paintsAndGoes: async () => {
    const html = document.documentElement.outerHTML;
    const own = new Highlight();
    CSS.highlights.set("own", own);
    const changes = new MutationObserver(() => {});
    const all = { attributes: true, characterData: true, childList: true, subtree: true };
    changes.observe(document, all);
    const highlighted = await window.highlight(document.querySelector("article"));
    const { text, analysis, painted } = highlighted;
    const names = [...CSS.highlights.keys()].sort();
    const painting = Object.fromEntries(
      names.map((name) => [
        name,
        [...CSS.highlights.get(name)].map(({ startContainer, startOffset, endOffset }) =>
          startContainer.data.slice(startOffset, endOffset),
        ),
      ]),
    );
    const figure = analysis.figures[0];
    const range = highlighted.rangeOf(figure).toString().replace(/\\s+/g, " ");
    const sheets = document.adoptedStyleSheets.length;
    highlighted.remove();
    highlighted.remove();
    const answer = {
      same: html === document.documentElement.outerHTML,
      changed: changes.takeRecords().length,
      sheets: [sheets, document.adoptedStyleSheets.length],
      left: [...CSS.highlights.keys()],
      painted,
      painting,
      figure: text.slice(figure.start, figure.end),
      range,
    };
    CSS.highlights.delete("own");
    return answer;
  },

  followsChanges: async () => {
    const article = document.querySelector("article").cloneNode(true);
    article.querySelector("script").remove();
    document.body.append(article);
    const first = await window.highlight(article, { kinds: ["figure"] });
    const other = await window.highlight(document.querySelector("article"), { kinds: ["figure"] });
    const count = () => CSS.highlights.get("subraya-article-figure")?.size ?? 0;
    const counts = [count()];
    const [figure] = first.analysis.figures;
    article.querySelector("b").firstChild.data = "Nada de sol\u00addados";
    await new Promise((resolve) => setTimeout(resolve));
    counts.push(count());
    const gone = first.rangeOf(figure) === undefined;
    first.remove();
    counts.push(count());
    other.remove();
    article.remove();
    return { counts, gone, names: [...CSS.highlights.keys()] };
  },

  inShadow: async () => {
    const host = document.body.appendChild(document.createElement("div"));
    const shadow = host.attachShadow({ mode: "open" });
    const story = shadow.appendChild(document.createElement("p"));
    story.textContent = "Murieron 40 soldados rusos.";
    const { remove } = await window.highlight(story, {
      css: "::highlight(subraya-article-figure) { background-color: rgb(1, 2, 3); }",
    });
    const there = [shadow.adoptedStyleSheets.length, document.adoptedStyleSheets.length];
    const colour = getComputedStyle(story, "::highlight(subraya-article-figure)").backgroundColor;
    remove();
    const left = shadow.adoptedStyleSheets.length;
    host.remove();
    return { there, left, colour };
  },

  refuses: async () => {
    const german = document.body.appendChild(document.createElement("p"));
    german.textContent = "Der Minister sagte, die Soldaten seien noch nicht in der Stadt.";
    const { code } = await window.highlight(german).catch((error) => error);
    german.remove();
    return { code, names: [...CSS.highlights.keys()], sheets: document.adoptedStyleSheets.length };
  },
};

/** What each has to answer. */
const CHECKS = {
  reads: (text) => assert.equal(text, TEXT),
  paintsAndGoes({ same, changed, sheets, left, painted, painting, figure, range }) {
    assert.ok(same && painted);
    assert.equal(changed, 0);
    assert.deepEqual([sheets, left], [[1, 0], ["own"]]);
    assert.equal(figure, "Unos 3.000 soldados rusos");
    assert.equal(range, "Unos 3.000 sol\u00addados rusos");
    assert.deepEqual(painting["subraya-article-figure"].slice(0, 5), ["Unos ", "3.000 sol", "dados", " ru", "sos"]);
    assert.ok(painting["subraya-article-mention"].includes("ONU"));
    assert.ok(painting["subraya-article-source"].includes("la ONU"));
    assert.doesNotMatch(JSON.stringify(painting), /[5789]00|60/);
  },
  followsChanges({ counts: [both, fewer, one], gone, names }) {
    assert.ok(gone);
    assert.ok(both > fewer && fewer > one && one === both / 2, `${both} ${fewer} ${one}`);
    assert.deepEqual(names, []);
  },
  inShadow({ there, left, colour }) {
    assert.deepEqual([there, left], [[1, 0], 0]);
    assert.equal(colour, "rgb(1, 2, 3)");
  },
  refuses: (answer) => assert.deepEqual(answer, { code: "undetected_language", names: [], sheets: 0 }),
};

let site;
let firefox;
before(async () => {
  const pages = { "index.html": PAGE, "news.css": CSS, "news.js": MODULE };
  site = await serve(CONSUMER, { pages, headers: { "content-security-policy": STRICT } });
  firefox = await startFirefox();
});
after(async () => {
  await closeChromium();
  await firefox?.stop();
  site?.close();
});

for (const [name, work] of Object.entries(IN_PAGE)) {
  test(`highlight ${name} in Chromium`, () =>
    inChromium(site.origin, async (page) => {
      await page.waitForFunction(() => window.ready);
      CHECKS[name](await page.evaluate(work));
    }));
}

test("highlight does all of it in Firefox", async () => {
  const page = await firefox.open(site.origin, { width: 800, height: 600 });
  await page.until(() => window.ready);
  for (const [name, work] of Object.entries(IN_PAGE)) CHECKS[name](await page.call(work));
  assert.deepEqual(firefox.complaints, []);
});

test("without the highlight API the analysis is there, and nothing is painted", () =>
  inChromium(
    site.origin,
    async (page) => {
      await page.waitForFunction(() => window.ready);
      const answer = await page.evaluate(async () => {
        const { painted, analysis, remove } = await window.highlight(document.querySelector("article"));
        remove();
        return [painted, analysis.figures.length > 0, document.adoptedStyleSheets.length];
      });
      assert.deepEqual(answer, [false, true, 0]);
    },
    { script: () => delete window.Highlight },
  ));
