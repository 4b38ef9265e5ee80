import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The flags that keep a browser from talking to anybody but the editor, and let it run as root without a screen. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's path: `CHROMIUM_PATH`, one on the path, or a new one from Debian's packages. Rejects with what to do. */
export async function findChromium(say) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  const found = onPath(names);
  if (found) return found;
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']);
  if (!canInstall) throw new Error('No Chromium was found. Install one, or name it in CHROMIUM_PATH.');
  say('No Chromium on this machine: installing it with apt-get (about 100 MB).');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { timeout: 180_000, env: environment });
  const packages = ['chromium', 'fonts-liberation'];
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    timeout: 420_000,
    env: environment,
  });
  const installed = onPath(names);
  if (!installed) throw new Error('apt-get installed chromium, but it is not on the path.');
  return installed;
}

/** Starts the browser with a fresh profile; `close()` it. */
export async function launchChromium(executablePath) {
  return chromium.launch({ executablePath, args: flags, timeout: 60_000 });
}

function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
