// @ts-check
// What the reader has chosen on this page, remembered in this browser. Where nothing may be kept, as in some private
// windows, a choice holds until the page is closed.

/** @type {Map<string, string>} */
const chosen = new Map();

/** @param {string} name @returns {string | undefined} */
export function preference(name) {
  try {
    return localStorage.getItem(`subraya.${name}`) ?? chosen.get(name);
  } catch {
    return chosen.get(name);
  }
}

/** @param {string} name @param {string} value */
export function prefer(name, value) {
  chosen.set(name, value);
  try {
    localStorage.setItem(`subraya.${name}`, value);
  } catch {
    // It holds for this visit.
  }
}
