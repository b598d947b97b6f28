// @ts-check
// Files as articles: which kinds are read, in which encoding they are, and what is refused.

/** @import { Article } from "../article.js" */

import { MAX_CHARS, plainArticle } from "../article.js";
import { articleInMarkdown } from "./markdown.js";
import { articleInMarkup, isPageSource } from "./page.js";
import { Refused, readable } from "./refused.js";

/** No character takes more bytes than this in an encoding that is read here. */
const MAX_BYTES = MAX_CHARS * 4;

/** A page's declaration of its encoding stands within so many bytes. */
const DECLARED_WITHIN = 1_024;
const DECLARATION = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i;

/** One control character among so many others is an accident; more are no text. */
const TEXT_PER_CONTROL = 100;
const PROBE_CHARS = 65_536;

/** @typedef {"text" | "html" | "markdown"} Kind */

/** @type {Record<string, Kind>} */
const BY_ENDING = { txt: "text", text: "text", html: "html", htm: "html", xhtml: "html", md: "markdown", markdown: "markdown" };
/** @type {Record<string, Kind>} */
const BY_TYPE = { "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown" };

/**
 * @param {File} file
 * @returns {Promise<Article>} rejects with Refused
 */
export async function articleInFile(file) {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1].toLowerCase();
  const [kinds, name] = ending === undefined ? [BY_TYPE, file.type] : [BY_ENDING, ending];
  // A name such as "constructor" must find nothing.
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw new Refused("wrongType", file.name);
  if (file.size > MAX_BYTES) throw new Refused("tooLong", file.name);
  const buffer = await file.arrayBuffer().catch(() => {
    throw new Refused("unreadable", file.name);
  });
  const text = decoded(new Uint8Array(buffer), kind === "html");
  if (isBinary(text)) throw new Refused("binary", file.name);
  return readable(await articleIn(text, kind), file.name);
}

/** @param {string} text @param {Kind} kind @returns {Promise<Article>} */
async function articleIn(text, kind) {
  if (kind === "html" || isPageSource(text)) return articleInMarkup(text);
  return kind === "markdown" ? articleInMarkdown(text) : plainArticle(text);
}

/**
 * A file's text. UTF-8 is what says to be it or can be nothing else; many archives are older than that.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {boolean} declares whether the text may say how it is encoded, as HTML does
 */
function decoded(bytes, declares) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = declares ? new TextDecoder("latin1").decode(bytes.subarray(0, DECLARED_WITHIN)) : "";
  for (const encoding of [DECLARATION.exec(head)?.[1] ?? "utf-8", "utf-8"]) {
    try {
      // Who could read the declaration does not read UTF-16.
      return new TextDecoder(/^utf-16/i.test(encoding) ? "utf-8" : encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding, or none that the browser knows.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/** @param {string} text */
function isBinary(text) {
  const probe = text.slice(0, PROBE_CHARS);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a text from anything else
  const controls = probe.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return text.includes("\0") || controls * TEXT_PER_CONTROL > probe.length;
}
