import { CancellationTokenSource, RequestType, type Connection } from 'vscode-languageserver';
import type { FileReading } from '../config/files';
import type { ClientAbilities } from './client-abilities';
import { madeByPrograms, nearestFirst, unread, usualLimits, type Limits } from './file-limits';
import type { Clock, FileList, World, WorkspaceFiles } from './world';

/** What the client is asked with `rolecheck/listFiles`. */
export interface ListFilesParams {
  /** The folders' URIs. */
  readonly folders: readonly string[];
  /** The endings of the names that are looked for, in whatever case. */
  readonly endings: readonly string[];
  /** The names of folders that are passed over with all that is in them, besides those that begin with a dot. */
  readonly exclude: readonly string[];
  /** The most files to be named. */
  readonly most: number;
}

/** What the client is asked with `rolecheck/readFile`. */
export interface ReadFileParams {
  readonly uri: string;
  /** The size from which on the file is not to be read, in bytes. */
  readonly most: number;
}

/** A file's text or why it has none; `null` where there is no file, or none that is the workspace's. */
export type ReadFileResult = { readonly text: string } | { readonly problem: keyof typeof unread } | null;

/** Finds files wherever the client keeps them; answered with their URIs. */
export const listFilesRequest = new RequestType<ListFilesParams, readonly string[], void>('rolecheck/listFiles');

/** Reads a file wherever the client keeps it. */
export const readFileRequest = new RequestType<ReadFileParams, ReadFileResult, void>('rolecheck/readFile');

/**
 * The world with the client's files in it, where the client says `experimental: { rolecheckFiles: true }`: those that are
 * on a server far away, in a repository on the web, in a browser's memory. What is on the disk (`file:`) is read by the
 * world itself where it can.
 */
export function withClientFiles(world: World, connection: Connection, client: ClientAbilities): World {
  if (!client.answersForFiles) return world;
  const { version, analyze, clock, files } = world;
  const asked = clientFiles(connection, clock);
  return {
    version,
    // It may be opened only when it is asked for.
    get taxonomy() {
      return world.taxonomy;
    },
    analyze,
    clock,
    files: files === undefined ? asked : sharedOut(files, asked),
  };
}

/** Files that the client is asked for. */
export function clientFiles(connection: Connection, clock: Clock, limits: Limits = usualLimits): WorkspaceFiles {
  return {
    async list(folders, signal) {
      const source = new CancellationTokenSource();
      const end = (): void => source.cancel();
      const late = clock.after(limits.search, end);
      if (signal.aborted) end();
      signal.addEventListener('abort', end);
      // One more than is looked at, which tells that there are more.
      const [exclude, most] = [madeByPrograms, limits.files + 1];
      try {
        const params = { folders, endings: ['.md', '.markdown'], exclude, most };
        const uris = [...(await connection.sendRequest(listFilesRequest, params, source.token))];
        uris.sort(nearestFirst);
        const isCut = uris.length > limits.files || source.token.isCancellationRequested;
        return { uris: uris.slice(0, limits.files), isCut };
      } catch {
        // The search was called off, took too long, or cannot be made there.
        return { uris: [], isCut: source.token.isCancellationRequested };
      } finally {
        late.cancel();
        signal.removeEventListener('abort', end);
        source.dispose();
      }
    },
    async read(uri): Promise<FileReading | undefined> {
      try {
        const read = await connection.sendRequest(readFileRequest, { uri, most: limits.bytes });
        if (read === null || 'text' in read) return read ?? undefined;
        const why = unread[read.problem];
        return { problem: typeof why === 'string' ? why : why(limits.bytes) };
      } catch {
        // A client that fails has not told of any file.
        return undefined;
      }
    },
  };
}

/** What is on the disk from the one, all else from the other. */
function sharedOut(disk: WorkspaceFiles, asked: WorkspaceFiles): WorkspaceFiles {
  const isOnDisk = (uri: string): boolean => uri.startsWith('file:');
  const listIn = async (files: WorkspaceFiles, folders: readonly string[], signal: AbortSignal): Promise<FileList> =>
    folders.length === 0 ? { uris: [], isCut: false } : files.list(folders, signal);
  return {
    async list(folders, signal) {
      const lists = await Promise.all([
        listIn(disk, folders.filter(isOnDisk), signal),
        listIn(
          asked,
          folders.filter((uri) => !isOnDisk(uri)),
          signal,
        ),
      ]);
      return { uris: lists.flatMap(({ uris }) => uris), isCut: lists.some(({ isCut }) => isCut) };
    },
    read: (uri) => (isOnDisk(uri) ? disk : asked).read(uri),
  };
}
