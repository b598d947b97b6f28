// @ts-check
// How long highlights take to stand on the screen: the page's reader, and mark.js.

import { start } from "./engine.mjs";
import { engineParts, read } from "./in-page.mjs";
import { spread } from "./timing.mjs";

/** Imported by address, since the checker of types knows no addresses. @param {string} path */
const load = (path) => import(path);

/** @param {string} textName */
async function prepared(textName) {
  const text = await read(textName);
  const { engine } = await start(await engineParts());
  const { highlightsOf } = await load("/highlights.js");
  return { text, highlights: highlightsOf(text, engine.analyze(text, {})) };
}

/** An article element in which nothing stands. */
function emptyArticle() {
  const article = document.createElement("article");
  document.body.replaceChildren(article);
  return article;
}

/** Waits until a highlight is there, by whatever way, and has been laid out. @param {Element} article */
async function shown(article) {
  while (!article.querySelector("mark") && CSS.highlights.size === 0) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return article.getBoundingClientRect().height;
}

/** @param {string} textName @param {number} runs */
export async function paintOurs(textName, runs) {
  const { text, highlights } = await prepared(textName);
  const { Reader } = await load("/reader.js");
  const { plainArticle } = await load("/article.js");
  const times = [];
  for (let run = 0; run < runs; run++) {
    CSS.highlights.clear();
    const article = emptyArticle();
    const began = performance.now();
    new Reader(article).show(plainArticle(text), highlights);
    await shown(article);
    times.push(performance.now() - began);
  }
  return { highlights: highlights.length, ...spread(times) };
}

/** The paragraphs stand there already, and each set of words is looked for once. @param {string} textName @param {number} runs */
export async function paintMarkJs(textName, runs) {
  const { text, highlights } = await prepared(textName);
  const { Mark } = await load("/peers/mark.js");
  const words = [...new Set(highlights.map((/** @type {any} */ { start, end }) => text.slice(start, end)))];
  const times = [];
  for (let run = 0; run < runs; run++) {
    CSS.highlights.clear();
    const article = emptyArticle();
    for (const line of text.split("\n\n")) article.append(Object.assign(document.createElement("p"), { textContent: line }));
    const height = article.getBoundingClientRect().height;
    const began = performance.now();
    new Mark(article).mark(words, { separateWordSearch: false, accuracy: "exactly", caseSensitive: true });
    await shown(article);
    times.push(performance.now() - began);
    if (!height) throw new Error("the article was not laid out");
  }
  return { words: words.length, ...spread(times) };
}
