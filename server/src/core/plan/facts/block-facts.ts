import type { Block, Change } from '../../markdown/blocks';
import type { People } from '../../roles/owners';
import type { RoleGrammar, SpeltOut } from '../../roles/role-names';
import { abbreviationsIn, agreedAbbreviations } from './abbreviations';
import { holdersIn, holdersOf } from './holders';
import { peopleIn, peopleOf, type PeopleNamed } from './people';
import { agreedRoles, NO_ROLES, paragraphLabels, type LabelCounts, type LabelRoles } from '../labels/label-groups';
import { isMarkedAsBefore, markInSteps, newlyMarked, noLongerMarked, type Marked } from '../../text/marked';
import { firstFrom } from '../../text/sorted';
import type { Steps } from '../../steps';
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
  /** The blocks that spell some out. */
  readonly abbreviations: Marked<readonly SpeltOut[]>;
  /** The blocks that tell something, and what. */
  readonly ofBlocks: Marked<BlockFacts>;
}

/** Gathers what the blocks tell. `earlier` is what the version told since which they have changed. */
export function* gatherFacts(
  blocks: readonly Block[],
  titles: RoleGrammar,
  earlier?: DocumentFacts,
  change?: Change,
): Steps<DocumentFacts> {
  const known = earlier?.titles === titles ? earlier : undefined;
  const abbreviationsAt = (index: number): readonly SpeltOut[] | undefined => {
    const found = blocks[index] && abbreviationsIn(blocks[index], titles);
    return found?.length === 0 ? undefined : found;
  };
  const abbreviations = yield* markInSteps(blocks.length, abbreviationsAt, known?.abbreviations, change);
  const grammar =
    known !== undefined && isMarkedAsBefore(known.abbreviations, abbreviations)
      ? known.grammar
      : titles.spelling(agreedAbbreviations(abbreviations.found));
  const sameFacts = known?.grammar === grammar ? known.ofBlocks : undefined;
  const factsAt = (index: number): BlockFacts | undefined => blocks[index] && factsOf(blocks[index], grammar);
  const ofBlocks = yield* markInSteps(blocks.length, factsAt, sameFacts, change);
  if (known !== undefined && sameFacts !== undefined && nameNobodyElse(sameFacts, ofBlocks))
    return { titles, grammar, people: known.people, abbreviations, ofBlocks };
  const people: People = new Map([...holdersOf(ofBlocks.found), ...peopleOf(ofBlocks.found)]);
  // The same people are the same object, by which it is known at once that whatever hangs on them has not changed.
  return {
    titles,
    grammar,
    people: known !== undefined && areSame(known.people, people) ? known.people : people,
    abbreviations,
    ofBlocks,
  };
}

/** Most blocks tell nothing. */
function factsOf(block: Block, grammar: RoleGrammar): BlockFacts | undefined {
  const { labelled, introduced } = peopleIn(block, grammar);
  const holders = holdersIn(block, grammar);
  const labels = block.kind === 'paragraph' ? paragraphLabels(block, grammar) : undefined;
  const facts = { holders, labelled, introduced, labels };
  return labels === undefined && isNobodyNamed(facts) ? undefined : facts;
}

/** Whether the changed blocks named nobody and name nobody now, so that all of them together name the same people. */
function nameNobodyElse(earlier: Marked<BlockFacts>, now: Marked<BlockFacts>): boolean {
  return noLongerMarked(earlier, now).every(isNobodyNamed) && newlyMarked(now).every(isNobodyNamed);
}

function isNobodyNamed({ labelled, introduced, holders }: BlockFacts): boolean {
  return labelled.length + introduced.length + holders.length === 0;
}

function areSame(one: People, other: People): boolean {
  if (one.size !== other.size) return false;
  for (const [name, role] of one) if (other.get(name) !== role) return false;
  return true;
}

/** Whom the labels of the paragraphs among some of the blocks name, read together. */
export function rolesAmong({ ofBlocks }: DocumentFacts, from: number, to: number): LabelRoles {
  const counts: LabelCounts[] = [];
  const { numbers, found } = ofBlocks;
  for (let index = firstFrom(numbers, from); (numbers[index] ?? to) < to; index++) {
    const labels = found[index]?.labels;
    if (labels !== undefined) counts.push(labels);
  }
  return counts.length === 0 ? NO_ROLES : agreedRoles(counts);
}
