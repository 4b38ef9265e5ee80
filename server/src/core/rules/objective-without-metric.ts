import type { MarkdownTree } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import { findMentions } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import type { Scope, ScopeSource, Statement } from '../plan/plan';
import type { Owner } from '../roles/owners';
import type { RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Span } from '../text/span';
import type { Words } from './findings';
import page from './objective-without-metric.md';
import { listRoles } from './role-phrases';
import type { Fact, Rule, RuleInput } from './rule';

/** A role that has objectives in a plan, and nothing by which to tell that they are met. */
export interface UnmeasuredFact extends Fact {
  readonly role: RoleId;
  /** Roles that the same plan does measure. */
  readonly measured: readonly RoleId[];
}

/** A role's section states objectives and no metric at all, in a plan that measures other roles. */
export const objectiveWithoutMetric: Rule<UnmeasuredFact> = {
  name: 'objective-without-metric',
  severity: 'information',
  page,
  find: findUnmeasured,
  say: sayUnmeasured,
};

function findUnmeasured(input: RuleInput): readonly UnmeasuredFact[] {
  const { plan, taxonomy } = input;
  const roles = taxonomy.roles.map(({ id }) => id);
  const measured = roles.filter((role) => hasMetric(role, input));
  if (measured.length === 0 || measured.length === roles.length) return [];
  if (plan.statements.some((statement) => listsMetrics(statement) && isNobodys(statement))) return [];
  return roles.flatMap((role) => {
    const objective = measured.includes(role) ? undefined : firstObjective(role, input);
    if (objective === undefined || mayBeMeasured(role, input)) return [];
    const { span, scope } = objective;
    const isSaid = span.start !== scope.evidence.start;
    const related = isSaid ? [{ span: scope.evidence, message: 'Whose objectives they are is said here.' }] : [];
    return [{ span, related, roles: [role], arguable: false, weak: false, role, measured }];
  });
}

/** Whether the plan gives the role a metric, and as a metric. */
function hasMetric(role: RoleId, { judged }: RuleInput): boolean {
  return judged.some(
    ({ assignment: { owners, readings, scope, dimension } }) =>
      scope.strength === 'strong' &&
      names(owners, role) &&
      readings[0]?.term.dimension === 'metric' &&
      (dimension === undefined || dimension.dimension === 'metric'),
  );
}

/** Words by which a text says that something is measured, whatever by. */
const MEASURES =
  /\b(?:kpis?|metrics?|measur\w+|indicators?|score ?cards?|dashboards?|key results?|okrs?|targets?|figures?|numbers?|judged|percent)\b|%/i;

/** Whether anything in the role's stretches of the plan is a metric, or says that there is one somewhere. */
function mayBeMeasured(role: RoleId, { plan, judged, taxonomy, tree }: RuleInput): boolean {
  const lexicon = taxonomy.derive(buildLexicon);
  const headed = plan.sections.some(
    ({ context, label }) => names(context.scope?.owners, role) && label.dimension === 'metric',
  );
  const assigned = judged.some(({ assignment: { owners, readings, statement } }) => {
    if (!names(owners, role)) return false;
    const dimension = readings[0]?.term.dimension;
    return dimension === 'metric' || (dimension === 'objective' && hasFigure(statement, tree));
  });
  const said = plan.statements.some((statement) => {
    const { text, start, end } = statement;
    if (!names(statement.scope?.owners, role)) return false;
    if (listsMetrics(statement) || MEASURES.test(text.text.slice(start, end))) return true;
    if (isListedObjective(statement) && hasFigure(statement, tree)) return true;
    // The metric within "Increase website traffic" is part of the objective; "website traffic" alone is one.
    return findMentions(text.text, text.wordsIn(start, end), lexicon).some(
      ({ readings: [reading] }) => reading?.need === 'nothing' && reading.term.dimension === 'metric',
    );
  });
  return headed || assigned || said;
}

/** Numbers that nobody is named for may be anybody's: those of a section "Scorecard", too, whoever stands beside it. */
function isNobodys({ scope }: Statement): boolean {
  return scope === undefined || scope.owners.every((owner) => owner.kind === 'other' && MEASURES.test(owner.name));
}

function listsMetrics({ form, dimension }: Statement): boolean {
  return (form === 'item' || form === 'cell') && dimension?.dimension === 'metric';
}

/** A figure in the item, in what is nested in it, or in the rest of its row: "Grow to 4,000 members". */
function hasFigure({ text, start, end }: Statement, tree: MarkdownTree): boolean {
  const span = text.sourceSpan(start, end);
  const { items, cell } = pathTo(tree, span.start);
  const around = items.at(-1)?.item.span ?? cell?.row.span ?? span;
  return /\d/.test(tree.syntax.text.slice(around.start, around.end));
}

/** Where a role's first objective stands, and what made it that role's. */
interface FirstObjective {
  readonly span: Span;
  readonly scope: Scope;
}

/** Sections speak for a role; a table or a note that names it once may be a comparison, or somebody's wish. */
const SECTIONS: ReadonlySet<ScopeSource> = new Set(['heading', 'lead-in', 'title']);
/** How many items beneath "Objectives" are a list of objectives, though no term is known in them. */
const FEWEST_ITEMS = 2;

function firstObjective(role: RoleId, { judged, plan }: RuleInput): FirstObjective | undefined {
  const assigned = judged.find(
    ({ assignment: { owners, readings, scope, statement }, verdict }) =>
      isSectionOf(role, scope, owners) &&
      statement.form !== 'prose' &&
      readings[0]?.term.dimension === 'objective' &&
      verdict.kind !== 'outside',
  )?.assignment;
  const misplaced = new Set(
    judged.flatMap(({ assignment, verdict }) => (verdict.kind === 'outside' ? [assignment.statement] : [])),
  );
  const listed = plan.statements.filter(
    (statement) =>
      isListedObjective(statement) &&
      isSectionOf(role, statement.scope, statement.scope?.owners) &&
      !misplaced.has(statement),
  );
  const [first] = listed;
  if (assigned === undefined && listed.length < FEWEST_ITEMS) return undefined;
  const scope = assigned?.scope ?? first?.scope;
  if (scope === undefined) return undefined;
  const heading = (assigned?.statement ?? first)?.dimension;
  // A heading above the role's own, "Objectives" with a part for each team, is not this role's alone.
  const isOwn = heading?.dimension === 'objective' && heading.evidence.start > scope.evidence.start;
  return { span: isOwn ? heading.evidence : (assigned?.span ?? scope.evidence), scope };
}

function isListedObjective({ form, dimension, silence }: Statement): boolean {
  return (form === 'item' || form === 'cell') && dimension?.dimension === 'objective' && silence === undefined;
}

function isSectionOf(role: RoleId, scope: Scope | undefined, owners: readonly Owner[] | undefined): boolean {
  return scope?.strength === 'strong' && SECTIONS.has(scope.source) && owners?.length === 1 && names(owners, role);
}

function names(owners: readonly Owner[] | undefined, role: RoleId): boolean {
  return owners?.some((owner) => owner.kind === 'role' && owner.role === role) ?? false;
}

function sayUnmeasured({ role, measured }: UnmeasuredFact, taxonomy: Taxonomy): Words {
  const phrase = listRoles([taxonomy.role(role)]);
  const others = listRoles(measured.map((id) => taxonomy.role(id)));
  const examples = typicalMetrics(role, taxonomy).map((term) => `“${term.label}”`);
  return {
    what: `This plan has objectives for ${phrase}, and no metric to tell whether they are met.`,
    why: `It does measure ${others}. Work that nobody can see the result of is the first to be cut.`,
    todo: `Add one or two metrics for ${phrase}${examples.length === 0 ? '' : `, such as ${examples.join(' or ')}`}, or put a figure into the objectives.`,
  };
}

/** The metrics that are most clearly the role's: nobody else has a part in them, and most sources name them. */
function typicalMetrics(role: RoleId, taxonomy: Taxonomy): readonly Term[] {
  const sourcesOf = (term: Term): number => {
    const relation = taxonomy.relation(role, term);
    return relation?.basis.length ?? 0;
  };
  return taxonomy.terms
    .filter((term) => {
      const [owner, ...others] = term.dimension === 'metric' ? taxonomy.owners(term) : [];
      return owner?.id === role && others.length === 0 && taxonomy.sharers(term).length === 0;
    })
    .sort((one, other) => sourcesOf(other) - sourcesOf(one))
    .slice(0, 2);
}
