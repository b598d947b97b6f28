// Bundles each peer to one module as small as can be, as a page would load it, into the folder that is named. It runs in a copy of this folder, outside
// the sources, where npm has put the peers.

import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { build } from "esbuild";

const entries = (await readdir(".")).filter((name) => name.endsWith(".js"));
await build({
  entryPoints: entries.map((name) => ({ in: name, out: basename(name, ".js") })),
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  // One of them has a module for bundlers that exports nothing.
  mainFields: ["main"],
  legalComments: "none",
  logLevel: "error",
});
