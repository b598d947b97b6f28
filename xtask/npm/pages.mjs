// The page's modules and styles in few files, minified. What is read, changed, checked and tested are the modules in www/:
// each runs as it is, too.

import { join } from "node:path";
import { build } from "esbuild";

/** @param {string} www */
export async function bundlePages(www) {
  const options = {
    outdir: join(www, "pkg"),
    entryNames: "[name]",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  };
  const entries = (...names) => names.map((name) => join(www, name));
  // What comes first, what comes later, and what both use, under a name that the page knows beforehand.
  await build({ ...options, entryPoints: entries("main.js", "rest.js"), splitting: true, chunkNames: "shared" });
  const alone = ["worker.js", "page.css", "bookmarklet/offer.js", "bookmarklet/engine-page.js", "bookmarklet/mini-side.js"];
  await build({ ...options, entryPoints: entries(...alone) });
}
