// What the build makes of panel.css and live.css.
declare module "subraya/*.css" {
  const css: string;
  export default css;
}

// What the build makes of the engine for the bookmark that carries it.
declare module "subraya/engine-folded" {
  /** Its WebAssembly, as raw deflate in base64. */
  const folded: string;
  export default folded;
}
declare module "subraya/engine-translated" {
  /** Its code in JavaScript; what it exports, like an instance of the WebAssembly. */
  export default function instantiate(imports: object): object;
}
declare module "subraya/engine-glue" {
  export function analyze(text: string, options: { rules: boolean }): import("../contract.js").Analysis;
  export function __wbg_set_wasm(exports: object): void;
}
