/** The unit that offsets count: UTF-16 code units (as JavaScript strings do), bytes of UTF-8, or Unicode characters. */
export type OffsetUnit = "utf16" | "utf8" | "chars";

/** What a caller may choose. */
export interface Options {
  /** The language to read the text in, ISO 639-1; see `languages()`. Where none is asked for, `detectLanguage` tells it. */
  language?: string;
  /** The unit of every offset in the result; "utf16" where none is asked for. */
  offsets?: OffsetUnit;
  /** Whether every mention, figure and attribution carries the id of the rule that made it, as `rule`. */
  rules?: boolean;
  /**
   * Called before each stage of the analysis with how many are done and how many there are, for whoever shows how far a
   * long text has come. What it throws comes through, when the analysis has ended.
   */
  progress?: (done: number, all: number) => void;
}

/** A half-open range of the text: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

export type ActorKind = "person" | "country" | "organization" | "armed_group" | "body";

export type MentionForm = "name" | "short" | "alias" | "acronym" | "metonym" | "described";

/** A span of the text that names an actor. */
export interface Mention {
  start: number;
  end: number;
  form: MentionForm;
  /** The rule that found it, such as "actor.person.name"; there with the option `rules` alone. */
  rule?: string;
}

/** An entity and all the places where the text names it. */
export interface Actor {
  /** Its index in the list. */
  id: number;
  /** The fullest name that the text gives it. */
  name: string;
  kind: ActorKind;
  /** The state that it is or belongs to: ISO 3166-1 alpha-2, XK for Kosovo. */
  country: string | null;
  /** The title or function that the text gives a person, as written. */
  role: string | null;
  /** Where the text names it, in order; never empty. */
  mentions: Mention[];
}

export type Qualifier = "exact" | "about" | "at_least" | "at_most" | "range" | "vague";

export type Category = "personnel" | "casualties" | "units" | "materiel";

export type Status =
  | "deployed"
  | "killed"
  | "wounded"
  | "captured"
  | "missing"
  | "lost"
  | "sent"
  | "trained"
  | "released";

/** A quantity of people in arms, of losses, of units or of weapons. */
export interface Figure {
  /** Its index in the list. */
  id: number;
  start: number;
  end: number;
  /** The lower bound; null where it is open. */
  low: number | null;
  /** The upper bound; null where it is open. */
  high: number | null;
  qualifier: Qualifier;
  category: Category;
  /** The counted noun as written. */
  unit: string | null;
  /** What became of them, where the text says so. */
  status: Status | null;
  /** The side whose people or weapons they are: ISO 3166-1 alpha-2. */
  country: string | null;
  /** The `id` of the actor whose they are. */
  actor: number | null;
  /** The `id` of the innermost attribution whose content holds the figure; null in the article's own voice. */
  attribution: number | null;
  /** The rule that found it; there with the option `rules` alone. */
  rule?: string;
}

export type AttributionKind = "direct" | "indirect" | "mixed" | "credit";

export type Stance = "says" | "estimates" | "denies" | "requests" | "alleges";

/** A source, a cue and a content: who says what. */
export interface Attribution {
  /** Its index in the list. */
  id: number;
  /** The noun phrase that names who says it; null where nobody is named. */
  source: Span | null;
  /** The `id` of the actor who speaks, when it is one. */
  speaker: number | null;
  /** The `id`s of all the actors named in the source. */
  speakers: number[];
  /** The words that report. */
  cue: Span | null;
  /** What is said, in pieces where the cue splits it; empty for a credit. */
  content: Span[];
  kind: AttributionKind;
  stance: Stance;
  /** The `id` of the attribution inside whose content this one stands. */
  parent: number | null;
  /** The rule that found it; there with the option `rules` alone. */
  rule?: string;
}

/** What an article holds, each list in text order. */
export interface Analysis {
  /** The version of this shape. */
  schema: 1;
  /** The language that the text was read in. */
  language: string;
  offsets: OffsetUnit;
  actors: Actor[];
  figures: Figure[];
  attributions: Attribution[];
}

/**
 * Why a text can't be served; thrown as an `Error`. `unknown_language` is one that was asked for and that there is no pack for;
 * `undetected_language` is a text's own, where none was asked for.
 */
export interface SubrayaError extends Error {
  code: "not_a_string" | "bad_options" | "unknown_language" | "undetected_language" | "text_too_long";
}

/**
 * Finds the actors, figures and attributions of an article.
 *
 * A caller's mistake is thrown with a `code`. Whatever else the engine throws (a `WebAssembly.RuntimeError` or a `RangeError`:
 * a defect of ours, no memory, no stack) is the end of its instance, which may give wrong answers from then on: call
 * `__wbg_reset_state()`, which puts a fresh one in its place, before anything else is asked.
 *
 * @throws {SubrayaError} for a caller's mistake alone
 */
export function analyze(text: string, options?: Options): Analysis;

/** The list `actors` of the analysis. @throws {SubrayaError} */
export function extractActors(text: string, options?: Options): Actor[];

/** The list `figures` of the analysis. @throws {SubrayaError} */
export function extractFigures(text: string, options?: Options): Figure[];

/** The list `attributions` of the analysis. @throws {SubrayaError} */
export function extractAttributions(text: string, options?: Options): Attribution[];

/**
 * The language in which a text is read where none is asked for, ISO 639-1; null where the text is in none that there is a pack
 * for, so that its analysis would throw `undetected_language`. A text that tells nothing (empty, numbers, a lone name) is
 * read in the first of `languages()`.
 *
 * @throws {SubrayaError}
 */
export function detectLanguage(text: string): string | null;

/** The engine's version, such as "0.1.0". */
export function version(): string;

/** The languages that there are packs for, such as ["es", "en"]; a text that tells nothing of its own is read in the first. */
export function languages(): string[];
