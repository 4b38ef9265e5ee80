import type { Block, Change, Heading } from '../../markdown/blocks';
import type { RoleGrammar } from '../../roles/role-names';
import { firstFrom } from '../../text/sorted';
import { namesDimensionBeneath } from './dimension-beneath';
import { ownedBehind, readHeadingLabel, readLabel, readOwnerBehind, type Label } from './labels';
import { isSameLabel } from './same-label';
import { groupSiblings, isOwnersGroup, namesAnother, readSiblings, type Siblings } from './siblings';

/** What a heading's text says, whatever stands around it. */
export interface OwnWords {
  readonly label: Label;
  /** The owner behind what the heading is about, and the label with that owner; see {@link nameOwnersBehind}. */
  readonly owner: Label | undefined;
  readonly owned: Label | undefined;
}

/**
 * What a heading says and what its siblings and its section say about it. The same object in the next version of a
 * document as long as all of that is the same.
 */
export interface OutlinedHeading {
  readonly level: number;
  readonly label: Label;
  /** It is the first heading of the document, or its only one of the first level. */
  readonly isTitle: boolean;
  /** A sibling heading names another of our roles, or a neighbour. */
  readonly siblingNamesAnother: boolean;
  /** Lists, tables or deeper headings stand beneath it. */
  readonly hasBody: boolean;
  /** Most of its siblings name somebody, one of our roles among them, so that it is somebody too: "Warehouse" beside "Press". */
  readonly siblingsAreOwners: boolean;
  /** Of its siblings that name a role, two or more are each followed by a heading of dimension words only. */
  readonly patternRepeats: boolean;
}

/** The headings among blocks, in order, with what is known of each. */
export interface Outline {
  readonly blocks: readonly Block[];
  readonly headings: readonly Heading[];
  /** Which of the blocks each heading is. */
  readonly positions: readonly number[];
  readonly outlined: readonly OutlinedHeading[];
  /** With which heading each heading's section ends: the next one of its level or above. As many as there are for none. */
  readonly ends: readonly number[];
  /** The number of the group of siblings that each heading belongs to. */
  readonly groups: readonly number[];
  readonly words: readonly OwnWords[];
  /** Whether headings, labels or table columns beneath each heading name a dimension; filled in as it is asked. */
  readonly dimensionBeneath: (boolean | undefined)[];
}

/** An outline of an earlier version, and what has changed since. */
export interface EarlierOutline {
  readonly outline: Outline;
  readonly change: Change;
}

/** Where the heading's section ends in the document; the last ones end with it, at no offset that is known here. */
export function sectionEndOf({ headings, ends }: Outline, index: number): number {
  return headings[ends[index] ?? headings.length]?.span.start ?? Infinity;
}

/** Whether headings, labels or table columns beneath the heading name a dimension. */
export function asksDimensionBeneath(outline: Outline, index: number, grammar: RoleGrammar): boolean {
  const { blocks, positions, ends, dimensionBeneath } = outline;
  const to = positions[ends[index] ?? positions.length] ?? blocks.length;
  return (dimensionBeneath[index] ??= namesDimensionBeneath(blocks, (positions[index] ?? 0) + 1, to, grammar));
}

/** Reads the headings among the blocks, in order. One pass up and one down, whatever the document's shape. */
export function outlineAfresh(blocks: readonly Block[], grammar: RoleGrammar, earlier?: EarlierOutline): Outline {
  const headings: Heading[] = [];
  const positions: number[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.kind !== 'heading') continue;
    headings.push(block);
    positions.push(index);
  }
  const counterparts = earlier === undefined ? undefined : counterpartsOf(positions, blocks.length, earlier);
  const words = headings.map((heading, index) => {
    const other = counterparts?.[index] ?? -1;
    const kept = (other === 0) === (index === 0) ? earlier?.outline.words[other] : undefined;
    return kept ?? readWords(heading, index, grammar);
  });
  const groups = groupSiblings(headings);
  const labels = nameOwnersBehind(words, groups);
  const siblings = readSiblings(labels, groups);
  const bodies = findBodies(blocks, positions);
  const isOnlyTitle = headings.filter(({ level }) => level === 1).length === 1;
  const outlined = labels.map((label, index): OutlinedHeading => {
    const level = headings[index]?.level ?? 1;
    const isTitle = index === 0 || (level === 1 && isOnlyTitle);
    const now = outlinedHeading(
      { level, isTitle, hasBody: bodies[index] === true },
      label,
      siblings[groups[index] ?? 0],
    );
    const then = earlier?.outline.outlined[counterparts?.[index] ?? -1];
    return then !== undefined && isSameHeading(then, now) ? then : now;
  });
  const dimensionBeneath = headings.map((_, index) => earlier?.outline.dimensionBeneath[counterparts?.[index] ?? -1]);
  const ends = sectionEnds(headings);
  const outline = { blocks, headings, positions, outlined, ends, groups, words, dimensionBeneath };
  if (earlier !== undefined)
    askAgain(outline, outlined, firstFrom(positions, earlier.change.before), earlier.change, grammar);
  return outline;
}

/** A heading with what its label and its siblings say. */
export function outlinedHeading(
  { level, isTitle, hasBody }: Pick<OutlinedHeading, 'level' | 'isTitle' | 'hasBody'>,
  label: Label,
  siblings: Siblings | undefined,
): OutlinedHeading {
  return {
    level,
    label,
    isTitle,
    siblingNamesAnother: siblings !== undefined && namesAnother(siblings, label),
    hasBody,
    siblingsAreOwners: siblings !== undefined && isOwnersGroup(siblings),
    patternRepeats: (siblings?.pairs ?? 0) >= 2,
  };
}

/** Which of the earlier headings each one is; -1 for those that have changed. */
function counterpartsOf(
  positions: readonly number[],
  blockCount: number,
  { outline, change }: EarlierOutline,
): readonly number[] {
  const behind = blockCount - change.behind;
  const shift = outline.positions.length - positions.length;
  return positions.map((position, index) =>
    position < change.before ? index : position >= behind ? index + shift : -1,
  );
}

/** Reads a heading's own words; `index` is its number. */
export function readWords(heading: Heading, index: number, grammar: RoleGrammar): OwnWords {
  const { text } = heading;
  // A title names its document: "Community: the first five years" speaks for nobody because of its colon.
  if (index === 0) return { label: readLabel(text, 0, text.text.length, grammar), owner: undefined, owned: undefined };
  const label = readHeadingLabel(text, grammar);
  const owner = label.hasSubject ? readOwnerBehind(text, label, grammar) : undefined;
  const owned = owner === undefined ? undefined : { ...ownedBehind(label, owner), hasSubject: false };
  return { label, owner, owned };
}

/**
 * "A feed people would miss (Social)" beside "Known by name (Brand)": where siblings name different owners behind what
 * they are about, a bare word there is an owner too. Elsewhere it may be a channel.
 */
export function nameOwnersBehind(words: readonly OwnWords[], groups: readonly number[]): readonly Label[] {
  const first = new Map<number, Label>();
  const differing = new Set<number>();
  words.forEach(({ owner }, index) => {
    if (owner === undefined) return;
    const group = groups[index] ?? 0;
    const other = first.get(group);
    if (other === undefined) first.set(group, owner);
    else if (other.roles[0]?.role !== owner.roles[0]?.role) differing.add(group);
  });
  return words.map(({ label, owned }, index) =>
    owned !== undefined && differing.has(groups[index] ?? 0) ? owned : label,
  );
}

/** Whether a list, a table or a deeper heading stands in each heading's section. */
export function findBodies(blocks: readonly Block[], positions: readonly number[]): readonly boolean[] {
  return positions.map((position) => {
    const heading = blocks[position];
    for (let index = position + 1; index < blocks.length; index++) {
      const block = blocks[index];
      if (block?.kind === 'list' || block?.kind === 'table') return true;
      if (block?.kind === 'heading') return heading?.kind === 'heading' && block.level > heading.level;
    }
    return false;
  });
}

/** Where each heading's section ends, by the heading that ends it. */
function sectionEnds(headings: readonly Heading[]): readonly number[] {
  const ends = headings.map(() => headings.length);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) ends[open.pop() ?? 0] = index;
    open.push(index);
  });
  return ends;
}

/**
 * Asks once more what was asked of an earlier version's headings beneath which something has changed: the answer may be
 * another one now, and then the heading is no longer the same. They are those before the heading with the number `first`.
 */
export function askAgain(
  outline: Outline,
  outlined: OutlinedHeading[],
  first: number,
  change: Change,
  grammar: RoleGrammar,
): void {
  const { positions, ends, dimensionBeneath } = outline;
  for (let index = 0; index < first; index++) {
    const answer = dimensionBeneath[index];
    if (answer === undefined || (positions[ends[index] ?? positions.length] ?? Infinity) < change.before) continue;
    dimensionBeneath[index] = undefined;
    const heading = outlined[index];
    if (heading !== undefined && asksDimensionBeneath(outline, index, grammar) !== answer)
      outlined[index] = { ...heading };
  }
}

/** Whether the two say the same, and the same is said of them. */
export function isSameHeading(one: OutlinedHeading, other: OutlinedHeading): boolean {
  return (
    one.level === other.level &&
    one.isTitle === other.isTitle &&
    one.siblingNamesAnother === other.siblingNamesAnother &&
    one.hasBody === other.hasBody &&
    one.siblingsAreOwners === other.siblingsAreOwners &&
    one.patternRepeats === other.patternRepeats &&
    isSameLabel(one.label, other.label)
  );
}
