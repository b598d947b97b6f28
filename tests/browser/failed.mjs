// A reporter for Node.js's test runner: the files with a test that fails, one a line.

/** @param {AsyncIterable<{ type: string, data: { file?: string } }>} events */
export default async function* failed(events) {
  const told = new Set();
  for await (const { type, data } of events) {
    if (type !== "test:fail" || !data.file || told.has(data.file)) continue;
    told.add(data.file);
    yield `${data.file}\n`;
  }
}
