// @ts-check
// Where articles are kept in this browser: an IndexedDB, since it is asynchronous and has room. Each tab keeps its own, so
// that two tabs do not overwrite one another; a new tab begins with what was kept last.

/** @import { Article } from "../article.js" */

import { articleIn } from "../article.js";

/** @typedef {{ article: Article, before: Article | null }} Kept an article and the one that was read before it */

const DATABASE = "subraya";
const STORE = "articles";
const BY_TIME = "savedAt";
const TAB = "subraya.tab";

/** How many tabs' articles are kept. */
const TABS = 6;

/** Some browsers never answer where they may not store; the page must not wait for them. */
const PATIENCE_MS = 2_000;

export class Shelf {
  /** @param {IDBDatabase | undefined} database undefined where the browser keeps nothing @param {string} tab @param {string | undefined} earlier this tab, before it was loaded again */
  constructor(database, tab, earlier) {
    this.database = database;
    this.tab = tab;
    this.earlier = earlier;
  }

  /** Never fails: where nothing can be kept, `works` is false. */
  static async open() {
    const earlier = rememberedTab();
    // A tab that was duplicated says that it is the other one, which still holds its name.
    const free = earlier !== undefined && (await claim(earlier));
    const tab = free ? earlier : `${Date.now()}-${Math.random()}`;
    if (!free) await claim(tab);
    rememberTab(tab);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    const database = /** @type {IDBDatabase | undefined} */ (
      await Promise.race([openDatabase(), patience]).catch(() => undefined)
    );
    return new Shelf(database, tab, earlier);
  }

  get works() {
    return this.database !== undefined;
  }

  /** What this tab kept, else what was kept last. @returns {Promise<Kept | undefined>} */
  async read() {
    try {
      const store = this.#store("readonly");
      const own = this.earlier === undefined ? undefined : await answer(store.get(this.earlier));
      const newest = own ?? (await answer(store.index(BY_TIME).openCursor(null, "prev")))?.value;
      const article = articleIn(newest?.article);
      return article && { article, before: articleIn(newest.before) ?? null };
    } catch {
      return undefined;
    }
  }

  /** Keeps this in place of what this tab kept. @param {Kept} kept @returns {Promise<boolean>} whether the browser did so */
  async keep({ article, before }) {
    try {
      const store = this.#store("readwrite");
      const written = completed(store.transaction);
      store.put({ article, before, [BY_TIME]: Date.now() }, this.tab);
      // Not left to the browser, which forgets what is not committed when the page goes.
      store.transaction.commit();
      await written;
      await this.#tidy();
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets everything, what other tabs kept included. @returns {Promise<boolean>} */
  async forget() {
    try {
      await answer(this.#store("readwrite").clear());
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets what tabs kept that are long gone. */
  async #tidy() {
    const store = this.#store("readwrite");
    const oldestFirst = await answer(store.index(BY_TIME).getAllKeys());
    for (const tab of oldestFirst.slice(0, -TABS)) store.delete(tab);
  }

  /** @param {IDBTransactionMode} mode */
  #store(mode) {
    if (!this.database) throw new Error("nothing can be kept here");
    return this.database.transaction(STORE, mode).objectStore(STORE);
  }
}

/** @returns {Promise<IDBDatabase>} */
async function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(STORE).createIndex(BY_TIME, BY_TIME);
  });
  const database = await answer(request);
  database.addEventListener("versionchange", () => database.close());
  return database;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

/** Where there is no room left, that may be known at the end only. @param {IDBTransaction} transaction @returns {Promise<void>} */
const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });

/** Holds a tab's name until the tab is gone. @param {string} tab @returns {Promise<boolean>} whether it was free */
const claim = (tab) =>
  new Promise((resolve) => {
    if (!navigator.locks) return resolve(true);
    navigator.locks
      .request(`subraya.${tab}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      })
      .catch(() => resolve(true));
  });

function rememberedTab() {
  try {
    return sessionStorage.getItem(TAB) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} tab */
function rememberTab(tab) {
  try {
    sessionStorage.setItem(TAB, tab);
  } catch {
    // Then the tab begins with what was kept last, like a new one.
  }
}
