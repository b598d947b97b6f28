// @ts-check
// What the scripts say: measurements as lines of JSON for the task that called them, and to people how far they are.

/** @param {object} measurement */
export const say = (measurement) => console.log(JSON.stringify(measurement));

/** @param {string} sentence */
export const progress = (sentence) => console.error(`    ${sentence}`);

/** Whether there is little time. */
export const quick = process.argv.includes("--quick");
