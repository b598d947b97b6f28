// What a bookmark's address holds is the code that the build made, to the letter, after both browsers have stored it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bookmarkUrl, PLACEHOLDER } from "../../www/bookmarklet/address.js";
import { BOOKMARKS } from "../../www/pkg/bookmarks.js";
import { chromiumDriver, firefoxDriver } from "./bookmarklet/drivers.mjs";
import { news, startServer } from "./bookmarklet/server.mjs";

const APP = "https://example.org/subraya/";

/** All that an address can hold in another way than code: signs, control characters, letters, spaces in a row and at the end. */
const WORDS = [
  "100% %20 %% %zz # ? & + = \\ / ' \" ` < > ^ | { } [ ] ~ $&",
  "tab\tnewline\nreturn\rback\b nul\0 delete\u007f separators\u2028\u2029 bom\ufeff",
  "ñ ¿ « — € 😀 e\u0301",
  "   spaces   ",
  "?",
].join("\n");

/** Template strings hold newlines and tabs as they are; no minifier writes a return so. */
const asTemplate = (words) => `\`${words.replace(/[\\`$]/g, "\\$&").replaceAll("\r", "\\r")}\``;
const CODE = `(()=>{globalThis.told=[${asTemplate(WORDS)},"${PLACEHOLDER}"]})(); \n`;

const run = (code) => {
  const scope = {};
  new Function("globalThis", code)(scope);
  return scope.told;
};

test("an address decodes to the code, and URL parsers leave it as it is", () => {
  const url = bookmarkUrl(CODE, APP);
  assert.equal(new URL(url).href, url);
  assert.deepEqual(run(decodeURIComponent(url.slice("javascript:".length))), [WORDS, APP]);
});

test("only what has to be is encoded", () => {
  const plain = `f("a b",[1<2,{c:'d'}],\`e\`)||g^h|i&j&k\\l`;
  assert.equal(bookmarkUrl(plain, APP), `javascript:${plain}`);
});

test("an app's address can't end the string that it stands in", () => {
  for (const app of [
    "https://example.org/a'b\"c`d/",
    "https://example.org/$&$'/",
    "https://example.org/a%27+alert()+%22/",
    "https://example.org/ñ/",
  ]) {
    const url = bookmarkUrl(`globalThis.told=["${PLACEHOLDER}",'${PLACEHOLDER}',\`${PLACEHOLDER}\`]`, app);
    const told = run(decodeURIComponent(url.slice("javascript:".length)));
    for (const address of told)
      assert.equal(new URL(address).href.replaceAll("'", "%27"), new URL(app).href.replaceAll("'", "%27"));
  }
  for (const app of [
    "javascript:alert()//",
    "file:///subraya/",
    "https://example.org/index.html",
    "https://example.org/?a=/",
    "https://example.org/#/",
    "https://name:word@example.org/",
    "",
    "subraya/",
  ]) {
    assert.throws(() => bookmarkUrl(CODE, app), TypeError, app);
  }
});

let sites;
before(async () => {
  sites = await startServer();
  news.set("address", { html: "<!doctype html><title>News</title><p id=here>News", headers: {} });
});
after(() => sites.stop());

for (const start of [chromiumDriver, firefoxDriver]) {
  test(`${start.name.replace("Driver", "")} runs what was stored, and the page stays`, async () => {
    const driver = await start();
    try {
      await driver.goto(`${sites.news}address/`);
      await driver.click(
        bookmarkUrl(
          CODE.replaceAll("globalThis.told=", "document.body.dataset.told=JSON.stringify(").replace("]})", "])})"),
          APP,
        ),
      );
      const [told, stays] = await driver.call(async () => {
        while (!document.body.dataset.told) await new Promise(requestAnimationFrame);
        return [document.body.dataset.told, document.getElementById("here") !== null];
      });
      assert.deepEqual(JSON.parse(told), [WORDS, APP]);
      assert.ok(stays);
      // What is dragged to the bar is the link's address as the browser has it.
      const codes = [CODE, ...Object.values(BOOKMARKS)].map((code) => bookmarkUrl(code, APP));
      const dragged = await driver.call(
        (codes) => codes.map((code) => Object.assign(document.createElement("a"), { href: code }).href),
        codes,
      );
      assert.deepEqual(dragged, codes);
    } finally {
      await driver.stop();
    }
  });
}
