// @ts-check
// The words of the reading modes, and why each rule highlights what it does.

const es = {
  claims: "Quién dice qué",
  figures: "Cifras",
  compare: "Comparar",
  why: "Por qué",
};

/** @type {typeof es} */
const en = {
  claims: "Who says what",
  figures: "Figures",
  compare: "Compare",
  why: "Why",
};

export default { es, en };
