import type { Analysis, AnalysisContext } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { EarlierFindings } from './cache/earlier-findings';
import type { ConfigChoice } from './config/team-config';
import type { Helpers } from './parallel/check-all';

/** What stands at a path. */
export type PathKind = 'file' | 'folder' | 'missing';

/** One entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Whether it is a symbolic link, to whatever. */
  readonly isLink?: boolean;
}

/** The disk, as far as the command line needs it. Paths are relative to the current folder. */
export interface Files {
  /** Follows symbolic links; throws what the system says when it may not look. */
  kindOf(path: string): Promise<PathKind>;
  read(path: string): Promise<Uint8Array>;
  /** Whether it is a file that can be read as often as one likes, and no pipe or device. */
  isOrdinary(path: string): Promise<boolean>;
  /** The folder's entries in any order; symbolic links to folders are files here, so that no walk goes round in circles. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** One spelling for all paths to the same file, links followed; the file need not be there. */
  resolve(path: string): string;
  /** The path as a `file:` URI, and back again to a path as it is shown; links are not followed, and nothing need be there. */
  uriOf(path: string): string;
  pathOf(uri: string): string;
  /**
   * Puts the text in the file's place, all at once: whoever reads it finds the old one or the new one. Links are followed,
   * permissions stay. With `expected` the file must still hold just that. Throws what the system says, and what
   * {@link notWritten} makes.
   */
  write(path: string, text: string, expected?: Uint8Array): Promise<void>;
  /** Makes the folder in which a file is to be written, and those above it, where they are missing. */
  makeFolderOf(path: string): Promise<void>;
}

/** Why a file was left as it is: it has changed since it was read, or there is no ordinary file at its path. */
export type NotWritten = 'ERR_FILE_CHANGED' | 'ERR_NOT_A_FILE';

/** An error of {@link Files.write}. */
export function notWritten(code: NotWritten): Error {
  return Object.assign(new Error('The file is left as it is.'), { code });
}

/** What the team says of a plan, as far as its analysis needs it. */
export type PlanConditions = Pick<AnalysisContext, 'taxonomy' | 'settings' | 'isIncluded'>;

/** Questions to the person at the keyboard. */
export interface Dialogue {
  /** One line of an answer without blanks around it; `undefined` where the person ends it all (Ctrl+C, Ctrl+D). */
  ask(question: string): Promise<string | undefined>;
  /** No more questions: gives the terminal back. */
  close(): void;
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
  /** Begins to ask questions; `undefined` where there is no terminal to ask them in. */
  readonly openDialogue: () => Dialogue | undefined;
  /** The taxonomy in force, built when it is first asked for. */
  readonly taxonomy: () => Promise<Taxonomy>;
  /** Analyses a plan; with the built-in taxonomy and the usual settings where the team says nothing else. */
  readonly analyze: (text: string, fileName: string | undefined, conditions?: PlanConditions) => Promise<Analysis>;
  /** What was found earlier; without it, nothing is kept. */
  readonly openEarlierFindings?: () => Promise<EarlierFindings | undefined>;
  /** Other threads that check files under the rules that are chosen so; without it there are none. */
  readonly helpers?: (config: ConfigChoice) => Promise<Helpers>;
  /** Starts the language server in this process; it reads the arguments itself. */
  readonly startLanguageServer: () => void;
  /** Starts the server for assistants in this process, which may read plans from these folders. */
  readonly startAssistantServer: (folders: readonly string[]) => void;
}
