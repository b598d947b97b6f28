// What the page forbids itself, tried out: markup from strings, scripts that are not its own, other hosts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { everyState, origin, pageTest, SAMPLE, site, WWW } from "./harness.mjs";

const html = await readFile(join(WWW, "index.html"), "utf8");
const blocked = { expected: /Content Security Policy|TrustedHTML|TrustedScript|example\.org|default policy/ };

/** Collects what the policy blocks from now on. */
const watchViolations = (page) =>
  page.evaluate(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.violations.push(effectiveDirective));
  });

test("the policy allows nothing but the page's own files", () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  const directives = Object.fromEntries(
    policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );
  assert.deepEqual(directives["default-src"], ["'none'"]);
  assert.deepEqual(directives["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(directives["style-src"], ["'self'"]);
  assert.deepEqual(directives["connect-src"], ["'self'"]);
  assert.deepEqual(directives["require-trusted-types-for"], ["'script'"]);
  for (const [name, sources] of Object.entries(directives)) {
    if (name === "script-src" || !name.endsWith("-src")) continue;
    for (const source of sources) assert.ok(["'self'", "'none'", "data:", "blob:"].includes(source), `${name} ${source}`);
    if (name !== "img-src") assert.ok(!sources.includes("data:"), name);
  }
});

test("each of our pages has a policy, with Trusted Types, that lets nothing but own files run", async () => {
  for (const path of ["index.html", "bookmarklet/index.html", "bookmarklet/engine.html"]) {
    const page = await readFile(join(WWW, path), "utf8");
    const [before, policy] = page.split(/http-equiv="Content-Security-Policy" content="/);
    assert.ok(policy, path);
    assert.doesNotMatch(before, /<script|<link|<style/, `${path}: the policy comes first`);
    for (const said of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "require-trusted-types-for 'script'",
      "base-uri 'none'",
    ])
      assert.ok(policy.split('"')[0].split("; ").includes(said), `${path}: ${said}`);
  }
});

test("the page's HTML has no script, style or handler inline", () => {
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [, address] of html.matchAll(/\s(?:src|href)="([^"]+)"/g)) assert.doesNotMatch(address, /^(?:[a-z]+:|\/)/i, address);
});

pageTest(
  "no string becomes markup or script",
  async (page) => {
    const passed = await page.evaluate(async () => {
      const evil = "<img src=x onerror=\"window.ran = 'markup'\">";
      const attempts = {
        innerHTML: () => {
          document.body.innerHTML = evil;
        },
        outerHTML: () => {
          document.querySelector("footer").outerHTML = evil;
        },
        insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", evil),
        write: () => document.write(evil),
        DOMParser: () => new DOMParser().parseFromString(evil, "text/html"),
        fragment: () => document.createRange().createContextualFragment(evil),
        srcdoc: () => {
          document.createElement("iframe").srcdoc = evil;
        },
        handler: () => document.body.setAttribute("onclick", "window.ran = 'handler'"),
        scriptText: () => {
          document.createElement("script").text = "window.ran = 'script'";
        },
        timeout: () => setTimeout("window.ran = 'timeout'", 0),
      };
      const passed = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        try {
          attempt();
          passed.push(name);
        } catch {}
      }
      // These don't throw; they just must not run.
      const script = document.createElement("script");
      script.append(document.createTextNode("window.ran = 'inline script'"));
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 50));
      script.remove();
      if (window.ran) passed.push(window.ran);
      return passed;
    });
    assert.deepEqual(passed, []);
  },
  blocked,
);

pageTest(
  "nothing comes from elsewhere and nothing goes there",
  async (page) => {
    await watchViolations(page);
    const passed = await page.evaluate(async () => {
      const passed = [];
      const fails = async (name, attempt) => {
        try {
          await attempt();
          passed.push(name);
        } catch {}
      };
      const loads = (element, address) =>
        new Promise((resolve, reject) => {
          element.onload = resolve;
          element.onerror = reject;
          Object.assign(element, address);
          document.body.append(element);
        }).finally(() => element.remove());
      const make = (tag) => document.createElement(tag);
      await fails("fetch", () => fetch("https://example.org/"));
      await fails("script", () => loads(make("script"), { src: "https://example.org/a.js" }));
      await fails("own file that is no script", () => loads(make("script"), { src: "samples/es.txt" }));
      await fails("data script", () => loads(make("script"), { src: "data:text/javascript,window.ran=1" }));
      await fails("image", () => loads(make("img"), { src: "https://example.org/a.png" }));
      await fails("style", () => loads(make("link"), { rel: "stylesheet", href: "https://example.org/a.css" }));
      await fails("import", () => import("https://example.org/a.js"));
      await fails("worker", () => new Worker("https://example.org/a.js"));
      await fails("blob worker", () => new Worker(URL.createObjectURL(new Blob(["0"], { type: "text/javascript" }))));
      await fails("eval", () => Promise.resolve().then(() => window.setTimeout.constructor("return 1")()));
      return passed;
    });
    assert.deepEqual(passed, []);
    const told = new Set(await page.evaluate(() => window.violations));
    for (const directive of ["connect-src", "img-src", "style-src-elem"])
      assert.ok(told.has(directive), `${directive}: ${[...told]}`);
  },
  blocked,
);

pageTest(
  "styles that stand in markup do nothing",
  async (page) => {
    const shown = await page.evaluate(() => {
      const paragraph = document.createElement("p");
      paragraph.setAttribute("style", "position: fixed");
      const style = document.createElement("style");
      style.append("p { position: fixed }");
      document.body.append(paragraph, style);
      const { position } = getComputedStyle(paragraph);
      paragraph.remove();
      style.remove();
      return position;
    });
    assert.equal(shown, "static");
  },
  blocked,
);

pageTest("all that a reader does keeps to the policy", async (page) => {
  await watchViolations(page);
  // Not through the clipboard, which Chromium cleans in the page that writes to it, with complaints of its own.
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    clipboardData.setData("text/html", `<h1 style="color:red" onclick="x()">${text}</h1><script>window.ran = 1</script>`);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, SAMPLE);
  await page.locator("#article mark").first().waitFor();
  await everyState(page, async () => {});
  for (const language of ["EN: English", "ES: español"]) await page.getByRole("button", { name: language }).click();
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

pageTest("who opens the page in a window cannot hold on to it", async (page) => {
  site.replaced.set("opener.html", "<!doctype html><link rel=icon href=data:,><title>x</title>");
  const other = await page.context().newPage();
  await other.goto(`${origin.replace("127.0.0.1", "localhost")}/opener.html`);
  for (const [path, isCut] of [
    ["", true],
    ["bookmarklet/", true],
    ["bookmarklet/engine.html", false],
  ]) {
    const popup = page.context().waitForEvent("page");
    await other.evaluate((address) => {
      window.opened = open(address);
    }, `${origin}/${path}`);
    await (await popup).waitForLoadState();
    assert.equal(await other.evaluate(() => window.opened.closed), isCut, path);
    await (await popup).close();
  }
});
