import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Misuse } from '../assistants/desk';
import { decode } from '../cli/decode';
import { nodeFiles } from '../cli/node-files';

/** The largest file that is read, in bytes. */
const mostBytes = 4 * 1024 * 1024;

const markdownFile = /\.(?:md|markdown|mdown|mkdn?)$/iu;

/**
 * The absolute path that an assistant means by a path. Fails where that leads out of the folders, links followed; nothing
 * need be there. What is outside is told in the same words whether it exists or not.
 */
export function pathMeant(path: string, folders: readonly string[]): string {
  const [first] = folders;
  if (first === undefined) {
    throw new Misuse('No folder is open to Rolecheck, so it can read no files. Send the plan’s “text” without “path”.');
  }
  if (path.includes('\0')) throw new Misuse('“path” has a character in it that no path has.');
  const full = resolve(first, path);
  const real = nodeFiles.resolve(full);
  if (!folders.some((folder) => isInside(real, nodeFiles.resolve(folder)))) throw outside(folders);
  return folders.some((folder) => isInside(full, folder)) ? full : real;
}

/** The text of a plan's file in the folders. Only Markdown is read, wherever links lead. */
export async function readPlanFile(path: string, folders: readonly string[]): Promise<string> {
  const real = nodeFiles.resolve(pathMeant(path, folders));
  if (!markdownFile.test(real))
    throw new Misuse(`“${path}” is no Markdown file (.md). Send the plan’s “text” instead.`);
  try {
    const about = await stat(real);
    // Pipes and devices are no files: reading them may never end.
    if (!about.isFile()) throw new Misuse(`“${path}” is no file. Name one plan.`);
    if (about.size > mostBytes)
      throw new Misuse(`“${path}” is larger than 4 MB. Send the part of the plan that matters.`);
    const decoded = decode(await readFile(real));
    if ('problem' in decoded) throw new Misuse(`“${path}” cannot be read: ${decoded.problem}`);
    return decoded.text;
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(`“${path}” cannot be read: ${reasonOf(error)}`);
  }
}

/** Whether the path is the folder or lies in it; both are absolute. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(folders: readonly string[]): Misuse {
  const open = folders.map((folder) => `“${folder}”`).join(', ');
  return new Misuse(`That is outside the folders that Rolecheck may read: ${open}. Send the plan’s “text” instead.`);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file.';
    case 'EACCES':
    case 'EPERM':
      return 'the permission is missing.';
    case 'ELOOP':
      return 'the link leads back to itself.';
    default:
      return `the system says ${code === '' ? 'nothing more' : code}.`;
  }
}
