// Which packages of other people the bundles hold, and what their licenses ask for.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licenses that let a free program hand the code on, as long as their text goes with it. */
const accepted = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);

/**
 * The folders of the packages, relative to the project, whose code is in outputs of these esbuild metafiles; `isWanted` is
 * asked for each output's path. What the bundler has shaken out is in none.
 */
export function bundledFolders(metafiles, isWanted = () => true) {
  const outputs = metafiles.flatMap(({ outputs }) => Object.entries(outputs)).filter(([path]) => isWanted(path));
  const inputs = outputs.flatMap(([, { inputs }]) => Object.entries(inputs));
  const held = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).flatMap(([path]) => folderOf(path) ?? []);
  return [...new Set(held)].sort();
}

/** Whether an output is one of the programs that are handed on. */
const isProgram = (path) => path.startsWith('dist/');

/** Where the build leaves what it put into each program, as an esbuild metafile; relative to the project. */
export const bundlesPath = 'out/bundles.json';

/**
 * Writes down what the programs in `dist` hold: `dist/THIRD-PARTY-NOTICES.txt` for those who get them, and
 * `out/bundles.json` for the tools that ask later.
 */
export async function describeBundles(root, metafiles) {
  const notices = noticesOf(await readPackages(root, bundledFolders(metafiles, isProgram)));
  const outputs = Object.fromEntries(
    metafiles.flatMap(({ outputs }) => Object.entries(outputs).filter(([path]) => isProgram(path))),
  );
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), notices);
  await writeFile(join(root, bundlesPath), JSON.stringify({ outputs }));
}

/** The innermost package that a file belongs to; nothing for the project's own files. */
function folderOf(path) {
  return /(?:^|[/:])(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'))?.[1];
}

/**
 * What is known of the packages in these folders below `root`, by name and version: `manifest` is the package.json,
 * `texts` are the license and the notices that lie beside it. Rejects where a package must not be handed on like this.
 */
export async function readPackages(root, folders) {
  const packages = new Map();
  for (const folder of folders) {
    const path = join(root, folder);
    const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
    const { name, version, license } = manifest;
    if (!accepted.has(license)) throw new Error(`${name} has the license ${license}, which nobody has looked at yet.`);
    const texts = await licenseTexts(path);
    if (texts.length === 0) throw new Error(`${name} comes without the text of its license.`);
    packages.set(`${name}@${version}`, { name, version, license, manifest, texts });
  }
  return [...packages.values()].sort(
    (one, other) => compare(one.name, other.name) || compare(one.version, other.version),
  );
}

async function licenseTexts(folder) {
  const files = (await readdir(folder)).filter((file) =>
    /^(licen[cs]e|copying|notice|thirdpartynotices)\b/i.test(file),
  );
  // The license itself first, then the notices.
  const sorted = files.sort((one, other) => compare(one.toLowerCase(), other.toLowerCase()));
  const texts = await Promise.all(sorted.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).filter((text) => text !== '');
}

/** The notices that go with the bundles: every package with the texts that its license asks to be handed on. */
export function noticesOf(packages) {
  const list = packages.map(({ name, version, license }) => `- ${name} ${version} (${license})`);
  const parts = packages.map(({ name, version, texts }) => [`${name} ${version}`, ...texts].join('\n\n'));
  const intro = [
    'THIRD-PARTY NOTICES',
    'Rolecheck is made with the work of others. Its programs hold code of these packages, each under its own license, whose\ntext stands below:',
    list.join('\n'),
  ].join('\n\n');
  return `${[intro, ...parts].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}

// The same order on every machine, whatever its language.
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
