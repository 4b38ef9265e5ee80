// Builds for production and packs the extension: node test/support/package-vsix.mjs
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { channelOf } from '../../server/tools/release.mjs';

const root = join(import.meta.dirname, '..', '..');

/** What the package may weigh at most, in bytes, packed as people download it. */
const maxBytes = 1.5 * 1024 * 1024;

/** What the server for browsers may weigh at most, in bytes: as it is run, and as it is sent. */
const browserServer = { file: 'dist/server.browser.js', bytes: 1_000_000, zipped: 320_000 };

/** A file in the package that none of these patterns covers is a mistake, not a habit to get used to. */
const expected = [
  /^package(\.nls(\..+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^client\/media\/icon\.png$/,
  /^client\/media\/walkthrough\/\w+\.svg$/,
  /^client\/schema\/[\w-]+\.schema\.json$/,
  /^dist\/((client|server)(\.browser)?|server-main)\.js$/,
  /^dist\/(taxonomy|THIRD-PARTY-NOTICES)\.txt$/,
  /^syntaxes\/[\w-]+\.tmLanguage\.json$/,
  /^snippets\/[\w.-]+$/,
];
const needed = [
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'client/media/icon.png',
  'client/schema/rolecheck.schema.json',
  'dist/taxonomy.txt',
  'dist/THIRD-PARTY-NOTICES.txt',
];
const programs = [
  'dist/client.js',
  'dist/server.js',
  'dist/server-main.js',
  'dist/client.browser.js',
  'dist/server.browser.js',
];

/** What is wrong with a package of these files, each as a sentence. */
export function contentProblems(files) {
  const unexpected = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  const missing = [...needed, ...programs].filter((file) => !files.includes(file));
  return [
    ...(unexpected.length > 0 ? [`The package would hold what it should not: ${unexpected.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`The package would lack ${missing.join(', ')}.`] : []),
  ];
}

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
  const [problem] = contentProblems(files);
  if (problem !== undefined) throw new Error(problem);
  for (const program of programs) {
    const text = await readFile(join(root, program), 'utf8');
    // Another build, such as a watching one, may have written over this one's files.
    if (text.includes('//# sourceMappingURL=')) throw new Error(`${program} is a build for development.`);
  }

  const { file, bytes, zipped } = browserServer;
  const program = await readFile(join(root, file));
  const weight = { bytes: program.length, zipped: gzipSync(program, { level: 9 }).length };
  console.log(`${file}: ${weight.bytes} bytes of at most ${bytes}, zipped ${weight.zipped} of at most ${zipped}`);
  if (weight.bytes > bytes || weight.zipped > zipped) throw new Error(`${file} has grown larger than was agreed.`);

  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await mkdir(join(root, 'out'), { recursive: true });
  const packagePath = join(root, 'out', `${name}-${version}.vsix`);
  const preRelease = channelOf(version) === 'pre-release';
  await createVSIX({ cwd: root, packagePath, dependencies: false, preRelease });
  const { size } = await stat(packagePath);
  if (size > maxBytes) throw new Error(`The package has grown to ${size} bytes; at most ${maxBytes} are agreed.`);
  const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(2);
  console.log(`${files.length} files, ${megabytes(size)} MB of at most ${megabytes(maxBytes)} MB`);
  return packagePath;
}

if (process.argv[1] === import.meta.filename) console.log(await packageVsix());
