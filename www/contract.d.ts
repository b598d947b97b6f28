// The engine's types, under one name for the page. They are the engine's own: `cargo xtask build` writes them.

import type { Analysis } from "./pkg/subraya.js";

export type { Actor, Analysis, Attribution, Figure, Mention, Span } from "./pkg/subraya.js";
export type EngineModule = typeof import("./pkg/subraya.js");
export type { Options as EngineOptions } from "./pkg/subraya.js";

export type List = "actors" | "figures" | "attributions";

/**
 * What the engine's worker says, in this order: `ready` or `missing` once; then for each text some `progress`, the
 * analysis without its lists, the lists in slices of JSON, and `done`; or `failed`.
 */
export type WorkerMessage =
  | { say: "ready" | "missing" | "done" }
  | { say: "progress"; done: number; total: number }
  | { say: "head"; head: Omit<Analysis, List> }
  | { say: "slice"; list: List; items: string }
  | { say: "failed"; message: string; code: string | undefined };
