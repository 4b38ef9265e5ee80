/** Takes a sentence about what could not be done at a path. */
export type Complain = (path: string, message: string) => void;

/** The result, or `undefined` after telling in words what the system said. */
export async function attempt<T>(
  path: string,
  action: () => Promise<T>,
  complain: Complain,
  what: 'read' | 'written' = 'read',
): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    complain(path, systemProblem(error, what));
    return undefined;
  }
}

function systemProblem(error: unknown, what: 'read' | 'written'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `you do not have the permission to ${what === 'read' ? 'read this' : 'write here'}.`;
    case 'EROFS':
      return 'this disk can only be read, not written.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no room left on this disk.';
    case 'ERR_FILE_CHANGED':
      return 'somebody changed this file while it was being repaired, so it was left as it is. Run the command again.';
    case 'ERR_NOT_A_FILE':
      return 'this is no ordinary file, so nothing can be written to it.';
    case 'ENOENT':
      return what === 'read' ? 'this does not exist (any more).' : 'the folder of this file does not exist.';
    case 'EISDIR':
      return 'this is a folder, not a file.';
    case 'ENOTDIR':
      return 'part of this path is a file, not a folder.';
    case 'ENAMETOOLONG':
      return 'this name is too long for a file.';
    case 'ELOOP':
      return 'this link leads back to itself.';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open on this computer; close some and try again.';
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return 'this file is too large to be checked.';
    default:
      return `this could not be ${what} (${code ?? (error instanceof Error ? error.message : String(error))}).`;
  }
}
