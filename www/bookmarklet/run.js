// @ts-check
// What the bookmark does between its first click and its second: read the page, ask the engine, paint, show, keep up.

/** @import { Analysis } from "../contract.js" */
/** @import { Language } from "../strings.js" */
/** @import { Collected } from "./collect.js" */
/** @import { Scheme } from "./look.js" */
/** @import { Answer, FoundText, PageCopy } from "./protocol.js" */

import { plainArticle } from "../article.js";
import { Describer } from "../describe.js";
import { firstLanguage } from "../voice.js";
import "../words/rules.js";
import ways from "../words/ways.js";
import { comeBack, host, listen, method, RUNNING, realm } from "./clean.js";
import { collect, selectedRange } from "./collect.js";
import { followed } from "./follow.js";
import { schemeOn } from "./look.js";
import { canPaint, Painting } from "./paint.js";
import { Panel } from "./panel.js";
import { screenRect, watchPointer } from "./point.js";
import { UNDETECTED } from "./protocol.js";
import { packed } from "./reach.js";
import { highlightSheet, panelSheet } from "./sheets.js";
import { voiceIn } from "./voice.js";
import { Watch } from "./watch.js";

/** @typedef {"frame" | "window" | "reader" | "none" | "offline"} Way */

/**
 * How the engine is asked.
 *
 * @typedef {object} Engine
 * @property {boolean} isHome whether the page is the app itself
 * @property {boolean} isLasting whether it can be asked again without a click
 * @property {(page: () => Promise<string>) => Promise<Way>} open opens a way to it, if there is none; `page` is the page as a link carries it
 * @property {(page: PageCopy, language: Language, readAs?: string) => Promise<Answer | undefined>} ask undefined where no answer comes
 * @property {(page: string) => string} reader the address of the app's reader with the page in it
 * @property {() => void} rest what need not stay open is closed
 * @property {() => void} lose the page has thrown out what we had in it
 * @property {() => void} end
 */

const attachShadow = method(realm.Element.prototype, "attachShadow");

/** In some browsers a new frame gets another realm as soon as it has loaded its nothing. */
const FRAME_MS = 200;

/** How often the panel comes back into a page that throws it out. */
const MOST_RETURNS = 5;

/** Reads the page by an engine; where the page has broken what a panel is made of, it says so. @param {() => Engine} engine */
export function begin(engine) {
  try {
    new Run(engine()).read();
  } catch {
    host.remove();
    alert(ways[firstLanguage(navigator.languages)].none);
  }
}

class Run {
  /** @type {Way | undefined} how the page was read */
  way;
  #engine;
  #panel;
  #ended = new realm.AbortController();
  #painting = new Painting();
  /** @type {Watch | undefined} */
  #watch;
  /** @type {Collected | undefined} */
  #collected;
  /** @type {Collected | undefined} what the engine is being asked about */
  #pending;
  #returns = 0;
  /** Whether the page has changed while the answer was awaited. */
  #isStale = false;
  /** @type {{ found: FoundText, analysis: Analysis } | undefined} */
  #shown;
  /** @type {Range | undefined} what the reader has selected to be read, rather than what the page holds */
  #selected;
  /** @type {string | undefined} the article's language, where the reader has chosen it */
  #readAs;
  /** @type {Language} */
  #language = firstLanguage(navigator.languages);

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
    const root = attachShadow(host, { mode: "open" });
    root.adoptedStyleSheets = [panelSheet()];
    this.#panel = new Panel(root, {
      goTo: (key, start) => this.#goTo(key, start),
      light: (keys) => this.#painting.light(keys),
      show: (kind, on) => this.#painting.show(kind, on),
      close: () => this.end(),
      language: (language) => {
        this.#language = language;
        this.#describe();
      },
    });
    /** @type {any} */ (window)[RUNNING] = this;
  }

  /** Takes everything away. */
  end() {
    this.#ended.abort();
    this.#watch?.end();
    this.#panel.end();
    this.#painting.end();
    this.#engine.end();
    host.remove();
    delete (/** @type {any} */ (window)[RUNNING]);
  }

  /** Reads the page and shows what is in it. */
  async read() {
    const t = ways[this.#language];
    try {
      await this.#read();
    } catch {
      // Pages do what nobody has thought of; the reader should know that it is over, even where the page lets nothing stand.
      if (!host.isConnected) return alert(t.none);
      this.#panel.say(t.failed(""), [{ label: t.retry, act: () => this.read() }]);
    }
  }

  async #read() {
    const t = ways[this.#language];
    if (this.#engine.isHome) return this.#panel.say(t.here);
    this.#selected = selectedRange() ?? this.#selected;
    /** @type {Collected | undefined} */
    let collected;
    const carried = async () => (collected ? packed(collected.copy) : "");
    // The engine page loads while this one is being read.
    const opening = canPaint ? this.#engine.open(carried) : undefined;
    this.#panel.say(t.reading);
    collected = collect(document, this.#selected);
    if (!collected) return this.#offerSelection(t.tooMuch);
    if (!opening) return this.#offerReader(t.cannotPaint, carried);
    this.way = await opening;
    if (this.way === "none") return this.#offerReader(t.none, carried);
    if (this.way === "reader") return this.#panel.say(t.reader);
    await this.#ask(collected);
  }

  /** @param {Collected} collected @returns {Promise<boolean>} whether it made a difference */
  async #ask(collected) {
    const t = ways[this.#language];
    const again = [{ label: t.retry, act: () => this.read() }];
    // From here on the page may change under what was collected.
    this.#pending = collected;
    this.#keepUp(collected);
    const answer = await this.#engine.ask(collected.copy, this.#language, this.#readAs);
    this.#pending = undefined;
    this.#engine.rest();
    if (this.#ended.signal.aborted) return false;
    if (!answer) this.#panel.say(t.silent, again);
    else if ("code" in answer) {
      if (answer.code === UNDETECTED) this.#offerLanguages();
      else this.#panel.say(t.failed(answer.message), again);
    } else {
      this.#collected = collected;
      const isNew = answer.found !== null && this.#show(answer.found, answer.analysis);
      if (!answer.found) this.#offerSelection(t.nothing);
      if (!this.#isStale) return isNew;
      this.#isStale = false;
      return (await this.#reread()) || isNew;
    }
    return false;
  }

  /** @param {FoundText} found @param {Analysis} analysis */
  #show(found, analysis) {
    const { texts = [], roots = [] } = this.#collected ?? {};
    const isNew = found.text !== this.#shown?.found.text;
    this.#shown = { found, analysis };
    const first = texts[found.pieces[0]?.[1]];
    const scheme = schemeAt(first);
    if (isNew && first?.parentElement) {
      const { left, right } = first.parentElement.getBoundingClientRect();
      this.#panel.side(left > innerWidth - right ? "left" : "right");
    }
    this.#panel.scheme(schemeAt(document.body));
    this.#painting.dress(roots, highlightSheet(scheme));
    this.#painting.paint(found, analysis, texts);
    // The highlights are drawn before the panel's lists are made.
    if (isNew) requestAnimationFrame(() => setTimeout(() => this.#ended.signal.aborted || this.#describe()));
    return isNew;
  }

  #describe() {
    if (!this.#shown) return;
    const { found, analysis } = this.#shown;
    const { way } = ways[this.#language];
    this.#panel.show(new Describer(plainArticle(found.text), analysis, voiceIn(this.#language)));
    if (this.way && this.way in way) this.#panel.say(way[/** @type {keyof typeof way} */ (this.way)]);
  }

  /** @param {Collected} collected */
  #keepUp({ roots }) {
    if (!this.#watch) {
      this.#watch = new Watch({
        recheck: (records) => {
          if (this.#pending) {
            const successors = followed(this.#pending.texts, records);
            this.#pending.texts = this.#pending.texts.map((text) => successors.get(text) ?? text);
          }
          if (this.#painting.isRight) return true;
          this.#painting.follow(records);
          return this.#painting.refresh();
        },
        reread: () => this.#reread(),
        heartbeat: () => {
          this.#painting.restore();
          // A page that writes itself anew may have thrown the panel away with the rest. One that does nothing else wins, but for
          // the highlights.
          if (host.isConnected || ++this.#returns > MOST_RETURNS) return;
          comeBack();
          this.#engine.lose();
          setTimeout(() => host.isConnected && this.#watch?.again(this.#collected?.roots ?? [document]), FRAME_MS);
        },
      });
    }
    this.#watch.over(roots);
    for (const root of roots) this.#listen(root);
  }

  /** @type {WeakSet<Document | ShadowRoot>} */
  #heard = new WeakSet();

  /** @param {Document | ShadowRoot} root */
  #listen(root) {
    if (root.nodeType !== Node.DOCUMENT_NODE || this.#heard.has(root)) return;
    this.#heard.add(root);
    const shadows = () => (this.#collected?.roots ?? []).filter((root) => root.nodeType !== Node.DOCUMENT_NODE);
    watchPointer(
      /** @type {Document} */ (root),
      () => /** @type {ShadowRoot[]} */ (shadows()),
      this.#painting,
      (keys, line, start) => {
        this.#panel.card(keys, line, start);
        if (keys.length > 0) this.#panel.current(keys[0], start);
      },
      this.#ended.signal,
    );
  }

  /** Reads the page again because it has changed. @returns {Promise<boolean>} whether it made a difference */
  async #reread() {
    const t = ways[this.#language];
    if (!this.#engine.isLasting) {
      this.#panel.say(t.changed, [{ label: t.readAgain, act: () => this.read() }]);
      return false;
    }
    if (this.#pending) {
      this.#isStale = true;
      return true;
    }
    const { isWhole } = this.#painting;
    const collected = collect(document, this.#selected);
    if (!collected) return false;
    // The page may have thrown out the frame that was there.
    await this.#engine.open(() => packed(collected.copy));
    return (await this.#ask(collected)) || !isWhole;
  }

  /** @param {string} key @param {number} start @returns {boolean} whether it is still there */
  #goTo(key, start) {
    const place = this.#painting.placed(key, start);
    if (!place) return false;
    // At once, since the card has to know where it belongs.
    place.node.parentElement?.scrollIntoView({ block: "center" });
    this.#panel.card([key], screenRect(place), start);
    return true;
  }

  /** @param {string} sentence @param {() => Promise<string>} carried */
  async #offerReader(sentence, carried) {
    const t = ways[this.#language];
    const address = this.#engine.reader(await carried());
    this.#panel.say(sentence, [{ label: t.openReader, act: () => location.assign(address) }]);
  }

  /** The article tells no language that there is: the reader may know better. */
  #offerLanguages() {
    const { undetected, readAs } = ways[this.#language];
    /** @param {string} language */
    const read = (language) => {
      this.#readAs = language;
      this.read();
    };
    this.#panel.say(
      undetected,
      Object.entries(readAs).map(([language, label]) => ({ label, act: () => read(language) })),
    );
  }

  /** @param {string} sentence */
  #offerSelection(sentence) {
    const t = ways[this.#language];
    // Pressing the button may undo the selection.
    listen(document, "selectionchange", () => (this.#selected = selectedRange() ?? this.#selected), {
      signal: this.#ended.signal,
    });
    this.#panel.say(sentence, [{ label: t.readSelection, act: () => this.read() }]);
  }
}

/** What is readable on what is behind a node. @param {Node | undefined} node @returns {Scheme} */
function schemeAt(node) {
  const start = node?.nodeType === Node.TEXT_NODE ? node.parentElement : /** @type {Element | undefined} */ (node);
  for (let at = start; at; at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    const scheme = schemeOn(getComputedStyle(at).backgroundColor);
    if (scheme) return scheme;
  }
  // Nothing is painted: the canvas has the colour of the page's scheme.
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
