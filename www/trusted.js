// @ts-check
// The page's Trusted Types policy: scripts come from the page's own files alone, and no string ever becomes markup of the
// page. Only while `withMarkup` runs may HTML be parsed, into documents that nobody sees.

const OWN = new URL("./", document.baseURI);

let parsing = false;

// Not in the compiler's library yet.
const { trustedTypes } = /** @type {any} */ (globalThis);
trustedTypes?.createPolicy("default", {
  /** @param {string} html */
  createHTML: (html) => (parsing ? html : null),
  /** @param {string} url */
  createScriptURL: (url) => (isOwn(url) ? url : null),
});

/** @param {string} url */
function isOwn(url) {
  const { origin, pathname } = new URL(url, document.baseURI);
  return origin === OWN.origin && pathname.startsWith(OWN.pathname) && pathname.endsWith(".js");
}

/**
 * Does work that parses HTML into a document of its own, such as `DOMParser` makes: no script of it runs and nothing of
 * it is fetched. What comes out must be text or nodes built anew.
 *
 * @template T
 * @param {() => T} work must be synchronous
 * @returns {T}
 */
export function withMarkup(work) {
  parsing = true;
  try {
    return work();
  } finally {
    parsing = false;
  }
}
