// @ts-check
// Ranges on a common axis: a line from the lower bound to the upper one, a dot where the number is one, an arrow where a
// bound is open. Shapes and words tell everything, colours nothing. Places are percentages, so that a chart has
// any width without being drawn anew.

/** @import { Figure } from "../contract.js" */
/** @import { Standing } from "./standing.js" */

const SVG = "http://www.w3.org/2000/svg";
/** Where the largest number is so many times the smallest, a line from nought would show only one of them. */
const LOG_FROM = 100;
/** Room beyond the largest number, where one without an upper bound goes on. */
const HEADROOM = 1.15;
const ROW_HEIGHT = 16;
const MIDDLE = ROW_HEIGHT / 2;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * @typedef {object} Axis
 * @property {boolean} log
 * @property {number[]} ticks  the first and the last are its ends
 * @property {(n: number) => number} at  the place of a number, in per cent
 */

/** @typedef {Pick<Figure, "low" | "high" | "qualifier">} Range */

/** The axis for all these ranges. @param {Range[]} ranges @returns {Axis} */
export function axisFor(ranges) {
  const bounds = ranges.flatMap(({ low, high }) => [low, high]).filter((bound) => bound !== null);
  const most = bounds.reduce((most, bound) => Math.max(most, bound), 1);
  const least = bounds.reduce((least, bound) => (bound > 0 ? Math.min(least, bound) : least), most);
  if (most / least > LOG_FROM) {
    const from = Math.floor(Math.log10(least));
    const to = Math.ceil(Math.log10(most * HEADROOM));
    const step = Math.ceil((to - from) / 3);
    const end = from + step * Math.ceil((to - from) / step);
    const ticks = Array.from({ length: (end - from) / step + 1 }, (_, at) => 10 ** (from + at * step));
    // Nought has no place there; it stands at the end, as whatever is less than all others.
    const at = (/** @type {number} */ n) => (n <= 0 ? 0 : (100 * (Math.log10(n) - from)) / (end - from));
    return { log: true, ticks, at };
  }
  const step = niceStep((most * HEADROOM) / 3);
  const end = step * Math.ceil((most * HEADROOM) / step);
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, at) => at * step);
  return { log: false, ticks, at: (n) => (100 * n) / end };
}

/** The next of 1, 2, 2.5, 5, 10, 20 …, never less than one: nobody counts halves of people. @param {number} about */
function niceStep(about) {
  const power = 10 ** Math.floor(Math.log10(about));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= about) ?? 10;
  return Math.max(1, power < 10 && step === 2.5 ? 5 * power : step * power);
}

/** One range on an axis. The words beside it say the same, so it is hidden from whoever hears the page. @param {Range} range @param {Axis} axis @param {boolean} [denied] then it is crossed out */
export function rangeRow({ low, high, qualifier }, axis, denied = false) {
  const row = draw("svg", { class: "range", width: "100%", height: ROW_HEIGHT, "aria-hidden": "true", focusable: "false" });
  for (const tick of axis.ticks) {
    const x = percent(axis.at(tick));
    row.append(draw("line", { class: "grid", x1: x, x2: x, y1: 0, y2: ROW_HEIGHT }));
  }
  const from = low === null ? 0 : axis.at(low);
  const to = high === null ? 100 : axis.at(high);
  if (denied) row.append(cross((from + to) / 2));
  if (low !== null && low === high) {
    if (denied) return row;
    row.append(draw("circle", { class: qualifier === "about" ? "dot about" : "dot", cx: percent(from), cy: MIDDLE, r: 4.5 }));
    return row;
  }
  const open = low === null || high === null;
  row.append(draw("line", { class: open ? "reach open" : "reach", x1: percent(from), x2: percent(to), y1: MIDDLE, y2: MIDDLE }));
  row.append(low === null ? arrow(from, -1) : stop(from), high === null ? arrow(to, 1) : stop(to));
  return row;
}

/** Where a range ends. @param {number} at */
const stop = (at) => draw("line", { class: "reach", x1: percent(at), x2: percent(at), y1: MIDDLE - 5, y2: MIDDLE + 5 });

/** Where a range goes on, to the right or to the left. @param {number} at @param {1 | -1} towards */
function arrow(at, towards) {
  const path = draw("path", {
    class: "reach",
    fill: "none",
    d: `M${-6 * towards} ${MIDDLE - 5}L0 ${MIDDLE}L${-6 * towards} ${MIDDLE + 5}`,
  });
  return draw("svg", { x: percent(at), y: 0, overflow: "visible" }, path);
}

/** What is said not to be so. @param {number} at */
function cross(at) {
  const path = draw("path", {
    class: "reach",
    fill: "none",
    d: `M-5 ${MIDDLE - 5}L5 ${MIDDLE + 5}M-5 ${MIDDLE + 5}L5 ${MIDDLE - 5}`,
  });
  return draw("svg", { x: percent(at), y: 0, overflow: "visible" }, path);
}

/**
 * The axis with its numbers, and all that it shows in words.
 *
 * @param {Axis} axis
 * @param {string} summary
 * @param {(n: number) => string} number
 */
export function axisRow(axis, summary, number) {
  const row = draw("svg", { class: "axis", width: "100%", height: 22, role: "img", "aria-label": summary });
  const last = axis.ticks.length - 1;
  // Long numbers would run into each other on a small screen.
  const crowded = number(axis.ticks[last]).length > 6 && last > 2;
  for (const [at, tick] of axis.ticks.entries()) {
    const x = percent(axis.at(tick));
    row.append(draw("line", { class: "grid", x1: x, x2: x, y1: 0, y2: 5 }));
    if (crowded && at !== 0 && at !== last) continue;
    const anchor = at === 0 ? "start" : at === last ? "end" : "middle";
    const place = anchor === "middle" ? "between" : "end";
    row.append(draw("text", { class: place, x, y: 18, "text-anchor": anchor }, document.createTextNode(number(tick))));
  }
  return row;
}

const percent = (/** @type {number} */ at) => `${Math.min(100, Math.max(0, at)).toFixed(2)}%`;

/** How each standing is drawn: who speaks of itself is full, who speaks of another is half full, who stands outside is hollow. @type {Record<Standing, [tag: string, attributes: Record<string, string | number>][]>} */
const SIGNS = {
  article: [["path", { d: "M3.5 1.5h7v11h-7zM5.5 4.5h3M5.5 7h3M5.5 9.5h3", class: "hollow" }]],
  itself: [["circle", { cx: 7, cy: 7, r: 5, class: "full" }]],
  another: [
    ["path", { d: "M7 1.5L12.5 7L7 12.5L1.5 7z", class: "hollow" }],
    ["path", { d: "M7 1.5L7 12.5L1.5 7z", class: "full" }],
  ],
  party: [["path", { d: "M7 1.5L12.5 7L7 12.5L1.5 7z", class: "full" }]],
  mixed: [
    ["circle", { cx: 7, cy: 7, r: 5, class: "hollow" }],
    ["path", { d: "M7 2a5 5 0 0 0 0 10z", class: "full" }],
  ],
  third: [["circle", { cx: 7, cy: 7, r: 5, class: "hollow" }]],
  unknown: [["circle", { cx: 7, cy: 7, r: 5, class: "hollow dashed" }]],
};

/** The sign of a standing; words beside it say the same. @param {Standing} standing */
export function standingSign(standing) {
  const shapes = SIGNS[standing].map(([tag, attributes]) => draw(tag, attributes));
  return draw(
    "svg",
    { class: "sign", width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true", focusable: "false" },
    ...shapes,
  );
}
