// @ts-check
// The words of the reading modes, and why each rule highlights what it does.

const es = {
  claims: "Quién dice qué",
  figures: "Cifras",
  compare: "Comparar",
};

/** @type {typeof es} */
const en = {
  claims: "Who says what",
  figures: "Figures",
  compare: "Compare",
};

export default { es, en };
