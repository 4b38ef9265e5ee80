import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from './world';

/**
 * The disk of this computer. It is read at once: the way round by other threads takes several times as long for files of a
 * plan's size, and all that is needed for it has to be loaded first.
 */
export const nodeFiles: Files = {
  kindOf: async (path) => {
    try {
      return statSync(path).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
      throw error;
    }
  },
  read: async (path) => readFileSync(path),
  isOrdinary: async (path) => statSync(path).isFile(),
  list: async (path) => {
    const entries = readdirSync(path, { withFileTypes: true });
    // Pipes and devices are left out: reading them may never end.
    return entries
      .filter((entry) => entry.isDirectory() || entry.isFile() || entry.isSymbolicLink())
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory(), isLink: entry.isSymbolicLink() }));
  },
  resolve(path) {
    try {
      return realpathSync.native(path);
    } catch {
      // Nothing stands there (any more), which reading it will tell; its folder may.
      const full = resolve(path);
      const folder = dirname(full);
      return folder === full ? full : join(nodeFiles.resolve(folder), basename(full));
    }
  },
  uriOf: (path) => pathToFileURL(path).href,
  pathOf: (uri) => relative('', fileURLToPath(uri)),
  write: async (path, text, expected) => (await import('./replace-file')).replaceFile(path, text, expected),
  makeFolderOf: async (path) => void mkdirSync(dirname(path), { recursive: true }),
};
