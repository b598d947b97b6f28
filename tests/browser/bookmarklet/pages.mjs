// The pages under the bookmarklet: a newspaper's page around an article, and what such pages do.

import { articleOf, FIRST, SECOND } from "./articles.mjs";
import { NONCE } from "./profiles.mjs";

const HEAD = `<header class="cabecera"><a href="/">El Diario de la Meseta</a>
<nav><ul><li><a href="#i">Internacional</a></li><li><a href="#r">Rusia</a></li><li><a href="#o">ONU</a></li><li><a href="#d">Deportes</a></li></ul></nav></header>
<div class="cookies" role="dialog" aria-label="Cookies"><p>Usamos cookies nuestras y de 214 socios.</p><button>Aceptar</button></div>`;

const FOOT = `<aside class="lateral"><h2>Lo más leído</h2><ol><li><a href="#a">Irán anuncia un acuerdo</a></li><li><a href="#b">Francia enviará 300 soldados</a></li></ol></aside>
<section class="comentarios" id="comments"><h2>Comentarios</h2><p>Anónimo: la OTAN tiene la culpa de todo.</p><p>Marga: faltan 50 muertos en la cuenta.</p></section>
<footer><p>© El Diario de la Meseta. Aviso legal.</p></footer>`;

const STYLE = `:root{color-scheme:light}body{font:17px/1.55 Georgia,serif;max-width:42rem;margin:0 auto;padding:1rem;color:#222;background:#fff}
nav ul{display:flex;gap:1rem;list-style:none;padding:0}.cookies{border:1px solid #999;padding:.5rem}.relacionadas,.lateral{background:#eee;padding:.5rem 1rem}
a{color:#0a58a6}h1{line-height:1.2}`;

/** What a page does is written down once, and its source is put into the page. @param {() => void} [does] */
const script = (does) => (does ? `<script nonce="${NONCE}">(${does})();</script>` : "");

/**
 * @param {{ main?: string, style?: string, first?: () => void, last?: () => void, attributes?: string, body?: string }} [given]
 *   `first` runs before anything else of the page, `last` when all of it is there
 */
const newspaper = ({
  main = articleOf(FIRST),
  style = "",
  first,
  last,
  attributes = 'lang="es"',
  body = "",
} = {}) => `<!doctype html>
<html ${attributes}><head><meta charset="utf-8"><title>${FIRST.title} | El Diario de la Meseta</title>
<meta name="viewport" content="width=device-width"><style nonce="${NONCE}">${STYLE}${style}</style>${script(first)}</head>
<body${body}>${HEAD}<main>${main}</main>${FOOT}${script(last)}</body></html>`;

/** What of a page is its article: what a reader would say, and so what the engine must get. */
const WHOLE = ".noticia h1, .noticia .cuerpo > p";

/**
 * @typedef {object} Page
 * @property {string} html
 * @property {string} [article] selects the blocks of its article, of which there are none where this is ""
 * @property {string} [select] what the reader has selected
 * @property {string} [late] what the page is told at the click
 * @property {string[]} [changes] what the page is then told to do, one after another
 * @property {RegExp} [offers] what the panel has to offer where there is nothing to read
 * @property {boolean} [shot] whether a picture is taken
 */

/** @type {Record<string, Page>} by their names in the table and, with hyphens, in addresses */
export const PAGES = {
  article: { html: newspaper(), shot: true },
  "patched-prototypes": { html: newspaper({ first: patchPrototypes }) },
  "open-shadow-root": { html: newspaper({ main: "<noticia-web></noticia-web>", last: putInShadow }) },
  "same-origin-frame": { html: newspaper({ main: '<iframe src="interior" width="640" height="1500"></iframe>' }), shot: true },
  "late-article": { html: newspaper({ main: '<div id="raiz"><p>Cargando…</p></div>', last: renderLate }), late: "llega" },
  "re-rendering": { html: newspaper({ last: renderAgain }), changes: ["texto", "parrafo", "todo", "nada"] },
  "endless-scroll": { html: newspaper({ last: appendArticles }), changes: ["otra"] },
  "single-page-app": { html: newspaper({ last: changeArticle }), changes: ["otra"] },
  dark: {
    html: newspaper({
      style:
        ":root{color-scheme:dark}body{color:#ddd;background:#14161a}.relacionadas,.lateral{background:#23262c}a{color:#8ab4f8}",
    }),
    shot: true,
  },
  "right-to-left": {
    html: newspaper({ attributes: 'lang="ar" dir="rtl"', main: articleOf(FIRST).replace("<article", '<article lang="es"') }),
    shot: true,
  },
  "10,000-nodes": { html: newspaper({ main: articleOf(FIRST) + comments(2_000) }) },
  "highlights-cleared": { html: newspaper({ last: clearHighlights }), changes: ["borra"] },
  "own-highlights": { html: newspaper({ last: highlightOwn, style: "::highlight(propio){background-color:#9f9}" }) },
  "front-page": { html: newspaper({ main: frontPage() }), article: "", offers: /selec/i },
  selection: {
    html: newspaper(),
    select: ".noticia .cuerpo > p:nth-of-type(n+3):nth-of-type(-n+5)",
    article: ".noticia .cuerpo > p:nth-of-type(n+3):nth-of-type(-n+5)",
  },
};
for (const page of Object.values(PAGES)) page.article ??= WHOLE;

/** Pages that other pages hold, or that show what a test can't be fooled by. @type {Record<string, string>} */
export const ASIDES = {
  interior: `<!doctype html><html lang="es"><meta charset="utf-8"><title>Interior</title><style>${STYLE}</style><body>${articleOf(FIRST)}</body></html>`,
  control: `<!doctype html><html lang="es"><meta charset="utf-8"><title>Control</title><a id="enlace">Enlace</a>${script(() => {
    document.addEventListener("cambio", () => document.querySelector("#enlace").click());
  })}</html>`,
};

/** So many comments of five nodes each. @param {number} count */
function comments(count) {
  const comment = (number) => `<li class="comentario"><a href="#c${number}">Lector ${number}</a> <span>De acuerdo.</span></li>`;
  return `<ul class="hilo">${Array.from({ length: count }, (_, number) => comment(number)).join("")}</ul>`;
}

function frontPage() {
  const teaser = (title, number) => `<div class="pieza"><h2><a href="#n${number}">${title}</a></h2></div>`;
  return [
    "Ucrania recibe 12 aviones",
    "Suben los alquileres",
    "Colombia y el ELN vuelven a hablar",
    "Así queda la liga",
    "El Congreso aplaza el voto",
    "Lluvias en el norte",
  ]
    .map(teaser)
    .join("\n");
}

// From here on, what pages do. Each stands alone: its source goes into a page.

/** As Prototype.js, MooTools, core-js and error trackers did and do, and worse. */
function patchPrototypes() {
  const broken = () => {
    throw new Error("not what it was");
  };
  Object.prototype.extend = function () {
    return this;
  };
  Array.prototype.each = function () {
    return this;
  };
  String.prototype.camelCase = function () {
    return this;
  };
  Array.from = (list) => ({ length: 0, list });
  Function.prototype.bind = function () {
    return this;
  };
  for (const type of [Array, String, Number, Object, Date]) {
    type.prototype.toJSON = function () {
      return `${this}`;
    };
  }
  window.open = () => null;
  for (const name of ["Map", "Set", "WeakMap", "Promise", "MessageChannel", "AbortController", "Highlight", "StaticRange"]) {
    window[name] = broken;
  }
  window.JSON = { parse: broken, stringify: broken };
  window.getComputedStyle = broken;
  const Observer = window.MutationObserver;
  window.MutationObserver = class {
    constructor(callback) {
      this.inner = new Observer((records) => callback(records.slice(0, 0)));
    }
    observe() {}
    disconnect() {}
  };
  const touched = [];
  for (const [owner, name] of [
    [EventTarget, "addEventListener"],
    [Node, "appendChild"],
    [Element, "append"],
    [Element, "attachShadow"],
    [MessagePort, "postMessage"],
  ]) {
    const original = owner.prototype[name];
    owner.prototype[name] = function (...given) {
      touched.push(name);
      return original.apply(this, given);
    };
  }
  const post = window.postMessage;
  window.postMessage = function (...given) {
    touched.push("postMessage");
    return post.apply(this, given);
  };
}

function putInShadow() {
  const host = document.querySelector("noticia-web");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync("p { margin: 1em 0 }");
  root.adoptedStyleSheets = [style];
  const template = document.createElement("div");
  template.innerHTML = "$ARTICLE";
  root.append(...template.childNodes);
}

function renderLate() {
  document.addEventListener("cambio", () =>
    setTimeout(() => {
      document.querySelector("#raiz").innerHTML = "$ARTICLE";
    }, 1_500),
  );
}

/** As a framework does whose state has changed: a text, an element, everything; then everything to the same end. */
function renderAgain() {
  const paragraph = (number) => document.querySelectorAll(".cuerpo > p")[number];
  const does = {
    texto: () => {
      const [text] = paragraph(4).childNodes;
      text.data = text.data.replace("35 civiles", "137 civiles y tres médicos");
    },
    parrafo: () => {
      const old = paragraph(3);
      const fresh = document.createElement("p");
      fresh.textContent = `Última hora: ${old.textContent}`;
      old.replaceWith(fresh);
    },
    todo: () => {
      const body = document.querySelector(".cuerpo");
      body.replaceWith(body.cloneNode(true));
    },
    nada: () => {
      for (const text of paragraph(6).childNodes) if (text.nodeType === 3) text.data = `${text.data}`;
    },
  };
  document.addEventListener("cambio", ({ detail }) => does[detail]());
}

function appendArticles() {
  document.addEventListener("cambio", () => {
    document.querySelector("main").insertAdjacentHTML("beforeend", "$SECOND");
  });
}

function changeArticle() {
  document.addEventListener("cambio", () => {
    history.pushState(null, "", "otra-noticia");
    document.querySelector("main").innerHTML = "$SECOND";
  });
}

function clearHighlights() {
  document.addEventListener("cambio", () => CSS.highlights.clear());
}

function highlightOwn() {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".cuerpo > p:nth-of-type(2)"));
  CSS.highlights.set("propio", new Highlight(range));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("aside { outline: 1px dotted gray }");
  document.adoptedStyleSheets = [sheet];
}

// The articles that scripts bring are put into their sources.
for (const page of Object.values(PAGES)) {
  page.html = page.html
    .replaceAll('"$ARTICLE"', () => JSON.stringify(articleOf(FIRST)))
    .replaceAll('"$SECOND"', () => JSON.stringify(articleOf(SECOND, "segunda")));
}
