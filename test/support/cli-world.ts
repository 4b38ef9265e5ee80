import assert from 'node:assert/strict';
import type { EarlierFindings } from '../../server/src/cli/cache/earlier-findings';
import { runCommandLine } from '../../server/src/cli/program';
import { notWritten, type CommandLineWorld, type FolderEntry } from '../../server/src/cli/world';
import type { Analysis } from '../../server/src/core/analyze';
import type { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { emptyTaxonomy, pretendAnalysis } from './in-memory-world';

/** What a run of the command line did. */
export interface Run {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
  /** The file names that the analysis was told, one for each text analysed. */
  readonly fileNames: readonly (string | undefined)[];
}

/** A run, and the disk after it. */
export interface RunOnDisk extends Run {
  /** By path: the text of each file that was written. */
  readonly written: Readonly<Record<string, string>>;
}

/** What a test puts on the disk and on standard input. */
export interface CommandLineSetup {
  /** By path; an error is thrown when the file is read. */
  readonly files?: Readonly<Record<string, string | Uint8Array | Error>>;
  readonly input?: string | Uint8Array;
  /** What a person at the terminal answers, one after the other; when there is no more, they have had enough. */
  readonly answers?: readonly string[];
  readonly colours?: boolean;
  /** The terminal's width; without it there is no terminal. */
  readonly columns?: number;
  readonly taxonomy?: Taxonomy;
  readonly analyze?: (...asked: Parameters<CommandLineWorld['analyze']>) => Analysis;
  /** What earlier runs found. */
  readonly earlier?: EarlierFindings;
  readonly onServer?: () => void;
  readonly onAssistantServer?: (folders: readonly string[]) => void;
  /** Runs before a file is written: may change the disk, or throw what the system says. */
  readonly onWrite?: (path: string, disk: Map<string, string | Uint8Array | Error>) => void;
}

/** An error as the system reports it: `ENOENT`, `EACCES`, … */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: what the system says, open '/somewhere'`), { code });
}

/** Runs the command line with a disk in memory; "Conversion rate" is what it finds. */
export async function runInMemory(args: readonly string[], setup: CommandLineSetup = {}): Promise<Run> {
  const { written, ...run } = await runOnDisk(args, setup);
  assert.deepEqual(written, {}, 'nothing was to be written');
  return run;
}

/** The same for commands that write files. */
export async function runOnDisk(args: readonly string[], setup: CommandLineSetup = {}): Promise<RunOnDisk> {
  const disk = new Map(Object.entries(setup.files ?? {}));
  const written: Record<string, string> = {};
  const fileNames: (string | undefined)[] = [];
  let out = '';
  let err = '';
  const world: CommandLineWorld = {
    version: '1.2.3',
    files: {
      kindOf: async (path) => {
        if (disk.has(plainly(path))) return 'file';
        return path === '.' || [...disk.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : 'missing';
      },
      read: async (path) => toBytes(disk.get(plainly(path)) ?? systemError('ENOENT')),
      isOrdinary: async () => true,
      list: async (path) => {
        const prefix = path === '.' ? '' : `${path}/`;
        const below = [...disk.keys()]
          .filter((file) => file.startsWith(prefix))
          .map((file) => file.slice(prefix.length));
        const entries = new Map<string, FolderEntry>();
        for (const [name = '', ...rest] of below.map((file) => file.split('/'))) {
          entries.set(name, { name, isFolder: rest.length > 0 });
        }
        return [...entries.values()].reverse();
      },
      resolve: plainly,
      uriOf: (path) => new URL(encodeURI(plainly(path)), 'file:///disk/').href,
      pathOf: (uri) => decodeURI(uri).replace(/^file:\/\/(\/disk\/)?/u, ''),
      write: async (path, text, expected) => {
        setup.onWrite?.(path, disk);
        const old = disk.get(path);
        if (expected !== undefined && !toBytes(old ?? systemError('ENOENT')).equals(expected)) {
          throw notWritten('ERR_FILE_CHANGED');
        }
        disk.set(path, text);
        written[path] = text;
      },
      makeFolderOf: async () => undefined,
    },
    readStandardInput: async () => toBytes(setup.input ?? ''),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    colours: setup.colours ?? false,
    columns: setup.columns,
    openDialogue: () => {
      if (setup.answers === undefined) return undefined;
      const answers = [...setup.answers];
      return {
        ask: async (question) => {
          out += question;
          return answers.shift();
        },
        close: () => undefined,
      };
    },
    taxonomy: async () => setup.taxonomy ?? emptyTaxonomy,
    analyze: async (text, fileName, conditions) => {
      fileNames.push(fileName);
      return setup.analyze ? setup.analyze(text, fileName, conditions) : pretendAnalysis(text, conditions);
    },
    openEarlierFindings: async () => setup.earlier,
    startLanguageServer: () => setup.onServer?.(),
    startAssistantServer: (folders) => setup.onAssistantServer?.(folders),
  };
  const code = await runCommandLine(args, world);
  return { code, out, err, fileNames, written };
}

/** The path without what adds nothing to it. */
function plainly(path: string): string {
  return path.replace(/^\.\//u, '');
}

function toBytes(content: string | Uint8Array | Error): Buffer {
  if (content instanceof Error) throw content;
  return Buffer.from(content);
}
