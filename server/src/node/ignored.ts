/**
 * The patterns for what a folder's `.gitignore` leaves out: `/drafts` is `drafts` and all that is in it.
 *
 * Only what can be said as such patterns is taken over. A file with exceptions (`!this-one.md`) is passed over whole:
 * looking at a few files too many does no harm, but missing a plan does.
 */
export function ignoredPatterns(gitignore: string): readonly string[] {
  const lines = gitignore
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.some((line) => line.startsWith('!'))) return [];
  return lines.flatMap((line) => {
    const folderOnly = line.endsWith('/');
    const path = line.replace(/^\/|\/$/gu, '');
    if (path === '' || path.includes('\\')) return [];
    // As Git reads it: a slash anywhere but at the end ties the pattern to this folder.
    const anchored = line.replace(/\/$/u, '').includes('/');
    // What stands for something in our patterns and for itself in Git's.
    const pattern = (anchored ? path : `**/${path}`).replace(/[{}()!+@]/gu, '\\$&');
    return folderOnly ? [`${pattern}/**`] : [pattern, `${pattern}/**`];
  });
}
