// @ts-check
// The words of the bookmark's panel that the app has no use for.

const es = {
  name: "Subraya",
  languages: "Idioma del panel",
  move: "Mover el panel con las flechas",
  collapse: "Plegar el panel",
  open: "Abrir el panel",
  close: "Quitar los resaltados y cerrar",
  previous: "Anterior",
  next: "Siguiente",
  keys: "Con el teclado: ← → o P N para ir de uno a otro, C para entrar en la ficha, Esc para cerrar.",
};

/** @type {typeof es} */
const en = {
  name: "Subraya",
  languages: "Language of the panel",
  move: "Move the panel with the arrow keys",
  collapse: "Fold the panel",
  open: "Open the panel",
  close: "Remove the highlights and close",
  previous: "Previous",
  next: "Next",
  keys: "By keyboard: ← → or P N move between highlights, C goes into the card, Esc closes.",
};

export default { es, en };
