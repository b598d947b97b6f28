// @ts-check
// The words of the help sheet, of installing and of updates.

const es = {
  open: "Ayuda",
};

/** @type {typeof es} */
const en = {
  open: "Help",
};

export default { es, en };
