// The page without a network, its new versions, and what makes it an application.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { beforeEach, test } from "node:test";
import { PNG } from "pngjs";
import { nameOf, pageTest, pasteArticle, SAMPLE, site, UNDER, WWW } from "./harness.mjs";

const kept = { context: { serviceWorkers: "allow" } };

/** What the page's bundles are made of. */
const isSource = (path) => path.endsWith(".js") && !path.startsWith("pkg/") && path !== nameOf("bookmarklet/hello.js");

/** What browsers ask for by themselves, what is for servers, and what few will want. */
const NOT_KEPT = ["sw.js", "pkg/files.js", "_headers", nameOf("pkg/bookmark-offline.js")];
const FOR_SERVERS = /\.d\.ts$|\.br$|\.gz$/;

/** The script that another version has in the place of this one's; under a name of its own where names tell what is in files. */
const MAIN = nameOf("pkg/main.js");
const OTHER_MAIN = MAIN.replace(/\.[0-9a-f]{10}\./, ".0123456789.");

/** The page's files as the service worker is to know them, by path; those that the server replaces as it gives them out. */
async function filesOfPage() {
  const entries = await readdir(WWW, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(WWW, join(entry.parentPath, entry.name)))
    .filter((path) => !NOT_KEPT.includes(path) && !FOR_SERVERS.test(path) && !isSource(path))
    .map((path) => (path === MAIN && site.replaced.has(OTHER_MAIN) ? OTHER_MAIN : path))
    .sort();
  const hashed = async (path) => {
    const hash = createHash("sha256").update(site.replaced.get(path) ?? (await readFile(join(WWW, path))));
    return [path, `sha256-${hash.digest("base64")}`];
  };
  return Object.fromEntries(await Promise.all(paths.map(hashed)));
}

const pathsOfPage = async () => Object.keys(await filesOfPage()).map((path) => `${UNDER}/${path}`);

const publish = (version, files) =>
  site.replaced.set("pkg/files.js", `self.SUBRAYA_FILES = ${JSON.stringify({ version, files })};`);

/** A new version, in which one file is another, and the page that names it where it has another name. */
async function publishAnother() {
  const script = await readFile(join(WWW, MAIN), "utf8");
  assert.match(script, /open:"Ayuda"/);
  site.replaced.set(OTHER_MAIN, script.replace('open:"Ayuda"', 'open:"Ayuda nueva"'));
  if (OTHER_MAIN !== MAIN) {
    const html = await readFile(join(WWW, "index.html"), "utf8");
    site.replaced.set("index.html", html.replace(MAIN, OTHER_MAIN));
  }
  publish("2", await filesOfPage());
}

beforeEach(async () => {
  site.down = false;
  site.replaced.clear();
  publish("1", await filesOfPage());
});

const installed = (page) => page.locator("#offline-ready").waitFor();
const updateNotice = (page) => page.locator("#update");
const helpLabel = (page) => page.locator("#help").getAttribute("aria-label");

/** What is kept, by path. */
const keptFiles = (page) =>
  page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .sort();
  });

/** Comes back to the page's window after more than an hour. */
const comeBack = (page) =>
  page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 4_000_000;
    document.dispatchEvent(new Event("visibilitychange"));
    Date.now = now;
  });

/** A new version, of which the page has been told. */
async function offerAnother(page) {
  await publishAnother();
  await comeBack(page);
  await updateNotice(page).waitFor();
}

/** Takes the new version, which the page reloads for. */
async function useOffered(page) {
  const reloaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Usarla" }).click();
  await reloaded;
}

pageTest(
  "once kept, the page opens and works without a network",
  async (page) => {
    await installed(page);
    site.down = true;
    for (const address of ["./", "./?from=elsewhere#top", "./index.html"]) {
      await page.goto(new URL(address, page.url()).href);
      await page.locator("#article mark").first().waitFor();
      assert.ok(await page.locator("#offline-ready").isHidden(), "it is said once");
    }
    await pasteArticle(page, `Otra noticia\n\n${SAMPLE}`);
    await page.locator("#article mark.figure").first().waitFor();
    await page.locator("[data-sample=en]").waitFor({ state: "attached" });
    // What is loaded only when it is asked for, too.
    await page.locator("#take").click();
    await page.locator("#take-dialog[open] h3").first().waitFor();
    await page.locator("#take-close").click();
    await page.locator("#tab-figures").click();
    await page.locator("#view-figures h2").first().waitFor();
    await page.locator("#help").click();
    await page.locator("#help-dialog[open] h2").waitFor();
  },
  kept,
);

pageTest(
  "nothing is kept but the page's own files",
  async (page) => {
    await installed(page);
    site.replaced.set("other.txt", "otra cosa");
    assert.equal(await page.evaluate(() => fetch("other.txt").then((response) => response.text())), "otra cosa");
    assert.deepEqual(await keptFiles(page), await pathsOfPage());
  },
  kept,
);

pageTest(
  "a new version waits until its reader wants it, and only what has changed is fetched",
  async (page) => {
    await installed(page);
    await publishAnother();
    site.asked = [];
    await comeBack(page);
    await updateNotice(page).waitFor();
    const changed = OTHER_MAIN === MAIN ? [] : ["index.html"];
    assert.deepEqual(site.asked.sort(), [...changed, "pkg/files.js", OTHER_MAIN, "sw.js"]);

    await page.reload();
    await updateNotice(page).waitFor();
    assert.equal(await helpLabel(page), "Ayuda");

    await useOffered(page);
    await page.locator("#article mark").first().waitFor();
    assert.equal(await helpLabel(page), "Ayuda nueva");
    assert.ok(await updateNotice(page).isHidden());
    assert.deepEqual(await keptFiles(page), await pathsOfPage(), "the old file is forgotten");
  },
  kept,
);

pageTest(
  "a version that is taken in one window does not reload another",
  async (page) => {
    await installed(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator("#article mark").first().waitFor();
    await pasteArticle(other, "Un texto a medias.");
    await offerAnother(page);
    await useOffered(page);
    await updateNotice(other).waitFor();
    assert.equal(await other.locator("#article").innerText(), "Un texto a medias.");
    assert.equal(await helpLabel(other), "Ayuda");
  },
  kept,
);

pageTest(
  "who takes a new version in the middle of a word goes on with it",
  async (page) => {
    await installed(page);
    await offerAnother(page);
    await page.locator("#box").focus();
    await page.keyboard.type("Un texto a med");
    await useOffered(page);
    await page.locator("#article", { hasText: /^Un texto a med$/ }).waitFor();
    assert.equal(await helpLabel(page), "Ayuda nueva");
  },
  kept,
);

pageTest(
  "where the text can't be kept, a new version takes it away only from who has been told",
  async (page) => {
    await installed(page);
    await pasteArticle(page, "Un texto a medias.");
    await offerAnother(page);
    await page.getByRole("button", { name: "Usarla" }).click();
    await page.locator("#notice").getByText("no deja guardar el texto").waitFor();
    assert.equal(await page.locator("#article").innerText(), "Un texto a medias.");
    assert.equal(await helpLabel(page), "Ayuda");

    await useOffered(page);
    await page.locator("#article mark").first().waitFor();
    assert.equal(await helpLabel(page), "Ayuda nueva");
  },
  {
    ...kept,
    script: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no", "SecurityError");
      };
    },
  },
);

pageTest(
  "files that are not those of the version are refused",
  async (page) => {
    await installed(page);
    await publishAnother();
    site.replaced.set(OTHER_MAIN, "// half a deployment");
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) =>
        registration.addEventListener("updatefound", () => resolve(registration.installing)),
      );
      await registration.update();
      const worker = await found;
      while (worker.state === "installing") await new Promise((resolve) => worker.addEventListener("statechange", resolve));
      return worker.state;
    });
    assert.equal(state, "redundant");
    assert.ok(await updateNotice(page).isHidden());
  },
  kept,
);

pageTest(
  "Chromium would install it, and each icon is as large as it says",
  async (page) => {
    await installed(page);
    const cdp = await page.context().newCDPSession(page);
    const { errors, data } = await cdp.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.lang, "es");
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    // Every test has a window of its own that leaves no trace, from which nothing can be installed.
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
    for (const { src, sizes, type } of manifest.icons) {
      if (type !== "image/png") continue;
      const { width, height } = PNG.sync.read(await readFile(join(WWW, src)));
      assert.equal(`${width}x${height}`, sizes);
    }
  },
  kept,
);

test("the build's list is of the files that are there", async () => {
  const self = {};
  new Function("self", await readFile(join(WWW, "pkg/files.js"), "utf8"))(self);
  assert.deepEqual(self.SUBRAYA_FILES.files, await filesOfPage(), "build anew");
});
