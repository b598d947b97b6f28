// @ts-check
// Keeps the page on this machine, so that it opens without a network. A classic script: that is what importScripts needs.
//
// Each file is kept under its address and its hash. So the files of a new version lie beside those in use without
// touching them, and a file that stays the same is neither fetched nor kept twice.

/** @typedef {{ version: string, files: Record<string, string> }} Build the hash of each file of the page, by its path */

importScripts("pkg/files.js");

const worker = /** @type {ServiceWorkerGlobalScope & { SUBRAYA_FILES: Build }} */ (/** @type {unknown} */ (self));

const scope = new URL(worker.registration.scope);
const hashes = new Map(Object.entries(worker.SUBRAYA_FILES.files));
/** Where each file is kept, by its path. */
const kept = new Map([...hashes].map(([path, hash]) => [path, new URL(`${path}?${encodeURIComponent(hash)}`, scope).href]));

// Other pages of one host have the same store.
const CACHE = `subraya ${scope.pathname}`;

worker.addEventListener("install", (event) => event.waitUntil(fetchAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => worker.clients.claim())));
worker.addEventListener("fetch", (event) => {
  const place = placeOf(event.request);
  if (place !== undefined) event.respondWith(answer(place, event.request));
});
// A new version waits until its reader wants it.
worker.addEventListener("message", ({ data }) => data === "use" && worker.skipWaiting());

async function fetchAll() {
  const cache = await caches.open(CACHE);
  const have = new Set((await cache.keys()).map(({ url }) => url));
  await Promise.all(
    [...kept].map(async ([path, place]) => {
      if (have.has(place)) return;
      // A file that is not the one the build has seen is refused, and so is this version: the next look may find it whole.
      const response = await fetch(new URL(path, scope), { cache: "no-cache", integrity: hashes.get(path) });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(place, unredirected(response));
    }),
  );
}

async function forgetOthers() {
  const cache = await caches.open(CACHE);
  const places = new Set(kept.values());
  await Promise.all((await cache.keys()).map((request) => !places.has(request.url) && cache.delete(request)));
}

/** A browser refuses a page that came by way of another address, as `index.html` does on some servers. @param {Response} response */
function unredirected(response) {
  if (!response.redirected) return response;
  const { body, status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** Where the file is kept that a request asks for; undefined where it asks for something else. @param {Request} request */
function placeOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = pathname.slice(scope.pathname.length);
  return kept.get(path === "" || path.endsWith("/") ? `${path}index.html` : path);
}

/** @param {string} place @param {Request} request */
async function answer(place, request) {
  const cache = await caches.open(CACHE);
  // The browser may have thrown away what was kept.
  return (await cache.match(place)) ?? fetch(request);
}
