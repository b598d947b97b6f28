import type { Analysis } from "./engine.js";

/** What the event `subraya-analysed` carries as its `detail`. */
export interface Analysed {
  /** The article's text as its readers see it. */
  text: string;
  analysis: Analysis;
  /** Whether the browser could highlight anything. */
  painted: boolean;
}

/**
 * `<subraya-article>`: an article with its actors, figures and attributions highlighted, a legend by which readers switch each
 * kind off, a card for what they point at, and a list of who says what.
 *
 * The article is what stands inside the element, which is never changed; or the property `text`.
 *
 * Attributes: `lang`, the language in which the reader is spoken to ("es", "en"; else that of the reader's browser);
 * `language`, the one in which the article is read (else what its text tells).
 */
export class SubrayaArticle extends HTMLElement {
  /** An article as plain text, a line each paragraph, which is shown in the place of what stands inside the element. */
  text: string | null;
  /** The language in which the article is read; null where its text tells it. Reflects the attribute. */
  language: string | null;
  /** What was found; null before it is known, and where it can't be. */
  readonly analysis: Analysis | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "subraya-article": SubrayaArticle;
  }
  interface HTMLElementEventMap {
    "subraya-analysed": CustomEvent<Analysed>;
    "subraya-error": CustomEvent<Error>;
  }
}
