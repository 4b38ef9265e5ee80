import type { Analysis } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** What stands at a path. */
export type PathKind = 'file' | 'folder' | 'missing';

/** One entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The disk, as far as the command line needs it. Paths are relative to the current folder. */
export interface Files {
  /** Follows symbolic links; throws what the system says when it may not look. */
  kindOf(path: string): Promise<PathKind>;
  read(path: string): Promise<Uint8Array>;
  /** The folder's entries in any order; symbolic links to folders are files here, so that no walk goes round in circles. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** The files that match the pattern, in any order. */
  match(pattern: string): Promise<readonly string[]>;
  /** One spelling for all paths to the same file, links followed. */
  resolve(path: string): string;
}

/** Everything that the command line takes from outside. */
export interface CommandLineWorld {
  readonly version: string;
  readonly files: Files;
  readonly readStandardInput: () => Promise<Uint8Array>;
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
  /** How many columns the terminal has; `undefined` where standard output is none. */
  readonly columns: number | undefined;
  /** The taxonomy in force, built when it is first asked for. */
  readonly taxonomy: () => Taxonomy;
  /** Analyses a plan with the taxonomy and the settings in force. */
  readonly analyze: (text: string, fileName: string | undefined) => Analysis;
  /** Starts the language server in this process; it reads the arguments itself. */
  readonly startLanguageServer: () => void;
}
