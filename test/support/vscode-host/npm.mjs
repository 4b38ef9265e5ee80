import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Installs packages into a folder of their own, apart from the project's and without running anything of theirs; then
 * what each of the `inner` folders lists for itself.
 */
export async function installApart(folder, packages, inner = []) {
  // Into a folder of another name first, so that one interrupted half-way is never taken for whole.
  const half = `${folder}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  await writeFile(join(half, 'package.json'), '{ "private": true }\n');
  const flags = ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { timeout: 300_000, env: withoutLifecycle(process.env), shell: process.platform === 'win32' };
  await run(npm, [...flags, ...packages], { ...options, cwd: half });
  for (const path of inner) await run(npm, flags, { ...options, cwd: join(half, path) });
  await rename(half, folder);
}

/** What npm tells the scripts that it runs would lead an npm inside such a script to the wrong folder. */
function withoutLifecycle(environment) {
  const lead = /^npm_(package|lifecycle|command|execpath|config_local_prefix)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !lead.test(name)));
}
