// Measures how fast Rolecheck is, beside others:
//   node test/bench/run.mjs                     everything, into test/bench/results.md; --date "May 2026" is put there
//   node test/bench/run.mjs --small             what runs in CI: fails where a ratio is much worse than in baseline.json
//   node test/bench/run.mjs --update-baseline   the same, and writes baseline.json instead
//   node test/bench/run.mjs --without-peers     everything that needs no other tool, and so no network
import '../../server/tools/install.mjs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBenchmarks, folder } from './build.mjs';
import { installPeers } from './install-peers.mjs';

process.chdir(join(import.meta.dirname, '..', '..'));
const { values: options } = parseArgs({
  options: {
    small: { type: 'boolean' },
    'update-baseline': { type: 'boolean' },
    'without-peers': { type: 'boolean' },
    date: { type: 'string' },
  },
});
const isSmall = options.small || options['update-baseline'];
const require = createRequire(import.meta.url);
const { vsix } = await buildBenchmarks({ packed: !isSmall });

if (isSmall) {
  const { runSmall } = require(join(folder, 'small.js'));
  process.exitCode = await runSmall({ folder, update: options['update-baseline'] ?? false });
} else {
  const peers = options['without-peers'] ? { left: 'They were left out.' } : await installPeers();
  const { runFull } = require(join(folder, 'full.js'));
  await runFull({ folder, vsix, peers, date: options.date });
}
