// Runs one contestant in a process of its own: node contestant.mjs MODULE. Whoever starts it sends the names of files, and
// gets for each how long the contestant took for its text (milliseconds), and what the process needed at most (bytes).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { start } = await import(pathToFileURL(process.argv[2]).href);
const run = await start();

process.on('message', async (files) => {
  try {
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    globalThis.gc?.();
    let found = 0;
    const started = process.hrtime.bigint();
    for (const text of texts) found += await run(text);
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    process.send({ milliseconds, found, peakBytes: process.resourceUsage().maxRSS * 1024 });
  } catch (error) {
    process.send({ failure: String(error) });
  }
});
process.send({ ready: true });
