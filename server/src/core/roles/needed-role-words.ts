import type { Node, RoleGrammar } from './role-names';

/** Words of which at least one stands in every text that names a role, without accents. Plain data, so that they can be written down. */
export interface NeededWords {
  /** In lower case, however they are written. */
  readonly anyCase: readonly string[];
  /** Names only where they are written just so: "CMO", "SoMe". */
  readonly asWritten: readonly string[];
  /** How many words stand before one of them at most, in a role's name. */
  readonly before: number;
}

export function neededRoleWords(grammar: RoleGrammar): NeededWords {
  const phrases: (readonly string[])[] = [];
  const written: string[] = [];
  const walk = (node: Node, keys: readonly string[]): void => {
    for (const { role, kind, exact, capitals } of node.entries) {
      // An abbreviation names a role only in a text that spells it out with a name of the role.
      if (role === undefined || kind === 'other' || kind === 'abbreviation') continue;
      if (exact !== undefined) written.push(exact);
      else if (capitals) written.push(keys.join('').toUpperCase());
      else phrases.push(keys);
    }
    for (const [key, next] of node.next) walk(next, [...keys, key]);
  };
  for (const [key, node] of grammar.root.next) walk(node, [key]);
  return {
    anyCase: [...new Set(neededKeys(phrases).flatMap(spellingsOf))].sort(),
    asWritten: [...new Set(written.flatMap((word) => [word, `${word}s`]))].sort(),
    before: Math.max(0, ...phrases.map((keys) => keys.length - 1)),
  };
}

/** Few words of which each phrase has one: time and again the word that most of the others have, of several the longest. */
function neededKeys(phrases: readonly (readonly string[])[]): readonly string[] {
  const needed: string[] = [];
  for (let left = phrases; left.length > 0;) {
    const counts = new Map<string, number>();
    for (const keys of left) for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    const [most] = [...counts].reduce((one, other) =>
      other[1] > one[1] || (other[1] === one[1] && other[0].length > one[0].length) ? other : one,
    );
    needed.push(most);
    left = left.filter((keys) => !keys.includes(most));
  }
  return needed;
}

/** Every way to write a word that has the folded form, apart from case and accents: what `foldWord` makes the same. */
function spellingsOf(key: string): readonly string[] {
  const written = [
    key,
    key.replace(/([iy])z/g, '$1s'),
    key.replace(/or/g, 'our'),
    key.replace(/^program/, 'programme'),
    key.replace(/^center/, 'centre'),
    key.replace(/^enrollment/, 'enrolment'),
  ];
  return written.flatMap((word) => [
    word,
    `${word}s`,
    word.replace(/y$/, 'ies'),
    word.replace(/(?<=ss|sh|ch|x|zz)$/, 'es'),
  ]);
}
