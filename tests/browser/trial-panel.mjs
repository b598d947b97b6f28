// A page of someone else's, with the bookmark's panel over it as the bookmark would put it there, unbundled.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { site, WWW } from "./harness.mjs";

/** A style sheet in one piece, as the build makes it. */
async function inOnePiece(path) {
  const css = await readFile(path, "utf8");
  const parts = [...css.matchAll(/@import "(.+?)";\n/g)].map(([, other]) => inOnePiece(join(dirname(path), other)));
  return [...(await Promise.all(parts)), css.replace(/@import "(.+?)";\n/g, "")].join("\n");
}

const PARAGRAPHS = [
  "La frontera de Ardania amanece cerrada tras una noche de combates",
  "El Ejército de Ruanda desplegó ayer a 2.300 soldados junto al río Kivira, según un informe de las Naciones Unidas. Uganda lo niega: «No hemos visto ni a un solo militar ruandés en nuestro territorio», afirmó el ministro de Defensa, Patrick Okello.",
  "El Gobierno del Congo aseguró que murieron 45 civiles y que otros 120 resultaron heridos. Los rebeldes del M23 calculan que perdieron entre 30 y 40 combatientes, aunque la portavoz Marie Ndala lo atribuye a un error.",
  "Al menos 1.500 refugiados cruzaron el puente por la mañana. La Cruz Roja estima que harán falta miles de tiendas. «Nadie nos había avisado», dijo a esta redacción un pescador.",
  "Francia enviará 12 carros de combate y 400 militares, anunció el presidente, Emmanuel Macron, que citó a la OTAN. Bélgica, por su parte, no confirmó el despliegue de 80 instructores. Uganda pidió calma.",
];

const SCRIPT = `
import init, { analyze } from "/pkg/subraya.js";
import { host } from "/bookmarklet/clean.js";
import { Painting } from "/bookmarklet/paint.js";
import { watchPointer, screenRect } from "/bookmarklet/point.js";
import { Panel } from "/bookmarklet/panel.js";
import { liveStyle, panelStyle } from "/bookmarklet/look.js";
import { voiceIn } from "/bookmarklet/voice.js";
import { Describer } from "/describe.js";
import { plainArticle } from "/article.js";
import { motionBehavior } from "/dom.js";
await init();
const css = await (await fetch("/trial-panel.css")).text();
const live = await (await fetch("/trial-live.css")).text();
const texts = [...document.querySelectorAll("article > *")].map((block) => block.firstChild);
let text = "";
const pieces = texts.map((node, at) => {
  if (text) text += "\\n\\n";
  text += node.data;
  return [text.length - node.length, at, 0, node.length];
});
const analysis = analyze(text, { rules: true });
const painting = new Painting();
const inPage = new URLSearchParams(location.search).has("alone");
let root = document.querySelector("#alone");
if (!inPage) {
  root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle(css));
  root.adoptedStyleSheets = [sheet];
}
const asked = [];
const say = (t) => panel.say("Analizado aquí mismo, sin salir de la página.");
const show = (language) => panel.show(new Describer(plainArticle(text), analysis, voiceIn(language)));
const panel = new Panel(root, {
  goTo(key, start) {
    asked.push(["goTo", key, start]);
    const stretch = painting.placed(key, start);
    if (!stretch) return false;
    stretch.node.parentElement.scrollIntoView({ block: "center", behavior: motionBehavior() });
    panel.card([key], inPage ? undefined : screenRect(stretch), start);
    return true;
  },
  light: (keys) => { asked.push(["light", ...keys]); painting.light(keys); },
  show: (kind, on) => { asked.push(["show", kind, on]); painting.show(kind, on); },
  close() { asked.push(["close"]); panel.end(); root.host?.remove(); painting.end(); },
  language: show,
});
watchPointer(document, () => [], painting, (keys, rect, start) => panel.card(keys, rect, start), new AbortController().signal);
const scheme = new URLSearchParams(location.search).has("dark") ? "dark" : "light";
panel.scheme(scheme);
panel.say("Buscando la noticia en esta página…");
window.trial = { panel, asked, painting, text, analysis, ready() {
  painting.dress([document], liveStyle(live, scheme, css));
  painting.paint({ text, pieces }, analysis, texts);
  show("es");
  say();
} };
if (!new URLSearchParams(location.search).has("wait")) window.trial.ready();
document.documentElement.dataset.ready = "";
`;

/** Puts the page where the server finds it. @param {string} [css] how that page looks @param {string} [script] what it does of its own */
export async function layTrial(css = "", script = "") {
  const blocks = PARAGRAPHS.map((words, at) => (at === 0 ? `<h1>${words}</h1>` : `<p>${words}</p>`)).join("\n");
  const html = `<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Diario</title><link rel="icon" href="data:,">
<style>body{margin:0 auto;max-width:38rem;padding:1rem;font:1.125rem/1.6 Georgia,serif;background:#fff;color:#222}${css}</style></head>
<body><header><a href="#">El Diario</a></header><main><article>${blocks}</article><p>${"Más noticias. ".repeat(400)}</p></main>
<script>${script}</script><script type="module" src="/trial.js"></script></body></html>`;
  site.replaced.set("trial.html", html);
  site.replaced.set(
    "trial-alone.html",
    html
      .replace(/<style>.*?<\/style>/s, '<link rel="stylesheet" href="bookmarklet/panel.css">')
      .replace("<header>", '<div id="alone"></div><header>'),
  );
  site.replaced.set("trial.js", SCRIPT);
  site.replaced.set("trial-panel.css", await inOnePiece(join(WWW, "bookmarklet/panel.css")));
  site.replaced.set("trial-live.css", await inOnePiece(join(WWW, "bookmarklet/live.css")));
}

/** @param {import("playwright-core").Page} page @param {string} origin @param {string} [search] */
export async function openTrial(page, origin, search = "") {
  await page.goto(`${origin}/${search.includes("alone") ? "trial-alone" : "trial"}.html${search}`);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}
