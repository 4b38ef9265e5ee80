import type { Change } from '../markdown/blocks';
import type { DocumentFacts } from './block-facts';
import type { Findings, Frame } from './frames';
import type { OutlinedHeading } from './headings';
import type { Label } from './labels';
import { sameOwners } from './moved-context';
import type { Context, Section, Statement } from './plan';

/** Where the reader stood before a heading, and what it found from there to the next one. */
export interface Checkpoint {
  readonly outlined: OutlinedHeading;
  /** How many statements and sections there were. */
  readonly statements: number;
  readonly sections: number;
  readonly frames: readonly Frame[];
  readonly findings: Findings;
}

/** How a version of a document was read, so that the next version need not be read where it is the same. */
export interface PlanRecord {
  /** Of the tree that was read. */
  readonly version: object;
  readonly blockCount: number;
  /** Where the document ends. */
  readonly end: number;
  readonly facts: DocumentFacts;
  readonly base: Context;
  readonly statements: readonly Statement[];
  readonly sections: readonly Section[];
  /** What was found before the first heading. */
  readonly opening: Findings;
  /** One for each heading that stands right beneath the document. */
  readonly checkpoints: readonly Checkpoint[];
}

/** What of an earlier reading may be taken over, in headings. */
export interface Resumption {
  /** The heading from which the document is read again; everything before it is as it was. -1 for the very beginning. */
  readonly from: number;
  /** How many headings at the end are as they were, should they be reached with the same things open. */
  readonly behind: number;
}

/** Compares the headings of two versions; what stands between them is known to be the same before and behind the change. */
export function resumption(
  record: PlanRecord,
  headings: readonly OutlinedHeading[],
  blockCount: number,
  change: Change,
): Resumption {
  const old = record.checkpoints;
  const isBefore = (index: number): boolean => {
    const [one, other] = [old[index]?.outlined, headings[index]];
    return one !== undefined && one.position < change.before && other !== undefined && isSameHeading(one, other);
  };
  let same = 0;
  while (isBefore(same)) same++;
  // The last of them may have the change beneath it, unless the heading behind it stands before the change too.
  const next = old[same]?.outlined;
  const from = next !== undefined && next.position < change.before ? same : same - 1;
  const oldBehind = record.blockCount - change.behind;
  const newBehind = blockCount - change.behind;
  const isBehind = (count: number): boolean => {
    const [one, other] = [old.at(-count)?.outlined, headings.at(-count)];
    return (
      one !== undefined &&
      other !== undefined &&
      one.position >= oldBehind &&
      other.position >= newBehind &&
      isSameHeading(one, other)
    );
  };
  let behind = 0;
  while (isBehind(behind + 1)) behind++;
  return { from, behind };
}

function isSameHeading(one: OutlinedHeading, other: OutlinedHeading): boolean {
  return (
    one.heading.level === other.heading.level &&
    one.isTitle === other.isTitle &&
    one.siblingNamesAnother === other.siblingNamesAnother &&
    one.hasBody === other.hasBody &&
    one.siblingsAreOwners === other.siblingsAreOwners &&
    one.patternRepeats === other.patternRepeats &&
    isSameLabel(one.label, other.label) &&
    (one.dimensionBeneath.asked === undefined || one.dimensionBeneath.asked === other.dimensionBeneath.ask())
  );
}

function isSameLabel(one: Label, other: Label): boolean {
  return (
    one === other ||
    (one.start === other.start &&
      one.end === other.end &&
      one.hasSubject === other.hasSubject &&
      one.dimension === other.dimension &&
      one.dimensionOnly === other.dimensionOnly &&
      one.plainDimension === other.plainDimension &&
      one.silence === other.silence &&
      one.someoneElse === other.someoneElse &&
      areSameNames(one.roles, other.roles) &&
      areSameNames(one.neighbours, other.neighbours))
  );
}

function areSameNames(ones: Label['roles'], others: Label['roles']): boolean {
  return (
    ones === others ||
    (ones.length === others.length &&
      ones.every((one, index) => {
        const other = others[index];
        return (
          one.start === other?.start &&
          one.end === other.end &&
          one.form === other.form &&
          one.role === other.role &&
          one.neighbour === other.neighbour
        );
      }))
  );
}

/** Whether two contexts say the same, places included. */
export function isSameContext(one: Context, other: Context): boolean {
  const isSamePlace = (
    a: { readonly evidence: { readonly start: number; readonly end: number } } | undefined,
    b: typeof a,
  ): boolean => a?.evidence.start === b?.evidence.start && a?.evidence.end === b?.evidence.end;
  return (
    isSamePlace(one.scope, other.scope) &&
    one.scope?.source === other.scope?.source &&
    one.scope?.strength === other.scope?.strength &&
    sameOwners(one.scope?.owners, other.scope?.owners) &&
    isSamePlace(one.dimension, other.dimension) &&
    one.dimension?.dimension === other.dimension?.dimension &&
    isSamePlace(one.silence, other.silence) &&
    one.silence?.kind === other.silence?.kind
  );
}
