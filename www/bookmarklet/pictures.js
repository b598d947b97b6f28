// @ts-check
// The drawings of how a bookmark is put into a browser and used. They are of no browser exactly, so that they grow old slowly.

const SVG = "http://www.w3.org/2000/svg";

/** A shape: its name, its class (all colours are the style sheet's), and where it is. @typedef {[name: string, look: string, place: Record<string, string | number>, words?: string]} Shape */

/** @param {string} look @param {number} x @param {number} y @param {number} width @param {number} height @param {number} [rx] @returns {Shape} */
const box = (look, x, y, width, height, rx = 0) => ["rect", look, { x, y, width, height, rx }];
/** @param {string} look @param {string} d @returns {Shape} */
const path = (look, d) => ["path", look, { d }];
/** @param {string} look @param {number} cx @param {number} cy @param {number} r @returns {Shape} */
const dot = (look, cx, cy, r) => ["circle", look, { cx, cy, r }];
/** @param {string} look @param {number} x @param {number} y @param {string} words @returns {Shape} */
const text = (look, x, y, words) => ["text", look, { x, y }, words];

/** @param {number} x @param {number} y */
const chip = (x, y) => [box("chip", x, y, 58, 16, 8), text("name", x + 29, y + 11.5, "Subraya")];
/** @param {number} x @param {number} y */
const pointer = (x, y) => path("pointer", `M${x} ${y}v17l4.2-3.6 2.6 6 3-1.3-2.6-5.9 5.3-.4z`);
/** @param {number} x @param {number} y */
const finger = (x, y) => [dot("touch", x, y, 11), dot("tip", x, y, 4)];
/** @param {number} x @param {number} y @param {string} [look] */
const star = (x, y, look = "icon") =>
  path(look, `M${x} ${y - 6}l1.8 4 4.2.5-3.1 2.9.8 4.3-3.7-2.1-3.7 2.1.8-4.3-3.1-2.9 4.2-.5z`);
/** @param {number} x @param {number} y @param {...number} widths */
const lines = (x, y, ...widths) => widths.map((width, index) => path("line", `M${x} ${y + index * 11}h${width}`));
/** A page of which something is highlighted. @param {number} x @param {number} y @param {number} width */
const highlighted = (x, y, width) => [
  path("headline", `M${x} ${y}h${width * 0.7}`),
  ...lines(x, y + 15, width, width, width, width * 0.6),
  path("actor", `M${x} ${y + 19.5}h${width * 0.34}`),
  box("figure", x + width * 0.42, y + 21, width * 0.3, 9, 2),
  path("line", `M${x + width * 0.45} ${y + 26}h${width * 0.24}`),
  path("said", `M${x} ${y + 42}h${width * 0.85}`),
];

const WINDOW = box("window", 6, 6, 228, 150, 8);
/** What a browser has above its bookmarks. @type {Record<string, Shape[]>} */
const TOPS = {
  chrome: [
    WINDOW,
    path("chrome", "M7 28v-14a7 7 0 0 1 7-7h212a7 7 0 0 1 7 7v14z"),
    path("tab", "M18 28q4 0 4-4v-7q0-4 4-4h52q4 0 4 4v7q0 4 4 4z"),
    path("line", "M31 21h36"),
    path("glyph", "M22 36l-4 3.5 4 3.5M30 36l4 3.5-4 3.5"),
    box("address", 44, 33, 168, 13, 6.5),
    ...[37, 39.5, 42].map((y) => dot("glyph-dot", 222, y, 0.9)),
  ],
  firefox: [
    WINDOW,
    path("chrome", "M7 28v-14a7 7 0 0 1 7-7h212a7 7 0 0 1 7 7v14z"),
    box("tab", 16, 11, 68, 14, 4),
    path("line", "M23 18h40"),
    path("glyph", "M22 36l-4 3.5 4 3.5M30 36l4 3.5-4 3.5"),
    box("address", 52, 33, 136, 13, 3),
    path("glyph", "M217 36.5h9M217 39.5h9M217 42.5h9"),
  ],
  safari: [
    WINDOW,
    path("chrome", "M7 48v-34a7 7 0 0 1 7-7h212a7 7 0 0 1 7 7v34z"),
    ...[18, 28, 38].map((x) => dot("light", x, 28, 3.4)),
    path("glyph", "M58 24.5l-4 3.5 4 3.5M66 24.5l4 3.5-4 3.5"),
    box("address", 82, 20, 108, 16, 5),
    path("glyph", "M214 28v-8M211 22.5l3-3 3 3M209 26v8h10v-8"),
  ],
};
const BAR = [box("bar", 7, 49, 226, 20)];
/** @param {number} x */
const other = (x) => [box("stub", x, 56, 6, 6, 1.5), path("line", `M${x + 10} 59h16`)];

const PHONE = [box("window", 64, 6, 112, 180, 14), box("chrome", 65, 7, 110, 26, 13), path("chrome", "M65 20h110v14h-110z")];
const PHONE_FOOT = [
  path("window", "M64 -8v136a14 14 0 0 0 14 14h84a14 14 0 0 0 14-14v-136"),
  path("chrome", "M65 114h110v14a13 13 0 0 1-13 13h-84a13 13 0 0 1-13-13z"),
  path("glyph", "M80 123l-4 4 4 4M96 123l4 4-4 4"),
  path("glyph", "M141 122c-3-2-6-2-8-1v11c2-1 5-1 8 1zM141 122c3-2 6-2 8-1v11c-2-1-5-1-8 1zM163 122h6v6M160 125h6v6h-6z"),
];
const SHARE = path("icon", "M120 129v-11M116.5 121l3.5-3.5 3.5 3.5M114.5 125h-1.5v8h14v-8h-1.5");

/** @type {Record<string, Shape[]>} */
const SCENES = {
  bar: [
    ...BAR,
    ...other(16),
    ...other(52),
    ...other(88),
    ...lines(28, 88, 150, 170, 130, 160, 90),
    box("ring", 9, 51, 222, 16, 4),
  ],
  drag: [
    ...BAR,
    ...other(16),
    ...lines(28, 88, 30, 40, 26, 36, 20),
    box("ghost", 118, 106, 58, 16, 8),
    path("arrow", "M150 100c6-8 2-14-26-24M131 73.5l-7.5 2 3.5 7"),
    ...chip(58, 51),
    pointer(104, 61),
  ],
  click: [
    ...BAR,
    ...other(16),
    ...highlighted(24, 86, 120),
    box("sheet", 160, 80, 64, 70, 4),
    path("headline", "M168 92h26"),
    ...lines(168, 105, 48, 40, 46, 30),
    ...chip(58, 51),
    path("rays", "M92 45l-2-5M100 43v-5M108 45l2-5"),
    pointer(98, 59),
  ],
  copy: [
    box("chip", 70, 34, 100, 30, 15),
    text("name large", 120, 55, "Subraya"),
    box("copy", 106, 86, 24, 28, 3),
    box("copy", 114, 94, 24, 28, 3),
    ...finger(132, 112),
  ],
  menu: [
    ...PHONE,
    box("address", 74, 16, 74, 13, 6.5),
    ...[18, 22.5, 27].map((y) => dot("glyph-dot", 162, y, 1.4)),
    ...lines(76, 52, 40, 30, 40, 36, 40, 20, 40),
    box("sheet", 100, 32, 72, 106, 5),
    path("glyph", "M108 45h10M114.5 41.5l3.5 3.5-3.5 3.5"),
    star(137, 45),
    path("glyph", "M158 40v8M154.5 45l3.5 3.5 3.5-3.5M153.5 52h9"),
    ...lines(108, 66, 46, 38, 50, 32, 44, 36),
    dot("ring", 137, 45, 10),
    ...finger(144, 54),
  ],
  form: [
    ...PHONE,
    path("glyph", "M78 18l-4 4 4 4"),
    path("headline", "M90 22h44"),
    path("line", "M76 48h24"),
    text("typed", 76, 64, "Subraya"),
    path("field", "M76 70h88"),
    path("line", "M76 88h16"),
    text("typed", 76, 104, "javascript:(…"),
    path("field", "M76 110h88"),
    box("ring", 71, 92, 98, 20, 4),
  ],
  type: [
    ...PHONE,
    box("address", 74, 15, 92, 14, 7),
    text("typed", 82, 25.5, "subraya"),
    path("caret", "M122 17.5v9"),
    box("row", 65, 34, 110, 24),
    star(80, 46, "icon full"),
    text("typed bold", 92, 50, "Subraya"),
    ...highlighted(76, 76, 88),
    box("ring", 68, 36, 104, 20, 4),
    ...finger(158, 49),
  ],
  share: [
    ...PHONE_FOOT,
    ...lines(76, 10, 80, 88, 70),
    box("sheet", 70, 42, 100, 68, 8),
    path("line", "M82 56h40"),
    path("icon", "M91 68c-3-2-6-2-8-1v11c2-1 5-1 8 1zM91 68c3-2 6-2 8-1v11c-2-1-5-1-8 1z"),
    path("headline", "M106 73h44"),
    path("line", "M84 96h12M106 96h36"),
    box("ring", 75, 62, 90, 22, 5),
    SHARE,
    dot("ring", 120, 126, 11),
  ],
  list: [
    ...PHONE_FOOT,
    path("headline", "M76 10h46"),
    ...[34, 78].flatMap((y) => [box("stub", 78, y - 4, 8, 8, 2), path("line", `M94 ${y}h56`)]),
    path("icon", "M83 53c-3-2-6-2-8-1v11c2-1 5-1 8 1zM83 53c3-2 6-2 8-1v11c-2-1-5-1-8 1z"),
    text("typed bold", 96, 60, "Subraya"),
    path("line", "M78 100h8M94 100h40"),
    path("glyph", "M120 129v-11M116.5 121l3.5-3.5 3.5 3.5M114.5 125h-1.5v8h14v-8h-1.5"),
    box("ring", 70, 46, 100, 22, 4),
    ...finger(158, 60),
  ],
};

/** @param {string} browser whose top the drawing has, where it has one @param {string} scene */
export function picture(browser, scene) {
  const top = TOPS[browser] ?? [];
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", top.length ? "0 0 240 142" : "56 0 128 142");
  // The sentence beside it says all of it.
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "picture");
  drawing.append(...[...top, ...SCENES[scene]].map(shape));
  return drawing;
}

/** @param {Shape} shape */
function shape([name, look, place, words = ""]) {
  const element = document.createElementNS(SVG, name);
  element.setAttribute("class", look);
  for (const [attribute, value] of Object.entries(place)) element.setAttribute(attribute, String(value));
  element.textContent = words;
  return element;
}
