import type { FrontMatter } from '../../markdown/blocks';
import type { DocumentFacts } from '../facts/block-facts';
import type { OpenThere } from '../reading/frames';
import type { FrontMatterReading } from '../front-matter/front-matter';
import type { Outline } from '../labels/headings';
import type { Mover } from './mover';
import type { Context, Section, Statement } from '../plan';
import { sameOwners } from '../owners/same-owners';

/** How one of the blocks right beneath the document was read. */
export interface BlockRecord {
  /** What was open before it. */
  readonly open: OpenThere;
  /** It says whose the section is in which it stands. */
  readonly opensSection: boolean;
}

/** How a version of a document was read, so that the next version need not be read where it is the same. */
export interface PlanRecord {
  /** Of the tree that was read. */
  readonly version: object;
  /** Of the document, in UTF-16 code units. */
  readonly length: number;
  readonly facts: DocumentFacts;
  readonly frontMatter: KnownFrontMatter;
  readonly base: Context;
  readonly outline: Outline;
  readonly statements: readonly Statement[];
  readonly sections: readonly Section[];
  readonly blocks: readonly BlockRecord[];
  /** How much of it stands before each of the blocks, and before the end. */
  readonly statementsBefore: Int32Array;
  readonly sectionsBefore: Int32Array;
  /** What was found in each of them; see `PlanWriter`. */
  readonly found: Int32Array;
  /** What leads each block's record from where it was read to this version, if that was another one. */
  readonly movers: readonly (Mover | undefined)[];
  /** Where the file's keeper speaks for the document: how it was read without. */
  readonly withoutKeeper: PlanRecord | undefined;
}

/** Front matter with what was read from it. */
export interface KnownFrontMatter {
  readonly source: FrontMatter | undefined;
  readonly reading: FrontMatterReading;
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
