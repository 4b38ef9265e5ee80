import type { Heading } from '../markdown/blocks';
import type { InlineText } from '../markdown/inline-text';
import type { Owner, People } from '../roles/owners';
import type { RoleGrammar } from '../roles/role-names';
import type { Dimension } from '../taxonomy/schema';
import type { SameEnds } from '../text/marked';
import type { Span } from '../text/span';
import type { FrontMatterSwitch } from './front-matter/switch';
import type { Label } from './labels/labels';
import type { PlanRecord } from './again/plan-record';

/** What set a role, from the most specific to the least. */
export type ScopeSource =
  | 'owner-note'
  | 'sentence'
  | 'matrix'
  | 'owner-column'
  | 'role-row'
  | 'role-column'
  | 'lead-in'
  | 'heading'
  | 'title'
  | 'front-matter';

/** The stretch of a plan that speaks for one or several owners, and the text that says so. */
export interface Scope {
  readonly owners: readonly Owner[];
  readonly source: ScopeSource;
  /** A weak scope is a channel or a subject rather than a team; what it gives away is at most information. */
  readonly strength: 'strong' | 'weak';
  /** The text in the document that named the owners. */
  readonly evidence: Span;
}

/** What kind of thing a section, column or label says it lists. */
export interface DimensionCue {
  readonly dimension: Dimension;
  readonly evidence: Span;
}

/**
 * Why a stretch of a plan gives nobody anything.
 *
 * - `excluded`: out of scope, not owned, retired
 * - `past`: what used to be, lessons, change logs
 * - `idea`: open questions, parking lots
 * - `reference`: contacts, budgets, tools, hand-offs; an owner named on the item itself still owns it
 */
export type SilenceKind = 'excluded' | 'past' | 'idea' | 'reference';

export interface Silence {
  readonly kind: SilenceKind;
  readonly evidence: Span;
}

/**
 * - `heading`: a heading that is no role and no dimension
 * - `item`: a list item or a key–value line; its head is what is assigned
 * - `cell`: a table cell
 * - `prose`: running text, which assigns only where a sentence says so
 */
export type StatementForm = 'heading' | 'item' | 'cell' | 'prose';

/**
 * An owner named behind one element of a statement: in "engagement rate (owner: community), CTR" the first belongs to
 * community management, whosever the statement is. Covers the element, its note included, as plain-text offsets.
 */
export interface NotedElement extends Span {
  readonly scope: Scope;
  /** The note with its brackets. */
  readonly note: Span;
}

/** A stretch of plain text of the plan, with everything around it that bears on who owns what stands in it. */
export interface Statement {
  readonly form: StatementForm;
  readonly text: InlineText;
  /** The stretch of plain text that is meant: the part of a line behind its label, the part of an item before its owner note. */
  readonly start: number;
  readonly end: number;
  readonly scope: Scope | undefined;
  readonly dimension: DimensionCue | undefined;
  readonly silence: Silence | undefined;
  /** Elements with an owner of their own, in order; an owner note on the whole of it is the statement's scope. */
  readonly noted: readonly NotedElement[];
  /** For headings: where their section ends in the document. A heading is itself an item only where nothing in its section is one. */
  readonly sectionEnd: number | undefined;
}

/** What holds for a stretch of a plan while it is read: handed down, never changed. */
export interface Context {
  readonly scope: Scope | undefined;
  readonly dimension: DimensionCue | undefined;
  readonly silence: Silence | undefined;
}

/** A heading with all that stands beneath it, down to the next heading of its level or above. */
export interface Section {
  readonly heading: Heading;
  /** From the heading's first mark to the section's end. */
  readonly span: Span;
  readonly label: Label;
  /** What holds right beneath the heading. */
  readonly context: Context;
  /** The heading itself, or an owner line right beneath it, says whose section it is. */
  readonly opensScope: boolean;
}

/**
 * Consecutive statements of an earlier version that stand in this one: so many from the index `at` on are those from the
 * index `from` on there. What they say is the same: form, text, stretch, owners, dimension, silence, notes.
 *
 * With `areSame` they are the very same objects. Otherwise they stand `by` farther on, and so do the places that they refer
 * to, apart from those before the change: the heading above that says whose they are may stand elsewhere.
 */
export interface KeptRun {
  readonly at: number;
  readonly from: number;
  readonly count: number;
  readonly by: number;
  readonly areSame: boolean;
}

/**
 * What a plan has in common with that of an earlier version. There is such a thing only where both were read with the same
 * grammar and the same people, so that whatever was worked out from one of these statements alone still holds.
 */
export interface KeptStatements {
  /** The `version` of the earlier version's Markdown tree. */
  readonly since: object;
  /** In order, in both versions. */
  readonly runs: readonly KeptRun[];
  /** The sections whose headings and labels are the same, and say the same of what stands beneath them. */
  readonly sections: SameEnds;
  /** What those behind the change refer to and stands elsewhere than the change has moved it: a heading that has changed. */
  readonly relocated: readonly Relocated[];
}

/** Where words stood in the earlier version, and where those stand now that say the same of the same things. */
export interface Relocated {
  readonly from: Span;
  readonly to: Span;
}

/** A document read as a plan. */
export interface Plan {
  readonly statements: readonly Statement[];
  /** Which of the statements an earlier version had; `undefined` where none was given, or it is no help. */
  readonly kept: KeptStatements | undefined;
  /** The headings' sections in the order of their headings; an inner one follows the one around it. */
  readonly sections: readonly Section[];
  readonly people: People;
  /** The grammar of titles with the abbreviations that the document spells out. Whatever reads the document uses it. */
  readonly grammar: RoleGrammar;
  /** Whether any role scope was found, a weak one included. */
  readonly hasScope: boolean;
  readonly hasStrongScope: boolean;
  /** Whether a heading, label or column names a dimension. */
  readonly hasDimension: boolean;
  /** What the front matter says of checking: `rolecheck: true` or `false`. */
  readonly asked: boolean | undefined;
  /** What else the front matter says under `rolecheck:`. */
  readonly switches: readonly FrontMatterSwitch[];
  /** For the next version of the document: how this one was read. `undefined` where a place of it was read only. */
  readonly record: PlanRecord | undefined;
}
