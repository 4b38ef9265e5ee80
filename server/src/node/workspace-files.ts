import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileReading } from '../config/files';
import { nearestFirst, unread, usualLimits, type Limits } from '../lsp/file-limits';
import type { WorkspaceFiles } from '../lsp/world';
import { readFile, stat } from './files';

/** Reads a workspace from the disk. Links are not followed, so that nothing is found twice or for ever. */
export function workspaceFiles(limits: Limits = usualLimits): WorkspaceFiles {
  return {
    async list(folders, signal) {
      const inTime = AbortSignal.timeout(limits.search);
      const either = AbortSignal.any([signal, inTime]);
      const found: string[] = [];
      // Few sessions look for plans that are not open, and none does before it has looked at one that is.
      const { markdownFilesIn } = await import('./markdown-files');
      for (const folder of folders) {
        const path = pathOf(folder);
        if (path !== undefined && !either.aborted) found.push(...(await markdownFilesIn(path, either)));
      }
      const paths = [...new Set(found)].sort(nearestFirst);
      return {
        uris: paths.slice(0, limits.files).map((path) => pathToFileURL(path).href),
        isCut: inTime.aborted || paths.length > limits.files,
      };
    },
    async read(uri) {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      try {
        const about = await stat(path);
        // Pipes and devices are no files: reading them may never end.
        if (!about.isFile()) return undefined;
        if (about.size > limits.bytes) return { problem: unread.tooLarge(limits.bytes) };
        return decode(await readFile(path));
      } catch (error) {
        return isGone(error) ? undefined : { problem: unread.unreadable };
      }
    },
  };
}

/** The path behind a `file:` URI; `undefined` for any other, and for one that names no path of this computer. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): FileReading {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: unread.notUtf8 };
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
