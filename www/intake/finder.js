// @ts-check
// The article in a whole page: its headline, its standfirst and its body, in however many parts, and nothing of what
// stands in between. Mozilla's Readability says where it is; what belongs to it is decided passage by passage on the page
// as it was, because Readability leaves out headlines, lists and second parts, and takes in boxes that look like paragraphs.
// Captions belong to the article: they tell who did what, as it does. Who took the picture does not.

/** @import { Passage, Passages, Run } from "./passages.js" */

import { withMarkup } from "../trusted.js";
import {
  ARTICLE,
  ELSEWHERE,
  headsSomethingElse,
  isAbout,
  isAside,
  isCredit,
  isCreditLine,
  isPullQuote,
  opensBox,
  sortOf,
} from "./beside.js";
import { headlineIn } from "./headline.js";
import { isMute, linesAround } from "./layout.js";
import { bare, endsAsSentence, isLink, isProse, passagesIn } from "./passages.js";

/**
 * What of Mozilla's Readability is used.
 *
 * @typedef {{ content: Element }} Readable
 * @typedef {new (page: Document, options: object) => { parse(): Readable | null }} ReadabilityClass
 */

/** The build puts it there; the page can do without. @type {string} */
const READABILITY = "../pkg/readability.js";

/** Pages with more elements are no articles, and finding one in them would take too long. */
const MAX_ELEMENTS = 30_000;

/** What is shorter was hardly found: it is a caption, a teaser, a line of law. */
const MIN_CHARS = 250;

/** What tells of another article is no longer than this. */
const TEASER_CHARS = 700;

/** How much of a page's prose something may hold that is called what stands beside articles. */
const MOST = { talk: 0.95, offer: 0.5, maybe: 0.2, label: 0.1, unseen: 0.3 };

/** A box in an article has no more of the page's prose, and under a mere heading no more passages. */
const BOX_SHARE = 0.3;
const BOX_PASSAGES = 3;

/** Longer labels are none. */
const LABEL_CHARS = 240;

/** Marks an element in a copy of the page. Readability gives several elements' attributes to one, so the number is in the name. */
const STAMP = "data-n-";

/**
 * The texts that make the article.
 *
 * @param {Document} page it is left as it is
 * @param {{ title: string, path?: string }} about
 * @returns {Promise<Set<Text> | null>} null where there is none
 */
export async function articleTexts(page, { title, path }) {
  const { body } = page;
  const whole = passagesIn(body, isMute, path);
  const headline = headlineIn(whole.all, title);
  const beside = elementsBeside(whole, headline);
  const rest = passagesIn(body, (element) => isMute(element) || beside.has(element), path);
  const found = await readable(
    page,
    beside,
    new Set(rest.all.flatMap(({ texts }) => texts.map(({ parentElement }) => parentElement))),
  );
  return new Finding(rest, headline, body).texts(found);
}

/**
 * The elements that are something else than the article, by what they are and are called, but for those that hold too
 * much of the page to be that.
 *
 * @param {Passages} passages
 * @param {Passage | undefined} headline
 */
function elementsBeside({ all, runs }, headline) {
  const prose = sums(all, (passage) => (isProse(passage) ? passage.words.length : 0));
  const chars = sums(all, ({ words }) => words.length);
  const total = prose[all.length] || 1;
  const head = headline ? all.indexOf(headline) : -1;
  /** @type {Set<Element>} */
  const beside = new Set();
  for (const [element, [from, to]] of runs) {
    if (from === to || (head >= from && head < to)) continue;
    const share = (prose[to] - prose[from]) / total;
    if (element.matches(ELSEWHERE)) {
      const ofQuote = element.localName === "footer" && element.closest("blockquote");
      if (!ofQuote && share < MOST.offer) beside.add(element);
      continue;
    }
    const sort = sortOf(element);
    if (sort === null || share >= MOST[sort] || element.matches("body, main, [itemprop~=articleBody]")) continue;
    if (sort === "label" && chars[to] - chars[from] > LABEL_CHARS) continue;
    if (sort !== "unseen" && linesAround(element) === 0 && isPartOfSentence(element, all[from], to - from)) continue;
    if (sort !== "talk" && element.querySelector("[itemprop~=articleBody]")) continue;
    beside.add(element);
  }
  return beside;
}

/** Whether an element is some of the words of a paragraph. @param {Element} element @param {Passage} passage @param {number} count */
function isPartOfSentence(element, passage, count) {
  return count === 1 && passage.words.length - (element.textContent ?? "").trim().length > 40;
}

/** Sums of what stands before each passage. @param {Passage[]} passages @param {(passage: Passage) => number} measure */
function sums(passages, measure) {
  const before = new Float64Array(passages.length + 1);
  for (const [index, passage] of passages.entries()) before[index + 1] = before[index] + measure(passage);
  return before;
}

/**
 * Those elements with words that are in what Readability takes for the article; none where it can't be had, or finds none.
 *
 * @param {Document} page
 * @param {Set<Element>} beside
 * @param {Set<Element | null>} holders those that hold words themselves: no others are asked for
 * @returns {Promise<Set<Element>>}
 */
async function readable(page, beside, holders) {
  /** @type {Set<Element>} */
  const found = new Set();
  try {
    const { Readability } = /** @type {{ Readability: ReadabilityClass }} */ (await import(READABILITY));
    // It rewrites what it is given, so it is given a page of its own, without what is known to be no article.
    const copy = /** @type {Document} */ (page.cloneNode(true));
    const originals = [...page.body.querySelectorAll("*")];
    const copies = [...copy.body.querySelectorAll("*")];
    for (const [index, element] of originals.entries()) {
      if (beside.has(element)) copies[index].remove();
      else if (holders.has(element)) copies[index].setAttribute(STAMP + index, "");
    }
    const options = { maxElemsToParse: MAX_ELEMENTS, serializer: (/** @type {Element} */ content) => content };
    const content = withMarkup(() => new Readability(copy, options).parse())?.content;
    for (const element of content?.querySelectorAll("*") ?? []) {
      for (const name of element.getAttributeNames()) {
        if (name.startsWith(STAMP)) found.add(originals[Number(name.slice(STAMP.length))]);
      }
    }
  } catch {
    // Without it, the part with the most prose is taken.
  }
  return found;
}

class Finding {
  #all;
  #runs;
  #body;
  /** The headline's number, or -1. */
  #head;
  /** Passages that are none of the article's. @type {Set<number>} */
  #out = new Set();

  /** @param {Passages} passages @param {Passage | undefined} headline @param {Element} body */
  constructor({ all, runs }, headline, body) {
    this.#all = all;
    this.#runs = runs;
    this.#body = body;
    this.#head = headline ? all.findIndex(({ texts }) => texts[0] === headline.texts[0]) : -1;
    for (const [index, passage] of all.entries()) {
      if (index !== this.#head && isNone(passage)) this.#out.add(index);
    }
    this.#leaveOutTeasers();
    this.#leaveOutBoxes();
  }

  /** @param {Set<Element>} found by Readability @returns {Set<Text> | null} */
  texts(found) {
    const core = this.#core(found);
    if (core.length === 0) return null;
    const home = this.#home(core);
    const body = this.#bodyIn(home, found);
    const prose = body.filter((index) => isProse(this.#all[index]) && !isCaption(this.#all[index]));
    if (length(prose.map((index) => this.#all[index])) < MIN_CHARS) return null;
    const article = new Set([...this.#top(prose[0]), ...body]);
    for (const index of this.#repeated(article)) article.delete(index);
    /** @type {Set<Text>} */
    const texts = new Set();
    for (const index of article) for (const text of ownTexts(this.#all[index])) texts.add(text);
    return texts;
  }

  /** Leaves out what tells of other articles: a title that leads to one, with what stands around it. */
  #leaveOutTeasers() {
    const chars = sums(this.#all, ({ words }) => words.length);
    const sentences = sums(this.#all, (passage) => (isProse(passage) ? 1 : 0));
    for (const [index, passage] of this.#all.entries()) {
      if (index === this.#head || !isLink(passage) || passage.words.length < 15) continue;
      let card = passage.block;
      for (let around = card.parentElement; around && around !== this.#body; around = around.parentElement) {
        const [from, to] = this.#run(around);
        if (this.#holds(around) || chars[to] - chars[from] > TEASER_CHARS) break;
        if (around.matches("ul, ol, section, main") || sentences[to] - sentences[from] > 2) break;
        card = around;
      }
      // A link among an article's paragraphs stands for itself alone.
      const isCard = passage.heading > 0 || card.matches("article, li") || hasLikes(card);
      const [from, to] = isCard ? this.#run(card) : [index, index + 1];
      for (let at = from; at < to; at++) this.#out.add(at);
    }
  }

  /** Leaves out what stands under a heading that says that it is something else. */
  #leaveOutBoxes() {
    const prose = sums(this.#all, (passage) => (isProse(passage) ? passage.words.length : 0));
    /** @param {Element} element */
    const share = (element) => {
      const [from, to] = this.#run(element);
      return (prose[to] - prose[from]) / (prose[this.#all.length] || 1);
    };
    for (const [index, passage] of this.#all.entries()) {
      const opens = opensBox(passage.words);
      if (index === this.#head || !(opens || headsSomethingElse(passage.words))) continue;
      this.#out.add(index);
      let box = passage.block;
      for (let around = box.parentElement; around && around !== this.#body; around = around.parentElement) {
        const [from] = this.#run(around);
        const isFirst = this.#all.slice(from, index).every((_, before) => this.#out.has(from + before));
        if (!isFirst || this.#holds(around) || share(around) > BOX_SHARE) break;
        box = around;
      }
      const [from, to] = share(box) > BOX_SHARE || this.#holds(box) ? [index, index + 1] : this.#run(box);
      for (let at = from; at < to; at++) this.#out.add(at);
      // Where the heading has no box of its own, what is of its kind follows it.
      const end = opens ? Math.min(to + BOX_PASSAGES, this.#all.length) : this.#all.length;
      for (let at = to; at < end && this.#all[at].heading === 0; at++) {
        if (!opens && (isProse(this.#all[at]) || this.#all[at].linked === 0)) break;
        if (opens && passage.heading === 0) break;
        this.#out.add(at);
      }
    }
  }

  /** The prose that the article is known by. @param {Set<Element>} found */
  #core(found) {
    const prose = [...this.#all.keys()].filter((index) => !this.#out.has(index) && isProse(this.#all[index]));
    const core = prose.filter((index) => isIn(this.#all[index], found));
    return core.length > 0 ? core : prose;
  }

  /**
   * The element that holds the article's body: the smallest with nearly all of its core, then those around it as long as
   * what they add is of the same kind, or they are the page's own article.
   *
   * @param {number[]} core
   */
  #home(core) {
    const chars = length(core.map((index) => this.#all[index]));
    const inside = new Set(core);
    /** @param {Element} element */
    const held = (element) => {
      const [from, to] = this.#run(element);
      return length(this.#all.filter((_, index) => index >= from && index < to && inside.has(index)));
    };
    let home = this.#all[core[0]].block;
    if (home !== this.#body) {
      // From the longest passage on upwards.
      home = core
        .map((index) => this.#all[index])
        .reduce((one, other) => (other.words.length > one.words.length ? other : one)).block;
      while (home !== this.#body && held(home) < chars * 0.85) home = home.parentElement ?? this.#body;
    }
    const kinds = new Set(core.map((index) => kindOf(this.#all[index])));
    const head = this.#head < 0 ? null : this.#all[this.#head];
    while (home !== this.#body) {
      const around = home.parentElement ?? this.#body;
      const [from, to] = this.#run(around);
      const [homeFrom, homeTo] = this.#run(home);
      const added = [...this.#all.keys()].slice(from, to).filter((index) => index < homeFrom || index >= homeTo);
      const others = added.filter((index) => index > core[0] && this.#all[index].heading > 0 && index !== this.#head);
      if (others.some((index) => this.#all[index].heading === 1 || (head && kindOf(this.#all[index]) === kindOf(head)))) break;
      const prose = added.filter((index) => !this.#out.has(index) && isProse(this.#all[index]) && index > this.#head);
      const same = prose.filter((index) => kinds.has(kindOf(this.#all[index])));
      const alike = length(same.map((index) => this.#all[index])) >= 0.6 * length(prose.map((index) => this.#all[index]));
      if (!alike && !home.parentElement?.closest(ARTICLE)) break;
      home = around;
    }
    return home;
  }

  /**
   * The passages of the body: prose and captions, and the lines between them.
   *
   * @param {Element} home
   * @param {Set<Element>} found
   */
  #bodyIn(home, found) {
    const [start, to] = this.#run(home);
    const from = Math.max(start, this.#head + 1);
    const kinds = new Set();
    let first = -1;
    let last = -1;
    for (let index = from; index < to; index++) {
      const passage = this.#all[index];
      if (this.#out.has(index) || !isProse(passage)) continue;
      kinds.add(kindOf(passage));
      if (isCaption(passage)) continue;
      if (first < 0) first = index;
      last = index;
    }
    const headline = this.#head < 0 ? "" : bare(this.#all[this.#head].words);
    const body = [];
    for (let index = from; index < to; index++) {
      const passage = this.#all[index];
      if (this.#out.has(index) || bare(passage.words) === headline) continue;
      const isSame = kinds.has(kindOf(passage)) && (endsAsSentence(passage) || isIn(passage, found));
      const isLine =
        index < last &&
        ((passage.heading > 0 && (this.#head >= 0 || index > first)) ||
          (index > first && (isIn(passage, found) || home.contains(passage.block.closest("li, blockquote, table, dl")))));
      if (isProse(passage) || isSame || isLine || isCaption(passage)) body.push(index);
    }
    return body;
  }

  /** The headline, and what stands between it and the body: standfirst and captions. @param {number} first of the body's prose */
  #top(first) {
    if (this.#head < 0 || this.#head > first) return [];
    const top = [this.#head];
    for (let index = this.#head + 1; index < first; index++) {
      const passage = this.#all[index];
      if (this.#out.has(index)) continue;
      const isStandfirst = passage.words.length >= 40 && passage.linked * 2 < passage.words.length;
      if (isStandfirst || isCaption(passage) || isProse(passage)) top.push(index);
    }
    return top;
  }

  /** What only shows again what the article says: pull quotes. @param {Set<number>} article */
  #repeated(article) {
    const passages = [...article].map((index) => ({ index, passage: this.#all[index], key: bare(this.#all[index].words) }));
    const all = passages
      .filter(({ passage }) => !isQuote(passage))
      .map(({ key }) => key)
      .join("\n");
    return passages
      .filter(
        ({ index, passage, key }) =>
          index !== this.#head && key.length >= 20 && key.length < 500 && isQuote(passage) && all.includes(key),
      )
      .map(({ index }) => index);
  }

  /** @param {Element} element @returns {Run} */
  #run = (element) => this.#runs.get(element) ?? [0, 0];

  /** Whether the headline is inside an element. @param {Element} element */
  #holds = (element) => {
    const [from, to] = this.#run(element);
    return this.#head >= from && this.#head < to;
  };
}

/** Whether a passage is no article's by its own words. @param {Passage} passage */
function isNone({ words, linked, heading, block }) {
  if (isAside(words, linked) || !/[\p{L}\p{N}]/u.test(words)) return true;
  return heading === 0 && (isAbout(words) || (block.closest("figure, figcaption") !== null && isCreditLine(words)));
}

/** @param {Passage[]} passages */
const length = (passages) => passages.reduce((sum, { words }) => sum + words.length, 0);

/** Whether some of a passage is in these elements. @param {Passage} passage @param {Set<Element>} found */
const isIn = ({ texts }, found) => texts.some(({ parentElement }) => parentElement !== null && found.has(parentElement));

/** @param {Passage} passage */
const isCaption = ({ block }) => block.closest("figcaption, figure") !== null;

/** Whether a passage is set off as words that are shown again are. @param {Passage} passage */
function isQuote({ block }) {
  for (let around = /** @type {Element | null} */ (block), step = 0; around && step < 4; around = around.parentElement, step++) {
    if (around.matches("blockquote, q, figure") || isPullQuote(around)) return true;
  }
  return false;
}

/** What a passage's elements are: those of one article's paragraphs are the same. @param {Passage} passage */
function kindOf({ block }) {
  /** @param {Element | null} element */
  const kind = (element) => `${element?.localName}.${(element?.getAttribute("class") ?? "").replace(/\d+/g, "#")}`;
  return `${kind(block.parentElement)} ${kind(block)}`;
}

/** Whether an element is one of a row. @param {Element} element */
function hasLikes(element) {
  const same = (/** @type {Element | null} */ other) =>
    other?.localName === element.localName && other.getAttribute("class") === element.getAttribute("class");
  return element.localName !== "p" && (same(element.nextElementSibling) || same(element.previousElementSibling));
}

/** A caption's words without whose picture it is. @param {Passage} passage @returns {Text[]} */
function ownTexts({ texts, block }) {
  const caption = block.closest("figcaption");
  if (!caption) return texts;
  return texts.filter((text, index) => {
    const { parentElement: parent } = text;
    const isPart = parent !== null && parent !== caption && parent !== block;
    return !(isPart && isCredit(parent)) && !(index > 0 && isCreditLine(text.data.trim()));
  });
}
