import type { Connection } from 'vscode-languageserver';
import { keyOf } from '../core/config/uris';

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
