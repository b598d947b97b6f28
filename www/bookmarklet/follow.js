// @ts-check
// Frameworks put new text nodes with the same words in the place of old ones. Whoever holds on to the old ones follows.

import { getter, realm } from "./clean.js";

const isThere = getter(realm.Node, "isConnected");

/**
 * For each node that has gone, the one with the same words that has come, in their order.
 *
 * @param {Iterable<Text>} nodes
 * @param {MutationRecord[]} records
 * @returns {Map<Text, Text>}
 */
export function followed(nodes, records) {
  /** @type {Map<Text, Text>} */
  const successors = new Map();
  /** @type {Map<string, Text[]>} by their words */
  const gone = new Map();
  for (const node of nodes) {
    if (isThere(node)) continue;
    const others = gone.get(node.data);
    if (others) others.push(node);
    else gone.set(node.data, [node]);
  }
  if (gone.size === 0) return successors;
  for (const { addedNodes } of records) {
    for (const added of addedNodes) {
      const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT);
      for (let node = added.nodeType === Node.TEXT_NODE ? added : walker.nextNode(); node; node = walker.nextNode()) {
        const text = /** @type {Text} */ (node);
        const old = isThere(text) && gone.get(text.data)?.shift();
        if (old) successors.set(old, text);
      }
    }
  }
  return successors;
}
