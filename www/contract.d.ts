// The shape of an analysis, as the engine returns it. All offsets are UTF-16 code units,
// so `text.slice(start, end)` is exactly the span. Absent is null; `rule` is there where rules were asked for.

export type Span = { start: number; end: number };

export type Actor = {
  id: number;
  name: string;
  kind: "person" | "country" | "organization" | "armed_group" | "body";
  /** ISO 3166-1 alpha-2, XK for Kosovo. */
  country: string | null;
  role: string | null;
  mentions: (Span & { form: "name" | "short" | "alias" | "acronym" | "metonym" | "described"; rule?: string })[];
};

export type Figure = Span & {
  id: number;
  low: number | null;
  high: number | null;
  qualifier: "exact" | "about" | "at_least" | "at_most" | "range" | "vague";
  category: "personnel" | "casualties" | "units" | "materiel";
  /** The counted noun as written. */
  unit: string | null;
  status: string | null;
  country: string | null;
  actor: number | null;
  attribution: number | null;
  rule?: string;
};

export type Attribution = {
  id: number;
  source: Span | null;
  speaker: number | null;
  speakers: number[];
  cue: Span | null;
  content: Span[];
  kind: "direct" | "indirect" | "mixed" | "credit";
  stance: "says" | "estimates" | "denies" | "requests" | "alleges";
  parent: number | null;
  rule?: string;
};

export type Analysis = {
  schema: 1;
  language: string;
  offsets: "utf16";
  actors: Actor[];
  figures: Figure[];
  attributions: Attribution[];
};

export type EngineOptions = {
  language?: string;
  rules?: boolean;
  /** Called before each stage. */
  progress?: (done: number, total: number) => void;
};

/** What `pkg/subraya.js` exports, as far as the page uses it. */
export type EngineModule = {
  default(): Promise<unknown>;
  analyze(text: string, options?: EngineOptions): Analysis;
};

export type List = "actors" | "figures" | "attributions";

/**
 * What the engine's worker says, in this order: `ready` or `missing` once; then for each text some `progress`, the
 * analysis without its lists, the lists in slices, and `done`; or `failed`.
 */
export type WorkerMessage =
  | { say: "ready" | "missing" | "done" }
  | { say: "progress"; done: number; total: number }
  | { say: "head"; head: Omit<Analysis, List> }
  | { say: "slice"; list: List; items: unknown[] }
  | { say: "failed"; message: string; code: string | undefined };
