// The engine's types, under one name for the page. They are the engine's own: `cargo xtask build` writes them.

export type { Actor, Analysis, Attribution, Figure, Mention, Span } from "./pkg/subraya.js";
export type EngineModule = typeof import("./pkg/subraya.js");
