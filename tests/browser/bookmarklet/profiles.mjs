// The headers that news pages are sent with, from none to such as forbid everything.

/** In the article's page a script tag may carry this. */
export const NONCE = "n0nce";

const csp = (policy) => ({ "content-security-policy": policy });
const COOP = "cross-origin-opener-policy";
const COEP = "cross-origin-embedder-policy";

/** @type {Record<string, Record<string, string>>} */
export const PROFILES = {
  none: {},
  "script-src self": csp("script-src 'self'"),
  "nonce + strict-dynamic": csp(`script-src 'nonce-${NONCE}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`),
  "allow-list": csp("default-src 'self' https: http: data:; script-src 'self' https://static.example; connect-src 'self'"),
  "default-src 'none'": csp("default-src 'none'"),
  "frame-src 'none'": csp("frame-src 'none'"),
  "Trusted Types required": csp("require-trusted-types-for 'script'"),
  "trusted-types 'none'": csp("require-trusted-types-for 'script'; trusted-types 'none'"),
  "COOP same-origin": { [COOP]: "same-origin" },
  "COEP require-corp": { [COEP]: "require-corp" },
  "COOP + COEP require-corp": { [COOP]: "same-origin", [COEP]: "require-corp" },
  "COOP + COEP credentialless": { [COOP]: "same-origin", [COEP]: "credentialless" },
  "COOP same-origin-allow-popups": { [COOP]: "same-origin-allow-popups" },
  "COOP noopener-allow-popups": { [COOP]: "noopener-allow-popups" },
  "COOP + default-src 'none'": { [COOP]: "same-origin", ...csp("default-src 'none'") },
  "sandbox allow-scripts": csp("sandbox allow-scripts"),
  "sandbox allow-scripts + frame-src 'none'": csp("sandbox allow-scripts; frame-src 'none'"),
  "sandbox allow-scripts allow-same-origin": csp("sandbox allow-scripts allow-same-origin"),
  sandbox: csp("sandbox"),
  "wasm-unsafe-eval": csp("script-src 'self' 'wasm-unsafe-eval'"),
  "X-Frame-Options DENY": { "x-frame-options": "DENY" },
  "connect-src self": csp("connect-src 'self'"),
};
