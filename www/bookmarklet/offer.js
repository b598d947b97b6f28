// @ts-check
// The page that offers the bookmarks: the one for the browser at hand first, with pictures of what to do with it.

/** @import { Language } from "../voice.js" */

import { byId, make } from "../dom.js";
import { prefer, preference } from "../preferences.js";
import { firstLanguage, voiceOf } from "../voice.js";
import words from "../words/offer.js";
import { bookmarkUrl } from "./address.js";
import { browserAtHand, guide, onPhone } from "./guide.js";
import { engineAnswers, LIMITS, SUPPORTS_HIGHLIGHTS, windowOpens } from "./trial.js";

/** @typedef {"full" | "mini" | "offline"} Kind */
/** @typedef {typeof words.es} Words */

const APP = new URL("../", location.href).href;
const IS_LOCAL = /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
/** What the bookmark is called in the reader's bar. */
const NAME = "Subraya";

const browser = browserAtHand(navigator.userAgent, navigator.maxTouchPoints);
/** @type {Kind} what suits the browser at hand */
const suited = onPhone(browser) ? "mini" : "full";

/** The bookmarks' addresses, as far as they are here. @type {Partial<Record<Kind, string>>} */
const addresses = {};
/** Whether the bookmark has been clicked on this page. @type {"tryWait" | "tryWorks" | "tryGone"} */
let tried = "tryWait";
/** What the self-test has found. @type {{ good: boolean, told: (voice: ReturnType<typeof speak>) => string }[]} */
let findings = [];
/** One test at a time: another click, or another language, starts no second one. */
let isTesting = false;

/** @param {Language} language */
const speak = (language) => voiceOf(language, words[language]);
let voice = speak(firstLanguage([preference("language") ?? "", ...navigator.languages]));

try {
  const path = "../pkg/bookmarks.js";
  /** @type {{ BOOKMARKS: { full: string, mini: string } }} */
  const { BOOKMARKS } = await import(path);
  addresses.full = bookmarkUrl(BOOKMARKS.full, APP);
  addresses.mini = bookmarkUrl(BOOKMARKS.mini, APP);
} catch {
  // The page says at each that it is missing.
}

for (const button of byId("languages").querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const language = /** @type {Language} */ (button.dataset.language);
    prefer("language", language);
    voice = speak(language);
    render();
  });
}
render();
new MutationObserver(notePanel).observe(document.documentElement, { childList: true });

function render() {
  const { language, t } = voice;
  document.documentElement.lang = language;
  document.title = t.title;
  document.querySelector("meta[name=description]")?.setAttribute("content", `${t.intro} ${t.privacy}`);
  byId("home").setAttribute("aria-label", t.home);
  byId("languages").setAttribute("aria-label", t.languageSwitch);
  for (const button of byId("languages").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  byId("main").replaceChildren(hero(t), trial(t), happens(t), three(t), check(t));
  notePanel();
}

/** @param {Words} t */
function hero(t) {
  const others = Object.keys(t.guides).filter((name) => name !== browser);
  return make(
    "section",
    { class: "hero" },
    make("h1", {}, t.heading),
    make("p", { class: "intro" }, t.intro, " ", make("span", { class: "quiet" }, t.privacy)),
    ...(browser === "firefoxPhone" ? [] : [make("div", { class: "offer" }, ...offer(t, suited, true))]),
    make("p", { class: "browser quiet" }, `${t.guides[browser].name} · ${t.here}`),
    guide(t.guides[browser], browser, t.pasteApp),
    make(
      "div",
      { class: "others" },
      make("h2", {}, t.others),
      ...others.map((name) =>
        make("details", {}, make("summary", {}, t.guides[name].name), guide(t.guides[name], name, t.pasteApp)),
      ),
    ),
  );
}

/** A bookmark to take: to be dragged where there is a bar, and to be copied. @param {Words} t @param {Kind} kind @param {boolean} [isFirst] @returns {Node[]} */
function offer(t, kind, isFirst = false) {
  const said = make("p", { class: "said", role: "status" });
  const address = addresses[kind];
  if (kind !== "offline" && address === undefined) {
    said.textContent = t.missing;
    return [said];
  }
  const label = `${t.copy}: ${t.kinds[kind].name}`;
  const copying = make("button", { type: "button", class: "copy", "aria-label": label, "data-copy": kind }, t.copy);
  copying.addEventListener("click", () => copy(kind, said));
  if (address === undefined || kind === "offline" || onPhone(browser)) {
    if (isFirst) {
      copying.textContent = t.copyNamed;
      copying.removeAttribute("aria-label");
      copying.classList.add("first");
    }
    return [copying, said];
  }
  const link = make("a", { class: "bookmark", draggable: "true", title: t.drag, "data-kind": kind }, NAME);
  link.href = address;
  // The page's own policy would refuse it without a word.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    said.textContent = t.dragInstead;
  });
  return isFirst
    ? [
        link,
        make("span", { class: "hint" }, make("span", { class: "points", "aria-hidden": "true" }, "← "), t.drag),
        copying,
        said,
      ]
    : [link, copying, said];
}

/** @param {Kind} kind @param {HTMLElement} said */
async function copy(kind, said) {
  const { t } = voice;
  if (kind === "offline" && addresses.offline === undefined) {
    said.textContent = t.copying;
    try {
      const path = "../pkg/bookmark-offline.js";
      /** @type {{ OFFLINE: string }} */
      const { OFFLINE } = await import(path);
      addresses.offline = bookmarkUrl(OFFLINE, APP);
      byId("size-offline").textContent = sizeOf("offline");
    } catch {
      said.textContent = t.missing;
      return;
    }
  }
  const address = /** @type {string} */ (addresses[kind]);
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = t.copied;
  } catch {
    const field = make("textarea", { readonly: "", rows: "2", "aria-label": t.copyByHand });
    field.value = address;
    said.replaceChildren(t.copyByHand, field);
    field.focus();
    field.select();
  }
}

/** @param {Kind} kind */
function sizeOf(kind) {
  const address = addresses[kind];
  if (address === undefined) return kind === "offline" ? voice.t.sizeUnknown : "";
  return voice.t.size(address.length);
}

/** @param {Words} t */
function trial(t) {
  const [title, ...paragraphs] = t.article;
  return make(
    "section",
    { class: "trial", "aria-labelledby": "trial-title" },
    make("h2", { id: "trial-title" }, t.tryTitle),
    make("p", { id: "tried", class: "tried", role: "status" }),
    make(
      "article",
      { lang: voice.language, class: "sample", itemprop: "articleBody" },
      make("h3", {}, title),
      ...paragraphs.map((paragraph) => make("p", {}, paragraph)),
    ),
    make("p", { class: "quiet note" }, t.tryNote),
  );
}

/** Whether the bookmark's panel stands on this page: only the bookmark puts it there. */
function notePanel() {
  const isThere = document.querySelector("html > subraya-panel") !== null;
  if (isThere) tried = "tryWorks";
  else if (tried === "tryWorks") tried = "tryGone";
  const place = byId("tried");
  place.classList.toggle("good", tried !== "tryWait");
  const sign = tried === "tryWait" ? [] : [make("span", { class: "sign", "aria-hidden": "true" }, "✓"), " "];
  place.replaceChildren(...sign, voice.t[tried === "tryWait" && onPhone(browser) ? "tryWaitPhone" : tried]);
}

/** @param {Words} t */
function happens(t) {
  return make(
    "section",
    { "aria-labelledby": "happens-title" },
    make("h2", { id: "happens-title" }, t.happens),
    make("ul", { class: "plain" }, ...t.happensSteps.map((sentence) => make("li", {}, sentence))),
    make("p", {}, t.nothing, " ", make("a", { href: "../" }, t.pasteApp), "."),
  );
}

/** @param {Words} t */
function three(t) {
  const kinds = /** @type {Kind[]} */ (["full", "mini", "offline"]);
  return make(
    "section",
    { "aria-labelledby": "three-title" },
    make("h2", { id: "three-title" }, t.bookmarks),
    make(
      "ul",
      { class: "three" },
      ...kinds.map((kind) =>
        make(
          "li",
          {},
          make("h3", {}, t.kinds[kind].name, " ", make("span", { class: "count", id: `size-${kind}` }, sizeOf(kind))),
          make("p", {}, t.kinds[kind].use),
          make("div", { class: "offer" }, ...offer(t, kind)),
        ),
      ),
    ),
    make("p", { class: "quiet" }, `${t.pointsAt} `, make("code", { id: "address" }, APP), ".", IS_LOCAL ? ` ${t.local}` : ""),
  );
}

/** @param {Words} t */
function check(t) {
  const button = make("button", { type: "button", id: "check" });
  button.addEventListener("click", () => isTesting || selfTest());
  showTesting(button);
  const section = make(
    "section",
    { "aria-labelledby": "check-title" },
    make("h2", { id: "check-title" }, t.check),
    make("p", {}, button),
    make("ul", { id: "findings", class: "findings", "aria-live": "polite" }),
    make("p", {}, make("a", { href: "../" }, t.back)),
  );
  section.querySelector("#findings")?.append(...findings.map(finding));
  return section;
}

/** @param {HTMLElement} button */
function showTesting(button) {
  button.setAttribute("aria-disabled", String(isTesting));
  button.textContent = isTesting ? voice.t.checking : voice.t.checkNow;
}

async function selfTest() {
  isTesting = true;
  findings = [];
  byId("findings").replaceChildren();
  showTesting(byId("check"));
  // A window may only be asked for while the click is fresh.
  const window = windowOpens();
  /** @param {boolean} good @param {(voice: ReturnType<typeof speak>) => string} told */
  const find = (good, told) => {
    findings.push({ good, told });
    byId("findings").append(finding({ good, told }));
  };
  /** @param {"engine" | "highlights" | "window"} name @param {boolean} good */
  const tell = (name, good) => find(good, ({ t }) => t.checks[name][good ? 0 : 1]);

  tell("highlights", SUPPORTS_HIGHLIGHTS);
  const limit = LIMITS[browser];
  const size = addresses[suited]?.length;
  if (limit !== undefined && size !== undefined) {
    const fits = size <= limit;
    find(fits, ({ t, number }) => (fits ? t.fits : t.tooBig)(number(size), number(limit)));
  }
  tell("window", await window);
  tell("engine", await engineAnswers(voice.t.article, voice.language));
  isTesting = false;
  showTesting(byId("check"));
}

/** @param {typeof findings[number]} found */
function finding({ good, told }) {
  return make(
    "li",
    { class: good ? "good" : "bad" },
    make("span", { class: "sign", "aria-hidden": "true" }, good ? "✓" : "✗"),
    make("span", { class: "unseen" }, good ? voice.t.good : voice.t.bad, ": "),
    make("span", {}, told(voice)),
  );
}
