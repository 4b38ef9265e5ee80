import type { Block } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { People } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import type { RoleId } from '../../taxonomy/schema';
import { readDimension } from '../labels/dimensions';
import { readLabel } from '../labels/labels';
import { readingOf, type Tie } from './text-reading';
import { pattern } from '../../text/pattern';

/** "Wiktor", "Priti & the intern", "Ana Ruiz and Jo": names, and nothing that reads like a subject. */
const NAMES = pattern`^\p{Lu}[\p{L}'’]*\p{Ll}(?:\s\p{Lu}[\p{L}'’-]*\p{Ll})?(?:\s*(?:[,&+/]|and)\s*(?:(?:the|an?|our)\s\p{Ll}+|\p{Lu}[\p{L}'’]*\p{Ll}(?:\s\p{Lu}[\p{L}'’-]*\p{Ll})?))*$`;

/**
 * The people who are named behind a dash of headings and of lines that stand for headings: "Community — Wiktor" beside
 * "Brand — Aurelio". One alone may be a subject, "Community — Growth"; several roles with a name each are their people.
 */
export function holdersOf(ofBlocks: readonly { readonly holders: readonly Tie[] }[]): People {
  const roles = new Map<string, RoleId | undefined>();
  for (const { holders } of ofBlocks)
    for (const [name, role] of holders)
      roles.set(name, !roles.has(name) || roles.get(name) === role ? role : undefined);
  const people = new Map([...roles].filter((entry): entry is [string, RoleId] => entry[1] !== undefined));
  return new Set(people.values()).size >= 2 && people.size === roles.size ? people : new Map();
}

/** The people whom one block names so; see {@link holdersOf}. */
export function holdersIn(block: Block, grammar: RoleGrammar): readonly Tie[] {
  if ((block.kind !== 'heading' && block.kind !== 'paragraph') || block.text.text.length > LONGEST) return NONE;
  const reading = readingOf(block.text, grammar);
  return (reading.holders ??= reading.mayNameRoles(block.text) ? readAfresh(block.text, grammar) : NONE);
}

function readAfresh(inline: InlineText, grammar: RoleGrammar): readonly Tie[] {
  const { text } = inline;
  const at = /\s[–—-]{1,2}\s/.exec(text);
  if (at === null) return NONE;
  const label = readLabel(inline, 0, at.index, grammar);
  const role = label.roles[0]?.role;
  const behind = at.index + at[0].length;
  const names = text.slice(behind).trim();
  if (role === undefined || label.roles.length > 1 || label.hasSubject || label.neighbours.length > 0) return NONE;
  if (!NAMES.test(names) || readDimension(inline.wordsIn(behind, text.length), inline.cues) !== undefined) return NONE;
  return names.split(/\s*(?:[,&+/]|\band\b)\s*/).flatMap((part) => {
    const first = /^\p{Lu}\S*/u.exec(part)?.[0];
    return first === undefined ? [] : [[first.toLowerCase(), role] as const];
  });
}

const NONE: readonly Tie[] = [];

/** Longer lines are no headings, in characters. */
const LONGEST = 70;
