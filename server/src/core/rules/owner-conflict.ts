import type { Assignment } from '../assignments/assign';
import { pathTo } from '../markdown/find-block';
import type { Plan, ScopeSource, Section } from '../plan/plan';
import { namesRole } from '../roles/owners';
import type { RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import type { Words } from './findings';
import page from './owner-conflict.md';
import { figureOf, qualifiersOf } from './qualifiers';
import { listRoles } from './role-phrases';
import type { Fact, JudgedAssignment, Rule, RuleInput } from './rule';

/** A term that one role owns here and another elsewhere. */
export interface ConflictFact extends Fact {
  readonly label: string;
  readonly here: RoleId;
  readonly elsewhere: readonly RoleId[];
}

/** One plan gives the same metric or task, solely, to two different roles. */
export const ownerConflict: Rule<ConflictFact> = {
  name: 'owner-conflict',
  severity: 'information',
  page,
  find: findConflicts,
  say: sayConflict,
};

/** A term that is given to a single role. */
interface Holding {
  readonly assignment: Assignment;
  readonly term: Term;
  readonly role: RoleId;
  readonly qualifiers: string;
  readonly figure: string | undefined;
  /** The section around it, where its heading says what it is about. */
  readonly section: Section | undefined;
  /** The owner is named on the very item. */
  readonly onItem: boolean;
  /** The headers of the table that it stands in. */
  readonly columns: string | undefined;
}

/** How many other places a finding points at. */
const MOST_PLACES = 3;

function findConflicts(input: RuleInput): readonly ConflictFact[] {
  const { taxonomy } = input;
  const holdings = new Map<Term, JudgedAssignment[]>();
  for (const judged of input.judged) {
    const term = heldTerm(judged);
    if (term === undefined) continue;
    const list = holdings.get(term);
    if (list === undefined) holdings.set(term, [judged]);
    else list.push(judged);
  }
  return [...holdings].flatMap(([term, list]) => {
    // Most terms are somebody's alone; only the others are looked at more closely.
    if (new Set(list.map(({ assignment }) => soleRole(assignment))).size < 2) return [];
    const alike = groupAlike(list.flatMap(({ assignment }) => holdingOf(assignment, term, input)));
    return alike.flatMap(([one, ...more]) => {
      const others = alike.flatMap((group) => (isConflict(one, group[0], taxonomy) ? group.slice(0, MOST_PLACES) : []));
      return others.length === 0 ? [] : [one, ...more].map((holding) => factOf(holding, others, taxonomy));
    });
  });
}

/** Puts together what conflicts with the same places, so that a long plan's items are not compared one by one. */
function groupAlike(holdings: readonly Holding[]): readonly (readonly [Holding, ...Holding[]])[] {
  const groups = new Map<string, [Holding, ...Holding[]]>();
  for (const holding of holdings) {
    const { role, qualifiers, figure, section, columns, onItem } = holding;
    const key = [role, qualifiers, figure, section?.span.start, columns, onItem].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [holding]);
    else group.push(holding);
  }
  return [...groups.values()];
}

/** The metric or task that an assignment gives to one role alone, in a place that leaves no doubt. Aims, audiences and skills are many teams'. */
function heldTerm({ assignment, verdict }: JudgedAssignment): Term | undefined {
  const { readings, scope } = assignment;
  const [reading] = readings;
  if (reading === undefined || readings.length > 1 || scope.strength === 'weak' || verdict.kind === 'outside')
    return undefined;
  const { dimension } = reading.term;
  const isHeld = (dimension === 'metric' || dimension === 'tactic') && soleRole(assignment) !== undefined;
  return isHeld ? reading.term : undefined;
}

function soleRole({ owners }: Assignment): RoleId | undefined {
  const [owner, ...others] = owners;
  return owner?.kind === 'role' && others.length === 0 ? owner.role : undefined;
}

/** Headings of what sets teams side by side. */
const COMPARES = /\b(?:vs|versus|compar\w*|differ\w*)\b/i;

function holdingOf(assignment: Assignment, term: Term, { tree, plan, grammar }: RuleInput): readonly Holding[] {
  const role = soleRole(assignment);
  const { start } = assignment.span;
  const compared = plan.sections.some(
    ({ span, heading }) => span.start <= start && start < span.end && COMPARES.test(heading.text.text),
  );
  if (role === undefined || compared) return [];
  const qualifiers = qualifiersOf(assignment, tree, grammar).join(' ');
  const table = pathTo(tree, start).cell?.table;
  const columns = table?.header.cells.map(({ text }) => text.text.trim().toLowerCase()).join('|');
  const section = subjectSection(assignment, plan);
  const onItem = ON_THE_ITEM.has(assignment.scope.source);
  return [{ assignment, term, role, qualifiers, figure: figureOf(assignment, tree), section, columns, onItem }];
}

/** Places that name the owner of the very item, where a section or a column speaks for all that it holds. */
const ON_THE_ITEM: ReadonlySet<ScopeSource> = new Set(['owner-note', 'owner-column', 'matrix']);

/**
 * Whether two places give the same thing to two roles. Where each role has a thing of that name by nature (both sections
 * of a plan list their "newsletter"), only owners named on both items, or the very same figure, tell that it is one.
 */
function isConflict(one: Holding, other: Holding, taxonomy: Taxonomy): boolean {
  if (one.role === other.role || one.qualifiers !== other.qualifiers) return false;
  if (areSideBySide(one, other)) return false;
  if (one.figure !== undefined && other.figure !== undefined) {
    // Two numbers for one thing are two things, or two years of it.
    if (one.figure !== other.figure) return false;
    if (one.figure.length > 1) return true;
  }
  const named = [one, other].filter(({ onItem }) => onItem).length;
  const byNature = [one, other].every(({ role, term }) => taxonomy.relation(role, term) !== undefined);
  return byNature ? named === 2 : named >= 1;
}

/** Whether the two stand in sections of one kind about different things: "Germany" beside "France". */
function areSideBySide(one: Holding, other: Holding): boolean {
  const [here, there] = [one.section, other.section];
  return (
    here !== undefined &&
    there !== undefined &&
    here !== there &&
    here.heading.level === there.heading.level &&
    one.columns === other.columns
  );
}

/** The innermost section around a place, if its heading is neither the owner nor a mere "KPIs". */
function subjectSection({ span }: Assignment, plan: Plan): Section | undefined {
  const { start } = span;
  const section = plan.sections.findLast((around) => around.span.start <= start && start < around.span.end);
  if (section === undefined || section.label.dimensionOnly) return undefined;
  return section.opensScope && namesRole(section.context.scope?.owners ?? []) ? undefined : section;
}

function factOf(one: Holding, others: readonly Holding[], taxonomy: Taxonomy): ConflictFact {
  return {
    span: one.assignment.span,
    related: others.slice(0, MOST_PLACES).map(({ assignment, role }) => ({
      span: assignment.span,
      message: `Here it is given to ${listRoles([taxonomy.role(role)])}.`,
    })),
    term: one.term.id,
    roles: [one.role],
    arguable: false,
    weak: false,
    label: one.term.label,
    here: one.role,
    elsewhere: [...new Set(others.map(({ role }) => role))],
  };
}

function sayConflict({ label, here, elsewhere }: ConflictFact, taxonomy: Taxonomy): Words {
  const others = listRoles(elsewhere.map((role) => taxonomy.role(role)));
  return {
    what: `“${label}” is given to ${listRoles([taxonomy.role(here)])} here, and to ${others} elsewhere in this plan.`,
    why: 'Where two teams each own something alone, each of them counts on being asked, and in the end nobody is.',
    todo: 'Decide on one owner, or name both as owners in one place. If two different things are meant, let their names say so.',
  };
}
