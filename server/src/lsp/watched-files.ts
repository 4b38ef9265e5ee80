import { DidChangeWatchedFilesNotification, type Connection, type FileEvent } from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities';
import { reasonOf, type Log } from './log';

/** Plans, and the files in which teams say their rules, whatever they are called. */
const watched = ['**/*.{md,markdown}', '**/*.{yaml,yml,json}'];

/**
 * What the client tells of files that change on the disk. There is one handler of such notifications on a connection, so
 * that whoever wants to hear of them does so here.
 */
export class WatchedFiles {
  readonly #connection: Connection;
  readonly #client: ClientAbilities;
  readonly #log: Log;
  readonly #listeners: ((changes: readonly FileEvent[]) => void)[] = [];
  #watching: Promise<boolean> | undefined;

  constructor(connection: Connection, client: ClientAbilities, log: Log) {
    this.#connection = connection;
    this.#client = client;
    this.#log = log;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const listener of this.#listeners) listener(changes);
    });
  }

  /** Calls back with all changes that the client tells of from now on. */
  onChange(listener: (changes: readonly FileEvent[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Asks the client, once, to tell of changes on the disk. Whether it does. */
  watch(): Promise<boolean> {
    this.#watching ??= this.#register();
    return this.#watching;
  }

  async #register(): Promise<boolean> {
    if (!this.#client.registersFileWatching) return false;
    const watchers = watched.map((globPattern) => ({ globPattern }));
    try {
      await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      return true;
    } catch (error) {
      this.#log.warn(`Files that change on the disk are read anew each time they are needed: ${reasonOf(error)}`);
      return false;
    }
  }
}
