import ignore, { type Ignore } from 'ignore';
import { dirname, isAbsolute, resolve } from 'node:path';
import { attempt, type Complain } from './attempt';
import { repositoryAbove } from './repository';
import type { Files, FolderEntry } from './world';

/** What is ignored in a folder of a repository and below. */
export interface GitRules {
  /** The repository's own folder, as {@link Files.resolve} spells it. */
  readonly root: string;
  readonly patterns: Ignore;
}

/**
 * Reads what a repository ignores: its `.gitignore` files and `.git/info/exclude`. What a person's own settings of git
 * ignore is left aside, so that everybody's run is the same. Paths are those that {@link Files.resolve} gives.
 */
export class GitRulesReader {
  readonly #files: Files;
  readonly #complain: Complain;

  constructor(files: Files, complain: Complain) {
    this.#files = files;
    this.#complain = complain;
  }

  /** What the folders above a folder say of it; `undefined` outside of repositories, and for a repository's own folder. */
  async above(folder: string): Promise<GitRules | undefined> {
    const root = await repositoryAbove(folder, this.#files);
    if (root === undefined || root === folder) return undefined;
    let rules = await this.#rulesOf(root);
    const between: string[] = [];
    for (let at = dirname(folder); at !== root; at = dirname(at)) between.unshift(at);
    for (const at of [root, ...between]) rules = await this.#withFile(rules, at);
    // A folder that is ignored and named all the same is read: only what stands in it counts from there.
    return isIgnored(rules, folder, true) ? { root, patterns: empty() } : rules;
  }

  /** The rules that hold in a folder, from those that hold around it and from what stands in it. */
  async within(
    around: GitRules | undefined,
    folder: string,
    entries: readonly FolderEntry[],
  ): Promise<GitRules | undefined> {
    const has = (wanted: string): boolean => entries.some(({ name }) => name === wanted);
    // A repository within another one has rules of its own.
    const rules = has('.git') ? await this.#rulesOf(folder) : around;
    return rules !== undefined && has('.gitignore') ? this.#withFile(rules, folder) : rules;
  }

  async #rulesOf(root: string): Promise<GitRules> {
    const text = await this.#textOf(`${await this.#gitFolderOf(root)}/info/exclude`);
    return { root, patterns: empty().add(text ?? '') };
  }

  async #withFile({ root, patterns }: GitRules, folder: string): Promise<GitRules> {
    const text = await this.#textOf(`${folder}/.gitignore`);
    if (text === undefined) return { root, patterns };
    const prefix = below(root, folder);
    return {
      root,
      patterns: empty()
        .add(patterns)
        .add(prefix === '' ? text : movedInto(prefix, text)),
    };
  }

  /** Where git keeps what all working copies of the repository share. */
  async #gitFolderOf(root: string): Promise<string> {
    const inside = `${root}/.git`;
    if ((await this.#kindOf(inside)) !== 'file') return inside;
    const [, own] = /^gitdir: (.+)$/mu.exec((await this.#textOf(inside)) ?? '') ?? [];
    if (own === undefined) return inside;
    const folder = isAbsolute(own) ? own : resolve(root, own);
    const common = (await this.#textOf(`${folder}/commondir`))?.trim();
    return common === undefined ? folder : resolve(folder, common);
  }

  /** `undefined` where no file stands, or it cannot be read, which is told. */
  async #textOf(path: string): Promise<string | undefined> {
    if ((await this.#kindOf(path)) !== 'file') return undefined;
    const bytes = await attempt(path, () => this.#files.read(path), this.#complain);
    return bytes && new TextDecoder().decode(bytes);
  }

  #kindOf(path: string): Promise<string> {
    return this.#files.kindOf(path).catch(() => 'missing');
  }
}

/** Whether what stands in a folder of the repository is ignored; the folder itself is not. */
export function isIgnored({ root, patterns }: GitRules, path: string, isFolder: boolean): boolean {
  return patterns.ignores(below(root, path) + (isFolder ? '/' : ''));
}

/** Letters are told apart by case everywhere, so that the answer is the same on every computer. */
function empty(): Ignore {
  return ignore({ ignorecase: false });
}

/** The way from a folder to what stands below it, with forward slashes. */
function below(folder: string, path: string): string {
  if (folder === '.') return path === '.' ? '' : path;
  return path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/u, '');
}

/** The lines of a `.gitignore` as they would stand in one further up, where its own folder has this name. */
function movedInto(folder: string, text: string): string {
  const name = folder.replace(/[\\*?[\]]/gu, '\\$&');
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isBack = line.startsWith('!');
      const pattern = isBack ? line.slice(1) : line;
      // A slash before the end ties a pattern to the folder of its file; any other holds at every depth.
      const isTied = /\/(?!\s*$)/u.test(pattern);
      const rest = pattern.replace(/^\\(?=[#!])/u, '').replace(/^\//u, '');
      return `${isBack ? '!' : ''}/${name}/${isTied ? '' : '**/'}${rest}`;
    })
    .join('\n');
}
