// @ts-check
// From our style sheets to what can stand over any page.

/** @typedef {"light" | "dark"} Scheme what is readable on the page: it may be dark by day */

/** The colours by night, else those by day. */
const ROOTS = /@media[^{]*dark\)\s*\{\s*:root\s*\{([^}]*)\}\s*\}|:root\s*\{([^}]*)\}/g;
const REM_PX = 16;

/** The panel's rules for a shadow root: its colours stay in its frame, and no size hangs on the page's. @param {string} css panel.css in one piece */
export const panelStyle = (css) =>
  css
    .replace(ROOTS, (_, night, day) => (day ? `.frame{${day}}` : `.frame.dark{${night}}`))
    .replace(/([\d.]+)rem\b/g, (_, size) => `${Number(size) * REM_PX}px`);

/**
 * The highlights' rules for a live page, on whose elements we leave no property.
 *
 * @param {string} live live.css in one piece, which has some colours of its own
 * @param {Scheme} scheme
 * @param {string} [colours] a sheet with the others, if they are not there, too
 */
export function liveStyle(live, scheme, colours = "") {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [, night, day = scheme === "dark" ? night : ""] of (colours + live).matchAll(ROOTS)) {
    for (const [, name, value] of day.matchAll(/(--[\w-]+):([^;]+)/g)) values[name] = value.trim();
  }
  return live.replace(ROOTS, "").replace(/var\((--[\w-]+)\)/g, (_, name) => values[name]);
}

/** Below this a background is dark. */
const DARK_LUMINANCE = 0.4;

/** What is readable on a colour, as browsers compute one. @param {string} colour @returns {Scheme | undefined} undefined where it lets through what is behind */
export function schemeOn(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (!(alpha > 0.5)) return undefined;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 < DARK_LUMINANCE ? "dark" : "light";
}
