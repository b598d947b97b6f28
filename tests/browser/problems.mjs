// What must not happen in a browser, in whatever page, frame or worker: errors, warnings, violations of a policy.

/** Playwright's own doing. */
const NOT_OURS = /^Service Worker registration blocked by Playwright$/;
/** Browsers look for it on pages without an icon, which those of the tests may be. */
const ICON = "/favicon.ico";

/** @param {import("playwright-core").BrowserContext} context before it has a page @returns {Promise<string[]>} grows as they happen */
export async function problemsIn(context) {
  /** @type {string[]} */
  const problems = [];
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    if (!NOT_OURS.test(message.text()) && !message.location().url.endsWith(ICON)) problems.push(message.text());
  });
  context.on("weberror", (error) => problems.push(error.error().message));
  await context.addInitScript(() => {
    // Violations that the browser's console does not tell, too.
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      console.error(`Content Security Policy violated: ${effectiveDirective} ${blockedURI}`),
    );
  });
  return problems;
}
