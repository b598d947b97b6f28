// @ts-check
// The first word of the engine page, before it loads anything that takes time. Who opened it knows by this that nothing
// forbids it. Where nobody can be reached, the page becomes the reader.

(() => {
  const given = new URLSearchParams(location.hash.slice(1));
  const run = given.get("run") ?? "";
  const page = given.get("page");
  try {
    // What the address carries is the reader's own business, and stays in no history.
    history.replaceState(null, "", location.pathname);
  } catch {
    // In a sandboxed frame the address can't be changed; nor does it stay in a history.
  }
  const reader = page === null ? "../index.html" : `../index.html#page=${page}`;
  const peer = parent === window ? /** @type {Window | null} */ (opener) : parent;
  /** How long the page that opened this may be silent; then it is gone. */
  const PATIENCE_MS = 5_000;

  if (!peer) {
    location.replace(reader);
    return;
  }
  const toReader = setTimeout(() => peer !== parent && location.replace(reader), PATIENCE_MS);
  /** @type {Promise<MessagePort>} */
  const port = new Promise((resolve) => {
    addEventListener("message", ({ source, data, ports }) => {
      if (source !== peer || data?.subraya !== 1 || data.run !== run || ports.length !== 1) return;
      clearTimeout(toReader);
      resolve(ports[0]);
    });
  });
  Object.assign(window, { subrayaPort: port });
  // Whom it goes to is not known yet, and it tells no more than that this page is there.
  peer.postMessage({ subraya: 1, run }, "*");
})();
