// @ts-check
// Every word of the interface, in both languages.

import { preference } from "./preferences.js";
import { firstLanguage, voiceOf } from "./voice.js";
import core from "./words/core.js";
import corrections from "./words/corrections.js";
import help from "./words/help.js";
import intake from "./words/intake.js";
import take from "./words/take.js";
import views from "./words/views.js";

const es = {
  ...core.es,
  corrections: corrections.es,
  help: help.es,
  intake: intake.es,
  take: take.es,
  views: views.es,
  title: "Subraya: quién actúa, cuántos son y quién lo dice",
  description:
    "Pega una noticia sobre una guerra, en español o en inglés, y verás subrayados sus actores, sus cifras y quién afirma cada cosa.",
  tagline: "Pega una noticia sobre una guerra, en español o en inglés, y verás quién actúa, cuántos son y quién lo dice.",
  privacy: "El texto no sale de tu navegador.",
  everywhere: "Úsalo en cualquier periódico",
  skip: "Ir al artículo",
  languageSwitch: "Idioma de la página",
  box: "Tu artículo",
  boxHint: "Pega aquí el texto de la noticia",
  sampleNote: "Ejemplo. Ni los hechos ni las personas son reales.",
  modes: "Formas de leer",
  article: "Artículo",
  keys: "Con el teclado: ← → o P N para ir de un resaltado a otro, Intro para entrar en la ficha, Esc para cerrarla, E para editar el texto.",
  engineMissing: "No se ha podido cargar el motor de análisis. Tu texto sigue aquí, sin resaltar.",
  restMissing: "No se ha podido cargar esa parte de la página. Mira si hay conexión e inténtalo otra vez. Tu texto sigue aquí.",
  engineBroken:
    "El motor se ha parado en este texto, por un fallo suyo o por falta de memoria, y ya hay otro en su lugar. Tu texto sigue aquí, sin resaltar.",
  retry: "Reintentar",
  /** @param {string} message */
  failed: (message) => `No se ha podido analizar el texto, que sigue aquí, sin resaltar. El motor dice: ${message}`,
  undetected:
    "El texto no parece estar en español ni en inglés, los idiomas que Subraya lee. Sigue aquí, sin resaltar. Si está en uno de ellos, elígelo en «Idioma del texto».",
  working: "Analizando…",
  /** @param {number} done @param {number} total */
  stage: (done, total) => `Analizando… ${done} de ${total}`,
  cancel: "Cancelar",
  cancelled: "Se ha cancelado el análisis. El texto sigue aquí, sin resaltar.",
  analyse: "Analizar",
};

/** @type {typeof es} */
const en = {
  ...core.en,
  corrections: corrections.en,
  help: help.en,
  intake: intake.en,
  take: take.en,
  views: views.en,
  title: "Subraya: who acts, how many, and who says so",
  description: "Paste a news article about a war, in English or Spanish, and see its actors, its figures and who claims what.",
  tagline: "Paste a news article about a war, in English or Spanish, and see who acts, how many, and who says so.",
  privacy: "The text never leaves your browser.",
  everywhere: "Use it on any news page",
  skip: "Skip to the article",
  languageSwitch: "Language of the page",
  box: "Your article",
  boxHint: "Paste the article’s text here",
  sampleNote: "Sample. Neither the events nor the people are real.",
  modes: "Ways to read",
  article: "Article",
  keys: "By keyboard: ← → or P N move between highlights, Enter goes into the card, Esc closes it, E edits the text.",
  engineMissing: "The analysis engine could not be loaded. Your text is still here, without highlights.",
  restMissing:
    "That part of the page could not be loaded. See whether there is a connection, and try again. Your text is still here.",
  engineBroken:
    "The engine has stopped on this text, through a fault of its own or for lack of memory, and another has taken its place. Your text is still here, without highlights.",
  retry: "Try again",
  failed: (message) => `The text could not be analysed; it is still here, without highlights. The engine says: ${message}`,
  undetected:
    "The text seems to be in neither English nor Spanish, the languages that Subraya reads. It is still here, without highlights. If it is in one of them, choose it under “Language of the text”.",
  working: "Analysing…",
  stage: (done, total) => `Analysing… ${done} of ${total}`,
  cancel: "Cancel",
  cancelled: "The analysis was cancelled. The text is still here, without highlights.",
  analyse: "Analyse",
};

/** @typedef {import("./voice.js").Language} Language */
/** @typedef {typeof es} Strings */
/** @typedef {import("./voice.js").VoiceIn<Strings>} Voice how the page speaks */

/** @type {Record<Language, Strings>} */
const STRINGS = { es, en };

/** What the reader has chosen, else the first of the browser's languages that the page speaks. */
export const preferredLanguage = () => firstLanguage([preference("language") ?? "", ...navigator.languages]);

/** @param {Language} language @returns {Voice} */
export const voiceIn = (language) => voiceOf(language, STRINGS[language]);

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
