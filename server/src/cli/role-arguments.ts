import { neighbourNamed, roleNamed } from '../core/lookup/find-role';
import { sayUnknownRole } from '../core/lookup/unknown-role';
import type { Role } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { printable } from './formats/printable';

/** Words between names that name nothing. */
const BETWEEN = /^(?:and|&|\+|vs\.?|versus|with|to|,)$/i;

/**
 * The roles that the arguments name, each once and in their order, or a sentence that says what is wrong. The shell has
 * cut names at their blanks unless they were quoted: “social” and “media” are one role where that gives the most names.
 */
export function readRoles(args: readonly string[], taxonomy: Taxonomy): readonly Role[] | { readonly problem: string } {
  const words = args.map((arg) => arg.replace(/,+$/, '').trim()).filter((arg) => arg !== '' && !BETWEEN.test(arg));
  const roles = divide(words, taxonomy);
  return roles === undefined ? { problem: problemIn(words, taxonomy) } : [...new Set(roles)];
}

/** The words as names of roles, as many as possible; `undefined` where a word belongs to none. */
function divide(words: readonly string[], taxonomy: Taxonomy): readonly Role[] | undefined {
  // What the words up to each place can be divided into.
  const divisions: (readonly Role[] | undefined)[] = [[]];
  for (let end = 1; end <= words.length; end++) {
    let best: readonly Role[] | undefined;
    for (let start = Math.max(0, end - LONGEST_NAME); start < end; start++) {
      const before = divisions[start];
      if (before === undefined || before.length + 1 <= (best?.length ?? 0)) continue;
      const role = roleNamed(words.slice(start, end).join(' '), taxonomy);
      if (role !== undefined) best = [...before, role];
    }
    divisions.push(best);
  }
  return divisions[words.length];
}

/** In words, “senior community manager of …” among them. */
const LONGEST_NAME = 6;

function problemIn(words: readonly string[], taxonomy: Taxonomy): string {
  const unknown = words.filter((word) => roleNamed(word, taxonomy) === undefined);
  // A name may have been cut into words: its first word that belongs to no name is the one to show, with what follows.
  const word = unknown.find((one) => neighbourNamed(one, taxonomy) !== undefined) ?? unknown[0] ?? words.join(' ');
  return printable(sayUnknownRole(word, taxonomy));
}
