// @ts-check
// The words of <subraya-article> that the app has no use for.

const es = {
  finds: "Quién dice qué",
  show: "Resaltar en el artículo",
  noPaint: "Este navegador no puede resaltar palabras en la página; aquí está lo que dice el artículo.",
  engineMissing: "No se ha podido cargar el motor de análisis. El artículo está entero, sin resaltar.",
  engineStopped: "El motor de análisis se ha parado en este texto. El artículo está entero, sin resaltar.",
  undetected: "El artículo no parece estar en español ni en inglés, los idiomas que Subraya lee. Está entero, sin resaltar.",
  /** @param {string} message */
  failed: (message) => `No se ha podido analizar el artículo, que está entero, sin resaltar. El motor dice: ${message}`,
};

/** @type {typeof es} */
const en = {
  finds: "Who says what",
  show: "Highlight in the article",
  noPaint: "This browser can’t highlight words in the page; here is what the article says.",
  engineMissing: "The analysis engine could not be loaded. The article is all there, without highlights.",
  engineStopped: "The analysis engine has stopped on this text. The article is all there, without highlights.",
  undetected:
    "The article seems to be in neither English nor Spanish, the languages that Subraya reads. It is all there, without highlights.",
  failed: (message) => `The article could not be analysed; it is all there, without highlights. The engine says: ${message}`,
};

/** @typedef {typeof es} Words */

export default { es, en };
