import type { Block, List, ListItem } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { People } from '../../roles/owners';
import { findRoleNames, type RoleGrammar } from '../../roles/role-names';
import { findOwnerBehind, mayNameBehind, readOwnerLine, type OwnerNote } from './owner-notes';

/** The owners at the items' ends, in parentheses or set off by a mark, where the items name different ones there. */
export function ownersBehind(
  list: List,
  grammar: RoleGrammar,
  people: People,
): ReadonlyMap<InlineText, OwnerNote> | undefined {
  const ends = ({ blocks: [first] }: ListItem): boolean => first?.kind === 'paragraph' && mayNameBehind(first.text);
  if (!list.items.some(ends)) return undefined;
  const notes = new Map<InlineText, OwnerNote>();
  const known = new Set<string>();
  for (const { blocks } of list.items) {
    const first = blocks[0];
    if (first?.kind !== 'paragraph') continue;
    const note = findOwnerBehind(first.text, 0, first.text.text.length, grammar, people);
    if (note === undefined) continue;
    notes.set(first.text, note);
    for (const owner of note.owners) if (owner.kind === 'role') known.add(owner.role);
    const words = first.text.wordsIn(note.restEnd, first.text.text.length);
    for (const { neighbour } of findRoleNames(first.text.text, words, grammar))
      if (neighbour !== undefined) known.add(neighbour);
  }
  return known.size >= 2 && notes.size * 2 >= list.items.length ? notes : undefined;
}

/** An owner named by a nested item: `- Owner: Marketing`. */
export function ownerAmong(
  blocks: readonly Block[],
  grammar: RoleGrammar,
  people: People,
): (OwnerNote & { readonly in: InlineText }) | undefined {
  for (const block of blocks) {
    if (block.kind !== 'list') continue;
    for (const item of block.items) {
      const first = item.blocks[0];
      if (first?.kind !== 'paragraph') continue;
      const reading = readOwnerLine(first.text, first.text.text.trimEnd().length, grammar, people);
      if (reading !== undefined) return { ...reading, restStart: 0, restEnd: 0, in: first.text };
    }
  }
  return undefined;
}
