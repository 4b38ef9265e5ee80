import type { Connection, Diagnostic } from 'vscode-languageserver';
import { keyOf } from '../core/config/uris';
import { configDiagnosticsOf } from '../features/config/diagnostics';
import type { Log } from './log';
import type { Survey } from './survey';

/**
 * Tells what is wrong with files that govern open plans without being open themselves. Once one of them is open, its
 * problems come as those of any open document do, and these are taken back.
 */
export class UnopenedProblems {
  readonly #connection: Connection;
  readonly #log: Log;
  /** The client asks for the diagnostics of open documents itself. */
  readonly #pulls: boolean;
  /** What was told and still stands, by URI. */
  readonly #told = new Map<string, string>();

  constructor(connection: Connection, log: Log, pulls: boolean) {
    this.#connection = connection;
    this.#log = log;
    this.#pulls = pulls;
  }

  /** Tells what is news, and takes back what holds no more. `open` are the documents on the screen. */
  update({ files }: Survey, open: readonly string[]): void {
    const opened = new Set(open.map(keyOf));
    const wanted = new Map<string, Diagnostic[]>();
    for (const [key, file] of files) {
      if (!opened.has(key) && file.problems.length > 0) wanted.set(file.uri, configDiagnosticsOf(file));
    }
    for (const uri of [...this.#told.keys()]) {
      if (wanted.has(uri)) continue;
      this.#told.delete(uri);
      this.#send(uri, []);
    }
    for (const [uri, diagnostics] of wanted) {
      const told = JSON.stringify(diagnostics);
      if (this.#told.get(uri) === told) continue;
      this.#told.set(uri, told);
      this.#send(uri, diagnostics);
    }
  }

  /** Takes back what was told of a file that is being opened now. */
  opened(uri: string): void {
    for (const told of [...this.#told.keys()]) {
      if (keyOf(told) !== keyOf(uri)) continue;
      this.#told.delete(told);
      // Where diagnostics are pushed, those of the open document take the place of these.
      if (this.#pulls || told !== uri) this.#send(told, []);
    }
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    this.#connection
      .sendDiagnostics({ uri, diagnostics })
      .catch(() => this.#log.warn('What is wrong with a team’s file could not be told.'));
  }
}
