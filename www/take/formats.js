// @ts-check
// The forms in which an article can be taken away: what each is called, and how it becomes a file or is copied.

/** @import { Describer } from "../describe.js" */
/** @import { Strings } from "../strings.js" */

import { annotations } from "./annotations.js";
import { titleOf } from "./blocks.js";
import { attributionRows, BYTE_ORDER_MARK, delimited, figureRows, separatorFor } from "./csv.js";
import { page, pasteable } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { written } from "./slices.js";

/** @typedef {keyof Strings["take"]["formats"]} Name */

/**
 * @typedef {object} Format
 * @property {Name} name
 * @property {string} ending  of the file's name
 * @property {(describer: Describer) => Promise<Blob>} file
 * @property {Record<string, (describer: Describer) => Promise<Blob>>} copies by type: what is copied, where that is not the file's text
 */

/** Long enough to know the article by, short enough for every file system. */
const SLUG_CHARS = 48;

/** @type {Format[]} the ones that most people want come first */
export const FORMATS = [
  { name: "html", ending: ".html", file: htmlFile, copies: { "text/html": (it) => written(pasteable(it), "text/html") } },
  { name: "markdown", ending: ".md", file: (it) => written(markdown(it, dateIn(it)), "text/markdown;charset=utf-8"), copies: {} },
  table("figures", figureRows),
  table("attributions", attributionRows),
  { name: "json", ending: ".json", file: (it) => written(json(it), "application/json"), copies: {} },
  { name: "annotations", ending: ".jsonld", file: annotationFile, copies: {} },
];

/** A name that every file system takes. @param {Describer} describer @param {Format} format */
export function fileName({ article, voice }, { name, ending }) {
  const { files, untitled } = voice.t.take;
  const letters = titleOf(article).normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  const words = letters.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-/, "");
  const most = Array.from(words).slice(0, SLUG_CHARS).join("");
  const slug = (most.length < words.length ? most.replace(/-[^-]*$/, "") : most).replace(/-$/, "") || untitled;
  const part = name in files ? `-${files[/** @type {keyof typeof files} */ (name)]}` : "";
  return `subraya-${slug}${part}${ending}`;
}

/** @param {Name} name @param {typeof figureRows} rows @returns {Format} */
function table(name, rows) {
  const file = (/** @type {Describer} */ it) =>
    written(withMark(delimited(rows(it), separatorFor(it))), "text/csv;charset=utf-8");
  // Spreadsheets part what is pasted at tabs.
  return { name, ending: ".csv", file, copies: { "text/plain": (it) => written(delimited(rows(it), "\t"), "text/plain") } };
}

/** @param {Iterable<string>} lines */
function* withMark(lines) {
  yield BYTE_ORDER_MARK;
  yield* lines;
}

/** @param {Describer} describer */
async function htmlFile(describer) {
  const sheets = ["colours.css", "highlights.css", "take/page.css"].map(async (path) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  });
  const styles = (await Promise.all(sheets)).join("\n");
  return written(page(describer, { styles, date: dateIn(describer), now: new Date() }), "text/html;charset=utf-8");
}

/** @param {Describer} describer */
async function annotationFile(describer) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(describer.text));
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const stamp = { uuid: crypto.randomUUID(), sha256, now: new Date() };
  return written(annotations(describer, stamp), "application/ld+json");
}

/** @param {Describer} describer */
const dateIn = ({ voice }) => new Intl.DateTimeFormat(voice.language, { dateStyle: "long" }).format(new Date());
