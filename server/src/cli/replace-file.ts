import type { Stats } from 'node:fs';
import { access, chmod, chown, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notWritten } from './world';

/** See `Files.write`. */
export async function replaceFile(path: string, text: string, expected?: Uint8Array): Promise<void> {
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
