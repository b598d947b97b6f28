// @ts-check
// Keeps the page in this browser, so that it opens without a network, and says when there is a new version. A new version
// is used when its reader says so, not before.

import { byId } from "./dom.js";
import { warn } from "./notice.js";

const AN_HOUR_MS = 3_600_000;

/** @param {() => Promise<boolean>} save keeps the reader's article; whether it would outlast the page */
export async function keepOffline(save) {
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    follow(registration, save);
    lookNowAndThen(registration);
  } catch {
    // Private windows, files on disk and hosts without TLS have no service workers; the page works as it did.
  }
}

/** @param {ServiceWorkerRegistration} registration @param {() => Promise<boolean>} save */
function follow(registration, save) {
  const { serviceWorker } = navigator;
  const offer = () => show("update");
  let wanted = false;
  let warned = false;
  let controlled = serviceWorker.controller !== null;

  const watch = () => {
    const worker = registration.installing;
    const isFirst = registration.active === null;
    worker?.addEventListener("statechange", () => {
      if (isFirst && worker.state === "activated") show("offline-ready");
      if (!isFirst && worker.state === "installed") offer();
    });
  };
  watch();
  registration.addEventListener("updatefound", watch);
  if (registration.waiting) offer();

  byId("use-update").addEventListener("click", async () => {
    // Where the article can't be kept, it goes only when its reader has been told and asks again.
    if (!(await save()) && !warned) {
      warned = true;
      return warn("intake", ({ t }) => t.help.wouldBeLost);
    }
    wanted = true;
    if (registration.waiting) registration.waiting.postMessage("use");
    else location.reload();
  });
  serviceWorker.addEventListener("controllerchange", () => {
    // The reader may have asked for the new version in another window: here it is only offered.
    if (wanted) location.reload();
    else if (controlled) offer();
    controlled = true;
  });
}

/** Who leaves the page open all day gets to know of new versions, too. @param {ServiceWorkerRegistration} registration */
function lookNowAndThen(registration) {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < AN_HOUR_MS) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** @param {string} id */
function show(id) {
  byId(id).hidden = false;
}
