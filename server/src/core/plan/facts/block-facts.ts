import type { Block, Change } from '../../markdown/blocks';
import type { People } from '../../roles/owners';
import type { RoleGrammar, SpeltOut } from '../../roles/role-names';
import { abbreviationsIn, agreedAbbreviations } from './abbreviations';
import { holdersIn, holdersOf } from './holders';
import { peopleIn, peopleOf, type PeopleNamed } from './people';
import { agreedRoles, NO_ROLES, paragraphLabels, type LabelCounts, type LabelRoles } from '../labels/label-groups';
import type { Tie } from './text-reading';

/** What one of a document's blocks tells about people and owners. */
interface BlockFacts extends PeopleNamed {
  readonly holders: readonly Tie[];
  /** Whom the labels of a paragraph's lines name. */
  readonly labels: LabelCounts | undefined;
}

/**
 * What is known of a document before it is read in order: the abbreviations that it spells out, the people whom it ties
 * to roles. It is gathered block by block, so that the next version of the document asks the new blocks only.
 */
export interface DocumentFacts {
  /** Without the document's abbreviations. */
  readonly titles: RoleGrammar;
  readonly grammar: RoleGrammar;
  readonly people: People;
  readonly abbreviations: readonly (readonly SpeltOut[])[];
  /** What each block tells. */
  readonly ofBlocks: readonly BlockFacts[];
}

/** Gathers what the blocks tell. `earlier` is what the version told since which they have changed. */
export function gatherFacts(
  blocks: readonly Block[],
  titles: RoleGrammar,
  earlier?: DocumentFacts,
  change?: Change,
): DocumentFacts {
  const known = earlier?.titles === titles ? earlier : undefined;
  const abbreviations = ofEach(blocks, (block) => abbreviationsIn(block, titles), known?.abbreviations, change);
  const grammar =
    known !== undefined && tellTheSame(known.abbreviations, abbreviations, change)
      ? known.grammar
      : titles.spelling(agreedAbbreviations(abbreviations));
  const sameFacts = known?.grammar === grammar ? known.ofBlocks : undefined;
  const ofBlocks = ofEach(blocks, (block) => factsOf(block, grammar), sameFacts, change);
  if (known !== undefined && sameFacts !== undefined && tellTheSame(sameFacts, ofBlocks, change))
    return { titles, grammar, people: known.people, abbreviations, ofBlocks };
  const people: People = new Map([...holdersOf(ofBlocks), ...peopleOf(ofBlocks)]);
  // The same people are the same object, by which it is known at once that whatever hangs on them has not changed.
  return {
    titles,
    grammar,
    people: known !== undefined && areSame(known.people, people) ? known.people : people,
    abbreviations,
    ofBlocks,
  };
}

/** Most blocks tell nothing, and share this. */
const NOTHING: BlockFacts = { holders: [], labelled: [], introduced: [], labels: undefined };

function factsOf(block: Block, grammar: RoleGrammar): BlockFacts {
  const { labelled, introduced } = peopleIn(block, grammar);
  const holders = holdersIn(block, grammar);
  const labels = block.kind === 'paragraph' ? paragraphLabels(block, grammar) : undefined;
  const isNothing = labels === undefined && labelled.length + introduced.length + holders.length === 0;
  return isNothing ? NOTHING : { holders, labelled, introduced, labels };
}

function ofEach<T>(
  blocks: readonly Block[],
  read: (block: Block) => T,
  earlier: readonly T[] | undefined,
  change: Change | undefined,
): readonly T[] {
  if (earlier === undefined || change === undefined) return blocks.map(read);
  const { before, behind } = change;
  return [
    ...earlier.slice(0, before),
    ...blocks.slice(before, blocks.length - behind).map(read),
    ...earlier.slice(earlier.length - behind),
  ];
}

/** Whether what the changed blocks told, and tell now, is nothing, so that all of them together tell the same. */
function tellTheSame<T extends BlockFacts | readonly SpeltOut[]>(
  earlier: readonly T[],
  now: readonly T[],
  change: Change | undefined,
): boolean {
  if (change === undefined) return false;
  for (const facts of [earlier, now])
    for (let index = change.before; index < facts.length - change.behind; index++) {
      const told = facts[index];
      if (told !== undefined && !isNothing(told)) return false;
    }
  return true;
}

function isNothing(told: BlockFacts | readonly SpeltOut[]): boolean {
  if (!('holders' in told)) return told.length === 0;
  return told.labelled.length + told.introduced.length + told.holders.length === 0;
}

function areSame(one: People, other: People): boolean {
  if (one.size !== other.size) return false;
  for (const [name, role] of one) if (other.get(name) !== role) return false;
  return true;
}

/** Whom the labels of the paragraphs among some of the blocks name, read together. */
export function rolesAmong({ ofBlocks }: DocumentFacts, from: number, to: number): LabelRoles {
  const counts: LabelCounts[] = [];
  for (let index = from; index < to; index++) {
    const labels = ofBlocks[index]?.labels;
    if (labels !== undefined) counts.push(labels);
  }
  return counts.length === 0 ? NO_ROLES : agreedRoles(counts);
}
