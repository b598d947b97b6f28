// @ts-check
// From a bookmark's code to its address.

/** What stands in the code in the place of the app's address. */
export const PLACEHOLDER = "https://app.invalid/";

/**
 * What an address can't hold as it is: signs that the browser reads as something else or drops, and letters, which it would
 * encode itself. After a question mark Chromium encodes every space and quotation mark, too, and the address is longer by a
 * seventh. Browsers decode a `javascript:` address before they run it.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them from addresses
const NOT_IN_ADDRESSES = /[%#?\u0000-\u001f\u007f-\u{10ffff}]/gu;

/**
 * The address that a bookmark has, to the letter: no browser changes it any more.
 *
 * @param {string} code as the build made it
 * @param {string} app the address of the app's folder, with a slash at its end
 * @returns {string}
 * @example bookmarkUrl(BOOKMARKS.full, new URL("../", location.href).href)
 */
export function bookmarkUrl(code, app) {
  const { href, protocol, origin, pathname } = new URL(app);
  const isFolder = href === origin + pathname && pathname.endsWith("/");
  if (!/^https?:$/.test(protocol) || !isFolder) throw new TypeError(`no address of a folder: ${app}`);
  // The address is ASCII without quotes: it can stand in a string of the code.
  const placed = code.replaceAll(PLACEHOLDER, () => href.replaceAll("'", "%27"));
  return `javascript:${placed.trim().replace(NOT_IN_ADDRESSES, encodeURIComponent)}`;
}
