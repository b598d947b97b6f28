// @ts-check
// Every word of the interface, in both languages, and what the browser knows about numbers and countries.

import { preference } from "./preferences.js";
import corrections from "./words/corrections.js";
import help from "./words/help.js";
import intake from "./words/intake.js";
import take from "./words/take.js";
import views from "./words/views.js";

// Spanish leaves four-digit numbers ungrouped unless told; beside 10.000 the news writes 3.000.
/** @param {string} language */
const numbersIn = (language) => new Intl.NumberFormat(language, { useGrouping: "always" });

/** @param {string} language @returns {(n: number, one: string, many: string) => string} "1 figure", "1,200 figures" */
function counting(language) {
  const numbers = numbersIn(language);
  return (n, one, many) => `${numbers.format(n)} ${n === 1 ? one : many}`;
}
const contado = counting("es");
const counted = counting("en");

const es = {
  corrections: corrections.es,
  help: help.es,
  intake: intake.es,
  take: take.es,
  views: views.es,
  title: "Subraya: quién actúa, cuántos son y quién lo dice",
  description: "Pega una noticia sobre una guerra y verás subrayados sus actores, sus cifras y quién afirma cada cosa.",
  tagline: "Pega una noticia sobre una guerra y verás quién actúa, cuántos son y quién lo dice.",
  privacy: "El texto no sale de tu navegador.",
  skip: "Ir al artículo",
  languageSwitch: "Idioma de la página",
  box: "Tu artículo",
  boxHint: "Pega aquí el texto de la noticia",
  sampleNote: "Ejemplo. Ni los hechos ni las personas son reales.",
  modes: "Formas de leer",
  legend: "Qué se resalta",
  article: "Artículo",
  keys: "Con el teclado: ← → o P N para ir de un resaltado a otro, Intro para entrar en la ficha, Esc para cerrarla, E para editar el texto.",
  panel: "Lo que hay en el texto",
  kinds: { actor: "Actores", figure: "Cifras", attribution: "Quién lo dice" },
  kind: { actor: "Actor", figure: "Cifra", attribution: "Atribución" },
  /** @param {number} actors @param {number} figures @param {number} attributions */
  summary: (actors, figures, attributions) =>
    `${contado(actors, "actor", "actores")}, ${contado(figures, "cifra", "cifras")}, ${contado(attributions, "atribución", "atribuciones")}.`,
  /** @param {number} n */
  mentions: (n) => contado(n, "mención", "menciones"),
  none: { actor: "Ningún actor.", figure: "Ninguna cifra.", attribution: "Ninguna atribución." },
  columns: { value: "Cuántos", what: "Qué", whose: "De quién", claimedBy: "Quién lo dice" },
  close: "Cerrar la ficha",
  outer: "También aquí",
  rows: {
    country: "País",
    role: "Cargo",
    names: "También",
    mentions: "En el texto",
    what: "Qué se cuenta",
    whose: "De quién",
    claimedBy: "Quién lo dice",
    source: "Fuente",
    speaker: "Habla",
    cue: "Cómo lo dice",
    form: "Forma",
    figures: "Cifras",
    within: "Citado por",
  },
  actorKind: { person: "Persona", country: "País", organization: "Organización", armed_group: "Grupo armado", body: "Colectivo" },
  category: { personnel: "Efectivos", casualties: "Bajas y víctimas", units: "Unidades", materiel: "Armas y material" },
  /** @type {Record<string, string>} */
  status: {
    deployed: "despliegue",
    killed: "muertos",
    wounded: "heridos",
    captured: "captura",
    missing: "desaparecidos",
    lost: "pérdida",
    sent: "envío",
    trained: "instrucción",
    released: "liberación",
  },
  stance: { says: "lo afirma", estimates: "lo estima", denies: "lo niega", requests: "lo pide o promete", alleges: "lo alega" },
  quoteKind: {
    direct: "Cita literal",
    indirect: "Paráfrasis",
    mixed: "Paráfrasis con palabras literales",
    credit: "Crédito de agencia",
  },
  unattributed: "El propio artículo, sin atribuirlo",
  unattributedShort: "El artículo",
  nobody: "No se dice quién",
  /** @param {string} name */
  implied: (name) => `${name} (implícito)`,
  unknown: "No consta",
  /** @param {string} n */
  about: (n) => `alrededor de ${n}`,
  /** @param {string} n */
  atLeast: (n) => `al menos ${n}`,
  /** @param {string} n */
  atMost: (n) => `hasta ${n}`,
  /** @param {string} word @param {string} n */
  vague: (word, n) => `${word} (${n} o más)`,
  /** @type {Record<number, string>} */
  vagueWords: {
    10: "decenas",
    12: "docenas",
    100: "cientos",
    1000: "miles",
    10000: "decenas de miles",
    100000: "cientos de miles",
    1000000: "millones",
  },
  engineMissing: "No se ha podido cargar el motor de análisis. Tu texto sigue aquí, sin resaltar.",
  retry: "Reintentar",
  /** @param {string} message */
  failed: (message) => `No se ha podido analizar el texto, que sigue aquí, sin resaltar. El motor dice: ${message}`,
  working: "Analizando…",
  /** @param {number} done @param {number} total */
  stage: (done, total) => `Analizando… ${done} de ${total}`,
  cancel: "Cancelar",
  cancelled: "Se ha cancelado el análisis. El texto sigue aquí, sin resaltar.",
  analyse: "Analizar",
  more: "Mostrar más",
};

/** @type {typeof es} */
const en = {
  corrections: corrections.en,
  help: help.en,
  intake: intake.en,
  take: take.en,
  views: views.en,
  title: "Subraya: who acts, how many, and who says so",
  description: "Paste a Spanish news article about a war and see its actors, its figures and who claims what.",
  tagline: "Paste a Spanish news article about a war and see who acts, how many, and who says so.",
  privacy: "The text never leaves your browser.",
  skip: "Skip to the article",
  languageSwitch: "Language of the page",
  box: "Your article",
  boxHint: "Paste the article’s text here",
  sampleNote: "Sample. Neither the events nor the people are real.",
  modes: "Ways to read",
  legend: "What is highlighted",
  article: "Article",
  keys: "By keyboard: ← → or P N move between highlights, Enter goes into the card, Esc closes it, E edits the text.",
  panel: "What the text holds",
  kinds: { actor: "Actors", figure: "Figures", attribution: "Who says so" },
  kind: { actor: "Actor", figure: "Figure", attribution: "Attribution" },
  summary: (actors, figures, attributions) =>
    `${counted(actors, "actor", "actors")}, ${counted(figures, "figure", "figures")}, ${counted(attributions, "attribution", "attributions")}.`,
  mentions: (n) => counted(n, "mention", "mentions"),
  none: { actor: "No actors.", figure: "No figures.", attribution: "No attributions." },
  columns: { value: "How many", what: "What", whose: "Whose", claimedBy: "Who says so" },
  close: "Close the card",
  outer: "Also here",
  rows: {
    country: "Country",
    role: "Role",
    names: "Also",
    mentions: "In the text",
    what: "What is counted",
    whose: "Whose",
    claimedBy: "Who says so",
    source: "Source",
    speaker: "Speaker",
    cue: "How it is said",
    form: "Form",
    figures: "Figures",
    within: "Quoted by",
  },
  actorKind: {
    person: "Person",
    country: "Country",
    organization: "Organization",
    armed_group: "Armed group",
    body: "Collective",
  },
  category: { personnel: "Personnel", casualties: "Casualties", units: "Units", materiel: "Weapons and materiel" },
  status: {
    deployed: "deployed",
    killed: "killed",
    wounded: "wounded",
    captured: "captured",
    missing: "missing",
    lost: "lost",
    sent: "sent",
    trained: "trained",
    released: "released",
  },
  stance: {
    says: "says so",
    estimates: "estimates it",
    denies: "denies it",
    requests: "asks or promises it",
    alleges: "alleges it",
  },
  quoteKind: {
    direct: "Direct quotation",
    indirect: "Paraphrase",
    mixed: "Paraphrase with quoted words",
    credit: "Agency credit",
  },
  unattributed: "The article itself, without attribution",
  unattributedShort: "The article",
  nobody: "Someone unnamed",
  implied: (name) => `${name} (implied)`,
  unknown: "Not stated",
  about: (n) => `about ${n}`,
  atLeast: (n) => `at least ${n}`,
  atMost: (n) => `up to ${n}`,
  vague: (word, n) => `${word} (${n} or more)`,
  vagueWords: {
    10: "tens",
    12: "dozens",
    100: "hundreds",
    1000: "thousands",
    10000: "tens of thousands",
    100000: "hundreds of thousands",
    1000000: "millions",
  },
  engineMissing: "The analysis engine could not be loaded. Your text is still here, without highlights.",
  retry: "Try again",
  failed: (message) => `The text could not be analysed; it is still here, without highlights. The engine says: ${message}`,
  working: "Analysing…",
  stage: (done, total) => `Analysing… ${done} of ${total}`,
  cancel: "Cancel",
  cancelled: "The analysis was cancelled. The text is still here, without highlights.",
  analyse: "Analyse",
  more: "Show more",
};

/** @typedef {"es" | "en"} Language */
/** @typedef {typeof es} Strings */

/**
 * @typedef {object} Voice how the page speaks
 * @property {Language} language
 * @property {Strings} t
 * @property {(n: number) => string} number
 * @property {(code: string) => string} country
 */

/** @type {Record<Language, Strings>} */
const STRINGS = { es, en };

/** What the reader has chosen, else the first of the browser's languages that the page speaks. @returns {Language} */
export function preferredLanguage() {
  for (const tag of [preference("language") ?? "", ...navigator.languages]) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === "es" || language === "en") return language;
  }
  return "es";
}

/** @param {Language} language @returns {Voice} */
export function voiceIn(language) {
  const numbers = numbersIn(language);
  const regions = new Intl.DisplayNames(language, { type: "region" });
  return {
    language,
    t: STRINGS[language],
    number: (n) => numbers.format(n),
    country: (code) => regions.of(code) ?? code,
  };
}

/**
 * Puts the interface's words into the page: `data-t` names a text, `data-t-label` an accessible name,
 * `data-t-title` a tooltip, `data-t-placeholder` a placeholder.
 *
 * @param {Voice} voice
 */
export function translatePage({ language, t }) {
  /** @param {string} path "columns.value" @returns {string} */
  const words = (path) => path.split(".").reduce((/** @type {any} */ at, name) => at[name], t);
  document.documentElement.lang = language;
  document.title = t.title;
  document.querySelector("meta[name=description]")?.setAttribute("content", t.description);
  for (const [attribute, put] of PLACES) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      put(element, words(element.getAttribute(attribute) ?? ""));
    }
  }
}

/** @type {[string, (element: Element, words: string) => void][]} */
const PLACES = [
  [
    "data-t",
    (element, words) => {
      element.textContent = words;
    },
  ],
  ["data-t-label", (element, words) => element.setAttribute("aria-label", words)],
  ["data-t-title", (element, words) => element.setAttribute("title", words)],
  ["data-t-placeholder", (element, words) => element.setAttribute("placeholder", words)],
];
