// What the offline bookmark carries besides the modules of the page: the engine as folded WebAssembly and as JavaScript,
// and Readability.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { transform } from "esbuild";

const BINARYEN = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin");

/** What the compiled engine uses of WebAssembly beyond its first version. */
const FEATURES = ["sign-ext", "bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "mutable-globals"].map(
  (feature) => `--enable-${feature}`,
);
/** Of that, what wasm2js does not know. It changes what becomes of numbers out of range, of which the engine uses none. */
const LOWERED = ["--llvm-nontrapping-fptoint-lowering", "--signext-lowering"];

const run = (tool, options) => promisify(execFile)(process.execPath, [join(BINARYEN, tool), ...options]);

/** The engine's WebAssembly, and its code as one function of JavaScript without the data. @param {string} folder */
async function translate(folder) {
  const wasm = join(folder, "subraya_bg.wasm");
  const key = createHash("sha256").update(await readFile(wasm)).update(`${FEATURES} ${LOWERED} 1`).digest("hex").slice(0, 16);
  const [plain, code] = [join(folder, `plain-${key}.wasm`), join(folder, `code-${key}.js`)];
  // It takes half a minute, and the engine changes less often than the page.
  if (!existsSync(code)) {
    await run("wasm-opt", [...FEATURES, ...LOWERED, "-O", wasm, "-o", plain]);
    await run("wasm2js", [...FEATURES, "-O", plain, "-o", `${code}.new`]);
    await rename(`${code}.new`, code);
  }
  return { wasm: await readFile(plain), code: await functionIn(await readFile(code, "utf8")) };
}

/** What of wasm2js's code has to be another. The glue knows by the old memory being gone that there is a new one. */
const CHANGES = [
  [/^import .*$/gm, ""],
  [/base64DecodeToExistingUint8Array\(bufferView, \d+, "[^"]*"\);/g, ""],
  [/function initActiveSegments\(imports\) \{/, "$&imports.data.write(bufferView);"],
  ["var newBuffer = new ArrayBuffer(newPages << 16);", "var newBuffer = buffer.transfer(newPages << 16);"],
  ["newHEAP8.set(HEAP8);", ""],
  [/var retasmFunc = [^]*$/, "export default asmFunc;"],
];

/** @param {string} module what wasm2js writes */
async function functionIn(module) {
  let source = module;
  for (const [from, to] of CHANGES) {
    const before = source;
    source = before.replace(from, to);
    if (source === before) throw new Error(`wasm2js writes in a form that is not known here: no ${from}`);
  }
  const { code } = await transform(source, { minify: true, charset: "ascii", target: "es2022" });
  return code;
}

/** The realm that is left alone by the page has objects of its own; the engine asks whether it was given one of these. */
const PLAIN_OBJECT = "const Object = {}.constructor;\n";

/**
 * A plugin for esbuild.
 *
 * @param {string} folder where the engine is
 */
export function carriedEngine(folder) {
  return {
    name: "carried engine",
    async setup({ onResolve, onLoad }) {
      const { wasm, code } = await translate(folder);
      const parts = {
        folded: { contents: deflateRawSync(wasm, { level: 9 }).toString("base64"), loader: "text" },
        translated: { contents: code, loader: "js" },
        glue: { contents: PLAIN_OBJECT + (await readFile(join(folder, "subraya_bg.js"), "utf8")), loader: "js" },
        // No policy of ours is made in a page that is not ours. Where the page's forbids it, Readability's answer is done without.
        trusted: { contents: "export const withMarkup = (work) => work();", loader: "js" },
      };
      for (const [name, { contents }] of Object.entries(parts)) console.log(`  carried ${name.padEnd(14)} ${String(contents.length).padStart(10)}`);
      onResolve({ filter: /^subraya\/engine-/ }, ({ path }) => ({ path: path.slice("subraya/engine-".length), namespace: "engine" }));
      onResolve({ filter: /\/trusted\.js$/ }, () => ({ path: "trusted", namespace: "engine" }));
      onLoad({ filter: /./, namespace: "engine" }, ({ path }) => parts[path]);
      onLoad({ filter: /[\\/]intake[\\/]finder\.js$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        const contents = source.replace("import(READABILITY)", 'import("../pkg/readability.js")');
        if (contents === source) throw new Error(`${path} loads Readability in a way that is not known here`);
        return { contents, loader: "js" };
      });
    },
  };
}
