// @ts-check
// What a page's main thread did meanwhile, as Chromium itself tells it.

/** @import { Page } from "playwright-core" */

/**
 * Its longest task and all of them together, in milliseconds for which the thread had the processor.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} body
 */
export async function mainThread(page, body) {
  const client = await page.context().newCDPSession(page);
  /** @type {any[]} */
  const events = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel"] } });
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
  const times = tasks.filter(({ pid: of }) => of === most).map(({ tdur = 0 }) => tdur / 1000);
  if (times.length === 0) throw new Error("the browser tells of no tasks");
  return { longest: Math.max(...times), total: times.reduce((sum, time) => sum + time, 0) };
}
