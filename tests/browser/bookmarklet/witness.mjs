// What the tests see of a page under the bookmarklet. It runs beside the page's own scripts, with a JavaScript and a DOM
// that they can't have changed, and calls nothing of the bookmark's.

/** Made in the page; whoever calls it gets what looks. It must stand alone. */
export function witness() {
  const OURS = "subraya-";
  const HOST = "subraya-panel";
  /** @type {string[]} */
  const violations = [];
  let painted = 0;

  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    violations.push(`${effectiveDirective} ${blockedURI}`);
  });

  /** The page's document, the frames that it may look into, and all open shadow roots but the panel's. */
  function roots(from = document, found = []) {
    found.push(from);
    for (const element of from.querySelectorAll("*")) {
      if (element.localName === HOST) continue;
      if (element.shadowRoot) roots(element.shadowRoot, found);
      if (element.localName === "iframe" && element.contentDocument) roots(element.contentDocument, found);
    }
    return found;
  }

  const views = () => [...new Set(roots().map((root) => root.defaultView ?? root.ownerDocument.defaultView))];

  function highlights() {
    const all = [];
    for (const view of views()) view?.CSS.highlights?.forEach((highlight, name) => all.push([name, highlight]));
    return all;
  }

  const timer = setInterval(() => {
    if (!highlights().some(([name, { size }]) => name.startsWith(OURS) && size > 0)) return;
    painted = Date.now();
    clearInterval(timer);
  }, 5);

  /** A page's article as the engine should get it, with the text nodes that it stands in. */
  function article(selector) {
    const nodes = new Map();
    let text = "";
    const add = (node) => {
      if (node.nodeType === 3) {
        nodes.set(node, text.length);
        text += node.data.replace(/\s/g, " ");
      } else if (node.localName === "br") text += "\n";
      else for (const child of node.childNodes) add(child);
    };
    for (const root of roots()) {
      for (const block of root.querySelectorAll(selector)) {
        if (text) text += "\n\n";
        add(block);
      }
    }
    return { text, nodes };
  }

  /** The article, and what is painted where: `at` is -1 for what is not in the article. */
  function look(selector) {
    const { text, nodes } = article(selector);
    const ranges = [];
    for (const [name, highlight] of highlights()) {
      if (!name.startsWith(OURS)) continue;
      highlight.forEach((range) => {
        const { startContainer, startOffset, endContainer, endOffset } = range;
        const live = startContainer.ownerDocument.createRange();
        live.setStart(startContainer, startOffset);
        live.setEnd(endContainer, endOffset);
        const begin = nodes.has(startContainer) ? nodes.get(startContainer) + startOffset : -1;
        const end = nodes.has(endContainer) ? nodes.get(endContainer) + endOffset : -1;
        ranges.push([name.slice(OURS.length), begin, end, live.toString().replace(/\s/g, " ")]);
      });
    }
    return { text, nodes: [...nodes].map(([node, at]) => [at, at + node.data.length]), ranges };
  }

  /** Every node of the page, whether a parser could tell it from others or not. */
  function written(node) {
    if (node.nodeType === 3) return `|${node.data}`;
    if (node.nodeType === 8) return `<!--${node.data}-->`;
    if (node.nodeType === 9) return [...node.childNodes].map(written).join("");
    if (node.nodeType !== 1 && node.nodeType !== 11) return `<${node.nodeName}>`;
    if (node.localName === HOST) return "";
    const attributes = [...(node.attributes ?? [])].map(({ name, value }) => ` ${name}="${value}"`).join("");
    const shadow = node.shadowRoot ? `#shadow{${written(node.shadowRoot)}}` : "";
    const frame = node.localName === "iframe" && node.contentDocument ? `#frame{${written(node.contentDocument)}}` : "";
    const children = [...(node.localName === "template" ? node.content : node).childNodes].map(written).join("");
    return `<${node.localName ?? ""}${attributes}>${shadow}${frame}${children}</>`;
  }

  /** What has to be the same before the first click and after the second. */
  function state() {
    const others = highlights().filter(([name]) => !name.startsWith(OURS));
    return {
      page: written(document),
      sheets: roots().map(({ adoptedStyleSheets }) => adoptedStyleSheets.length),
      highlights: others.map(([name, { size }]) => `${name} ${size}`),
      selection: String(getSelection()),
      scroll: [scrollX, scrollY],
      address: location.href,
    };
  }

  /** What must be gone after the second click. */
  const remains = () => ({
    hosts: document.getElementsByTagName(HOST).length,
    highlights: highlights()
      .map(([name]) => name)
      .filter((name) => name.startsWith(OURS)),
  });

  /** The panel: what it says, and what it offers. */
  function panel() {
    const root = document.querySelector(HOST)?.shadowRoot;
    if (!root) return undefined;
    const shown = (selector) => [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return {
      says: shown("[role=status]")
        .map(({ textContent }) => textContent.trim())
        .join(" ")
        .trim(),
      buttons: shown("button").map(({ textContent, ariaLabel }) => (ariaLabel ?? textContent).trim()),
    };
  }

  /** Presses the first of the panel's buttons with such a name. */
  function press(pattern) {
    const root = document.querySelector(HOST)?.shadowRoot;
    const name = new RegExp(pattern, "i");
    const button = [...(root?.querySelectorAll("button") ?? [])].find((button) => name.test(button.textContent));
    button?.click();
    return button !== undefined;
  }

  /** Selects a page's blocks from the first to the last that match. */
  function select(selector) {
    const blocks = [...document.querySelectorAll(selector)];
    const range = document.createRange();
    range.setStart(blocks[0], 0);
    range.setEnd(blocks.at(-1), blocks.at(-1).childNodes.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /** Lets the page's own script do something, and looks at once, before anything is drawn. */
  function change(what, selector) {
    document.dispatchEvent(new CustomEvent("cambio", { detail: what }));
    return new Promise((resolve) => queueMicrotask(() => requestAnimationFrame(() => resolve(look(selector)))));
  }

  return { look, state, remains, panel, press, select, change, violations: () => violations, painted: () => painted };
}
