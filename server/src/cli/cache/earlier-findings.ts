import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { version } from '../../../../package.json';
import { ownCacheFolder } from '../../start/cache-folder';
import { digestOf, digestOfTexts } from './digest';
import { Shelves } from './shelves';

/** What earlier runs of the same program found, and where this one leaves what it finds. */
export interface EarlierFindings {
  /** Whether nothing is known of any question. */
  readonly isEmpty: boolean;
  /** What was put here for a question of the same parts. */
  find(question: readonly string[]): string | undefined;
  put(question: readonly string[], findings: string): void;
  /** Keeps what was put here; what cannot be kept is lost. */
  save(): void;
}

/**
 * Opens them for the program whose file is `program`; `undefined` where there is no place for them. A question is known by
 * what it consists of and by the program itself, so that nothing has to be thrown away when any of that changes: it is
 * not asked for any more.
 */
export function openEarlierFindings(program: string): EarlierFindings | undefined {
  const folder = ownCacheFolder();
  const identity = folder === undefined ? undefined : identify(program);
  if (folder === undefined || identity === undefined) return undefined;
  const shelves = new Shelves(join(folder, 'findings'));
  const keyOf = (question: readonly string[]): Buffer => digestOfTexts([identity, ...question]);
  return {
    isEmpty: shelves.isEmpty,
    find: (question) => shelves.find(keyOf(question)),
    put: (question, findings) => shelves.put(keyOf(question), findings),
    save: () => {
      // What opened the taxonomy meanwhile may have been another program's file, while that was being installed.
      if (shelves.isChanged && identify(program) === identity) shelves.save();
    },
  };
}

/**
 * What the program is known by: its own words, those of the taxonomy beside it, and what Node brings along, such as its
 * tables of letters. The version is the one that is running, whatever lies in its place by now.
 */
function identify(program: string): string | undefined {
  try {
    const files = [program, join(dirname(program), 'taxonomy.txt')];
    const digests = files.map((file) => digestOf(readFileSync(file)).toString('hex'));
    return digestOfTexts([version, JSON.stringify(process.versions), ...digests]).toString('hex');
  } catch {
    return undefined;
  }
}
