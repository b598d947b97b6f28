// @ts-check
// The panel: what the article under it holds, and the way to each place. It stands in a shadow root over any page, or
// alone in a document of ours. Of the page it knows nothing; whoever made it tells it what is there.

/** @import { Highlight, Kind } from "../highlights.js" */
/** @import { Told } from "../lists.js" */
/** @import { Language } from "../voice.js" */
/** @import { Scheme } from "./look.js" */

import { cardFace, closeButton, putBeside, together } from "../card-face.js";
import { make, onChoose, placeOf } from "../dom.js";
import { highlightsOf, KINDS, parseKey, STEPS } from "../highlights.js";
import { fillLists } from "../lists.js";
import { firstLanguage } from "../voice.js";
import { voiceIn } from "./voice.js";

/**
 * What the panel asks of the page under it.
 *
 * @typedef {object} PageSide
 * @property {(key: string, start: number) => boolean | void} goTo brings a highlight into view, the one that begins there in the text; false where it has gone
 * @property {(keys: string[]) => void} light makes these stand out, and nothing else
 * @property {(kind: Kind, on: boolean) => void} show
 * @property {() => void} close
 * @property {(language: Language) => void} language the panel speaks another language; it wants to be shown what it shows anew
 */
/** @typedef {{ label: string, act: () => void }} Action */

/** As far as one press of an arrow key moves the panel. */
const MOVE_PX = 24;
/** As in the style sheets: 40rem. */
const NARROW_PX = 640;
/** A card that has less room goes over the panel. */
const LEAST_ROOM_PX = 300;
/** What happens in the panel is no business of the page: it would take keys for its own, and clicks for clicks beside its menus. */
const OURS =
  "keyup keypress click dblclick auxclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend focusin focusout input change";

/** @type {Record<string, [x: number, y: number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Panel {
  /** @type {Told | undefined} */
  #describer;
  /** @type {Highlight[]} where next and previous stop */
  #stops = [];
  /** @type {Highlight | undefined} */
  #current;
  /** @type {Set<Kind>} */
  #off = new Set();
  #voice = voiceIn(firstLanguage(navigator.languages));
  /** @type {string[]} what the card speaks of */
  #keys = [];
  /** @type {AbortController | undefined} until the card closes */
  #open;
  #root;
  #page;
  /** @type {HTMLElement | null} what had the focus before the card */
  #before = null;

  #status = make("p", { role: "status" });
  #actions = make("div", {});
  #told = make("div", { class: "told", hidden: "" }, this.#status, this.#actions);
  #head = make("header", { class: "head" });
  #reading = make("div", { class: "reading" });
  #place = make("span", { class: "count" });
  #box = make("section", { class: "box brief", tabindex: "-1" }, this.#head, this.#told, this.#reading);
  #pill = make("button", { type: "button", class: "pill", hidden: "" });
  #card = make("div", { class: "card", role: "dialog", "aria-labelledby": "card-title", tabindex: "-1", hidden: "" });
  #frame = make("div", { class: "frame" }, this.#box, this.#pill, this.#card);

  /** @param {ShadowRoot | HTMLElement} root which has our style @param {PageSide} page */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
    const box = this.#box;
    const card = this.#card;
    root.append(this.#frame);
    if ("host" in root) {
      // Above all that the page has, whatever it makes of its own layers.
      this.#frame.popover = "manual";
      this.#rise();
    } else {
      this.#frame.classList.add("filled");
    }
    for (const type of OURS.split(" ")) this.#frame.addEventListener(type, (event) => event.stopPropagation());
    this.#frame.addEventListener("keydown", (event) => this.#onKey(event));
    this.#pill.addEventListener("click", () => this.#fold(false));
    this.#head.addEventListener("pointerdown", (event) => this.#drag(event));
    onChoose(box, (key) => this.#goTo(key));
    onChoose(card, (key) => this.#goTo(key));
    for (const type of ["pointerover", "focusin"]) box.addEventListener(type, ({ target }) => this.#light(placeOf(target)));
    for (const type of ["pointerleave", "focusout"]) box.addEventListener(type, () => this.#light(undefined));
    card.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));
      const show = button?.dataset.show;
      if (show) {
        this.#draw([show, ...this.#keys.filter((key) => key !== show)]);
        card.focus();
      } else if (button?.className === "card-close") {
        this.#leave();
      }
    });
    this.#build();
  }

  /** @param {Scheme} scheme */
  scheme(scheme) {
    this.#frame.classList.toggle("dark", scheme === "dark");
  }

  /** Takes all of it away, and hears nothing any more. */
  end() {
    this.#shut();
    this.#frame.remove();
  }

  /** Stands where the article leaves more room. @param {"left" | "right"} side */
  side(side) {
    this.#frame.classList.toggle("left", side === "left");
  }

  /** Brings whoever works by keyboard here. */
  focus() {
    this.#box.focus({ preventScroll: true });
  }

  /** Says how things stand. @param {string} sentence @param {Action[]} [actions] */
  say(sentence, actions = []) {
    this.#told.hidden = sentence === "";
    this.#status.textContent = sentence;
    this.#actions.replaceChildren(...actions.map(({ label, act }) => button(label, act)));
  }

  /** @param {Told} describer */
  show(describer) {
    const { text, analysis, voice } = describer;
    if (text !== this.#describer?.text) this.#current = undefined;
    this.#describer = describer;
    this.#stops = highlightsOf(text, analysis).filter(({ stop }) => stop);
    this.#voice = voiceIn(voice.language);
    this.#box.classList.remove("brief");
    this.#rise();
    this.#build();
  }

  /**
   * The card of what stands at a place of the page.
   *
   * @param {string[]} keys the innermost first; none where there is nothing
   * @param {DOMRect} [line] the highlight's place in the window; without one the card stands in the panel
   * @param {number} [start] where in the text the innermost begins
   */
  card(keys, line, start) {
    // A passing pointer does not take the card from whoever is inside it by keyboard.
    if (this.#card.contains(this.#focused)) return;
    this.#shut();
    if (keys.length === 0 || !this.#describer) return;
    const card = this.#card;
    // On a small screen the panel is where the card would be.
    const inside = !line || (!this.#box.hidden && innerWidth <= NARROW_PX);
    card.classList.toggle("inside", inside);
    if (!inside) this.#frame.append(card);
    else this.#reading.lastElementChild?.before(card);
    this.#draw(keys, start);
    this.#open = new AbortController();
    const { signal } = this.#open;
    // The focus may be in the page.
    addEventListener("keydown", (event) => event.key === "Escape" && this.#onKey(event), { capture: true, signal });
    if (inside) return;
    const from = scrollY;
    const { left } = this.#box.getBoundingClientRect();
    // Beside the panel, not over it, where the highlight leaves room for that.
    const right = line.x + LEAST_ROOM_PX < left ? left : undefined;
    const place = () => {
      const now = new DOMRect(line.x, line.y + from - scrollY, line.width, line.height);
      if (now.bottom < 0 || now.top > innerHeight) this.#shut();
      else putBeside(card, now, right);
    };
    addEventListener("scroll", place, { passive: true, signal });
    addEventListener("resize", place, { signal });
    place();
  }

  /** Next and previous go on from here. @param {string} key @param {number} [start] where in the text */
  current(key, start) {
    if (start === undefined && this.#current?.key === key) return;
    this.#current = this.#stops.find((stop) => stop.key === key && (start === undefined || stop.start === start));
    this.#tellPlace();
  }

  /** Comes on top, again where the page has thrown us out and we have been put back. */
  #rise() {
    const frame = this.#frame;
    if (frame.showPopover && frame.popover && frame.isConnected && !frame.matches(":popover-open")) frame.showPopover();
  }

  /** What has the focus, in whatever tree we stand. */
  get #focused() {
    return /** @type {Document | ShadowRoot} */ (this.#root.getRootNode()).activeElement;
  }

  /** Draws all that has words. */
  #build() {
    const { language, t } = this.#voice;
    const { own } = t;
    this.#frame.lang = language;
    this.#box.ariaLabel = own.name;
    const speaks = /** @type {const} */ (["es", "en"]).map((other) => {
      const pressed = String(other === language);
      const name = other === "es" ? "ES: español" : "EN: English";
      return button(other.toUpperCase(), () => this.#speak(other), { lang: other, "aria-pressed": pressed, "aria-label": name });
    });
    this.#head.replaceChildren(
      make("p", { class: "wordmark", translate: "no" }, own.name),
      make("div", { class: "languages", role: "group", "aria-label": own.languages }, ...speaks),
      button("⠿", () => {}, { class: "grip", "aria-label": own.move, title: own.move }),
      button("–", () => this.#fold(true), { class: "sign fold", "aria-label": own.collapse, title: own.collapse }),
      button("×", () => this.#page.close(), { class: "sign", "aria-label": own.close, title: own.close }),
    );
    const opens = make("span", { class: "unseen" }, own.open);
    this.#pill.replaceChildren(make("span", { class: "wordmark", translate: "no" }, own.name), opens);
    this.#shut();
    const describer = this.#describer;
    if (!describer) return;
    const { actors, figures, attributions } = describer.analysis;
    const counts = { actor: actors.length, figure: figures.length, attribution: attributions.length };
    const switches = KINDS.map((kind) => {
      const box = make("input", { type: "checkbox" });
      box.checked = !this.#off.has(kind);
      box.addEventListener("change", () => this.#show(kind, box.checked));
      const count = this.#voice.number(counts[kind]);
      this.#pill.append(make("span", { class: `swatch ${kind}`, "aria-hidden": "true" }, count));
      const words = make("span", { class: `swatch ${kind}` }, t.kinds[kind]);
      return make("label", { class: kind }, box, words, make("span", { class: "count" }, count));
    });
    opens.textContent = `${own.open}: ${t.summary(counts.actor, counts.figure, counts.attribution)}`;
    this.#reading.replaceChildren(
      make("fieldset", { class: "legend" }, make("legend", { class: "unseen" }, t.legend), ...switches),
      make(
        "div",
        { class: "steps" },
        button(`← ${own.previous}`, () => this.#step(-1)),
        button(`${own.next} →`, () => this.#step(1)),
        this.#place,
      ),
      this.#lists(describer),
    );
    this.#tellPlace();
  }

  /** @param {Told} describer */
  #lists(describer) {
    const { t } = this.#voice;
    const lists = {
      figures: make("tbody", {}),
      attributions: make("ol", { class: "rows" }),
      actors: make("ul", { class: "rows actors" }),
    };
    fillLists(lists, describer);
    const columns = Object.values(t.columns).map((column) => make("th", { scope: "col" }, column));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...columns)), lists.figures);
    /** @param {Kind} kind @param {HTMLElement} list */
    const part = (kind, list) => make("section", {}, make("h2", {}, t.kinds[kind]), list);
    return make(
      "div",
      { class: "panel", role: "group", "aria-label": t.panel },
      part("figure", make("div", { class: "table" }, table)),
      part("attribution", lists.attributions),
      part("actor", lists.actors),
      make("p", { class: "keys" }, t.own.keys),
    );
  }

  /** @param {Language} language */
  #speak(language) {
    this.#voice = voiceIn(language);
    this.#build();
    this.#page.language(language);
    /** @type {HTMLElement | null} */ (this.#head.querySelector(`[lang=${language}]`))?.focus();
  }

  /** @param {Kind} kind @param {boolean} on */
  #show(kind, on) {
    if (on) this.#off.delete(kind);
    else this.#off.add(kind);
    this.#page.show(kind, on);
    this.#tellPlace();
  }

  /** @param {boolean} folded */
  #fold(folded) {
    this.#shut();
    this.#box.hidden = folded;
    this.#pill.hidden = !folded;
    /** @type {HTMLElement | null} */ (folded ? this.#pill : this.#head.querySelector(".fold"))?.focus();
  }

  /** The stops of the kinds that are on. */
  get #visible() {
    return this.#stops.filter(({ kind }) => !this.#off.has(kind));
  }

  /** "3 / 41" */
  #tellPlace() {
    const visible = this.#visible;
    const at = this.#current ? visible.indexOf(this.#current) : -1;
    const { number } = this.#voice;
    this.#place.textContent = `${at < 0 ? "–" : number(at + 1)} / ${number(visible.length)}`;
  }

  /** Goes on, past what has gone from the page, and from the end to the beginning. @param {number} by */
  #step(by) {
    const visible = this.#visible;
    let at = this.#current ? visible.indexOf(this.#current) : -1;
    if (at < 0 && by < 0) at = 0;
    for (let tries = visible.length; tries > 0; tries--) {
      at = (at + by + visible.length) % visible.length;
      if (this.#visit(visible[at])) return;
    }
  }

  /** Goes to a highlight of this key: the next one after the one visited last. @param {string} key */
  #goTo(key) {
    const { kind } = parseKey(key);
    // Whoever goes to a place wants to see it.
    if (this.#off.has(kind)) {
      /** @type {HTMLElement | null} */ (this.#reading.querySelector(`.${kind} input`))?.click();
    }
    const stops = this.#stops.filter((stop) => stop.key === key);
    let at = this.#current ? stops.indexOf(this.#current) : -1;
    for (let tries = stops.length; tries > 0; tries--) {
      at = (at + 1) % stops.length;
      if (this.#visit(stops[at])) return;
    }
  }

  /** @param {Highlight} stop */
  #visit(stop) {
    this.#leave();
    this.#current = stop;
    this.#tellPlace();
    return this.#page.goTo(stop.key, stop.start) !== false;
  }

  /** @param {string | undefined} key nothing but what the card speaks of where there is none */
  #light(key) {
    const lit = key ?? this.#keys[0];
    if (this.#describer) this.#page.light(lit ? together(this.#describer, lit) : []);
  }

  /** @param {string[]} keys @param {number} [start] */
  #draw(keys, start) {
    const describer = this.#describer;
    if (!describer) return;
    this.#keys = keys;
    this.#card.replaceChildren(...cardFace(describer, keys, start), closeButton(describer));
    this.#card.dataset.kind = parseKey(keys[0]).kind;
    this.#card.hidden = false;
    this.#light(undefined);
  }

  /** Closes the card. */
  #shut() {
    this.#open?.abort();
    if (this.#card.hidden) return;
    this.#card.hidden = true;
    this.#keys = [];
    this.#light(undefined);
  }

  /** Closes the card, and brings the focus back from it. */
  #leave() {
    const inside = this.#card.contains(this.#focused);
    if (inside) (this.#before?.isConnected ? this.#before : this.#box).focus({ preventScroll: true });
    this.#shut();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    event.stopPropagation();
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = /** @type {Element | null} */ (this.#focused)?.classList.contains("grip") ? MOVES[key] : undefined;
    if (key === "Escape") {
      if (this.#card.hidden) this.#page.close();
      else this.#leave();
    } else if (move) {
      const { left, top } = this.#box.getBoundingClientRect();
      this.#move(left + move[0] * MOVE_PX, top + move[1] * MOVE_PX);
    } else if (STEPS[key] && !event.shiftKey && this.#describer) {
      this.#step(STEPS[key]);
    } else if (key === "c" && !this.#card.hidden) {
      this.#before = /** @type {HTMLElement | null} */ (this.#focused);
      this.#card.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #drag({ target, pointerId, clientX, clientY, button }) {
    const head = this.#head;
    const onButton = /** @type {Element} */ (target).closest("button:not(.grip)");
    if (button !== 0 || onButton || this.#frame.classList.contains("filled")) return;
    const { left, top } = this.#box.getBoundingClientRect();
    const dragging = new AbortController();
    const { signal } = dragging;
    head.setPointerCapture(pointerId);
    head.addEventListener("pointermove", (event) => this.#move(left + event.clientX - clientX, top + event.clientY - clientY), {
      signal,
    });
    for (const end of ["pointerup", "pointercancel"]) head.addEventListener(end, () => dragging.abort(), { signal });
  }

  /** @param {number} left @param {number} top */
  #move(left, top) {
    const { classList, style } = this.#box;
    classList.add("moved");
    style.setProperty("--left", `${left}px`);
    style.setProperty("--top", `${top}px`);
  }
}

/** @param {string} words @param {() => void} act @param {Record<string, string>} [attributes] */
function button(words, act, attributes) {
  const element = make("button", { type: "button", ...attributes }, words);
  element.addEventListener("click", act);
  return element;
}
