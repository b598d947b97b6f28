// Text that would be script, markup, an address or a formula anywhere else, by every way into the page: it stays text. And
// text that is hardly any, such as halves of characters. Each test fails, too, for a violation, a request or an error.

import assert from "node:assert/strict";
import { fold, origin, pageTest, SAMPLE, site } from "./harness.mjs";

const PAYLOADS = [
  "<script>window.hit=1</script>",
  '<img src=x onerror="window.hit=1">',
  '"><svg onload=window.hit=1>',
  "'><a href=javascript:window.hit=1>x</a>",
  "</textarea></title></style><script>window.hit=1</script>",
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<base href="https://evil.example/"><link rel=stylesheet href=/e.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  "<details open ontoggle=window.hit=1><form action=//evil.example><input autofocus onfocus=window.hit=1>",
  "javascript:window.hit=1//",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is tried
  "${window.hit=1}{{constructor.constructor('window.hit=1')()}}<%=window.hit=1%>",
  "__proto__",
  "constructor",
  "--><!--[if IE]><script>window.hit=1</script><![endif]-->",
  "&lt;img src=x onerror=window.hit=1&gt;&#60;script&#62;",
  "]]><xml:script>window.hit=1</xml:script>",
  "\u202e<b onclick=window.hit=1>\u2028\u200b",
];

/** Each is quoted, says something, and counts something, so that lists, cards and tables have it. */
const TEXT = PAYLOADS.map(
  (payload, index) =>
    `«El plan ${payload} costó ${20 + index} soldados», dijo el ministro de Defensa de Kenia, Iván ${payload} Petrov. Según ${payload}, murieron ${300 + index} civiles ${payload}.`,
).join("\n\n");
const LAST = `murieron ${300 + PAYLOADS.length - 1} civiles`;

/** Nothing ran, nothing is there that the page has not made, and nobody is anywhere else. */
async function assertInert(page, when) {
  const seen = await page.evaluate(() => ({
    hit: window.hit,
    polluted: Object.keys(Object.prototype),
    path: location.pathname,
    elements: [...new Set(Array.from(document.querySelectorAll("#article *"), ({ localName }) => localName))].filter(
      (name) => !["p", "h2", "h3", "div", "span", "mark", "em", "b", "br", "section"].includes(name),
    ),
    foreign: Array.from(
      document.querySelectorAll("body script, iframe, object, embed, base, form[action], body meta, [srcdoc], [src^='x']"),
      ({ outerHTML }) => outerHTML,
    ),
    handlers: Array.from(document.querySelectorAll("*")).flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    addresses: Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href")).filter((href) =>
      /^\s*(?:javascript|data|\/\/)/i.test(href),
    ),
  }));
  assert.deepEqual(
    seen,
    { hit: undefined, polluted: [], path: "/", elements: [], foreign: [], handlers: [], addresses: [] },
    when,
  );
}

/** Looks at the article in every view, at its cards, and at what can be taken of it. */
async function lookAround(page) {
  for (const view of ["claims", "figures", "article"]) await page.locator(`#tab-${view}`).click();
  const marks = page.locator("#article mark[tabindex]");
  for (let at = 0; at < Math.min(await marks.count(), 3); at++) {
    await marks.nth(at).click();
    await page.locator("#card").waitFor();
    await page.keyboard.press("Escape");
  }
}

const shown = (page) => page.locator("#article", { hasText: LAST }).locator("mark.figure").first().waitFor();
const notice = (page) => page.locator("#notice");
const fire = (page, type, data, files = []) =>
  page.evaluate(
    ([type, data, files]) => {
      const carried = new DataTransfer();
      for (const [kind, words] of Object.entries(data)) carried.setData(kind, words);
      for (const [name, words, mime] of files) carried.items.add(new File([words], name, { type: mime }));
      const given = { bubbles: true, cancelable: true };
      if (type === "paste") document.body.dispatchEvent(new ClipboardEvent("paste", { ...given, clipboardData: carried }));
      else
        for (const name of ["dragover", "drop"])
          document.body.dispatchEvent(new DragEvent(name, { ...given, dataTransfer: carried }));
    },
    [type, data, files],
  );
const markup = `<h1>${PAYLOADS[1]}</h1>${TEXT.split("\n\n")
  .map((line) => `<p onclick="window.hit=1" style="background:url(//evil.example)">${line}</p>`)
  .join("")}<p>Al final ${LAST}.</p>`;

const follow = (page, fragment) =>
  page.evaluate((fragment) => {
    location.hash = fragment;
  }, fragment);

/** The reader's own words on the article: names and nouns from outside. */
const corrections = PAYLOADS.flatMap((payload, index) => {
  const start = TEXT.indexOf(`${300 + index} civiles`);
  const span = { start, end: start + `${300 + index} civiles`.length };
  const given = {
    low: 1,
    high: 2,
    unit: payload,
    actor: payload,
    status: "killed",
    qualifier: "range",
    ["__proto__"]: { hit: 1 },
  };
  return [
    { action: "change", kind: "figure", detail: "casualties", ...span, given },
    { action: "add", kind: "figure", detail: "units", start: span.end - 3, end: span.end, given },
    { action: "add", kind: "actor", detail: "person", start: TEXT.indexOf(payload), end: TEXT.indexOf(payload) + payload.length },
  ];
});
const polluting = (json) => json.replace("{", '{"__proto__":{"hit":1,"polluted":1},"constructor":{"prototype":{"polluted":1}},');

/** The page of someone else as the bookmark would have copied it. */
const copy = {
  url: "javascript:window.hit=1",
  title: PAYLOADS[0],
  lang: '"><script>',
  entries: [
    ["body", { onload: "window.hit=1", class: PAYLOADS[2] }],
    ["base", { href: "https://evil.example/" }],
    0,
    ["script", { src: "https://evil.example/a.js" }],
    "window.hit=1",
    0,
    ["iframe", { srcdoc: "<script>parent.hit=1</script>", src: "javascript:parent.hit=1" }],
    0,
    ["article", { style: "background:url(https://evil.example/)", id: "article", role: PAYLOADS[1] }],
    ...[...TEXT.split("\n\n"), `Al final ${LAST}.`].flatMap((line) => [
      ["p", { onclick: "window.hit=1" }],
      ["a", { href: "javascript:window.hit=1" }],
      line,
      0,
      ["img", { src: "https://evil.example/x", onerror: "window.hit=1" }],
      0,
      0,
    ]),
    0,
    0,
  ],
  selection: null,
};

/** Ways in, each until the article is there. @type {Record<string, (page: import("playwright-core").Page) => Promise<unknown>>} */
const WAYS = {
  "pasted text": (page) => fire(page, "paste", { "text/plain": TEXT }),
  "pasted markup": (page) => fire(page, "paste", { "text/html": markup }),
  "a pasted page's source": (page) => fire(page, "paste", { "text/plain": `<!doctype html><html><body>${markup}</body></html>` }),
  "dropped text": (page) => fire(page, "drop", { "text/plain": TEXT, "text/uri-list": "javascript:window.hit=1" }),
  "dropped markup": (page) => fire(page, "drop", { "text/html": markup, "text/plain": TEXT }),
  "a dropped text file": (page) => fire(page, "drop", {}, [[`${PAYLOADS[1]}.txt`, TEXT, "text/html"]]),
  "a dropped page": (page) =>
    fire(page, "drop", {}, [[`${PAYLOADS[5]}.html`, `<html><body>${markup}</body></html>`, "text/html"]]),
  "a dropped Markdown file": (page) =>
    fire(page, "drop", {}, [
      [
        "a.md",
        `[x](javascript:window.hit=1) ![x](https://evil.example/x)\n\n${TEXT.replaceAll("*", "")}\n\nAl final ${LAST}.`,
        "",
      ],
    ]),
  "the name of the first of several files": async (page) => {
    await fire(page, "drop", {}, [
      [`${PAYLOADS[1]}.txt`, TEXT, ""],
      ["b.txt", "b", ""],
    ]);
    await page.locator("#told").getByText(PAYLOADS[1]).waitFor();
  },
  "typed text": (page) =>
    page
      .locator("#box")
      .fill(TEXT)
      .then(() => page.locator("#edit").click()),
  "an address with the text": (page) => follow(page, `#text=${encodeURIComponent(TEXT)}`),
  "a share link with corrections": (page) =>
    follow(page, fold("t", polluting(JSON.stringify({ v: 1, text: TEXT, headings: [], emphasis: [], corrections })))),
  "an address with a copied page": (page) => follow(page, fold("page", polluting(JSON.stringify(copy)))),
  "what the browser has kept": async (page) => {
    await page.evaluate(
      (article) =>
        new Promise((resolve) => {
          indexedDB.open("subraya").onsuccess = ({ target }) => {
            const store = target.result.transaction("articles", "readwrite").objectStore("articles");
            store.put(
              { article, before: { text: article.text }, savedAt: Date.now() },
              sessionStorage.getItem("subraya.tab"),
            ).onsuccess = resolve;
          };
        }),
      { text: TEXT, corrections, headings: [{ start: 0, end: TEXT.indexOf("\n") }], language: "__proto__" },
    );
    await page.reload();
  },
};

/** Those that the engine and the reader's corrections make the most of. */
const LOOKED_AT = ["pasted text", "a share link with corrections", "an address with a copied page"];

pageTest(`${PAYLOADS.length} hostile texts stay text by ${Object.keys(WAYS).length} ways`, async (page) => {
  await page.locator("html[data-complete]").waitFor({ state: "attached" });
  for (const [way, bring] of Object.entries(WAYS)) {
    // So that nobody takes the article of one way for that of the next.
    await page.locator("#another").evaluate((button) => button.click());
    await page.locator("#article", { hasNotText: LAST }).locator("mark.figure").first().waitFor();
    await bring(page);
    await shown(page).catch((error) => assert.fail(`${way}: ${error}`));
    await assertInert(page, way);
    if (LOOKED_AT.includes(way)) await lookAround(page);
    await assertInert(page, `${way}, its views and cards`);
  }
});

pageTest("hostile texts stay text in the second article", async (page) => {
  await fire(page, "paste", { "text/plain": TEXT });
  await shown(page);
  await page.locator("#tab-compare").click();
  await page.locator("#second-box").fill(TEXT.replaceAll("soldados", "militares"));
  await page.getByRole("button", { name: "Comparar", exact: true }).click();
  await page.locator("#view-compare .compared-thing").first().waitFor();
  await assertInert(page, "the comparison");
});

pageTest("the name of a file that is refused stays text", async (page) => {
  for (const payload of PAYLOADS) {
    await fire(page, "drop", {}, [[`${payload}.exe`, "x", ""]]);
    await notice(page).getByText(".exe").waitFor();
    assert.ok(
      (await notice(page).textContent()).includes(payload.replaceAll("/", ":")) ||
        (await notice(page).textContent()).includes(payload),
    );
    await assertInert(page, payload);
    await page.locator("#dismiss").click();
  }
});

pageTest(
  "what stands in the browser's store for the reader's choices is believed only where it is one of them",
  async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "es");
    await assertInert(page, "preferences");
  },
  {
    script: () => {
      for (const name of ["language", "keys", "order", "__proto__"]) localStorage.setItem(`subraya.${name}`, "__proto__");
    },
  },
);

pageTest("corrections of a wrong shape, or without end, are left out, and the text is there", async (page) => {
  const huge = Array.from({ length: 30_000 }, (_, at) => ({
    action: "dismiss",
    kind: "figure",
    detail: null,
    start: at % 90,
    end: (at % 90) + 1,
  }));
  const values = [
    { length: 1e9, 0: corrections[0] },
    "constructor",
    7,
    [[[[]]]],
    [{ action: ["dismiss"], kind: { toString: "actor" }, start: "0", end: null }],
    [
      {
        ...corrections[0],
        given: { low: -1, high: 1e300, unit: { a: 1 }, actor: "a".repeat(1e6), status: "__proto__", qualifier: [] },
      },
    ],
    [
      { ...corrections[0], kind: "__proto__" },
      { ...corrections[0], kind: "toString" },
      { ...corrections[0], detail: "constructor" },
    ],
    huge,
  ];
  for (const value of values) {
    const json = JSON.stringify({ v: 1, text: TEXT, corrections: value });
    await follow(page, fold("t", json));
    await shown(page);
    assert.ok(await notice(page).isHidden(), JSON.stringify(value).slice(0, 80));
    await assertInert(page, JSON.stringify(value).slice(0, 80));
  }
});

pageTest("messages from other windows and origins do nothing", async (page) => {
  const before = await page.locator("#article").textContent();
  site.replaced.set(
    "sender.html",
    `<!doctype html><link rel=icon href=data:,><script>
      const messages = [1, null, "use", { say: "ready" }, { say: "done" }, { subraya: 1, run: "" }, { text: "x" }, { data: "use" }, { paint: {} }, { end: true }];
      for (const message of messages) for (const target of [opener, parent, top]) { target.postMessage(message, "*"); target.postMessage(message, "*", [new MessageChannel().port2]); }
      opener.postMessage("sent", "*");
    </script>`,
  );
  const other = origin.replace("127.0.0.1", "localhost");
  for (const from of [origin, other]) {
    const sent = page.evaluate(
      () => new Promise((resolve) => addEventListener("message", ({ data }) => data === "sent" && resolve())),
    );
    const popup = page.context().waitForEvent("page");
    await page.evaluate((address) => void open(address), `${from}/sender.html`);
    await sent;
    await (await popup).close();
  }
  assert.equal(await page.locator("#article").textContent(), before);
  await assertInert(page, "messages");
});

pageTest("the engine page listens to nobody but who opened it, and only to the one who knows its number", async (page) => {
  const frame = (run, name) => `<iframe name=${name} src="/bookmarklet/engine.html#run=${run}"></iframe>`;
  site.replaced.set("attacker.html", "<!doctype html><title>x</title>");
  site.replaced.set(
    "victim.html",
    `<!doctype html><link rel=icon href=data:,>${frame("secret", "engine")}<iframe name=attacker src=/attacker.html></iframe>`,
  );
  await page.goto(`${origin}/victim.html`);
  const answered = await page.evaluate(async () => {
    const load = (name) =>
      new Promise((resolve) =>
        frames[name].document.readyState === "complete" ? resolve() : frames[name].addEventListener("load", resolve),
      );
    await Promise.all([load("engine"), load("attacker")]);
    const copy = {
      url: "",
      title: "",
      lang: "es",
      entries: [["body", {}], "Kenia envió 300 soldados, según la ONU.", 0],
      selection: null,
    };
    /** Whether a page that speaks like this is answered. */
    const answers = (sender, begin, ports = 1) =>
      new Promise((resolve) => {
        const channels = Array.from({ length: ports }, () => new MessageChannel());
        // Said by this window: the sender of a message is whose function it is.
        sender.Function(
          "target",
          "message",
          "ports",
          "target.postMessage(message, '*', ports)",
        )(
          frames.engine,
          begin,
          channels.map(({ port2 }) => port2),
        );
        const [port] = channels.map(({ port1 }) => port1);
        if (port) {
          port.onmessage = () => resolve(true);
          port.postMessage({ id: 1, page: copy, language: "es" });
        }
        setTimeout(() => resolve(false), 400);
      });
    const good = { subraya: 1, run: "secret" };
    return {
      "another frame, with the number": await answers(frames.attacker, good),
      "without the number": await answers(window, { subraya: 1 }),
      "with another number": await answers(window, { subraya: 1, run: "other" }),
      "another version": await answers(window, { ...good, subraya: 2 }),
      "without a port": await answers(window, good, 0),
      "two ports": await answers(window, good, 2),
      nothing: await answers(window, null),
      "who opened it": await answers(window, good),
      "once more": await answers(window, good),
    };
  });
  assert.deepEqual(
    Object.entries(answered)
      .filter(([, is]) => is)
      .map(([who]) => who),
    ["who opened it"],
  );
});

pageTest("whatever is sent to the engine page is answered, and does nothing in it", async (page) => {
  site.replaced.set(
    "victim.html",
    `<!doctype html><link rel=icon href=data:,><iframe name=engine src="/bookmarklet/engine.html#run=1"></iframe>`,
  );
  await page.goto(`${origin}/victim.html`);
  const { codes, seen } = await page.evaluate(async (copy) => {
    const hello = () => new Promise((resolve) => addEventListener("message", resolve, { once: true }));
    if (frames.engine.document.readyState !== "complete") await hello();
    const { port1, port2 } = new MessageChannel();
    frames.engine.postMessage({ subraya: 1, run: "1" }, "*", [port2]);
    let id = 0;
    const ask = (what) =>
      new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data.code ?? (data.found === null ? "nothing" : "found"));
        port1.postMessage({ id: id++, language: "es", ...what });
      });
    const deep = { ...copy, entries: [...Array(100_000).fill(["div", {}]), "x", ...Array(100_000).fill(0)] };
    const codes = [];
    for (const page of [
      undefined,
      null,
      7,
      [],
      {},
      { ...copy, entries: {} },
      { ...copy, entries: [["p"]] },
      { ...copy, url: 1 },
      { ...copy, selection: [0, 0, 99, 1] },
      { ...copy, entries: Array(300_000).fill("a") },
      { ...copy, entries: ["a".repeat(6_000_000)] },
      { ...copy, entries: [0, 0, 0] },
      deep,
      copy,
    ])
      codes.push(await ask({ page }));
    codes.push(await ask({ page: copy, readAs: "__proto__" }));
    const { document } = frames.engine;
    const seen = {
      hit: frames.engine.hit ?? window.hit,
      scripts: document.scripts.length,
      images: document.images.length,
      frames: frames.engine.length,
    };
    return { codes, seen };
  }, copy);
  assert.deepEqual(codes, [...Array(11).fill("not_a_page"), "nothing", "nothing", "found", "unknown_language"]);
  assert.deepEqual(seen, { hit: undefined, scripts: 2, images: 0, frames: 0 });
});

/** Saves a form of the article, through the dialog. */
async function taken(page, form) {
  if (!(await page.locator("#take-dialog").isVisible())) await page.click("#take");
  const saved = page.waitForEvent("download");
  await page.locator(`[data-format=${form}] button`).last().click();
  const stream = await (await saved).createReadStream();
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

for (const [name, change] of [
  ["as it is", (html) => html],
  ["without its policy", (html) => html.replace(/<meta http-equiv[^>]*>/, "")],
]) {
  pageTest(`the annotated page of hostile texts, ${name}, runs nothing and asks for nothing`, async (page) => {
    await follow(page, fold("t", JSON.stringify({ v: 1, text: TEXT, corrections })));
    await shown(page);
    const html = await taken(page, "html");
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    const alone = await page.context().newPage();
    const asked = [];
    alone.on("request", (request) => asked.push(request.url()));
    alone.on("dialog", (dialog) => asked.push(dialog.message()));
    await alone.route("**/*", (route) =>
      route.request().url() === "http://alone.test/"
        ? route.fulfill({ contentType: "text/html", body: change(html) })
        : route.abort(),
    );
    await alone.goto("http://alone.test/");
    for (const link of await alone.locator("a").all()) assert.match(await link.getAttribute("href"), /^#[\w-]+$/);
    const seen = await alone.evaluate(() => ({
      hit: window.hit,
      active: document.querySelectorAll(
        "script, iframe, object, embed, form, input, img, svg, link, base, meta[http-equiv=refresh], video, details",
      ).length,
      handlers: Array.from(document.querySelectorAll("*")).flatMap((element) =>
        element.getAttributeNames().filter((name) => /^(?:on|style$|src)/.test(name)),
      ),
      text: document.querySelector("article").textContent,
    }));
    assert.deepEqual({ ...seen, text: "" }, { hit: undefined, active: 0, handlers: [], text: "" });
    for (const payload of PAYLOADS)
      assert.ok(seen.text.includes(payload.replace(/\u2028/g, "")) || seen.text.includes(payload), payload);
    assert.deepEqual(
      asked.filter((url) => !url.endsWith("/favicon.ico")),
      ["http://alone.test/"],
    );
    await alone.close();
  });
}

pageTest("no cell of a taken table begins a formula, whatever the text and the reader's corrections say", async (page) => {
  const signs = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example")',
    "＝1",
  ];
  const text = signs.map((sign, index) => `${100 + index} soldados murieron. «${sign} y más», dijo Kenia.`).join("\n\n");
  const given = signs.map((sign, index) => {
    const words = `${100 + index} soldados`;
    const start = text.indexOf(words);
    return {
      action: "add",
      kind: "figure",
      detail: "casualties",
      start,
      end: start + words.length,
      given: { low: index, unit: sign, actor: sign },
    };
  });
  await follow(page, fold("t", JSON.stringify({ v: 1, text, corrections: given })));
  await page.locator("#article", { hasText: "108 soldados" }).locator("mark.figure").first().waitFor();
  let cells = 0;
  for (const form of ["figures", "attributions"]) {
    const csv = (await taken(page, form)).slice(1);
    for (const [, quoted = "", bare = ""] of csv.matchAll(/"((?:[^"]|"")*)"|([^;"\r\n]+)/g)) {
      cells++;
      if (bare) assert.match(bare, /^\d+$/, bare);
      assert.doesNotMatch(quoted, /^[\s\u200b]*[=+\-@＝]|^[\t\r\n]/, quoted);
    }
    for (const sign of ["'=1+1", "'@SUM(A1)", "'-2+3"]) assert.ok(form === "attributions" || csv.includes(`"${sign}"`), sign);
  }
  assert.ok(cells > 100, `${cells} cells`);
});

const LONE = "\ud83d";
/** Texts that are hardly any. */
const ODD = {
  "halves of characters": `${LONE}Kenia envió ${LONE} 300 soldados\udc4d, dijo \udc4d\ud83d la ONU${LONE}`,
  "NUL bytes": `\0Kenia\0 envió 300\0 soldados, dijo la ONU.\0\0`,
  "a million line breaks": `Kenia envió 300 soldados.${"\n".repeat(1_000_000)}Fin.`,
  "right to left": `\u202eKenia envió 300 soldados\u202c, dijo \u2067la ONU\u2069. كينيا أرسلت 300 جندي`,
  "zero width": `Ke\u200bnia en\u00advió 3\u200b00 sol\u2060dados\ufeff, dijo la\u200d ONU.`,
  "combining marks": `Kenia envio${"\u0301".repeat(5_000)} 300 soldados.`,
  "one word of half a megabyte": `${SAMPLE}\n\n${"a".repeat(500_000)} envió 300 soldados.`,
};

pageTest(`of ${Object.keys(ODD).length} odd texts nothing is lost, and the page goes on`, async (page) => {
  /** The article's text to the end, and the engine has answered. */
  const isThere = (text) =>
    page.waitForFunction((end) => {
      const article = document.querySelector("#article");
      return article.textContent.replace(/\s+/g, "").endsWith(end) && article.ariaBusy === "false";
    }, text.replace(/\s+/g, "").slice(-4));
  for (const [name, text] of Object.entries(ODD)) {
    await fire(page, "paste", { "text/plain": text });
    await isThere(text);
    const kept = await page.evaluate(() => document.querySelector("#article").textContent.replace(/[\r\n]/g, ""));
    assert.ok(kept === text.replace(/[\r\n]/g, ""), `${name}: the article is the text, letter for letter`);
    assert.ok(await notice(page).isHidden(), name);
    await page.locator("#edit").click();
    await page.keyboard.press("Escape");
    await fire(page, "paste", { "text/plain": SAMPLE });
    await page.locator("#article", { hasText: "Kabira" }).locator("mark.figure").first().waitFor();
    await page.locator("#undo").click();
    await isThere(text);
  }
});

pageTest("20 MB are refused in a sentence, by every way in, and the article stays", async (page) => {
  await fire(page, "paste", { "text/plain": "Kenia envió 300 soldados." });
  await page.locator("#article", { hasText: "300 soldados" }).locator("mark.figure").waitFor();
  for (const [type, kind] of [
    ["paste", "text/plain"],
    ["paste", "text/html"],
    ["drop", "text/plain"],
    ["drop", "file"],
  ]) {
    await page.evaluate(
      ([type, kind]) => {
        const words = "a ".repeat(10_000_000);
        const carried = new DataTransfer();
        if (kind === "file") carried.items.add(new File([words], "a.txt"));
        else carried.setData(kind, kind === "text/html" ? `<p>${words}` : words);
        const given = { bubbles: true, cancelable: true };
        if (type === "paste") document.body.dispatchEvent(new ClipboardEvent("paste", { ...given, clipboardData: carried }));
        else document.body.dispatchEvent(new DragEvent("drop", { ...given, dataTransfer: carried }));
      },
      [type, kind],
    );
    await notice(page)
      .getByText(/5\.000\.000/)
      .waitFor();
    assert.match(await notice(page).innerText(), /Tu texto sigue como estaba/);
    assert.equal(await page.locator("#article").textContent(), "Kenia envió 300 soldados.");
    await page.locator("#dismiss").click();
  }
});
