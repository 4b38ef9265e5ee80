// Runs the suites one after the other and counts what they really ran:
//   node test/run.mjs               all of them
//   node test/run.mjs unit lsp      these ones, with the build before them
//   node test/run.mjs --except editor   all but these ones
// The last line is "N passed, N failed", with ", N skipped" behind it where tests were skipped.
import '../server/tools/install.mjs';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mochaSuites } from './suites.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, 'out', 'results');

/**
 * In the order in which they run. Without a build, whatever ran would be an older state of the code: only what reads the
 * sources (`sources`) runs then. `folders` are the folders of `test` whose `*.test.ts` belong to the suite.
 */
const suites = [
  { name: 'build', run: check('esbuild.mjs', '--tests'), sources: true },
  { name: 'typecheck', run: check('node_modules/typescript/bin/tsc', '--noEmit'), sources: true },
  { name: 'lint', run: check('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'), sources: true },
  { name: 'format', run: check('node_modules/prettier/bin/prettier.cjs', '--check', '.'), sources: true },
  { name: 'generate', run: check('out/server/tools/generate.js', '--check') },
  { name: 'taxonomy', run: check('out/server/tools/check-taxonomy.js') },
  { name: 'unit', ...mocha('unit') },
  { name: 'memory', ...mocha('memory') },
  { name: 'properties', ...mocha('properties') },
  { name: 'project', ...mocha('project') },
  { name: 'lsp', ...mocha('lsp') },
  { name: 'cli', ...mocha('cli') },
  { name: 'grammar', run: check('test/grammar/run.mjs') },
  // Before the packages: it builds for production, as they do.
  { name: 'bench', run: counted('bench', 'test/bench/run.mjs', '--small') },
  { name: 'npm-package', run: check('test/support/package-npm.mjs') },
  { name: 'package', run: check('test/support/package-vsix.mjs') },
  { name: 'editors', ...mocha('editors') },
  { name: 'editor', run: counted('editor', 'test/editor/run.mjs'), folders: ['editor'] },
];

/** One check: passed if the program ends well. */
function check(...args) {
  return async () => {
    const end = await node(args);
    return end === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure(inWords(end));
  };
}

/** A program that writes what it ran to `out/results/NAME.json`. */
function counted(name, ...args) {
  return async () => {
    const end = await node(args);
    const counts = await readFile(join(results, `${name}.json`), 'utf8').then(JSON.parse, () => undefined);
    if (counts === undefined) return failure(`did not run to its end: ${inWords(end)}`);
    const { passed, failed, skipped } = counts;
    if (passed + failed === 0) return { passed, failed: 1, skipped, note: 'ran no test' };
    // A program that ends badly without a failed test has failed in a way of its own.
    if (end !== 0 && failed === 0) return { passed, failed: 1, skipped, note: inWords(end) };
    return { passed, failed, skipped };
  };
}

/** A suite that mocha runs, built into one program. */
function mocha(name) {
  const colours = process.stdout.isTTY ? '--color' : '--no-color';
  // A bound on what hangs, not on what is slow: the machine may be busy.
  const options = ['--forbid-only', '--timeout', '30000', colours, '--reporter', 'test/support/counting-reporter.mjs'];
  const counts = ['--reporter-option', `counts=${join(results, `${name}.json`)}`];
  const program = join('out', 'test', `${name}.js`);
  const run = counted(name, '--enable-source-maps', 'node_modules/mocha/bin/mocha.js', ...options, ...counts, program);
  return { run, folders: mochaSuites[name] };
}

function failure(note) {
  return { passed: 0, failed: 1, skipped: 0, note };
}

let running;

/** Runs Node and shows its output as it comes; gives the exit code, or the signal or error that ended it. */
function node(args) {
  return new Promise((resolve) => {
    running = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    running.once('error', (error) => resolve(error.message));
    running.once('close', (code, signal) => resolve(code ?? signal));
  });
}

function inWords(end) {
  return typeof end === 'number' ? `ended with code ${end}` : `ended with ${end}`;
}

function filesBelow(folder, ending) {
  try {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((file) => file.endsWith(ending));
    return files.map((file) => join(folder, file)).sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Test files that no suite would run: tests that cannot fail. */
function strayTests() {
  const folders = suites.flatMap((suite) => suite.folders ?? []);
  const known = folders.map((folder) => join('test', folder, '/'));
  return filesBelow('test', '.test.ts').filter((file) => !known.some((folder) => file.startsWith(folder)));
}

function row(name, counts, seconds, note = '') {
  const cells = counts.map((count) => String(count).padStart(9)).join('');
  return `${name.padEnd(12)}${cells}${seconds.padStart(9)}  ${note}`.trimEnd();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(1);
  });
}

const args = process.argv.slice(2);
const names = suites.map((suite) => suite.name);
const except = args[0] === '--except' ? args.slice(1) : [];
const asked = except.length > 0 ? names.filter((name) => !except.includes(name)) : args;
const unknown = [...asked, ...except].filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
  process.exit(2);
}

// What earlier runs left behind must neither run nor be counted.
await Promise.all([join(root, 'out', 'test'), results].map((folder) => rm(folder, { recursive: true, force: true })));

const table = [];
let built = true;
for (const { name, run, sources } of suites) {
  if (asked.length > 0 && name !== 'build' && !asked.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(76 - name.length)}\n`);
  const started = performance.now();
  const counts = built || sources ? await run().catch((error) => failure(error.message)) : failure('was not built');
  if (name === 'build') built = counts.failed === 0;
  table.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
}
if (asked.length === 0) {
  const stray = strayTests();
  if (stray.length > 0)
    table.push({ name: 'stray tests', seconds: 0, ...failure(`no suite runs ${stray.join(', ')}`) });
}

const sum = (count) => table.reduce((total, suite) => total + suite[count], 0);
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
console.log(`\n${row('suite', ['passed', 'failed', 'skipped'], 'time')}`);
for (const suite of table) {
  const counts = [suite.passed, suite.failed, suite.skipped];
  console.log(row(suite.name, counts, `${suite.seconds.toFixed(1)} s`, suite.note));
}
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
