// @ts-check
// The small bookmark, for phones and for services that carry bookmarks from one machine to another. It copies the page,
// opens the engine page in a frame that is seen, else in a window that stays, and paints what it is told to. Where the
// big bookmark has code of its own, this one has the engine page's. Every letter counts.

((page, view) => {
  const APP = /** @type {any} */ (globalThis).SUBRAYA_APP;
  const RUNNING = Symbol.for("subraya");
  if (view[RUNNING]) return view[RUNNING].end();

  /** @type {any[]} */
  const entries = [];
  /** @type {any[]} */
  const texts = [];
  /** @param {any} element */
  const collect = (element) => {
    const slotted = element.localName === "slot" ? element.assignedNodes() : [];
    for (const node of slotted[0] ? slotted : (element.shadowRoot ?? element).childNodes) {
      if (node.nodeType === 3) {
        entries.push(node.data);
        texts.push(node);
      } else if (
        node.nodeType === 1 &&
        !/^(script|style|noscript|template|svg|canvas|select|textarea|input)$/.test(node.localName) &&
        (node.checkVisibility() || getComputedStyle(node).display === "contents")
      ) {
        const telling = /** @type {Record<string, string>} */ ({});
        for (const { name, value } of node.attributes) {
          if (/^(class|id|role|href|rel|itemprop|lang)$/.test(name)) telling[name] = value.slice(0, 300);
        }
        entries.push([node.localName, telling]);
        collect(node);
        entries.push(0);
      }
    }
  };
  collect({ childNodes: [page.body] });

  let selection = null;
  const selected = getSelection();
  if (`${selected}`.trim().length > 20) {
    const range = /** @type {Selection} */ (selected).getRangeAt(0);
    const inside = texts.filter((text) => range.intersectsNode(text));
    const last = inside.at(-1);
    const { startContainer, startOffset, endContainer, endOffset } = range;
    selection = last && [
      texts.indexOf(inside[0]),
      startContainer === inside[0] ? startOffset : 0,
      texts.indexOf(last),
      endContainer === last ? endOffset : last.length,
    ];
  }
  const copy = { url: location.href, title: page.title, lang: page.documentElement.lang, entries, selection };

  const run = `${Math.random()}`;
  const frame = page.createElement("iframe");
  const host = page.createElement("subraya-panel");
  /** @type {any} */
  let peer;
  /** @type {MessagePort} */
  let port;
  /** @type {any} what is painted, by the highlights' names */
  let painted = {};
  const paint = () => {
    for (const name in painted) {
      const [priority, ...stretches] = painted[name];
      const highlight = new Highlight();
      highlight.priority = priority;
      for (const [at, from, to, words] of stretches) {
        const text = texts[at];
        // What has other words by now is dropped.
        if (text.isConnected && text.data.slice(from, to).replace(/\s/g, " ") === words) {
          highlight.add(new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to }));
        }
      }
      CSS.highlights.set(name, highlight);
    }
  };
  const changes = new MutationObserver(paint);
  /** @type {CSSStyleSheet} */
  let sheet;
  /** @type {Set<any>} */
  const roots = new Set(texts.map((text) => text.getRootNode()));

  /** @param {any} event */
  const hear = ({ source, data, origin }) => {
    if (!source || source !== peer || data?.run !== run || (origin !== new URL(APP).origin && origin !== "null")) return;
    const channel = new MessageChannel();
    port = channel.port1;
    peer.postMessage({ subraya: 1, run }, origin === "null" ? "*" : origin, [channel.port2]);
    port.onmessage = ({ data: { css, paint: told, go, end } }) => {
      if (css) {
        sheet ??= new CSSStyleSheet();
        sheet.replaceSync(css);
        for (const root of roots) if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      }
      if (told) {
        painted = told;
        paint();
      }
      if (go >= 0) texts[go].parentElement.scrollIntoView({ block: "center" });
      if (end) view[RUNNING].end();
    };
    port.postMessage({ id: 1, mini: true, page: copy, behind: getComputedStyle(page.body).backgroundColor });
  };
  /** @param {any} event */
  const tap = ({ clientX, clientY }) => {
    const caret = page.caretPositionFromPoint?.(clientX, clientY);
    if (caret) port?.postMessage({ at: [texts.indexOf(caret.offsetNode), caret.offset] });
  };
  const byWindow = async () => {
    if (port || peer !== frame.contentWindow) return;
    host.remove();
    peer = 0;
    const folded = new Blob([JSON.stringify(copy)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    let bytes = "";
    for (const byte of new Uint8Array(await new Response(folded).arrayBuffer())) bytes += String.fromCharCode(byte);
    const page64 = btoa(bytes).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_" })[sign] ?? "");
    try {
      peer = open(`${APP}bookmarklet/engine.html#run=${run}&page=${page64}`, "_blank");
    } catch {}
    // Where no window may open, the app's reader can, in this one.
    if (!peer && confirm("Subraya?")) location.href = `${APP}index.html#page=${page64}`;
  };
  view[RUNNING] = {
    end() {
      delete view[RUNNING];
      removeEventListener("message", hear);
      page.removeEventListener("click", tap);
      page.removeEventListener("securitypolicyviolation", byWindow);
      changes.disconnect();
      for (const name in painted) CSS.highlights.delete(name);
      for (const root of roots)
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((/** @type {any} */ other) => other !== sheet);
      host.remove();
      port?.close();
      // A frame's window has no such thing, and one that is gone does nothing.
      peer?.close?.();
    },
  };
  addEventListener("message", hear);
  page.addEventListener("click", tap);
  page.addEventListener("securitypolicyviolation", byWindow);
  changes.observe(page, { subtree: true, childList: true, characterData: true });
  frame.style.cssText =
    "all:initial!important;position:fixed!important;inset:auto 0 0 auto!important;z-index:2147483647!important;width:min(100%,340px)!important;height:min(45%,560px)!important;border:1px solid #8888!important";
  frame.src = `${APP}bookmarklet/engine.html#run=${run}`;
  host.append(frame);
  page.documentElement.append(host);
  peer = frame.contentWindow;
  setTimeout(byWindow, view.Highlight ? 2500 : 0);
})(document, /** @type {any} */ (window));
