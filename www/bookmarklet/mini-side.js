// @ts-check
// The small bookmark's other half: the engine page, seen, is the panel, and tells the page what to paint.

/** @import { Analysis } from "../contract.js" */
/** @import { Kind } from "../highlights.js" */
/** @import { Language } from "../strings.js" */
/** @import { Answer } from "./protocol.js" */
/** @import { Stretch } from "./stretches.js" */

import { plainArticle } from "../article.js";
import { Describer } from "../describe.js";
import { namesOf, PREFIX, PRIORITY } from "../painter.js";
import { firstLanguage } from "../voice.js";
import "../words/rules.js";
import ways from "../words/ways.js";
import { liveStyle, schemeOn } from "./look.js";
import { Panel } from "./panel.js";
import { UNDETECTED } from "./protocol.js";
import { stretchesOf, touchedBy } from "./stretches.js";
import { voiceIn } from "./voice.js";

/** The build puts it there. @type {string} */
const LIVE = "../pkg/live.js";

/** @typedef {[node: number, from: number, to: number, words: string]} Painted */

export class MiniSide {
  /** @type {Stretch[]} */
  #stretches = [];
  /** @type {Set<Kind>} */
  #off = new Set();
  /** @type {string[]} */
  #lit = [];
  /** @type {Answer | undefined} */
  #answer;
  /** @type {Language} */
  #language = firstLanguage(navigator.languages);

  /** @param {MessagePort} port to the page @param {(language: string) => void} readAs has the page read again, in this language */
  constructor(port, readAs) {
    this.port = port;
    this.readAs = readAs;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("panel.css", document.baseURI).href;
    document.head.append(style);
    document.body.replaceChildren();
    this.panel = new Panel(document.body, {
      goTo: (key, start) => this.#goTo(key, start),
      light: (keys) => {
        this.#lit = keys;
        this.#paint();
      },
      show: (kind, on) => {
        if (on) this.#off.delete(kind);
        else this.#off.add(kind);
        this.#paint();
      },
      close: () => this.port.postMessage({ end: true }),
      language: (language) => {
        this.#language = language;
        this.#tell();
      },
    });
    this.panel.say(ways[this.#language].reading);
  }

  /** @param {Answer} answer @param {unknown} behind the colour of the page */
  async show(answer, behind) {
    this.#answer = answer;
    if ("found" in answer && answer.found) {
      this.#stretches = stretchesOf(answer.found, answer.analysis);
      const { default: css } = await import(LIVE);
      this.port.postMessage({ css: liveStyle(css, schemeOn(String(behind)) ?? "light") });
      this.#paint();
    }
    this.#tell();
  }

  #tell() {
    const answer = this.#answer;
    const t = ways[this.#language];
    if (!answer) return;
    if ("code" in answer && answer.code === UNDETECTED) {
      const languages = Object.entries(t.readAs);
      return this.panel.say(
        t.undetected,
        languages.map(([language, label]) => ({ label, act: () => this.readAs(language) })),
      );
    }
    if ("code" in answer) return this.panel.say(t.failed(answer.message));
    if (!answer.found) return this.panel.say(t.nothingMini);
    this.panel.say(parent === window ? t.ownWindow : t.way.frame);
    this.panel.show(new Describer(plainArticle(answer.found.text), answer.analysis, voiceIn(this.#language)));
  }

  /** What the reader has tapped in the page. @param {[node: number, offset: number]} place */
  at([node, offset]) {
    const there = touchedBy(
      this.#stretches.filter((stretch) => stretch.node === node && !this.#off.has(stretch.highlight.kind)),
      offset,
    );
    this.panel.card([...new Set(there.map(({ highlight }) => highlight.key))], undefined, there[0]?.highlight.start);
  }

  /** @param {string} key @param {number} start */
  #goTo(key, start) {
    const stretch = this.#stretches.find(({ highlight }) => highlight.key === key && highlight.start === start);
    if (!stretch) return false;
    this.port.postMessage({ go: stretch.node });
    this.panel.card([key], undefined, start);
    return true;
  }

  #paint() {
    /** @type {Record<string, [priority: number, ...stretches: Painted[]]>} */
    const painted = {};
    for (const [part, priority] of Object.entries(PRIORITY)) painted[PREFIX + part] = [priority];
    for (const { highlight, node, from, to, words } of this.#stretches) {
      if (this.#off.has(highlight.kind)) continue;
      for (const name of namesOf(highlight, this.#lit)) painted[PREFIX + name].push([node, from, to, words]);
    }
    this.port.postMessage({ paint: painted });
  }
}
