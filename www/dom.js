// @ts-check
// Building nodes. Strings become text nodes and nothing else: no word of an article is ever read as HTML.

/** @import { Phrase } from "./describe.js" */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | undefined>} attributes those that are undefined are left out
 * @param {...(Node | string)} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A phrase as a node: a button where there is a place to go to. @param {Phrase} phrase */
export function phraseNode({ text, lang, key }) {
  return key === undefined
    ? make("span", { lang }, text)
    : make("button", { type: "button", class: "link", lang, "data-go": key }, text);
}

/** Goes to the place that a button or a row stands for when it is chosen. @param {EventTarget} within @param {(key: string) => void} goTo */
export function onChoose(within, goTo) {
  within.addEventListener("click", ({ target }) => {
    const key = placeOf(target);
    if (key) goTo(key);
  });
}

/** The key of the place that a button or a row stands for. @param {EventTarget | null} target */
export const placeOf = (target) =>
  target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-go]"))?.dataset.go : undefined;

/** The element with this id; the page is wrong without it. @template {Element} [T=HTMLElement] @param {string} id @returns {T} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id}`);
  return /** @type {T} */ (/** @type {unknown} */ (element));
}

/** Whether the reader wants things to move. */
export const motionBehavior = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
