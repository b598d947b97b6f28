// The engine's types; the package has the file itself in this place.
export * from "../src/wasm.d.ts";
