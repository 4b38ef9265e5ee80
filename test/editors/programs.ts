import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** A program by name, or a file by path, and the Debian package that has it. */
export interface Need {
  readonly file: string;
  readonly debian: string;
}

/**
 * Installs what is missing where that is possible, on a Debian whose user is root; says in a sentence what is still
 * missing and why, `undefined` when everything is there.
 */
export function missing(needs: readonly Need[]): string | undefined {
  const wanted = needs.filter(({ file }) => !isThere(file));
  if (wanted.length === 0) return undefined;
  const packages = [...new Set(wanted.map(({ debian }) => debian))];
  const names = packages.join(' and ');
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    return `${names} cannot be installed from here: that takes root on a Debian. Install ${names} yourself.`;
  }
  console.log(`    Installing ${names}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 280_000 }).status === 0;
  const install = (): boolean => aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if (!install() && !(aptGet('update', '-qq') && install())) return `apt-get could not install ${names}; see above.`;
  const still = wanted.filter(({ file }) => !isThere(file)).map(({ file }) => file);
  return still.length === 0 ? undefined : `${names} came without ${still.join(' and ')}.`;
}

/** Whether there is a program of that name, or a file with that path. */
export function isThere(file: string): boolean {
  if (isAbsolute(file)) return existsSync(file);
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, file), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
