// Bundled from its CommonJS form, as other bundled packages use it.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import picomatch = require('picomatch');
import { sep } from 'node:path';

/** A pattern such as `plans/*.md`, as a walk through the folders needs it. */
export interface Pattern {
  /** The folder in which the walk begins: what stands before the first part that is more than a name. */
  readonly base: string;
  /** Whether a file matches, by its path below the base. */
  matches(path: string): boolean;
  /** Whether files that match may be in a folder or below, by its path below the base. */
  mayHold(folder: string): boolean;
}

/** Whether the text is a pattern rather than the name of a file. */
export function isPattern(text: string): boolean {
  const { isGlob, negated } = picomatch.scan(slashed(text));
  return isGlob || negated;
}

/** Takes the pattern apart. Hidden files and folders match only where the pattern itself has their dot. */
export function readPattern(text: string): Pattern {
  const pattern = slashed(text);
  const { base, glob, negated } = picomatch.scan(pattern);
  const matches = picomatch(glob);
  const mayHold = folderTest(glob);
  return {
    base: base === '' ? (pattern.startsWith('/') ? '/' : '.') : base.replace(/\\(.)/gu, '$1'),
    // A pattern that only leaves out names nothing.
    matches: (path) => !negated && matches(path),
    mayHold: (folder) => !negated && mayHold(folder),
  };
}

function folderTest(glob: string): (folder: string) => boolean {
  // Choices that reach over several folders cannot be told part by part.
  if (/[({][^)}]*\//u.test(glob)) return () => true;
  const parts = glob.split('/');
  const wanders = parts.indexOf('**');
  const certain = parts.slice(0, wanders < 0 ? -1 : wanders).map((part) => picomatch(part));
  const findsHidden = parts.slice(certain.length).some((part) => part.startsWith('.'));
  return (folder) => {
    const names = folder.split('/');
    if (wanders < 0 && names.length > certain.length) return false;
    return names.every((name, index) => certain[index]?.(name) ?? (findsHidden || !name.startsWith('.')));
  };
}

/** Windows writes folders both ways. */
function slashed(text: string): string {
  return sep === '\\' ? text.replaceAll('\\', '/') : text;
}
