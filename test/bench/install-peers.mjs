// Installs what Rolecheck is measured beside, apart from the project: into .cache/bench.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const here = join(import.meta.dirname, 'peers');
const there = join(root, '.cache', 'bench');

/**
 * Installs exactly the versions in the lock file. Gives the folder of the modules, the version of each package, and
 * rumdl's programs; or, where nothing could be installed, `left` with the reason.
 */
export async function installPeers() {
  await mkdir(there, { recursive: true });
  const lock = join(there, 'package-lock.json');
  const locked = join(here, 'package-lock.json');
  const installed = join(there, 'installed.json');
  const isSame = await isSameText(installed, locked);
  for (const file of await readdir(here)) await copyFile(join(here, file), join(there, file));
  await copyFile(join(root, '.npmrc'), join(there, '.npmrc'));
  if (!isSame) {
    console.log('Installing what Rolecheck is measured beside into .cache/bench.');
    const options = { cwd: there, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
    // Not `npm ci`, which wants the programs of all other machines in the lock file, too.
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], options);
    if (status !== 0) return { left: 'They could not be installed.' };
    await copyFile(locked, installed);
  }
  const { packages } = JSON.parse(await readFile(lock, 'utf8'));
  const versions = Object.entries(packages).map(([path, { version }]) => [
    path.replace(/^node_modules\//, ''),
    version,
  ]);
  return { folder: there, versions: Object.fromEntries(versions), rumdl: rumdlOn(packages) };
}

async function isSameText(one, other) {
  return existsSync(one) && (await readFile(one, 'utf8')) === (await readFile(other, 'utf8'));
}

/**
 * What npm installs as `rumdl`, which is a script that starts the program, and the program itself; `undefined` if there is
 * none for this machine.
 */
function rumdlOn(packages) {
  const name = `@rumdl/cli-${process.platform}-${process.arch}`;
  const folders = [`${name}-musl`, name].filter((folder) => packages[`node_modules/${folder}`] !== undefined);
  const programs = folders.map((folder) => join(there, 'node_modules', folder, 'rumdl'));
  const withEnding = programs.flatMap((program) => [program, `${program}.exe`]);
  const program = withEnding.find((candidate) => existsSync(candidate) && runs(candidate));
  const bin = packages['node_modules/rumdl'].bin.rumdl;
  return program && { program, installed: join(there, 'node_modules', 'rumdl', bin) };
}

function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
