// Installs what the project needs, unless it is there already: node server/tools/install.mjs
// Uses nothing but Node itself, because it runs before anything else is there.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Rolecheck needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

// npm writes the second file last, so that it is newer than the first whenever everything was installed.
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('Installing packages with npm (about a minute the first time).');
  // No package needs its install script here; some would download programs that Rolecheck does not use.
  const flags = ['--include=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', ['install', ...flags], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above. Then try again.');
    process.exit(1);
  }
}

function changedAt(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
