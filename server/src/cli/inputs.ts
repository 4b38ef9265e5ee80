import { attempt, type Complain } from './attempt';
import type { GitRules, GitRulesReader, isIgnored } from './git-rules';
import type { Pattern } from './globs';
import type { Trouble } from './report';
import type { Files } from './world';

/** What to check: paths in the order in which they were given, each once, and what could not be found. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
}

export interface InputOptions {
  /** Files that a repository ignores are taken too. */
  readonly ignored?: boolean;
}

/** Stands for standard input among the paths. */
export const standardInput = '-';

const markdownFile = /\.(?:md|markdown|mdown|mkdn?)$/iu;

/**
 * Finds the files that the arguments mean: a path that exists is taken as it is, whatever characters it has; a folder
 * means all Markdown files in it and below, without hidden folders and `node_modules`; anything else is a pattern. What
 * a repository ignores is left out of folders and patterns, and ignored folders are not even read. Within a folder the
 * order is that of the names.
 */
export async function findInputs(
  args: readonly string[],
  files: Files,
  { ignored = false }: InputOptions = {},
): Promise<Inputs> {
  const troubles: Trouble[] = [];
  const paths = new Map<string, string>();
  const take = (path: string, resolved = path === standardInput ? path : files.resolve(path)): void => {
    if (!paths.has(resolved)) paths.set(resolved, path);
  };
  const complain: Complain = (path, message) => void troubles.push({ path, message });
  /** The files, and whether some of what might hold more could not be read. */
  const walk = async (folder: string, choice: Choice): Promise<Found> => {
    const told: Trouble[] = [];
    const tell: Complain = (path, message) => void told.push({ path, message });
    const ignoring = ignored ? undefined : await ignoringFrom(folder, files, tell);
    const found = await filesBelow(folder, choice, files, tell, ignoring);
    // Folders are read side by side, so that what is told about them comes in any order.
    troubles.push(...told.sort((a, b) => compare(a.path, b.path)));
    return { found, isWhole: told.length === 0 };
  };

  for (const arg of args) {
    if (arg === standardInput) {
      take(arg);
      continue;
    }
    const kind = await attempt(arg, () => files.kindOf(arg), complain);
    if (kind === 'file') take(arg);
    else if (kind === 'folder') {
      const { found, isWhole } = await walk(arg, plansOf);
      // A folder that could not be read was told already; it must not be called empty on top of that.
      if (found.length === 0 && isWhole) complain(arg, 'there are no Markdown files (.md) in this folder.');
      for (const { path, resolved } of found) take(path, resolved);
    } else if (kind === 'missing') {
      const { isPattern, readPattern } = await import('./globs');
      if (!isPattern(arg)) {
        complain(arg, 'there is no file or folder of this name.');
        continue;
      }
      const pattern = readPattern(arg);
      const isThere = (await attempt(arg, () => files.kindOf(pattern.base), complain)) === 'folder';
      const { found, isWhole } = isThere ? await walk(pattern.base, matchesOf(pattern)) : { found: [], isWhole: true };
      if (found.length === 0 && isWhole) complain(arg, 'no file matches this pattern.');
      for (const { path, resolved } of [...found].sort((a, b) => compare(a.path, b.path))) take(path, resolved);
    }
  }
  return { paths: [...paths.values()], troubles };
}

/** A file that a walk came upon. */
interface FoundFile {
  /** As it is shown. */
  readonly path: string;
  /** As {@link Files.resolve} spells it, worked out on the way: asking the disk for each file would take longer than the walk. */
  readonly resolved: string;
}

interface Found {
  readonly found: readonly FoundFile[];
  readonly isWhole: boolean;
}

/** What of a folder is wanted; paths are those below it, with forward slashes. */
interface Choice {
  enters(folder: string, name: string): boolean;
  takes(file: string, name: string): boolean;
  /** Whether links are left out that lead to no file: somebody who names plans wants to know of them. */
  readonly skipsDeadLinks?: boolean;
}

const plansOf: Choice = {
  enters: (_, name) => !name.startsWith('.') && name !== 'node_modules',
  takes: (_, name) => !name.startsWith('.') && markdownFile.test(name),
};

function matchesOf(pattern: Pattern): Choice {
  return {
    enters: (folder, name) => name !== 'node_modules' && name !== '.git' && pattern.mayHold(folder),
    takes: (file) => pattern.matches(file),
    skipsDeadLinks: true,
  };
}

/** What the repository ignores, as a walk needs it. */
interface Ignoring {
  readonly reader: GitRulesReader;
  readonly isIgnored: typeof isIgnored;
  /** What holds around the folder in which the walk begins. */
  readonly rules: GitRules | undefined;
}

async function ignoringFrom(folder: string, files: Files, complain: Complain): Promise<Ignoring> {
  const { GitRulesReader, isIgnored } = await import('./git-rules');
  const reader = new GitRulesReader(files, complain);
  return { reader, isIgnored, rules: await reader.above(files.resolve(folder)) };
}

/** The wanted files in a folder and below, as paths; what cannot be read is told and left out. */
async function filesBelow(
  folder: string,
  choice: Choice,
  files: Files,
  complain: Complain,
  ignoring: Ignoring | undefined,
): Promise<readonly FoundFile[]> {
  /** `path` is how the folder is shown, `resolved` how the disk knows it, `way` how it stands below the first one. */
  const read = async (
    path: string,
    resolved: string,
    way: string,
    around?: GitRules,
  ): Promise<readonly FoundFile[]> => {
    const entries = await attempt(path, () => files.list(path), complain);
    if (entries === undefined) return [];
    const rules = await ignoring?.reader.within(around, resolved, entries);
    const found = [...entries]
      .sort((a, b) => compare(a.name, b.name))
      .map(async ({ name, isFolder, isLink }) => {
        const below = `${way}${name}`;
        if (!(isFolder ? choice.enters(below, name) : choice.takes(below, name))) return [];
        const at = join(resolved, name, resolved.includes('\\') ? '\\' : '/');
        if (rules !== undefined && ignoring?.isIgnored(rules, at, isFolder)) return [];
        const shown = join(path, name);
        if (isFolder) return read(shown, at, `${below}/`, rules);
        const isDead = isLink && choice.skipsDeadLinks && (await files.kindOf(shown).catch(() => 'missing')) !== 'file';
        return isDead ? [] : [{ path: shown, resolved: isLink ? files.resolve(shown) : at }];
      });
    return (await Promise.all(found)).flat();
  };
  return read(folder, files.resolve(folder), '', ignoring?.rules);
}

function join(folder: string, name: string, separator = '/'): string {
  if (folder === '.') return name;
  return /[/\\]$/u.test(folder) ? folder + name : `${folder}${separator}${name}`;
}

/** By code unit: the same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
