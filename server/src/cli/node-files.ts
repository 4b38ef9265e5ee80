import { readFileSync, realpathSync, type Stats } from 'node:fs';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { notWritten, type Files } from './world';

/** The disk of this computer. */
export const nodeFiles: Files = {
  async kindOf(path) {
    const found = await statOf(path);
    return found === undefined ? 'missing' : found.isDirectory() ? 'folder' : 'file';
  },
  // At once: the way round by other threads takes several times as long for files of a plan's size.
  read: async (path) => readFileSync(path),
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
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
  write: replaceFile,
  async makeFolderOf(path) {
    await mkdir(dirname(path), { recursive: true });
  },
};

async function replaceFile(path: string, text: string, expected?: Uint8Array): Promise<void> {
  const old = await statOf(path);
  const target = old === undefined ? path : await realpath(path);
  if (old !== undefined) {
    // Reading a pipe may never end, and a folder is told as one by what follows.
    if (!old.isFile() && !old.isDirectory()) throw notWritten('ERR_NOT_A_FILE');
    // Its place could be taken all the same: whether a file may be renamed is up to its folder.
    await access(target, constants.W_OK);
  }
  if (expected !== undefined && !(await readFile(target)).equals(expected)) throw notWritten('ERR_FILE_CHANGED');
  const { randomUUID } = await import('node:crypto');
  // Beside the file, since only within one disk a file takes another's place at once.
  const temporary = join(dirname(target), `.rolecheck-${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx');
  try {
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (old !== undefined) {
      await chmod(temporary, old.mode);
      // Somebody else's file stays theirs where that may be decided here.
      await chown(temporary, old.uid, old.gid).catch(() => undefined);
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `undefined` where nothing stands; links are followed. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
