import type { Connection, InitializeParams } from 'vscode-languageserver';
import { keyOf } from '../core/config/uris';

/** What a client says with `initialize` of the folders that are open; each client says it in one of these ways. */
interface Opened extends Pick<InitializeParams, 'workspaceFolders'> {
  readonly rootUri?: string | null;
  readonly rootPath?: string | null;
}

/**
 * The folders that are open when the client starts, by URI. Those that know only of one say so with `rootUri`, and those
 * that are older still with `rootPath`.
 */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: Opened): readonly string[] {
  if (workspaceFolders != null) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri != null) return [rootUri];
  return rootPath == null || rootPath === '' ? [] : [fileUri(rootPath)];
}

/** The URI of a file: `file:///c%3A/plans%20%26%20ideas` for `c:\plans & ideas`. */
function fileUri(path: string): string {
  const isWindows = /^(?:[a-z]:|\\\\)/iu.test(path);
  const steps = (isWindows ? path.replaceAll('\\', '/') : path).replace(/\/+$/u, '');
  const encoded = steps.split('/').map(encodeURIComponent).join('/');
  // A share of another computer, `\\host\plans`, begins with the slashes that a URI has there.
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}

/** The workspace's folders, which come and go while the server runs. */
export class Folders {
  #uris: readonly string[];

  /** `uris` are those that the client named with `initialize`. */
  constructor(uris: readonly string[]) {
    this.#uris = uris;
  }

  /** The folders that are open now, by URI, in the client's order. */
  uris(): readonly string[] {
    return this.#uris;
  }

  /** Follows what the client tells from now on, and calls back after each change. */
  follow(connection: Connection, changed: () => void): void {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set([...removed, ...added].map(({ uri }) => keyOf(uri)));
      this.#uris = [...this.#uris.filter((uri) => !gone.has(keyOf(uri))), ...added.map(({ uri }) => uri)];
      changed();
    });
  }
}
