import type { Block, List, ListItem } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import { namesRole } from '../../roles/owners';
import { itemContext } from '../labels/label-contexts';
import { itemLabel, labelRolesOf, type ItemLabel, type LabelRoles } from '../labels/label-groups';
import { readLeadIn } from './lead-ins';
import { ownerAmong, ownersBehind, ownersThroughout, type OwnersBehind } from '../owners/list-owners';
import { findOwnerNote, listsThings, namesOwnerOnly, ownerLine } from '../owners/owner-notes';
import type { Context } from '../plan';
import type { PlanWriter } from './plan-writer';

/** Reads blocks that stand in a list item. */
export type ReadNested = (blocks: readonly Block[], context: Context) => void;

/** Reads a list; `readNested` reads what stands in an item besides its own text. */
export function readList(list: List, around: Context, writer: PlanWriter, readNested: ReadNested): void {
  const { grammar, people } = writer;
  const labels = list.items.map(({ blocks }) => {
    const first = blocks[0];
    return first?.kind === 'paragraph' ? itemLabel(first.text, blocks.length > 1, grammar) : undefined;
  });
  const siblings = labelRolesOf(labels.filter((label) => label !== undefined));
  // "Owner: Brand team", then "KPIs: …": one item says whose the others are.
  const owner = ownerAmong([list], grammar, people);
  const context =
    owner === undefined || owner.isRepeated || !namesRole(owner.owners)
      ? around
      : writer.withNote(owner.in, owner, around);
  const { ownersAbove } = writer;
  const throughout = ownersAbove ?? ownersThroughout(list, grammar, people);
  const behind = throughout.size > 0 ? throughout : ownersBehind(list, grammar, people);
  writer.ownersAbove = throughout;
  for (const [index, item] of list.items.entries())
    readItem(item, labels[index], context, siblings, behind, writer, readNested);
  writer.ownersAbove = ownersAbove;
}

/** Reads an item; `whole` is the label of all of its text. */
function readItem(
  item: ListItem,
  whole: ItemLabel | undefined,
  context: Context,
  siblings: LabelRoles,
  behind: OwnersBehind | undefined,
  writer: PlanWriter,
  readNested: ReadNested,
): void {
  const { grammar, people } = writer;
  const [first, ...rest] = item.blocks;
  if (first === undefined) return;
  if (first.kind !== 'paragraph') {
    readNested(item.blocks, context);
    return;
  }
  const { text } = first;
  const end = text.text.trimEnd().length;
  if (namesOwnerOnly(text, end, grammar, people)) {
    readOwnerItem(text, end, context, writer);
    return;
  }
  const note = findOwnerNote(text, 0, end, grammar, people) ?? ownerAmong(rest, grammar, people) ?? behind?.get(text);
  const owned = note === undefined ? context : writer.withNote(text, note, context);
  const [start, stop] = note === undefined || note.restEnd === 0 ? [0, end] : [note.restStart, note.restEnd];
  const label = note === undefined ? whole : itemLabel(text, rest.length > 0, grammar, start, stop);
  const labelled =
    label === undefined ? undefined : itemContext(text, label, owned, context, siblings, rest.length > 0, people);
  if (label !== undefined && labelled !== undefined) {
    writer.note(labelled, label.label);
    if (label.restStart < stop) {
      writer.state('item', text, label.restStart, stop, labelled);
    }
    readNested(rest, labelled);
    return;
  }
  writer.state('item', text, start, stop, owned);
  if (rest.length === 0) return;
  const leadIn = readLeadIn(text, start, stop, owned, grammar, people);
  const [noted, ...others] = writer.statements.at(-1)?.noted ?? [];
  // "Launch campaign (owner: social), film and stills": what is nested belongs to the only owner there is.
  const beneath = noted === undefined || others.length > 0 ? owned : { ...owned, scope: noted.scope };
  readNested(rest, leadIn?.context ?? beneath);
}

/** `- Owner: Brand team` beside other items of a role speaks for its parent; under a role it may list what is owned. */
function readOwnerItem(text: InlineText, end: number, context: Context, writer: PlanWriter): void {
  const value = ownerLine(text, 0, end)?.[1];
  if (value !== undefined && listsThings(value)) writer.state('item', text, end - value.length, end, context);
}
