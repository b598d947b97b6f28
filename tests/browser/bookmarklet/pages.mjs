// Pages under the bookmarklet: one article in the surroundings that news pages have, plain and awkward.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nameOf, WWW } from "../www.mjs";

/** As the page offers them. @type {{ BOOKMARKS: { full: string, mini: string } }} */
export const { BOOKMARKS } = await import(pathToFileURL(join(WWW, nameOf("pkg/bookmarks.js"))).href);

const sample = await readFile(join(WWW, nameOf("samples/es.txt")), "utf8");

/** The article's paragraphs, the headline first. */
export const PARAGRAPHS = sample.trim().split(/\n\s*\n|\n/);

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const [HEADLINE, ...BODY] = PARAGRAPHS;
const paragraphs = BODY.map((text) => `<p>${escaped(text)}</p>`).join("\n");
const article = `<article><h1>${escaped(HEADLINE)}</h1>\n${paragraphs}</article>`;
const menu = `<nav><ul>${["Portada", "Mundo", "Deportes", "Cultura"].map((name) => `<li><a href="/${name}">${name}</a></li>`).join("")}</ul></nav>`;
const foot = `<footer><p>Todos los derechos reservados. <a href="/legal">Aviso legal</a></p></footer>`;

/** @param {string} content @param {{ head?: string, attributes?: string, script?: string }} [more] */
const page = (content, { head = "", attributes = "", script = "" } = {}) =>
  `<!doctype html><html lang="es" ${attributes}><head><meta charset="utf-8"><title>${escaped(HEADLINE)} | Diario</title>${head}</head>` +
  `<body>${menu}<main>${content}</main>${foot}${script && `<script>${script}</script>`}</body></html>`;

/** A script that makes the article's elements itself. */
const making = `
  const texts = ${JSON.stringify(PARAGRAPHS).replaceAll("<", "\\u003c")};
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const articleOf = (texts) => { const made = document.createElement("article"); made.append(make("h1", texts[0]), ...texts.slice(1).map((text) => make("p", text))); return made; };
  const main = document.querySelector("main");
`;

/** What libraries of long ago and watchful scripts of today do to what JavaScript comes with. */
const patching = `
  Object.prototype.extend = function () {};
  Array.prototype.each = function (call) { this.forEach(call); };
  Array.prototype.toJSON = function () { return "[broken]"; };
  Array.from = (list) => [list];
  String.prototype.toJSON = function () { return "broken"; };
  Function.prototype.bind = function () { return () => { throw new Error("bind"); }; };
  window.Map = class { constructor() { throw new Error("Map"); } };
  window.Set = class { constructor() { throw new Error("Set"); } };
  window.JSON = { stringify: () => "{}", parse: () => ({}) };
  window.Promise = class { constructor() { throw new Error("Promise"); } };
  window.MutationObserver = class { observe() {} disconnect() {} };
  window.open = () => null;
  window.postMessage = () => {};
  EventTarget.prototype.addEventListener = new Proxy(EventTarget.prototype.addEventListener, { apply(target, self, given) { return given[0] === "message" ? undefined : Reflect.apply(target, self, given); } });
  Element.prototype.attachShadow = function () { throw new Error("attachShadow"); };
  Object.defineProperty(Node.prototype, "nodeValue", { get: () => "nothing" });
  Element.prototype.getAttribute = () => "nothing";
`;

/** Every name that the bookmark's code writes to. */
const NAMES = [
  ...new Set(Array.from(BOOKMARKS.full.matchAll(/\.([A-Za-z_]\w*)(?:\?\?|\|\||&&)?=(?![=>])/g), ([, name]) => name)),
];

/** What takes in whatever is written to an object that has no such property of its own. */
const inheriting = `
  globalThis.stolen = [];
  for (const name of ${JSON.stringify(NAMES)}) Object.defineProperty(Object.prototype, name, {
    get() { return undefined; },
    set(value) { stolen.push(name); },
    configurable: true,
  });
`;

/** What asks and paints is the page's own now. */
const redefining = `
  customElements.define = customElements.get = () => { throw new Error("customElements"); };
  Object.defineProperty(window, "customElements", { get() { throw new Error("customElements"); } });
  for (const name of ["MessageChannel", "AbortController", "StaticRange", "WeakMap", "Uint32Array"]) {
    window[name] = class { constructor() { throw new Error(name); } };
  }
  for (const name of ["checkVisibility", "getAttributeNames", "getAttribute", "attachShadow", "insertAdjacentHTML"]) {
    Element.prototype[name] = () => { throw new Error(name); };
  }
  Event.prototype.stopImmediatePropagation = () => {};
  MessagePort.prototype.postMessage = () => { throw new Error("postMessage"); };
  crypto.randomUUID = () => "7";
`;

/** From now on takes away whatever comes into the page, as often as it comes, with all highlights and sheets. */
const FIGHTING = `
  globalThis.rounds = 0;
  const own = new Set(document.querySelectorAll("*"));
  const fight = () => {
    rounds++;
    CSS.highlights.clear();
    document.adoptedStyleSheets = [];
  };
  new MutationObserver((records) => {
    const come = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeType === 1 && !own.has(node) && !node.closest("article"));
    for (const node of come) node.remove();
    if (come.length > 0) fight();
  }).observe(document, { subtree: true, childList: true });
`;

/**
 * @typedef {object} Case
 * @property {string} html
 * @property {string[]} [expected] the paragraphs that are to be found; all where it is not said, none where there is no article
 * @property {string} [before] what is done in the page before the click: JavaScript
 * @property {string} [later] what must have come about for the article to be there: JavaScript that gives true
 * @property {boolean} [restless] the page goes on changing by itself
 */

/** @type {Record<string, Case>} */
export const PAGES = {
  plain: { html: page(article) },
  "patched prototypes": { html: page(article, { script: patching }) },
  "setters on Object.prototype": { html: page(article, { script: inheriting }) },
  "redefined elements, ranges and messages": { html: page(article, { script: redefining }) },
  "observer that fights back": {
    html: page(article, {
      script: `addEventListener("fight", () => { document.querySelector("subraya-panel").remove(); ${FIGHTING} fight(); });`,
    }),
    later: `(dispatchEvent(new Event("fight")), true)`,
  },
  "closed shadow root": {
    html: page("<news-article></news-article>", {
      script: `${making} document.querySelector("news-article").attachShadow({ mode: "closed" }).append(articleOf(texts));`,
    }),
    expected: [],
  },
  "open shadow root": {
    html: page("<news-article></news-article>", {
      script: `${making} document.querySelector("news-article").attachShadow({ mode: "open" }).append(articleOf(texts));`,
    }),
  },
  "slots in a shadow root": {
    html: page(`<news-article>${article}</news-article>`, {
      script: `const root = document.querySelector("news-article").attachShadow({ mode: "open" }); root.append(document.createElement("header"), document.createElement("slot"));`,
    }),
  },
  "frame of the same origin": {
    html: page("<iframe width=700 height=900></iframe>", {
      script: `${making} document.querySelector("iframe").contentDocument.body.append(articleOf(texts));`,
    }),
  },
  "article that comes late": {
    html: page("<p>Cargando</p>", {
      script: `${making} addEventListener("late", () => main.replaceChildren(articleOf(texts)));`,
    }),
    later: `(dispatchEvent(new Event("late")), true)`,
  },
  "framework that renders anew": {
    html: page("", {
      script: `${making} main.append(articleOf(texts));
        let turn = 0;
        globalThis.ticking = setInterval(() => {
          const all = [...document.querySelectorAll("article p")];
          const old = all[turn++ % all.length];
          if (turn % 2) old.firstChild.replaceWith(document.createTextNode(old.textContent));
          else old.replaceWith(make("p", old.textContent));
        }, 150);`,
    }),
    restless: true,
  },
  "endless scroll": {
    html: page("", {
      script: `${making} main.append(articleOf(texts.slice(0, 6)));
        addEventListener("more", () => main.querySelector("article").append(...texts.slice(6).map((text) => make("p", text))));`,
    }),
    later: `(dispatchEvent(new Event("more")), true)`,
  },
  "article changed without a reload": {
    html: page("", {
      script: `${making} main.append(articleOf([...texts.slice(0, 1), ...texts.slice(1).reverse()]));
        addEventListener("next", () => { history.pushState(null, "", "/next"); main.replaceChildren(articleOf(texts)); });`,
    }),
    later: `(dispatchEvent(new Event("next")), true)`,
  },
  "page that throws out what it does not know": {
    html: page("", {
      script: `${making} main.append(articleOf(texts.slice(0, 6)));
        addEventListener("wipe", () => {
          document.querySelector("subraya-panel").remove();
          setTimeout(() => main.querySelector("article").append(...texts.slice(6).map((text) => make("p", text))), 1500);
        });`,
    }),
    later: `(dispatchEvent(new Event("wipe")), true)`,
  },
  "dark page": { html: page(article, { head: "<style>:root { background: #111; color: #ddd; }</style>" }) },
  "right to left": { html: page(article, { attributes: 'dir="rtl"' }) },
  "10,000 nodes": {
    html: page(`${article}<section>${"<div><span></span><i>·</i></div>".repeat(3_300)}</section>`),
  },
  "page that clears all highlights": {
    html: page(article, { script: "addEventListener('clear', () => CSS.highlights.clear());" }),
    later: `(dispatchEvent(new Event("clear")), true)`,
  },
  "page with highlights of its own": {
    html: page(article, {
      head: "<style>::highlight(search) { background: yellow; }</style>",
      script: `const range = new Range(); range.selectNodeContents(document.querySelector("h1")); CSS.highlights.set("search", new Highlight(range));`,
    }),
  },
  "text selected by the reader": {
    html: page(article),
    expected: PARAGRAPHS.slice(2, 5),
    before: `(() => { const all = document.querySelectorAll("article p"); getSelection().setBaseAndExtent(all[1].firstChild, 0, all[3].firstChild, all[3].firstChild.length); })()`,
  },
  "words in many elements": {
    html: page(
      `<article><h1>${escaped(HEADLINE)}</h1>${BODY.map((text) => `<p>${escaped(text).replace(/(\p{L}+) (\p{L}+) (\p{L}+)/gu, '<a href="/x">$1</a> <b>$2</b> <i>$3</i>')}</p>`).join("")}</article>`,
    ),
  },
  "front page without an article": {
    html: page(
      `<section>${PARAGRAPHS.slice(0, 9)
        .map(
          (text, at) => `<div class="teaser"><h2><a href="/${at}">${escaped(text.slice(0, 60))}</a></h2><p>${at} horas</p></div>`,
        )
        .join("")}</section>`,
    ),
    expected: [],
  },
};
