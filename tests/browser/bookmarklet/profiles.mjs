// The headers of the page under the bookmarklet: what publishers send, and what they might.

/** In a policy, stands for the nonce of the page's own scripts. */
export const NONCE = "bm5v0";

const csp = (policy, more = {}) => ({ "content-security-policy": policy, ...more });
const coop = (value) => ({ "cross-origin-opener-policy": value });
const coep = (value) => ({ "cross-origin-embedder-policy": value });

/**
 * @typedef {object} Profile
 * @property {string} name as the table has it
 * @property {Record<string, string>} headers
 * @property {boolean} [forbidsFrame] whether the policy forbids the engine's frame, and so complains of it
 */

/** @type {Profile[]} */
export const PROFILES = [
  { name: "none", headers: {} },
  { name: "script-src 'self'", headers: csp("script-src 'self'") },
  {
    name: "nonce + strict-dynamic",
    headers: csp(`script-src 'nonce-${NONCE}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`),
  },
  {
    name: "allow-list",
    headers: csp(
      "default-src 'self' https://static.example; script-src 'self' 'unsafe-inline' https://static.example; " +
        "style-src 'self' 'unsafe-inline'; frame-src 'self' https://video.example; connect-src 'self' https://datos.example",
    ),
    forbidsFrame: true,
  },
  { name: "default-src 'none'", headers: csp("default-src 'none'"), forbidsFrame: true },
  { name: "frame-src 'none'", headers: csp("frame-src 'none'"), forbidsFrame: true },
  { name: "Trusted Types required", headers: csp("require-trusted-types-for 'script'") },
  { name: "trusted-types 'none'", headers: csp("require-trusted-types-for 'script'; trusted-types 'none'") },
  { name: "COOP same-origin", headers: coop("same-origin") },
  { name: "COOP same-origin-allow-popups", headers: coop("same-origin-allow-popups") },
  { name: "COOP noopener-allow-popups", headers: coop("noopener-allow-popups") },
  { name: "COEP require-corp", headers: coep("require-corp") },
  { name: "COOP + COEP require-corp", headers: { ...coop("same-origin"), ...coep("require-corp") } },
  { name: "COOP + COEP credentialless", headers: { ...coop("same-origin"), ...coep("credentialless") } },
  { name: "COOP + default-src 'none'", headers: csp("default-src 'none'", coop("same-origin")), forbidsFrame: true },
  { name: "sandbox allow-scripts", headers: csp("sandbox allow-scripts") },
  { name: "sandbox allow-scripts allow-same-origin", headers: csp("sandbox allow-scripts allow-same-origin") },
  {
    name: "sandbox allow-scripts + frame-src 'none'",
    headers: csp("sandbox allow-scripts; frame-src 'none'"),
    forbidsFrame: true,
  },
  { name: "sandbox", headers: csp("sandbox") },
  { name: "wasm-unsafe-eval", headers: csp("script-src 'self' 'wasm-unsafe-eval'") },
  { name: "X-Frame-Options DENY", headers: { "x-frame-options": "DENY" } },
  { name: "connect-src 'self'", headers: csp("connect-src 'self'") },
];

/** @param {string} name @returns {Profile} */
export function profile(name) {
  const found = PROFILES.find((profile) => profile.name === name);
  if (!found) throw new Error(`no profile ${name}`);
  return found;
}
