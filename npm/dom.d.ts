import type { Analysis, Options, Span } from "./engine.js";

/** What is highlighted. */
export type Kind = "actor" | "figure" | "attribution";

/** What a caller may choose: as for `analyze`, but that offsets are always UTF-16. */
export interface HighlightOptions extends Omit<Options, "offsets"> {
  /** Which kinds are painted; all of them where none are named. */
  kinds?: Iterable<Kind>;
  /** Style rules after our own, such as "::highlight(subraya-article-figure) { background-color: #dfd }". */
  css?: string;
}

/** An element that has been highlighted. */
export interface Highlighted {
  /** The element's text as its readers see it: without what is hidden, a blank line between paragraphs. */
  text: string;
  /** What that text holds; offsets are of `text`, in UTF-16 units. */
  analysis: Analysis;
  /** Whether anything could be painted: false where the browser has no CSS Custom Highlight API. The analysis is there anyway. */
  painted: boolean;
  /** The stretch of the document that holds a span of the text; undefined where the document has other words by now. */
  rangeOf(span: Span): Range | undefined;
  /** Takes everything away. The document has not changed, so nothing of it has to be put back. */
  remove(): void;
}

/**
 * Highlights an element with the CSS Custom Highlight API, which changes nothing in the document: no node, no attribute. One
 * constructed style sheet is adopted by the document, or by the shadow root in which the element stands. Loads the engine where
 * that has not been done. Where the element's words change, highlights that stood on them go; remove it and call again for the new ones.
 *
 * Throws what `init` and `analyze` throw; nothing is painted then.
 */
export function highlight(element: Element, options?: HighlightOptions): Promise<Highlighted>;
