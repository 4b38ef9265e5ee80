// Bundled from its CommonJS form: the other form asks where its file is, which a bundle cannot tell.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import tinyglobby = require('tinyglobby');
import { isAbsolute, sep } from 'node:path';

/** Whether the text is a pattern rather than the name of a file: `plans/*.md`. */
export function isPattern(text: string): boolean {
  return tinyglobby.isDynamicPattern(text);
}

/** The files that match the pattern, in any order; hidden ones and those in `node_modules` are left out. */
export function filesMatching(pattern: string): Promise<string[]> {
  return tinyglobby.glob(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
}
