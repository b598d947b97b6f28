// Bundles the page's modules, so that it is there in few requests and small (`pages.mjs`), and the bookmarks: from the
// modules in www/bookmarklet to one script each, in www/pkg/bookmarks.js.
// Called by `cargo xtask build` with the path of www and that of the engine for the bookmark that carries it.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { carriedEngine } from "./carried.mjs";
import { bundlePages } from "./pages.mjs";

const [www, engine] = process.argv.slice(2);
const { bookmarkUrl, PLACEHOLDER } = await import(pathToFileURL(join(www, "bookmarklet/address.js")));

await bundlePages(www);

/** Apps stand at addresses of about this length. */
const APP = "https://an-organization.example.github.io/subraya/";

/**
 * How many characters a bookmark may have: Firefox stores no more than 65,536, Chromium 2,097,152, and phones and services
 * that carry bookmarks from one machine to another have been reported to stop at four or five thousand.
 */
const BOOKMARKS = [
  { name: "full", entry: "main.js", most: 65_536 - 1 },
  { name: "mini", entry: "mini.js", most: 4_096 - 1 },
  { name: "offline", entry: "offline.js", most: 2_097_152 - 1 },
];

/** A style sheet of ours in one piece, minified. */
async function style(name) {
  const entryPoints = [join(www, "bookmarklet", name)];
  const { outputFiles } = await build({ entryPoints, bundle: true, minify: true, write: false, charset: "ascii" });
  return outputFiles[0].text.trim();
}

/** Those that a bookmark carries as text. */
const carriedStyles = {
  name: "carried styles",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^subraya\/.*\.css$/ }, ({ path }) => ({ path: path.slice("subraya/".length), namespace: "carried" }));
    onLoad({ filter: /./, namespace: "carried" }, async ({ path }) => ({ contents: await style(path), loader: "text" }));
  },
};

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(www, "bookmarklet", entry)],
    inject: [join(www, "bookmarklet/clean.js")].filter(() => entry !== "mini.js"),
    define: { "globalThis.SUBRAYA_APP": JSON.stringify(PLACEHOLDER) },
    plugins: entry === "offline.js" ? [carriedStyles, carriedEngine(engine)] : [carriedStyles],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
    logLevel: "error",
  });
  return result.outputFiles[0].text.trim();
}

const codes = {};
let tooLong = false;
for (const { name, entry, most } of BOOKMARKS) {
  if (!existsSync(join(www, "bookmarklet", entry))) continue;
  codes[name] = await bundle(entry);
  const { length } = bookmarkUrl(codes[name], APP);
  console.log(`bookmark ${name.padEnd(15)} ${String(length).padStart(10)} characters of ${most}`);
  if (length > most) {
    console.error(`The bookmark "${name}" is too long: ${length} characters, where browsers keep ${most}.`);
    tooLong = true;
  }
}
if (tooLong) process.exit(1);

const { offline, ...others } = codes;
const rows = Object.entries(others).map(([name, code]) => `  ${name}: ${JSON.stringify(code)},\n`);
await writeFile(join(www, "pkg/bookmarks.js"), `export const BOOKMARKS = {\n${rows.join("")}};\n`);
// The engine page gives it to the small bookmark, which has no room for it.
await writeFile(join(www, "pkg/live.js"), `export default ${JSON.stringify((await style("../colours.css")) + (await style("live.css")))};\n`);
if (offline) await writeFile(join(www, "pkg/bookmark-offline.js"), `export const OFFLINE = ${JSON.stringify(offline)};\n`);
