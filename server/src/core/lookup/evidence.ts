import type { Analysis } from '../analyze';
import type { ScopeSource } from '../plan/plan';
import type { Finding } from '../rules/findings';
import { listRoles } from '../rules/role-phrases';
import type { JudgedAssignment } from '../assignments/judge';
import type { Attribution, Dimension, RoleId } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Span } from '../text/span';

/** One step of how Rolecheck came to a finding, for the person who doubts it. Plain text. */
export interface EvidenceStep {
  /** The text in the document that the step rests on; `undefined` where it rests on the taxonomy. */
  readonly span: Span | undefined;
  readonly text: string;
}

/**
 * How a finding came about, step by step: which words were read as what, what gave them to whom, what told of which kind
 * they are, and who says that they are not that role's.
 */
export function evidenceFor(finding: Finding, analysis: Analysis): readonly EvidenceStep[] {
  const judged = judgedAt(finding, analysis);
  if (judged?.verdict.kind !== 'outside') {
    return finding.related.map(({ span, message }) => ({ span, text: message }));
  }
  return [...readingSteps(judged, analysis), ...taxonomySteps(judged.verdict, analysis.taxonomy)];
}

/** The judged assignment behind a finding about a term. */
function judgedAt({ span, term }: Finding, { judged }: Analysis): JudgedAssignment | undefined {
  return judged.find(
    ({ assignment, verdict }) =>
      verdict.kind === 'outside' &&
      verdict.term.id === term &&
      assignment.span.start === span.start &&
      assignment.span.end === span.end,
  );
}

const KINDS: Readonly<Record<Dimension, string>> = {
  metric: 'a number to be measured by',
  tactic: 'something to do',
  objective: 'a goal',
  audience: 'somebody to speak to',
  skill: 'a skill',
};

const GIVES: Readonly<Record<ScopeSource, string>> = {
  'owner-note': 'The owner note on the item',
  sentence: 'The sentence',
  matrix: 'The letter or tick in the column',
  'owner-column': "The row's owner cell",
  'role-row': "The row's first cell",
  'role-column': "The column's heading",
  'lead-in': 'The label',
  heading: 'The heading',
  title: "The document's title",
  'front-matter': 'The front matter',
};

const LISTS: Readonly<Record<Dimension, string>> = {
  metric: 'what is measured',
  tactic: 'what is done',
  objective: 'what is aimed at',
  audience: 'who is addressed',
  skill: 'what somebody is good at',
};

function readingSteps({ assignment, verdict }: JudgedAssignment, analysis: Analysis): readonly EvidenceStep[] {
  const { source, taxonomy } = analysis;
  const { scope, dimension, span } = assignment;
  if (verdict.kind !== 'outside') return [];
  const { term, roles } = verdict;
  const quoted = (at: Span): string => `“${source.slice(at).replace(/\s+/g, ' ')}”`;
  const given = listRoles(roles.map((id) => taxonomy.role(id)));
  const steps: EvidenceStep[] = [
    { span, text: `${quoted(span)} is read as “${term.label}”, ${KINDS[term.dimension]}.` },
    {
      span: scope.evidence,
      text:
        `${GIVES[scope.source]}, where it says ${quoted(scope.evidence)}, gives it to ${given}.` +
        (scope.strength === 'weak' ? ' That may be a subject rather than a team, so it is said mildly.' : ''),
    },
  ];
  if (dimension !== undefined) {
    steps.push({
      span: dimension.evidence,
      text: `${quoted(dimension.evidence)} says that it lists ${LISTS[dimension.dimension]}.`,
    });
  }
  return steps;
}

function taxonomySteps(
  verdict: Extract<JudgedAssignment['verdict'], { kind: 'outside' }>,
  taxonomy: Taxonomy,
): readonly EvidenceStep[] {
  const { term, roles, arguable, relation } = verdict;
  const basisOf = (ids: readonly RoleId[]): readonly Attribution[] =>
    ids.flatMap((id) => taxonomy.relation(id, term)?.basis ?? []);
  const owners = taxonomy.owners(term);
  const steps: string[] = [];
  if (owners.length > 0) {
    const said = sayingOf(basisOf(owners.map(({ id }) => id)), taxonomy);
    steps.push(`“${term.label}” belongs to ${listRoles(owners)}${said}.`);
  }
  const given = listRoles(roles.map((id) => taxonomy.role(id)));
  steps.push(
    `It does not belong to ${given}${sayingOf(basisOf(roles), taxonomy)}: ${relation.reason}`,
    arguable
      ? 'Practice differs on this one, so it is shown one level milder than its rule.'
      : 'The sources set the roles apart on it.',
  );
  return steps.map((text) => ({ span: undefined, text }));
}

/** “, as “A” and “B” have it”: the sources, at most three by name; nothing where there are none. */
function sayingOf(basis: readonly Attribution[], taxonomy: Taxonomy): string {
  const names = [...new Set(basis.map(({ source }) => taxonomy.source(source)?.name ?? source))];
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  if (names.length === 0) return '';
  if (names.length === 1) return `, as ${shown.join('')} has it`;
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return `, as ${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''} have it`;
}
