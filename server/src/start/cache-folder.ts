import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for what may be lost at any time, made where it is missing; `undefined` where there is none that only this
 * user can write to. What lies in it is run, so nobody else may put anything there. Like Node, Rolecheck keeps nothing
 * where NODE_DISABLE_COMPILE_CACHE is set.
 */
export function ownCacheFolder(): string | undefined {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const folder = join(cachesOfUser(), 'rolecheck');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? folder : undefined;
  } catch {
    // No home, no rights, no room: then everything is compiled anew, which takes longer and nothing else.
    return undefined;
  }
}

function cachesOfUser(): string {
  const { XDG_CACHE_HOME: caches, LOCALAPPDATA: appData } = process.env;
  if (process.platform === 'win32' && appData) return appData;
  if (caches?.startsWith('/')) return caches;
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}
