// @ts-check
// How elements lay words out: what holds none, what begins another line or paragraph, and the walk through all of it.

/** What holds no words of anything that is read. */
const MUTE = new Set(
  (
    "script style xml noscript template head title meta link svg math canvas iframe frame object embed audio video map " +
    "button input select textarea option datalist progress meter dialog rp rt"
  ).split(" "),
);

/** What stands beside an article. */
const BESIDE = new Set(["nav", "aside", "footer"]);

const PARAGRAPHS = new Set(
  (
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure figcaption article section main header hgroup address details " +
    "summary caption"
  ).split(" "),
);

/** Blocks that pages and programs use for anything, single lines included: what they mean is seldom a paragraph. */
const BLOCKS = new Set("div pre form fieldset center body nav aside footer".split(" "));

/** What begins another line, but no paragraph. */
const LINES = new Set("li dt dd tr legend".split(" "));

/** What parts words without parting lines. */
const BETWEEN_WORDS = new Set(["br", "td", "th"]);

/** @typedef {{ text: Text } | { opens: Element } | { closes: Element }} Step */

/**
 * All that is inside an element, in order. No depth is too deep for it.
 *
 * @param {Element} root
 * @param {(element: Element) => boolean} skips
 * @returns {Generator<Step, void>}
 */
export function* steps(root, skips) {
  /** @type {Element[]} */
  const open = [];
  let node = root.firstChild;
  while (node !== null) {
    /** @type {ChildNode | null} */
    let next = null;
    if (node.nodeType === Node.TEXT_NODE) {
      yield { text: /** @type {Text} */ (node) };
    } else if (node.nodeType === Node.ELEMENT_NODE && !skips(/** @type {Element} */ (node))) {
      const element = /** @type {Element} */ (node);
      yield { opens: element };
      next = element.firstChild;
      if (next) open.push(element);
      else yield { closes: element };
    }
    next ??= node.nextSibling;
    while (next === null && open.length > 0) {
      const element = /** @type {Element} */ (open.pop());
      yield { closes: element };
      next = element.nextSibling;
    }
    node = next;
  }
}

/**
 * What an element's beginning or end does to the lines of what is being written.
 *
 * @param {{ break(lines: number): void, endLine(): void, space(): void }} draft
 * @param {Element} element
 * @param {boolean} opens
 * @param {boolean} inHeading a heading is one line
 */
export function breakAt(draft, element, opens, inHeading) {
  if (opens && BETWEEN_WORDS.has(element.localName)) {
    if (element.localName === "br" && !inHeading) draft.endLine();
    else draft.space();
  }
  draft.break(linesAround(element));
}

/** How many line breaks part an element from what stands around it. @param {Element} element */
export function linesAround(element) {
  const tag = element.localName;
  if (PARAGRAPHS.has(tag) || BLOCKS.has(tag) || tag === "hr") return 2;
  if (LINES.has(tag)) return 1;
  return tag.includes("-") && !standsInLine(element) ? 2 : 0;
}

/** Whether an element means what a paragraph does, and not merely a box. @param {Element} element */
export const isLayout = (element) => linesAround(element) > 0 && !BLOCKS.has(element.localName);

/** Whether words stand in an element itself, and not only in elements inside it. @type {WeakMap<Element, boolean>} */
const holdsWords = new WeakMap();

/** Elements of a site's own are boxes, but where they stand among words. @param {Element} element */
function standsInLine({ parentElement: parent }) {
  if (!parent) return false;
  let holds = holdsWords.get(parent);
  if (holds === undefined) {
    holds = [...parent.childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== "");
    holdsWords.set(parent, holds);
  }
  return holds;
}

/** Whether nothing of an element is ever to be read. @param {Element} element */
export function isMute(element) {
  if (!(element instanceof HTMLElement) || element.hidden || MUTE.has(element.localName)) return true;
  // Word marks what it hides, and the bullets and numbers that it has drawn, in words of its own.
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i.test(styleOf(element));
}

/** Whether nothing of an element is to be read where all around it is an article. @param {Element} element */
export function isSilent(element) {
  if (isMute(element)) return true;
  // At the foot of a quotation stands who said it.
  return BESIDE.has(element.localName) && (element.localName !== "footer" || !element.closest("blockquote"));
}

/** `inertDocument` has put styles there. @param {Element} element */
export const styleOf = (element) => element.getAttribute("data-style") ?? "";
