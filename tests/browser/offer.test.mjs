// The page that offers the bookmarks, as somebody meets it who wants one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { chromiumDriver, firefoxDriver } from "./bookmarklet/drivers.mjs";
import { startServer } from "./bookmarklet/server.mjs";
import { nameOf, origin, pageTest, site } from "./harness.mjs";

const ANDROID = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const FIREFOX_PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0";
const OFFLINE = nameOf("pkg/bookmark-offline.js");

async function open(page) {
  await page.goto(`${origin}/bookmarklet/`);
  await page.locator("h1").waitFor();
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

pageTest("the app's page leads to the bookmarks, and they lead back", async (page) => {
  await page.getByRole("link", { name: "Úsalo en cualquier periódico" }).click();
  await page.getByRole("heading", { level: 1, name: "Subraya en cualquier periódico" }).waitFor();
  await page.getByRole("link", { name: "Volver a Subraya" }).click();
  await page.locator("#article mark").first().waitFor();
});

pageTest("the bookmark has its name, the app's address, and fits into every browser on a computer", async (page) => {
  await open(page);
  const bookmark = page.locator(".hero .bookmark");
  assert.equal(await bookmark.textContent(), "Subraya");
  const href = await bookmark.getAttribute("href");
  assert.match(href, /^javascript:/);
  assert.ok(href.includes(`${origin}/`));
  assert.ok(href.length < 65_536, `${href.length}`);
  const mini = await page.locator(".three [data-kind=mini]").getAttribute("href");
  assert.ok(mini.length < 4_096, `${mini.length}`);
  assert.equal(
    await page.locator("#size-mini").textContent(),
    `${mini.length.toLocaleString("es", { useGrouping: "always" })} caracteres`,
  );
  assert.equal(await page.locator("#address").textContent(), `${origin}/`);
  await page.locator(".hero [data-copy=full]").click();
  await page.getByText("Copiado.").waitFor();
  assert.equal(await copied(page), href);
});

pageTest("a click on the bookmark where it is offered says what to do with it", async (page) => {
  await open(page);
  await page.locator(".hero .bookmark").click();
  await page.locator(".hero").getByText("arrástralo a la barra de marcadores").waitFor();
  await page.locator(".three .bookmark").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".three").getByText("arrástralo a la barra de marcadores").waitFor();
  assert.equal(await page.locator("subraya-panel").count(), 0);
});

pageTest("the bookmark with the engine inside is loaded when it is asked for", async (page) => {
  site.replaced.set(OFFLINE, `export const OFFLINE = "void 'https://app.invalid/'";`);
  site.asked.length = 0;
  try {
    await open(page);
    assert.ok(!site.asked.includes(OFFLINE));
    await page.locator("[data-copy=offline]").click();
    await page.locator(".three").getByText("Copiado.").waitFor();
    assert.equal(await copied(page), `javascript:void '${origin}/'`);
    assert.match(await page.locator("#size-offline").textContent(), /^\d+ caracteres$/);
  } finally {
    site.replaced.delete(OFFLINE);
  }
});

pageTest(
  "bookmarks that were not built are said to be missing",
  async (page) => {
    await page.route(/pkg\/bookmark/, (route) => route.abort());
    await open(page);
    assert.equal(await page.getByText("Esta versión falta en esta copia de Subraya.").count(), 3);
    await page.locator("[data-copy=offline]").click();
    await page.locator(".three li").last().getByText("Esta versión falta").waitFor();
  },
  { expected: /ERR_FAILED/ },
);

pageTest("what may not be copied is shown to be copied by hand", async (page) => {
  await open(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await page.locator(".three [data-copy=mini]").click();
  const field = page.locator(".three textarea");
  await field.waitFor();
  const href = await page.locator(".three [data-kind=mini]").getAttribute("href");
  assert.equal(await field.inputValue(), href);
  assert.equal(await page.evaluate(() => getSelection().toString()), href);
});

pageTest("the page tests whether the bookmark will work, and tells it in the other language, too", async (page) => {
  await open(page);
  await page.getByRole("button", { name: "Comprobar" }).click();
  const findings = page.locator("#findings li");
  await findings.nth(3).waitFor();
  assert.deepEqual(await page.locator("#findings .sign").allTextContents(), ["✓", "✓", "✓", "✓"]);
  assert.match(await findings.nth(1).textContent(), /aquí caben 2\.097\.152/);
  assert.equal(page.context().pages().length, 1, "its window has closed");
  assert.equal(await page.locator("iframe").count(), 0);
  await page.getByRole("button", { name: "EN: English" }).click();
  assert.match(await findings.nth(1).textContent(), /2,097,152 fit here/);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Subraya on any news page" }).waitFor();
});

pageTest("impatient clicks start no second test, in whatever language", async (page) => {
  await open(page);
  const button = page.locator("#check");
  await button.click();
  await button.click({ force: true });
  await page.getByRole("button", { name: "EN: English" }).click();
  await button.click({ force: true });
  await page.locator("#check[aria-disabled=false]").waitFor();
  assert.deepEqual(await page.locator("#findings .sign").allTextContents(), ["✓", "✓", "✓", "✓"]);
  assert.equal(page.context().pages().length, 1);
});

pageTest(
  "without an answer of the engine the page says so",
  async (page) => {
    await page.context().route(`**/${nameOf("bookmarklet/hello.js")}`, (route) => route.abort());
    await page.clock.install();
    await open(page);
    await page.getByRole("button", { name: "Comprobar" }).click();
    await page.locator("#findings li").nth(1).waitFor();
    await page.clock.fastForward(9_000);
    await page.getByText("El navegador impide abrir ventanas").waitFor();
    await page.locator("iframe").waitFor({ state: "attached" });
    await page.clock.fastForward(21_000);
    await page.getByText("El motor no responde").waitFor();
    assert.deepEqual(await page.locator("#findings .sign").allTextContents(), ["✓", "✓", "✗", "✗"]);
  },
  { expected: /ERR_FAILED/ },
);

pageTest(
  "a phone is offered the small bookmark, to be copied",
  async (page) => {
    await open(page);
    assert.equal(await page.locator(".bookmark").count(), 0);
    await page.getByRole("button", { name: "Copiar «Subraya»" }).click();
    await page.getByText("Copiado.").waitFor();
    assert.ok((await copied(page)).length < 4_096);
    assert.equal(await page.locator(".hero > .guide > li").count(), 4);
  },
  { context: { userAgent: ANDROID, viewport: { width: 360, height: 740 }, hasTouch: true } },
);

pageTest(
  "Firefox on a phone is told that it can't, and what it can",
  async (page) => {
    await open(page);
    await page.locator(".hero > .guide-note").waitFor();
    assert.equal(await page.locator(".hero > .offer").count(), 0);
    assert.equal(await page.locator(".hero > .guide-note a").getAttribute("href"), "../");
  },
  { context: { userAgent: FIREFOX_PHONE } },
);

for (const colorScheme of ["light", "dark"]) {
  for (const [locale, userAgent] of [
    ["es-ES", undefined],
    ["en-GB", ANDROID],
  ]) {
    pageTest(
      `axe finds nothing on the page of the bookmarks (${locale}, ${colorScheme}), and nothing is wider than 320 px`,
      async (page) => {
        await open(page);
        for (const summary of await page.locator("summary").all()) await summary.click();
        await page.locator("[data-copy=mini]").first().click();
        await page.locator("#check").click();
        await page.locator("#findings li").nth(3).waitFor();
        assert.deepEqual(await axe(page), []);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      },
      { context: { colorScheme, locale, ...(userAgent && { userAgent }) } },
    );
  }
}

for (const drive of [chromiumDriver, firefoxDriver]) {
  test(`the page sees that the bookmark works on it (${drive === chromiumDriver ? "Chromium" : "Firefox"})`, {
    timeout: 90_000,
  }, async () => {
    const { app, stop } = await startServer();
    const driver = await drive();
    try {
      await driver.goto(`${app}bookmarklet/`);
      const until = async (told) => {
        const said = await driver.call(async (told) => {
          for (let tries = 0; tries < 150; tries++) {
            if (document.querySelector("#tried")?.textContent.includes(told)) break;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          return document.querySelector("#tried")?.textContent;
        }, told);
        assert.ok(said.includes(told), `${said}`);
      };
      await until("Pulsa «Subraya»");
      const bookmark = await driver.call(() => document.querySelector(".hero .bookmark").href);
      await driver.click(bookmark);
      await until("Funciona. Púlsalo otra vez");
      const painted = await driver.call(async () => {
        let words = 0;
        for (let tries = 0; tries < 150 && words === 0; tries++) {
          // No loops over them: where the page's scripts have changed nothing, Firefox has no iterators.
          CSS.highlights.forEach((highlight) => {
            highlight.forEach(({ startContainer }) => {
              if (startContainer.parentElement.closest(".sample")) words++;
            });
          });
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return words;
      });
      assert.ok(painted > 5, `${painted} stretches of the article are painted`);
      await driver.click(bookmark);
      await until("el segundo clic lo ha quitado todo");
    } finally {
      await driver.stop();
      stop();
    }
  });
}
