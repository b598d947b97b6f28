// @ts-check
// The words of corrections and of taking an article away.

const es = {
  take: "Llevar…",
};

/** @type {typeof es} */
const en = {
  take: "Take away…",
};

export default { es, en };
