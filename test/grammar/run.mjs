// Runs the grammar tests (*.test.md beside this file) against VS Code's own Markdown grammar: node test/grammar/run.mjs
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const grammars = dirname(require.resolve('tm-grammars/grammars/markdown.json'));
const program = require.resolve('vscode-tmgrammar-test/dist/unit.js');

// The injections themselves are found through `contributes.grammars` in package.json, as VS Code finds them.
const base = ['markdown', 'html-derivative', 'html'].flatMap((name) => ['-g', join(grammars, `${name}.json`)]);
const { status, stderr } = spawnSync(process.execPath, [program, ...base, 'test/grammar/*.test.md'], {
  cwd: join(import.meta.dirname, '..', '..'),
  stdio: ['ignore', 'inherit', 'pipe'],
  encoding: 'utf8',
  timeout: 60_000,
});

// Markdown can hold code of any language; the grammars of those are not needed here.
const embeddedLanguage = /^grammar not found for "(source|text)\./;
const complaints = stderr.split('\n').filter((line) => line.trim() !== '' && !embeddedLanguage.test(line));
if (complaints.length > 0) console.error(complaints.join('\n'));
process.exit(status ?? 1);
