import { dirname } from 'node:path';
import { unnamed } from './report';
import type { Files } from './world';

/**
 * The folder of the repository to which a folder belongs, itself or one above it; `undefined` where there is none. Takes
 * and gives paths as {@link Files.resolve} spells them.
 */
export async function repositoryAbove(folder: string, files: Files): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const mark = at === '.' ? '.git' : `${at.replace(/[/\\]$/u, '')}/.git`;
    if ((await files.kindOf(mark).catch(() => 'missing')) !== 'missing') return at;
    if (dirname(at) === at) return undefined;
  }
}

/** How files are called where everybody has them: below the repository, with forward slashes. */
export type NameOf = (path: string) => string;

/**
 * Names files by their way from the repository in which the command runs, or from the current folder where there is none;
 * files that stand elsewhere keep their whole path. Links are not followed. What has no name is `stdin`.
 */
export async function namesInRepository(files: Files): Promise<NameOf> {
  const here = files.resolve('.');
  const root = pathOfUri(files.uriOf((await repositoryAbove(here, files)) ?? here)).replace(/\/$/u, '');
  return (path) => {
    if (path === unnamed) return 'stdin';
    const whole = pathOfUri(files.uriOf(path));
    if (whole === root) return '.';
    return whole.startsWith(`${root}/`) ? whole.slice(root.length + 1) : whole.replace(/^\/(?=[A-Za-z]:)/u, '');
  };
}

function pathOfUri(uri: string): string {
  return decodeURIComponent(new URL(uri).pathname);
}
