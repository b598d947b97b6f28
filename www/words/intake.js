// @ts-check
// The words of getting an article in and changing it.

const es = {
  open: "Abrir un archivo…",
  samples: "O un ejemplo:",
  sampleEs: "en español",
  sampleEn: "en inglés",
  edit: "Editar",
  undo: "Deshacer",
  redo: "Rehacer",
  another: "Otro texto",
  surface: "El texto, para cambiarlo",
};

/** @type {typeof es} */
const en = {
  open: "Open a file…",
  samples: "Or a sample:",
  sampleEs: "in Spanish",
  sampleEn: "in English",
  edit: "Edit",
  undo: "Undo",
  redo: "Redo",
  another: "Another text",
  surface: "The text, to be changed",
};

export default { es, en };
