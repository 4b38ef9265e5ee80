// Packs the npm package, installs it into an empty folder without a network, and runs it: node test/support/package-npm.mjs
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What the package may weigh at most, in bytes, packed as people download it. */
const maxBytes = 1.5 * 1024 * 1024;

/** Every file that the package is to hold; what else would be in it is a mistake. */
const wanted = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'client/schema/rolecheck.schema.json',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/cli.js',
  'dist/cli-main.js',
  'dist/mcp.js',
  'dist/server.js',
  'dist/server-main.js',
  'dist/taxonomy.txt',
  'package.json',
];

/** Packs, installs and tries out the package; gives its path, `out/rolecheck-<version>.tgz`. Rejects where something is wrong. */
export async function packageNpm() {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const out = join(root, 'out');
  await mkdir(out, { recursive: true });
  // It is built by npm itself, as for somebody who has nothing but the sources.
  const packed = npm(['pack', '--pack-destination', out], root);
  if (packed.stdout.trim() !== `${name}-${version}.tgz`) {
    throw new Error(`npm pack wrote more than the name of its file:\n${packed.stdout}`);
  }
  const path = join(out, `${name}-${version}.tgz`);
  const { size } = await stat(path);
  if (size > maxBytes) throw new Error(`The package has grown to ${size} bytes; at most ${maxBytes} are agreed.`);

  const folder = await mkdtemp(join(tmpdir(), 'rolecheck-npm-'));
  try {
    await tryOut(path, folder, version);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return path;
}

async function tryOut(path, folder, version) {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  npm(
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', join(folder, 'cache'), path],
    folder,
  );
  const modules = join(folder, 'node_modules');
  const others = (await readdir(modules)).filter((entry) => !entry.startsWith('.') && entry !== 'rolecheck');
  expect(others, [], 'packages that come with it');
  const files = await filesBelow(join(modules, 'rolecheck'));
  expect(files, [...wanted].sort(), 'files in the package');
  for (const program of files.filter((file) => file.endsWith('.js'))) {
    const text = await readFile(join(modules, 'rolecheck', program), 'utf8');
    // Another build, such as a watching one, may have written over this one's files.
    if (text.includes('//# sourceMappingURL=')) throw new Error(`${program} is a build for development.`);
  }

  expect(rolecheck(['--version'], folder), [0, `${version}\n`], 'rolecheck --version');
  await writeFile(join(folder, 'plan.md'), '# Community management\n\n## KPIs\n\n- Conversion rate: 3 %\n');
  const [code, shown] = rolecheck(['check', 'plan.md'], folder);
  expect([code, shown.split('\n')[0]], [1, 'plan.md:5:3  warning  metric-outside-role'], 'rolecheck check');
  for (const format of ['json', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
    const [end, text] = rolecheck(['check', 'plan.md', '--format', format], folder);
    expect([end, text.includes('metric-outside-role')], [1, true], `rolecheck check --format ${format}`);
  }
  await answersAsServer(folder);
}

/** Whether the language server answers when it is greeted. */
function answersAsServer(folder) {
  return new Promise((resolve, reject) => {
    const server = spawn(
      process.execPath,
      [join(folder, 'node_modules', 'rolecheck', 'dist', 'cli.js'), 'lsp', '--stdio'],
      {
        cwd: folder,
      },
    );
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const greeting = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    let answer = '';
    const timer = setTimeout(() => server.kill(), 30_000);
    server.stdout.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('"capabilities"')) server.kill();
    });
    server.once('error', reject);
    server.once('close', () => {
      clearTimeout(timer);
      if (answer.includes('"capabilities"')) resolve();
      else reject(new Error(`rolecheck lsp --stdio did not answer: ${answer}`));
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(greeting)}\r\n\r\n${greeting}`);
  });
}

/** Runs the command as people do; gives its exit code and what it printed. */
function rolecheck(args, folder) {
  // What it found for somebody else is no test of it.
  const caches = { XDG_CACHE_HOME: join(folder, 'caches') };
  const { status, stdout } = run('npx', ['--no-install', 'rolecheck', ...args], folder, caches);
  return [status, stdout];
}

function npm(args, cwd) {
  const finished = run('npm', args, cwd);
  if (finished.status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${finished.stdout}${finished.stderr}`);
  return finished;
}

function run(program, args, cwd, variables = {}) {
  const windows = process.platform === 'win32';
  // What npm tells its scripts of the project that runs this would be taken for settings.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return spawnSync(windows ? `${program}.cmd` : program, args, {
    cwd,
    env: { ...env, NO_COLOR: '1', npm_config_update_notifier: 'false', ...variables },
    encoding: 'utf8',
    shell: windows,
  });
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function expect(actual, expected, what) {
  const [has, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (has !== should) throw new Error(`${what}: ${has} instead of ${should}`);
}

if (process.argv[1] === import.meta.filename) console.log(await packageNpm());
