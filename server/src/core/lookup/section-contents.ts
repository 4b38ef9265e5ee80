import type { Analysis } from '../analyze';
import type { Owner } from '../roles/owners';
import type { Finding } from '../rules/findings';
import type { Section } from '../plan/plan';
import type { Dimension, RoleId, Term } from '../taxonomy/schema';
import { firstEndingAfter, type Span } from '../text/span';

/** What a role's plan says, besides the skills that it takes. */
export type PlannedDimension = Exclude<Dimension, 'skill'>;

const PLANNED: readonly PlannedDimension[] = ['objective', 'audience', 'tactic', 'metric'];

/** A role's own section of a plan: `## Community management` with all that stands beneath it. */
export interface RoleSection {
  readonly section: Section;
  readonly role: RoleId;
}

/** What a role's section holds. */
export interface SectionContents extends RoleSection {
  /** The terms given to the role that are its own or shared with others, each once, in the plan's order. */
  readonly own: readonly Term[];
  /** What the section is told off for, as settings and suppressions leave it. */
  readonly outside: readonly Finding[];
}

/**
 * The sections whose headings give them to one of our roles and nobody else, in order. A section inside one of the same
 * role is part of it, and none of its own.
 */
export function roleSections({ plan }: Analysis): readonly RoleSection[] {
  const ends = new Map<RoleId, number>();
  return plan.sections.flatMap((section) => {
    const { scope, silence } = section.context;
    if (!section.opensScope || scope?.strength !== 'strong' || silence !== undefined) return [];
    const role = soleRole(scope.owners);
    if (role === undefined || section.span.start < (ends.get(role) ?? 0)) return [];
    ends.set(role, section.span.end);
    return [{ section, role }];
  });
}

/** What each of the document's role sections holds; sections that hold nothing of ours are left out. */
export function sectionContents(analysis: Analysis): readonly SectionContents[] {
  const contents = roleSections(analysis).map((one) => ({ ...one, own: new Set<Term>(), outside: [] as Finding[] }));
  // A role's sections do not overlap, as those of different roles may.
  const byRole = new Map<RoleId, { readonly spans: Span[]; readonly sections: typeof contents }>();
  for (const one of contents) {
    const group = byRole.get(one.role) ?? { spans: [], sections: [] };
    byRole.set(one.role, group);
    group.spans.push(one.section.span);
    group.sections.push(one);
  }
  const around = (role: RoleId, offset: number): (typeof contents)[number] | undefined => {
    const group = byRole.get(role);
    const found = group?.sections[firstEndingAfter(group.spans, offset)];
    return found !== undefined && found.section.span.start <= offset ? found : undefined;
  };
  for (const { assignment, verdict } of analysis.judged) {
    if (verdict.kind !== 'own' && verdict.kind !== 'shared') continue;
    const term = assignment.readings[0]?.term;
    for (const role of rolesOf(assignment.owners)) {
      const relation = term === undefined ? undefined : analysis.taxonomy.relation(role, term)?.is;
      if (term !== undefined && (relation === 'own' || relation === 'share'))
        around(role, assignment.span.start)?.own.add(term);
    }
  }
  for (const finding of analysis.findings) {
    if (!finding.rule.endsWith('-outside-role')) continue;
    for (const role of finding.roles ?? []) around(role, finding.span.start)?.outside.push(finding);
  }
  return contents
    .filter(({ own, outside }) => own.size + outside.length > 0)
    .map((section) => ({ ...section, own: [...section.own] }));
}

/**
 * What the plan does not say for the role of a section, and only where the section should: it is laid out in goals, KPIs
 * and their like, and either the plan lays this one out for another role, or it is all that the section leaves out.
 */
export function missingIn({ plan, judged }: Analysis, { section, role }: RoleSection): readonly PlannedDimension[] {
  const isHere = (offset: number): boolean => section.span.start <= offset && offset < section.span.end;
  /** What headings, labels and columns name: in the section, so that a reader would miss it there, and for others. */
  const laidOut = new Set<Dimension>();
  const laidOutForOthers = new Set<Dimension>();
  /** What the role is given anywhere in the plan is not missing: its figures may stand in a table for all roles. */
  const said = new Set<Dimension>();
  for (const { heading, label, context } of plan.sections) {
    if (label.dimension === undefined || context.scope === undefined) continue;
    const owner = soleRole(context.scope.owners);
    if (owner === role && isHere(heading.span.start)) laidOut.add(label.dimension);
    else if (owner !== undefined && owner !== role) laidOutForOthers.add(label.dimension);
  }
  for (const { scope, dimension, silence, text, start, end } of plan.statements) {
    if (dimension === undefined || scope === undefined || silence !== undefined) continue;
    const owner = soleRole(scope.owners);
    if (owner === undefined || !/[\p{L}\p{N}]/u.test(text.text.slice(start, end))) continue;
    if (owner !== role) laidOutForOthers.add(dimension.dimension);
    else if (!laidOut.has(dimension.dimension) && isHere(text.sourceSpan(start, end).start))
      laidOut.add(dimension.dimension);
    if (owner === role) said.add(dimension.dimension);
  }
  for (const { assignment } of judged) {
    if (rolesOf(assignment.owners).includes(role)) for (const { term } of assignment.readings) said.add(term.dimension);
  }
  if (laidOut.size === 0) return [];
  return PLANNED.filter((dimension) => {
    const isAllThatIsMissing = PLANNED.every((other) => other === dimension || laidOut.has(other));
    const isStated = laidOut.has(dimension) || said.has(dimension);
    return !isStated && (isAllThatIsMissing || laidOutForOthers.has(dimension));
  });
}

function rolesOf(owners: readonly Owner[]): readonly RoleId[] {
  return owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
}

function soleRole(owners: readonly Owner[]): RoleId | undefined {
  const [owner, ...others] = owners;
  return owner?.kind === 'role' && others.length === 0 ? owner.role : undefined;
}
