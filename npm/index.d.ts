import type { Actor, Analysis, Attribution, Figure, Options } from "./engine.js";

export type {
  Actor,
  ActorKind,
  Analysis,
  Attribution,
  AttributionKind,
  Category,
  Figure,
  Mention,
  MentionForm,
  OffsetUnit,
  Options,
  Qualifier,
  Span,
  Stance,
  Status,
  SubrayaError,
} from "./engine.js";

/** The type of a global class's objects; nothing where the caller's libraries have no such class. */
type InstanceOf<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer T }> ? T : never;
type Wasm = typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never;

/** How the engine is loaded. */
export interface InitOptions {
  /**
   * Where the engine is, if not beside this module: its address, a response, its bytes, or the compiled module (in a worker to
   * which it was sent, or where WebAssembly may not be compiled from bytes).
   */
  wasm?: string | InstanceOf<"URL"> | InstanceOf<"Response"> | ArrayBuffer | ArrayBufferView | Wasm;
}

/** What this package throws besides a `SubrayaError`: an `Error` with a code. */
export interface Problem extends Error {
  /**
   * - `not_ready`: something was asked before `await init()`.
   * - `engine_missing`: the engine could not be loaded; `cause` tells why. Calling `init` again tries again.
   * - `engine_stopped`: the engine trapped or had no memory left; `cause` is what it threw. The next call gets another engine.
   */
  code: "not_ready" | "engine_missing" | "engine_stopped";
}

/**
 * Loads the engine, once: every further call gives the same promise, and what it is given counts no more.
 *
 * @throws {Problem} `engine_missing`
 */
export function init(options?: InitOptions): Promise<void>;

/** More bytes of UTF-8 are refused with the code `text_too_long`. */
export const MAX_BYTES: number;

/**
 * Finds the actors, figures and attributions of an article.
 *
 * @throws {SubrayaError} for a caller's mistake
 * @throws {Problem} where the engine is not there or stops; the next call gets another engine
 */
export function analyze(text: string, options?: Options): Analysis;

/** The list `actors` of the analysis. Throws what `analyze` does. */
export function extractActors(text: string, options?: Options): Actor[];

/** The list `figures` of the analysis. Throws what `analyze` does. */
export function extractFigures(text: string, options?: Options): Figure[];

/** The list `attributions` of the analysis. Throws what `analyze` does. */
export function extractAttributions(text: string, options?: Options): Attribution[];

/**
 * The language in which a text is read where none is asked for, ISO 639-1; null where the text is in none that can be read, so
 * that its analysis would throw `undetected_language`. A text that tells nothing (empty, numbers, a lone name) is read in the
 * first of `languages()`.
 */
export function detectLanguage(text: string): string | null;

/** The languages that can be read, such as ["es", "en"]. */
export function languages(): string[];

/** The engine's version, such as "0.1.0". */
export function version(): string;
