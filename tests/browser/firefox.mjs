// Debian's Firefox by WebDriver BiDi: as much of it as the tests need.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

const START_MS = 30_000;
const WAIT_MS = 10_000;
const QUIT_MS = 5_000;

/** Keys that have no letter, as WebDriver writes them. */
const KEYS = {
  Control: "\uE009",
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
};

/** No first-run pages, no look for news of itself. */
const PREFERENCES = {
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

function findFirefox() {
  const places = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
  const found = places.find((place) => place && existsSync(place));
  assert.ok(found, "no Firefox here: install the package `firefox-esr`, or set FIREFOX to the path of one");
  return found;
}

/** @param {Record<string, string | number | boolean>} [preferences] such as the browser’s languages @param {string[]} [more] further flags */
export async function startFirefox(preferences = {}, more = []) {
  const profile = await mkdtemp(join(tmpdir(), "subraya-firefox-"));
  const prefs = Object.entries({ ...PREFERENCES, ...preferences });
  await writeFile(
    join(profile, "user.js"),
    prefs.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""),
  );
  const flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", ...more];
  const child = spawn(findFirefox(), flags, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has gone already.
    }
  };
  const abandon = () => kill("SIGKILL");
  process.once("exit", abandon);
  const stop = async () => {
    process.off("exit", abandon);
    const exited = child.exitCode !== null || new Promise((resolve) => child.once("exit", resolve));
    kill("SIGTERM");
    const timer = setTimeout(abandon, QUIT_MS);
    await exited;
    clearTimeout(timer);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const socket = new WebSocket(`${await addressOf(child)}/session`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const firefox = new Firefox(socket, stop);
    await firefox.send("session.new", { capabilities: {} });
    await firefox.send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
    return firefox;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where it listens, as it says itself. @param {import("node:child_process").ChildProcess} child @returns {Promise<string>} */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`Firefox does not start: ${said}`)), START_MS);
    child.once("exit", () => reject(new Error(`Firefox has quit: ${said}`)));
    child.once("error", reject);
    child.stderr.on("data", (data) => {
      said += data;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

class Firefox {
  #last = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();

  /** @param {WebSocket} socket @param {() => Promise<void>} stop */
  constructor(socket, stop) {
    this.socket = socket;
    this.stop = stop;
    /** What the pages complained of, and whom they asked. */
    this.complaints = [];
    this.asked = [];
    socket.on("message", (data) => this.#onMessage(JSON.parse(data)));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("Firefox has hung up"));
    });
  }

  send(method, params) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #onMessage({ type, id, method, result, error, message, params }) {
    if (type === "event") {
      if (method === "log.entryAdded" && ["error", "warn"].includes(params.level)) this.complaints.push(params.text);
      if (method === "network.beforeRequestSent") this.asked.push(params.request.url);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === "error") waiting?.reject(new Error(`${error}: ${message}`));
    else waiting?.resolve(result);
  }

  /** @param {string} url @param {{ width: number, height: number }} viewport @returns {Promise<FirefoxPage>} */
  async open(url, viewport) {
    const { context } = await this.send("browsingContext.create", { type: "tab" });
    await this.send("browsingContext.setViewport", { context, viewport });
    await this.send("browsingContext.navigate", { context, url, wait: "complete" });
    return new FirefoxPage(this, context);
  }
}

export class FirefoxPage {
  constructor(firefox, context) {
    this.firefox = firefox;
    this.context = context;
    /** The name of a realm apart from the page's own, where its scripts have changed nothing. @type {string | undefined} */
    this.sandbox = undefined;
  }

  /** Calls a function in the page with arguments that JSON can carry. */
  async call(body, ...given) {
    const { type, result, exceptionDetails } = await this.firefox.send("script.callFunction", {
      target: { context: this.context, sandbox: this.sandbox },
      functionDeclaration: `async (given) => JSON.stringify(await (${body})(...JSON.parse(given)))`,
      arguments: [{ type: "string", value: JSON.stringify(given) }],
      awaitPromise: true,
      userActivation: true,
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return result.type === "string" ? JSON.parse(result.value) : undefined;
  }

  /** Waits until a function in the page answers with something true. */
  async until(body, ...given) {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const answer = await this.call(body, ...given);
      if (answer) return answer;
      assert.ok(Date.now() < end, `in vain: ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  visible(selector) {
    return this.until((selector) => document.querySelector(selector)?.checkVisibility(), selector);
  }

  hidden(selector) {
    return this.until((selector) => !document.querySelector(selector)?.checkVisibility(), selector);
  }

  text(selector) {
    return this.call((selector) => document.querySelector(selector).innerText, selector);
  }

  /** Clicks near the start of the first piece of an element, as a mouse does. */
  async click(selector) {
    const [x, y] = await this.call((selector) => {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getClientRects()[0];
      return [left + Math.min(width / 2, 12), top + height / 2].map(Math.round);
    }, selector);
    const actions = [
      { type: "pointerMove", x, y },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.firefox.send("input.performActions", {
      context: this.context,
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  /** Presses keys one after another: letters, or names such as "Enter". */
  async press(...keys) {
    const actions = keys.flatMap((key) => {
      const value = KEYS[key] ?? key;
      return [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
    });
    await this.firefox.send("input.performActions", { context: this.context, actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Pastes as a person does; a Firefox without windows has a clipboard of its own. @param {string} text */
  async paste(text) {
    await this.call((text) => navigator.clipboard.writeText(text), text);
    const actions = [
      { type: "keyDown", value: KEYS.Control },
      { type: "keyDown", value: "v" },
      { type: "keyUp", value: "v" },
      { type: "keyUp", value: KEYS.Control },
    ];
    await this.firefox.send("input.performActions", { context: this.context, actions: [{ type: "key", id: "keys", actions }] });
  }

  /** @returns {Promise<Buffer>} the viewport as PNG */
  async screenshot() {
    const { data } = await this.firefox.send("browsingContext.captureScreenshot", { context: this.context });
    return Buffer.from(data, "base64");
  }
}
