import { attempt } from './attempt';
import type { Trouble } from './report';
import type { Files } from './world';

/** What to check: paths in the order in which they were given, each once, and what could not be found. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly troubles: readonly Trouble[];
}

/** Stands for standard input among the paths. */
export const standardInput = '-';

const markdownFile = /\.(?:md|markdown|mdown|mkdn?)$/iu;

/**
 * Finds the files that the arguments mean: a path that exists is taken as it is, whatever characters it has; a folder
 * means all Markdown files in it and below, without hidden folders and `node_modules`; anything else is a pattern.
 */
export async function findInputs(args: readonly string[], files: Files): Promise<Inputs> {
  const troubles: Trouble[] = [];
  const paths = new Map<string, string>();
  const take = (path: string): void => {
    const key = path === standardInput ? path : files.resolve(path);
    if (!paths.has(key)) paths.set(key, path);
  };
  const complain = (path: string, message: string): void => void troubles.push({ path, message });

  async function takeFolder(folder: string): Promise<number> {
    const entries = await attempt(folder, () => files.list(folder), complain);
    let found = 0;
    for (const { name, isFolder } of [...(entries ?? [])].sort((a, b) => compare(a.name, b.name))) {
      const path = join(folder, name);
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (isFolder) {
        found += await takeFolder(path);
      } else if (markdownFile.test(name)) {
        take(path);
        found++;
      }
    }
    // A folder that could not be read was told already; it must not be called empty on top of that.
    return entries ? found : found + 1;
  }

  for (const arg of args) {
    if (arg === standardInput) {
      take(arg);
      continue;
    }
    const kind = await attempt(arg, () => files.kindOf(arg), complain);
    if (kind === 'file') take(arg);
    else if (kind === 'folder') {
      if ((await takeFolder(arg)) === 0) complain(arg, 'there are no Markdown files (.md) in this folder.');
    } else if (kind === 'missing') {
      const { isPattern } = await import('./globs');
      if (!isPattern(arg)) {
        complain(arg, 'there is no file or folder of this name.');
        continue;
      }
      const matches = await attempt(arg, () => files.match(arg), complain);
      if (matches?.length === 0) complain(arg, 'no file matches this pattern.');
      for (const path of [...(matches ?? [])].sort(compare)) take(path);
    }
  }
  return { paths: [...paths.values()], troubles };
}

function join(folder: string, name: string): string {
  if (folder === '.') return name;
  return /[/\\]$/u.test(folder) ? folder + name : `${folder}/${name}`;
}

/** By code unit: the same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
