// @ts-check
// An article in a link: what the share button copies and the bookmarklet hands over. It stands behind the "#", which
// browsers send to no server.

/** @import { Article } from "../article.js" */

import { articleIn, plainArticle } from "../article.js";
import { articleInCopy, isPageCopy } from "../bookmarklet/find.js";
import { Refused } from "./refused.js";

/** Browsers and other programs refuse or cut longer links. */
const MAX_LINK_CHARS = 1_000_000;

/** What a link may unfold to; a few bytes can claim to be gigabytes. */
const MAX_UNFOLDED_BYTES = 16_000_000;

const PACKED = /^#t=([\w-]+)$/;
const PLAIN = /^#text=(.*)$/s;
/** A whole page, as the bookmark has copied it. */
const PAGE = /^#page=([\w-]+)$/;

/**
 * A link that opens this page with the article in it.
 *
 * @param {Article} article
 * @returns {Promise<string>} rejects with Refused where it would be too long
 */
export async function shareLink({ text, headings, emphasis, corrections, language }) {
  const json = JSON.stringify({ v: 1, text, headings, emphasis, corrections, language: language ?? undefined });
  const folded = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(folded).arrayBuffer());
  const link = `${location.origin}${location.pathname}#t=${toBase64(bytes)}`;
  if (link.length > MAX_LINK_CHARS) throw new Refused("tooLong");
  return link;
}

/**
 * The article that a link's fragment carries.
 *
 * @param {string} fragment
 * @returns {Promise<Article>} rejects with Refused
 */
export async function articleInFragment(fragment) {
  try {
    const [, packed] = PACKED.exec(fragment) ?? [];
    const [, plain = ""] = PLAIN.exec(fragment) ?? [];
    const [, page] = PAGE.exec(fragment) ?? [];
    if (page) return await articleOn(JSON.parse(await unfold(page)));
    const article = packed ? unpacked(JSON.parse(await unfold(packed))) : articleIn(plainArticle(decodeURIComponent(plain)));
    if (article) return article;
  } catch (error) {
    if (error instanceof Refused) throw error;
  }
  throw new Refused("badLink");
}

/** @param {unknown} copy @returns {Promise<Article>} */
async function articleOn(copy) {
  if (!isPageCopy(copy)) throw new Refused("badLink");
  const article = await articleInCopy(copy);
  if (article === null) throw new Refused("noArticle");
  return article;
}

/** @param {any} value @returns {Article | undefined} */
const unpacked = (value) => (value?.v === 1 ? articleIn(value) : undefined);

/** @param {string} packed */
async function unfold(packed) {
  const folded = new Blob([fromBase64(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = folded.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_UNFOLDED_BYTES) {
      await reader.cancel();
      throw new Refused("tooLong");
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join("");
}

/** So many bytes become characters at a time; a function takes only so many arguments. */
const CHUNK = 0x6000;

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
