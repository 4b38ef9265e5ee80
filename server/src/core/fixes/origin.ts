import type { Analysis } from '../analyze';
import type { Assignment } from '../assignments/assign';
import { pathTo, type BlockPath } from '../markdown/find-block';
import { findMentions } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import type { DimensionCue, Section, Statement } from '../plan/plan';
import type { Finding } from '../rules/findings';
import type { Dimension, Role, Term } from '../taxonomy/schema';
import { covers, type Span } from '../text/span';
import { markerOf } from './layout';

/** Where a term stands that is to be given to somebody else. */
export interface Origin {
  readonly analysis: Analysis;
  readonly finding: Finding;
  readonly term: Term;
  readonly assignment: Assignment;
  readonly statement: Statement;
  readonly path: BlockPath;
  /** The role that it stands with now; the first of several. */
  readonly from: Role | undefined;
  /** The section of the role that it stands with now. */
  readonly roleSection: Section | undefined;
}

/** Finds out where a finding's term stands; `undefined` where it is no term that stands outside its role. */
export function originOf(finding: Finding, analysis: Analysis): Origin | undefined {
  const judged = analysis.judged.find(
    ({ assignment: { span }, verdict }) =>
      verdict.kind === 'outside' &&
      verdict.term.id === finding.term &&
      span.start === finding.span.start &&
      span.end === finding.span.end,
  );
  if (judged?.verdict.kind !== 'outside') return undefined;
  const { assignment, verdict } = judged;
  const { evidence } = assignment.scope;
  return {
    analysis,
    finding,
    term: verdict.term,
    assignment,
    statement: assignment.statement,
    path: pathTo(analysis.tree, finding.span.start),
    from: analysis.taxonomy.role(verdict.roles[0] ?? ''),
    roleSection: analysis.plan.sections.findLast(
      ({ span, opensScope }) => opensScope && covers(span, finding.span) && covers(span, evidence),
    ),
  };
}

/** The terms that the plan gives to somebody in a statement, as plain-text spans. */
export function givenIn({ text }: Statement, { judged }: Analysis): readonly Span[] {
  return judged.flatMap(({ assignment }) => {
    const [reading] = assignment.readings;
    return assignment.statement.text.origin === text.origin && reading !== undefined ? [reading] : [];
  });
}

/** The terms that a statement mentions, given to somebody or not, as plain-text spans. */
export function termsOf({ text, start, end }: Statement, { taxonomy }: Analysis): readonly Span[] {
  const lexicon = taxonomy.derive(buildLexicon);
  return findMentions(text.text, text.wordsIn(start, end), lexicon);
}

/** How the plan says which kind of thing stands where the term stands. */
export type DimensionNotation =
  /** A heading within the role's section: `### KPIs`. */
  | { readonly kind: 'heading'; readonly section: Section }
  /** A paragraph before the list: `**KPIs**` or `We measure:`. */
  | { readonly kind: 'paragraph'; readonly span: Span }
  /** An item in which the others are nested: `- KPIs`. */
  | { readonly kind: 'item'; readonly span: Span }
  /** The label of the line itself, up to where its values begin: `KPIs: …`. */
  | { readonly kind: 'label'; readonly span: Span }
  /** Said before the role is, or not at all. */
  | { readonly kind: 'none' };

/** Reads {@link DimensionNotation} off the place. */
export function notationOf({ analysis, statement, assignment, path, roleSection }: Origin): DimensionNotation {
  const { evidence } = assignment.dimension ?? {};
  if (evidence === undefined || evidence.start < assignment.scope.evidence.start) return { kind: 'none' };
  const own = statement.text.sourceSpan(0, statement.text.text.length);
  if (covers(own, evidence)) {
    const values = statement.text.sourceSpan(statement.start, statement.end);
    return statement.start > 0
      ? { kind: 'label', span: { start: labelStart(analysis, path, statement), end: values.start } }
      : { kind: 'none' };
  }
  const section = analysis.plan.sections.findLast(({ heading }) => covers(heading.span, evidence));
  if (section !== undefined) return section === roleSection ? { kind: 'none' } : { kind: 'heading', section };
  const around = path.items.find(({ item }) => {
    const first = item.blocks[0];
    return first !== undefined && covers(first.span, evidence);
  });
  if (around !== undefined) return { kind: 'item', span: around.item.blocks[0]?.span ?? evidence };
  const block = pathTo(analysis.tree, evidence.start).blocks.at(-1);
  return block?.kind === 'paragraph' ? { kind: 'paragraph', span: block.span } : { kind: 'none' };
}

/** Where the line begins that a label opens, its list marker left out. */
function labelStart({ source }: Analysis, path: BlockPath, { text, start }: Statement): number {
  const item = path.items.at(-1)?.item;
  const marker = item === undefined ? undefined : markerOf(source, item);
  const line = source.lineStart(source.lineAt(text.sourceSpan(start, start + 1).start));
  return Math.max(marker?.contentStart ?? path.blocks.at(-1)?.span.start ?? 0, line);
}

/** Which kind of thing the place says it is, or else what the term itself is. */
export function dimensionAt({ assignment, term }: Pick<Origin, 'assignment' | 'term'>): Dimension {
  const cue: DimensionCue | undefined = assignment.dimension;
  return cue?.dimension ?? term.dimension;
}
