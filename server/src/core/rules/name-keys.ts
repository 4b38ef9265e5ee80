import type { Finding } from './findings';
import { sortNames } from './suppressions';

/**
 * By what suppressions and what they silence are brought together, however many there are of both: a rule and a term, each
 * of them blank where any will do.
 */
type NameKey = `${string} ${string}`;

/** The keys of a suppression with these names: it silences whatever has one of them, too. */
export function keysOfNames(names: readonly string[]): readonly NameKey[] {
  const { rules, terms } = sortNames(names);
  return keysOf(rules, terms);
}

/** Those of them that speak of one of the names. */
export function keysNaming(name: string, names: readonly string[]): readonly NameKey[] {
  const { rules, terms } = sortNames(names);
  return rules.includes(name) ? keysOf([name], terms) : keysOf(rules, [name]);
}

/** The keys of something that is found. */
export function keysOfFinding({ rule, term }: Pick<Finding, 'rule' | 'term'>): readonly NameKey[] {
  return term === undefined ? [` `, `${rule} `] : [` `, `${rule} `, ` ${term}`, `${rule} ${term}`];
}

/** Whether whatever stands under the key names a rule, and not just any. */
export function namesRule(key: NameKey): boolean {
  return !key.startsWith(' ');
}

function keysOf(rules: readonly string[], terms: readonly string[]): readonly NameKey[] {
  const anyOr = (names: readonly string[]): Iterable<string> => (names.length === 0 ? [''] : new Set(names));
  return [...anyOr(rules)].flatMap((rule) => Array.from(anyOr(terms), (term): NameKey => `${rule} ${term}`));
}
