// Makes the engine that the page fetches smaller: Binaryen's optimiser for the WebAssembly, esbuild for the glue.
// Called by `cargo xtask build` with the folder of both.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transform } from "esbuild";

const WASM_OPT = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin/wasm-opt");

/** What the compiled engine uses of WebAssembly beyond its first version, and -Os: compressed, it is less than -Oz. */
const OPTIONS = [
  ...["reference-types", "multivalue", "sign-ext", "bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "mutable-globals"].map(
    (feature) => `--enable-${feature}`,
  ),
  "-Os",
];

const [folder] = process.argv.slice(2);

const wasm = join(folder, "subraya_bg.wasm");
const key = createHash("sha256").update(await readFile(wasm)).update(`${OPTIONS}`).digest("hex").slice(0, 16);
const small = join(import.meta.dirname, `engine-${key}.wasm`);
// It takes half a minute, and the engine changes less often than the page.
if (!existsSync(small)) {
  execFileSync(process.execPath, [WASM_OPT, ...OPTIONS, wasm, "-o", `${small}.new`], { stdio: "inherit" });
  await rename(`${small}.new`, small);
}
await copyFile(small, wasm);

const glue = join(folder, "subraya.js");
const { code } = await transform(await readFile(glue, "utf8"), { minify: true, format: "esm", target: "es2022" });
await writeFile(glue, code);
