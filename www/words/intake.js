// @ts-check
// The words of getting an article in, keeping it and changing it.

/** @import { Reason } from "../intake/refused.js" */

/**
 * Why something was not taken in, and what to do. How long it is cannot always be told.
 *
 * @typedef {Record<Reason, (file: string, limit: string, length?: string) => string>} Refusals
 */

/** @type {Refusals} */
const refusedEs = {
  wrongType: (file) =>
    `«${file}» no es un archivo que se pueda leer aquí: abre uno .txt, .html o .md. Tu texto sigue como estaba.`,
  binary: (file) => `«${file}» no contiene texto, aunque su nombre lo diga. Tu texto sigue como estaba.`,
  empty: (file) => `${file ? `En «${file}»` : "En lo que has traído"} no hay texto. El anterior sigue como estaba.`,
  tooLong: (file, limit, length) => {
    const over = length ? `tiene ${length} caracteres y el límite es ${limit}` : `pasa del límite de ${limit} caracteres`;
    return `${file ? `«${file}»` : "Ese texto"} ${over}. Tu texto sigue como estaba.`;
  },
  unreadable: (file) => `No se ha podido leer${file ? ` «${file}»` : ""}. Tu texto sigue como estaba.`,
  badLink: () =>
    "El enlace está incompleto o estropeado y no se puede leer: pide que te lo envíen otra vez. Tu texto sigue como estaba.",
  noArticle: () => "En esa página no se ve ninguna noticia: copia su texto y pégalo aquí. Tu texto sigue como estaba.",
};

/** @type {Refusals} */
const refusedEn = {
  wrongType: (file) => `“${file}” is no file that can be read here: open a .txt, .html or .md one. Your text is as it was.`,
  binary: (file) => `“${file}” holds no text, whatever its name says. Your text is as it was.`,
  empty: (file) => `There is no text in ${file ? `“${file}”` : "what you brought"}. The one before is as it was.`,
  tooLong: (file, limit, length) => {
    const over = length ? `has ${length} characters and the limit is ${limit}` : `is over the limit of ${limit} characters`;
    return `${file ? `“${file}”` : "That text"} ${over}. Your text is as it was.`;
  },
  unreadable: (file) => `${file ? `“${file}”` : "This"} could not be read. Your text is as it was.`,
  badLink: () => "The link is incomplete or damaged and can’t be read: ask for it again. Your text is as it was.",
  noArticle: () => "There seems to be no article on that page: copy its text and paste it here. Your text is as it was.",
};

const es = {
  open: "Abrir un archivo…",
  samples: "O un ejemplo:",
  sampleEs: "en español",
  sampleEn: "en inglés",
  language: {
    label: "Idioma del texto",
    /** @param {string} name */
    told: (name) => `${name} (detectado)`,
    unknown: "no reconocido",
    detect: "detectarlo",
  },
  edit: "Editar",
  undo: "Deshacer",
  redo: "Rehacer",
  another: "Otro texto",
  surface: "El texto, para cambiarlo",
  drop: "Suéltalo aquí para leerlo",
  dismiss: "Entendido",
  /** @param {string} file @param {string} count */
  firstOf: (file, count) => `De los ${count} archivos se ha abierto el primero, «${file}».`,
  refused: refusedEs,
  keptHere: "Guardado solo en este navegador",
  keptEarlier: "Tu último texto sigue guardado, solo en este navegador",
  keptNowhere: "Este navegador no deja guardar el texto: se irá al cerrar la página",
  forget: "Olvidar",
  forgotten: "Olvidado: en este navegador ya no queda nada de tus textos.",
  notForgotten: "El texto ya no está en la página, pero el navegador no ha podido borrar lo guardado.",
  share: "Copiar un enlace con el texto",
  shareHint: "El enlace lleva el texto dentro; ningún servidor lo ve.",
  link: "Enlace",
  linkCopied: "Enlace copiado. Lleva el texto dentro: lo leerá quien reciba el enlace, y ningún servidor lo ve.",
  linkToCopy: "Copia este enlace. Lleva el texto dentro: lo leerá quien lo reciba, y ningún servidor lo ve.",
  /** @param {string} length */
  longLink: (length) => `Tiene ${length} caracteres; algunos programas cortan enlaces tan largos.`,
  linkTooLong: "El texto es demasiado largo para un enlace. Llévatelo como archivo.",
};

/** @type {typeof es} */
const en = {
  open: "Open a file…",
  samples: "Or a sample:",
  sampleEs: "in Spanish",
  sampleEn: "in English",
  language: {
    label: "Language of the text",
    told: (name) => `${name} (detected)`,
    unknown: "not recognised",
    detect: "detect it",
  },
  edit: "Edit",
  undo: "Undo",
  redo: "Redo",
  another: "Another text",
  surface: "The text, to be changed",
  drop: "Drop it here to read it",
  dismiss: "Got it",
  firstOf: (file, count) => `Of the ${count} files the first was opened, “${file}”.`,
  refused: refusedEn,
  keptHere: "Kept in this browser only",
  keptEarlier: "Your last text is still kept, in this browser only",
  keptNowhere: "This browser lets nothing be kept: the text will go when the page is closed",
  forget: "Forget",
  forgotten: "Forgotten: nothing of your texts is left in this browser.",
  notForgotten: "The text is gone from the page, but the browser could not delete what it had kept.",
  share: "Copy a link with the text",
  shareHint: "The link carries the text itself; no server sees it.",
  link: "Link",
  linkCopied: "Link copied. It carries the text itself: whoever gets the link can read it, and no server sees it.",
  linkToCopy: "Copy this link. It carries the text itself: whoever gets it can read it, and no server sees it.",
  longLink: (length) => `It has ${length} characters; some programs cut links that long.`,
  linkTooLong: "The text is too long for a link. Take it away as a file.",
};

export default { es, en };
