// Puts the npm package together: the modules of npm/ with what they use of the page's, one file each way in; the engine; its types.
// Called by `cargo xtask npm` with the folders of the project and of the package.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const [root, folder] = process.argv.slice(2);

/** The ways in, which know each other and the engine's glue as files of their own. */
const ENTRIES = ["index.js", "dom.js", "element.js"];
const TYPES = ENTRIES.map((name) => name.replace(/js$/, "d.ts"));

const separate = {
  name: "separate",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/(?:index|dom|subraya)\.js$/ }, ({ path, resolveDir, kind }) =>
      kind !== "entry-point" && resolveDir === join(root, "npm") ? { path, external: true } : null,
    ),
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await build({
  entryPoints: ENTRIES.map((name) => join(root, "npm", name)),
  outdir: folder,
  bundle: true,
  plugins: [separate],
  format: "esm",
  target: "es2022",
  charset: "utf8",
  loader: { ".css": "text" },
  legalComments: "none",
  logLevel: "warning",
});
const copies = [
  ...["README.md", ...TYPES].map((name) => [`npm/${name}`, name]),
  ...["subraya.js", "subraya_bg.wasm"].map((name) => [`www/pkg/${name}`, name]),
  ...["LICENSE-APACHE", "LICENSE-MIT"].map((name) => [name, name]),
];
for (const [from, to] of copies) await copyFile(join(root, from), join(folder, to));

// The package has functions of its own, with the engine's types.
const [types, ...functions] = (await readFile(join(root, "src/wasm.d.ts"), "utf8")).split(/\n\/\*\*(?:(?!\*\/)[\s\S])*\*\/\nexport function /);
if (functions.length === 0 || /export function/.test(types)) throw new Error("src/wasm.d.ts is not first types and then functions");
await writeFile(join(folder, "engine.d.ts"), types);

// One version for the crate and the package.
const [, version] = (await readFile(join(root, "Cargo.toml"), "utf8")).match(/^version = "(.+)"$/m);
const about = JSON.parse(await readFile(join(root, "npm/package.json"), "utf8"));
await writeFile(join(folder, "package.json"), `${JSON.stringify({ ...about, version }, null, 2)}\n`);
