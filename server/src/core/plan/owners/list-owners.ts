import type { Block, List, ListItem } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { People } from '../../roles/owners';
import { findRoleNames, type RoleGrammar } from '../../roles/role-names';
import { labelRolesOf, type ItemLabel } from '../labels/label-groups';
import { readLabel } from '../labels/labels';
import { findOwnerBehind, mayNameBehind, readOwnerLine, type OwnerNote } from './owner-notes';

/** The owners at the items' ends, in parentheses or set off by a mark, where the items name different ones there. */
export function ownersBehind(
  list: List,
  grammar: RoleGrammar,
  people: People,
): ReadonlyMap<InlineText, OwnerNote> | undefined {
  const mayName = ({ blocks: [first] }: ListItem): boolean => first?.kind === 'paragraph' && mayNameBehind(first.text);
  if (!list.items.some(mayName)) return undefined;
  const ends: ItemLabel[] = [];
  const notes = new Map<InlineText, OwnerNote>();
  const known = new Set<string>();
  for (const { blocks } of list.items) {
    const first = blocks[0];
    if (first?.kind !== 'paragraph') continue;
    const note = findOwnerBehind(first.text, 0, first.text.text.length, grammar, people);
    if (note === undefined) continue;
    notes.set(first.text, note);
    ends.push(itemLabelAt(first.text, note, grammar));
    for (const owner of note.owners) if (owner.kind === 'role') known.add(owner.role);
    const words = first.text.wordsIn(note.restEnd, first.text.text.length);
    for (const { neighbour } of findRoleNames(first.text.text, words, grammar))
      if (neighbour !== undefined) known.add(neighbour);
  }
  // "Blog leads – Email" beside "Reel views – Social" says where something comes from.
  const areOwners = known.size >= 2 && notes.size * 2 >= list.items.length && !labelRolesOf(ends).categories;
  return areOwners ? notes : undefined;
}

/** The name of an owner at an item's end as a label, to be seen beside the others. */
function itemLabelAt(text: InlineText, { start, end }: OwnerNote, grammar: RoleGrammar): ItemLabel {
  const label = readLabel(text, start, end, grammar);
  return { label, text: text.text.slice(start, end), restStart: end, whole: true, mark: 'none' };
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
