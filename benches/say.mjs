// @ts-check
// What the scripts say: measurements as lines of JSON for the task that called them, and to people how far they are.

/** Nothing that is measured takes so long; a browser that does not answer would be waited for without end. */
const SILENCE_MS = 300_000;

const silence = setTimeout(() => {
  console.error(`    Nothing for ${SILENCE_MS / 60_000} minutes: given up.`);
  process.exit(1);
}, SILENCE_MS).unref();

/** @param {object} measurement */
export function say(measurement) {
  silence.refresh();
  console.log(JSON.stringify(measurement));
}

/** @param {string} sentence */
export function progress(sentence) {
  silence.refresh();
  console.error(`    ${sentence}`);
}

/** Whether there is little time. */
export const quick = process.argv.includes("--quick");
