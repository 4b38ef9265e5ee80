import type { Block, List, ListItem } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import type { People } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import { namesIn } from '../facts/text-reading';
import { labelRolesOf, type WordedLabel } from '../labels/label-groups';
import { readLabel } from '../labels/labels';
import { findOwnerBehind, isTitle, mayNameOwnerBehind, readOwnerLine, type OwnerNote } from './owner-notes';

/** Owners at the ends of items, by the items' texts. */
export type OwnersBehind = ReadonlyMap<InlineText, OwnerNote>;

/**
 * The owners at the items' ends, in parentheses, in italics or set off by a mark: all of them where the items name different
 * ones there, else those that are somebody's title.
 */
export function ownersBehind(list: List, grammar: RoleGrammar, people: People): OwnersBehind | undefined {
  const ends = readEnds(list.items, grammar, people);
  if (ends.notes.size === 0) return undefined;
  return ends.known.size >= 2 && ends.notes.size * 2 >= list.items.length && !ends.categories
    ? ends.notes
    : new Map([...ends.notes].filter(([text, note]) => isTitle(text, note, grammar)));
}

/** The same for the items of a list and of all lists in it, where several owners stand throughout; else none. */
export function ownersThroughout(list: List, grammar: RoleGrammar, people: People): OwnersBehind {
  if (!list.items.some(({ blocks }) => blocks.some(({ kind }) => kind === 'list'))) return new Map();
  const items = itemsWithin(list);
  if (items.filter(mayEndWithOwner).length * 2 < items.length) return new Map();
  const { notes, known, categories } = readEnds(items, grammar, people);
  return known.size >= 3 && notes.size * 2 >= items.length && !categories ? notes : new Map();
}

function itemsWithin({ items }: List, within: ListItem[] = []): readonly ListItem[] {
  for (const item of items) {
    within.push(item);
    for (const block of item.blocks) if (block.kind === 'list') itemsWithin(block, within);
  }
  return within;
}

function mayEndWithOwner({ blocks: [first] }: ListItem): boolean {
  return first?.kind === 'paragraph' && mayNameOwnerBehind(first.text);
}

interface Ends {
  readonly notes: OwnersBehind;
  /** The roles and neighbours that are named there. */
  readonly known: ReadonlySet<string>;
  /** "Blog leads – Email" beside "Reel views – Social" says where something comes from. */
  readonly categories: boolean;
}

function readEnds(items: readonly ListItem[], grammar: RoleGrammar, people: People): Ends {
  const notes = new Map<InlineText, OwnerNote>();
  const known = new Set<string>();
  const ends: WordedLabel[] = [];
  for (const { blocks } of items) {
    const first = blocks[0];
    const note = first?.kind === 'paragraph' ? findOwnerBehind(first.text, grammar, people) : undefined;
    if (first?.kind !== 'paragraph' || note === undefined) continue;
    const { text } = first;
    notes.set(text, note);
    ends.push({ label: readLabel(text, note.start, note.end, grammar), text: text.text.slice(note.start, note.end) });
    for (const owner of note.owners) if (owner.kind === 'role') known.add(owner.role);
    for (const { neighbour } of namesIn(text, note.restEnd, text.text.length, grammar))
      if (neighbour !== undefined) known.add(neighbour);
  }
  return { notes, known, categories: notes.size > 0 && labelRolesOf(ends).categories };
}

/** An owner whom an item of a list names and nothing else. */
export interface ItemOwner extends OwnerNote {
  readonly in: InlineText;
  /** Another item names one too. */
  readonly isRepeated: boolean;
}

/** The first owner that an item of the lists among the blocks names and nothing else: `- Owner: Marketing`. */
export function ownerAmong(blocks: readonly Block[], grammar: RoleGrammar, people: People): ItemOwner | undefined {
  let owner: ItemOwner | undefined;
  for (const block of blocks) {
    if (block.kind !== 'list') continue;
    for (const item of block.items) {
      const first = item.blocks[0];
      if (first?.kind !== 'paragraph') continue;
      const reading = readOwnerLine(first.text, first.text.text.trimEnd().length, grammar, people);
      if (reading === undefined) continue;
      if (owner !== undefined) return { ...owner, isRepeated: true };
      owner = { ...reading, restStart: 0, restEnd: 0, in: first.text, isRepeated: false };
    }
  }
  return owner;
}
