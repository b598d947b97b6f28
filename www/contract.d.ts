// The engine's types, under one name for the page. They are the engine's own: `cargo xtask build` writes them.

import type { Analysis } from "./pkg/subraya.js";

export type { Actor, Analysis, Attribution, Figure, Mention, Span } from "./pkg/subraya.js";
export type EngineModule = typeof import("./pkg/subraya.js");
export type { Options as EngineOptions } from "./pkg/subraya.js";

export type List = "actors" | "figures" | "attributions";

/**
 * What the engine's worker says: `alive` where there are locks, of which it holds this one while it lives; `ready` or
 * `missing` once; then for each text, in this order, some `progress`, the analysis without its lists, the lists in slices of
 * JSON, and `done`; or `failed`; or `broken`, after which its engine can't be asked any more.
 */
export type WorkerMessage =
  | { say: "alive"; lock: string }
  | { say: "ready" | "missing" | "done" }
  | { say: "progress"; done: number; total: number }
  | { say: "head"; head: Omit<Analysis, List> }
  | { say: "slice"; list: List; items: string }
  | { say: "failed"; message: string; code: string }
  | { say: "broken"; message: string };
