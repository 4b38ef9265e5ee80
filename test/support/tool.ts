import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A module of plain JavaScript that is run while the project is built, by its path in the project. It is loaded as it
 * stands, past the bundler; `Exports` says what of it a test uses.
 */
export async function loadTool<Exports>(path: string): Promise<Exports> {
  const url: string = pathToFileURL(resolve(path)).href;
  // eslint-disable-next-line no-restricted-syntax -- what the build runs is no part of what it builds
  return (await import(url)) as Exports;
}
