// @ts-check
// The words of correcting what is highlighted.

const es = {
  notThis: "No es esto",
  change: "Cambiar…",
  apply: "Cambiar",
  where: "¿Dónde?",
  here: "Solo aquí",
  /** @param {string} n */
  everywhere: (n) => `En todo el texto (${n})`,
  what: "Qué es",
  whose: "De quién",
  whoSays: "Quién lo dice",
  form: "Forma",
  notStated: "No consta",
  nobody: "No se dice quién",
  added: "Lo has añadido tú.",
  changed: "Lo has cambiado tú.",
  said: {
    dismiss: "Resaltado quitado.",
    change: "Resaltado cambiado.",
    add: "Resaltado añadido.",
    none: "Correcciones quitadas.",
  },
  undo: "Deshacer",
  /** @param {string} n @param {boolean} one */
  count: (n, one) => (one ? `${n} corrección` : `${n} correcciones`),
  dropAll: "Quitar todas",
  markAs: "Marcar como",
  actor: "Actor",
  figure: "Cifra",
  attribution: "Quién lo dice",
  mark: "Marcar",
  selected: "Texto seleccionado: pulsa M para marcarlo.",
  noNumber: "Ahí no se lee ningún número.",
};

/** @type {typeof es} */
const en = {
  notThis: "Not this",
  change: "Change…",
  apply: "Change",
  where: "Where?",
  here: "Only here",
  everywhere: (n) => `In the whole text (${n})`,
  what: "What it is",
  whose: "Whose",
  whoSays: "Who says so",
  form: "Form",
  notStated: "Not stated",
  nobody: "Someone unnamed",
  added: "You added this.",
  changed: "You changed this.",
  said: { dismiss: "Highlight removed.", change: "Highlight changed.", add: "Highlight added.", none: "Corrections removed." },
  undo: "Undo",
  count: (n, one) => (one ? `${n} correction` : `${n} corrections`),
  dropAll: "Remove all",
  markAs: "Mark as",
  actor: "Actor",
  figure: "Figure",
  attribution: "Who says so",
  mark: "Mark",
  selected: "Text selected: press M to mark it.",
  noNumber: "There is no number to be read there.",
};

export default { es, en };
