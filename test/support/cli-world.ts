import { runCommandLine } from '../../server/src/cli/program';
import type { CommandLineWorld, FolderEntry } from '../../server/src/cli/world';
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

/** What a test puts on the disk and on standard input. */
export interface CommandLineSetup {
  /** By path; an error is thrown when the file is read. */
  readonly files?: Readonly<Record<string, string | Uint8Array | Error>>;
  /** By pattern: the paths that match it. */
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
  readonly input?: string | Uint8Array;
  readonly colours?: boolean;
  /** The terminal's width; without it there is no terminal. */
  readonly columns?: number;
  readonly taxonomy?: Taxonomy;
  readonly analyze?: CommandLineWorld['analyze'];
  readonly onServer?: () => void;
}

/** An error as the system reports it: `ENOENT`, `EACCES`, … */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: what the system says, open '/somewhere'`), { code });
}

/** Runs the command line with a disk in memory; "Conversion rate" is what it finds. */
export async function runInMemory(args: readonly string[], setup: CommandLineSetup = {}): Promise<Run> {
  const disk = new Map(Object.entries(setup.files ?? {}));
  const fileNames: (string | undefined)[] = [];
  let out = '';
  let err = '';
  const world: CommandLineWorld = {
    version: '1.2.3',
    files: {
      kindOf: async (path) => {
        if (disk.has(path)) return 'file';
        return path === '.' || [...disk.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : 'missing';
      },
      read: async (path) => toBytes(disk.get(path) ?? systemError('ENOENT')),
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
      match: async (pattern) => setup.patterns?.[pattern] ?? [],
      resolve: (path) => path.replace(/^\.\//u, ''),
    },
    readStandardInput: async () => toBytes(setup.input ?? ''),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    colours: setup.colours ?? false,
    columns: setup.columns,
    taxonomy: () => setup.taxonomy ?? emptyTaxonomy,
    analyze: (text, fileName) => {
      fileNames.push(fileName);
      return setup.analyze ? setup.analyze(text, fileName) : pretendAnalysis(text);
    },
    startLanguageServer: () => setup.onServer?.(),
  };
  const code = await runCommandLine(args, world);
  return { code, out, err, fileNames };
}

function toBytes(content: string | Uint8Array | Error): Uint8Array {
  if (content instanceof Error) throw content;
  return typeof content === 'string' ? Buffer.from(content) : content;
}
