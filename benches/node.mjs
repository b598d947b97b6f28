// @ts-check
// The engine in Node.js.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { WWW } from "../tests/browser/www.mjs";
import { measureEngine } from "./engine.mjs";
import { progress, quick, say } from "./say.mjs";
import { textOf } from "./server.mjs";

const bytes = Uint8Array.from(await readFile(join(WWW, "pkg/subraya_bg.wasm")));
let number = 0;
const glue = async () => `${pathToFileURL(join(WWW, "pkg/subraya.js"))}?${number++}`;
for (const found of await measureEngine({ bytes, glue }, textOf, quick, progress)) {
  say({ part: "node", who: "Subraya", where: `Node.js ${process.versions.node}`, ...found });
}
