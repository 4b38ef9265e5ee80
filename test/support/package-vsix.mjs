// Builds for production and packs the extension: node test/support/package-vsix.mjs
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const root = join(import.meta.dirname, '..', '..');

/** What the package may hold at most, in bytes; the taxonomy is beside the server's bundle. */
const maxBytes = 3 * 1024 * 1024;

/** A file in the package that none of these patterns covers is a mistake, not a habit to get used to. */
const expected = [
  /^package(\.nls(\..+)?)?\.json$/,
  /^(README|CHANGELOG|SUPPORT)\.md$/,
  /^LICENSE$/,
  /^client\/media\/icon\.png$/,
  /^client\/schema\/[\w-]+\.schema\.json$/,
  /^dist\/(client|server|server-main)(\.browser)?\.js$/,
  /^dist\/taxonomy\.txt$/,
  /^syntaxes\/[\w-]+\.tmLanguage\.json$/,
  /^snippets\/[\w.-]+$/,
];
const needed = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'client/media/icon.png',
  'client/schema/rolecheck.schema.json',
  'dist/taxonomy.txt',
];
const programs = ['dist/client.js', 'dist/server.js', 'dist/server-main.js'];

/** Builds, packs and checks the package; gives its path, `out/rolecheck-<version>.vsix`. */
export async function packageVsix() {
  const build = spawnSync(process.execPath, [join(root, 'esbuild.mjs'), '--production'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new Error('The production build failed; see above.');

  const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const unexpected = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  if (unexpected.length > 0) throw new Error(`The package would hold what it should not: ${unexpected.join(', ')}`);
  const missing = [...needed, ...programs].filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`The package would lack ${missing.join(', ')}.`);
  for (const program of programs) {
    const text = await readFile(join(root, program), 'utf8');
    // Another build, such as a watching one, may have written over this one's files.
    if (text.includes('//# sourceMappingURL=')) throw new Error(`${program} is a build for development.`);
  }

  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await mkdir(join(root, 'out'), { recursive: true });
  const packagePath = join(root, 'out', `${name}-${version}.vsix`);
  await createVSIX({ cwd: root, packagePath, dependencies: false });
  const { size } = await stat(packagePath);
  if (size > maxBytes) throw new Error(`The package has grown to ${size} bytes; at most ${maxBytes} are agreed.`);
  return packagePath;
}

if (process.argv[1] === import.meta.filename) console.log(await packageVsix());
