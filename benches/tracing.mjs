// @ts-check
// What a page's main thread did meanwhile, as Chromium itself tells it.

/** @import { Page } from "playwright-core" */

/** What the page marks (by `performance.mark`) when what is waited for stands on the screen. */
export const PAINTED = "subraya-painted";

/**
 * Its longest task, all of them together, and those until the page's mark `PAINTED`, in milliseconds for which the thread had
 * the processor.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} body
 */
export async function mainThread(page, body) {
  const client = await page.context().newCDPSession(page);
  /** @type {any[]} */
  const events = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await client.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] },
  });
  await body();
  const complete = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await complete;
  await client.detach();
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const ours = new Set(threads.map(({ pid, tid }) => `${pid}.${tid}`));
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith("RunTask") && ours.has(`${pid}.${tid}`));
  const busy = new Map();
  for (const { pid, tdur = 0 } of tasks) busy.set(pid, (busy.get(pid) ?? 0) + tdur);
  // Other pages have processes of their own, which rest.
  const [most] = [...busy].sort(([, one], [, other]) => other - one)[0] ?? [];
  const own = tasks.filter(({ pid }) => pid === most);
  if (own.length === 0) throw new Error("the browser tells of no tasks");
  const painted = events.find(({ name, pid }) => name === PAINTED && pid === most)?.ts;
  const sum = (/** @type {any[]} */ tasks) => tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  return {
    longest: Math.max(...own.map(({ tdur = 0 }) => tdur / 1000)),
    total: sum(own),
    untilPainted: sum(own.filter(({ ts }) => ts < painted)),
  };
}
