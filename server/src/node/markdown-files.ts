import { join } from 'node:path';
// Bundled from its CommonJS form: the other form asks where its file is, which a bundle cannot tell.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import tinyglobby = require('tinyglobby');
import { madeByPrograms } from '../lsp/file-limits';
import { readFile } from './files';
import { ignoredPatterns } from './ignored';

/** The paths of the Markdown files in a folder and below it. Ends early, with what it has, when the signal says so. */
export async function markdownFilesIn(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return await tinyglobby.glob('**/*.{md,markdown}', {
      cwd: folder,
      absolute: true,
      caseSensitiveMatch: false,
      expandDirectories: false,
      followSymbolicLinks: false,
      ignore: [
        ...madeByPrograms.map((name) => `**/${name}/**`),
        ...ignoredPatterns(await textOf(join(folder, '.gitignore'))),
      ],
      signal,
    });
  } catch {
    // The folder is gone or closed to us, so that there is nothing to be found in it.
    return [];
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return (await readFile(path)).toString('utf8');
  } catch {
    return '';
  }
}
