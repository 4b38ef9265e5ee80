import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { roleNamings } from '../core/lookup/role-namings';
import { roleSections } from '../core/lookup/section-contents';
import { allMentions } from '../core/lookup/term-mentions';
import type { RoleId, TermId } from '../core/taxonomy/schema';
import { listIn } from '../core/text/list-in';

/** A section that a plan gives to a role. */
export interface DigestedSection {
  /** The heading as it reads. */
  readonly name: string;
  readonly role: RoleId;
  /** Where the heading stands. */
  readonly range: Range;
}

/** A term that a plan gives to roles. */
export interface DigestedTerm {
  readonly term: TermId;
  readonly roles: readonly RoleId[];
  readonly range: Range;
}

/** What is kept of a plan that is not being worked on: enough to look things up in it, a fraction of its analysis. */
export interface PlanDigest {
  readonly uri: string;
  /** The first heading; the file's name where there is none. */
  readonly title: string;
  /** The file's name, as a person calls it. */
  readonly fileName: string;
  /** Where each term stands, in the plan's order. */
  readonly mentions: ReadonlyMap<TermId, readonly Range[]>;
  /** Where each role or neighbour function is named, in the plan's order. */
  readonly namings: ReadonlyMap<RoleId, readonly Range[]>;
  readonly sections: readonly DigestedSection[];
  readonly given: readonly DigestedTerm[];
}

/** The plan in short; `undefined` for a document that is no plan. */
export function digestOf(analysis: Analysis, uri: string): PlanDigest | undefined {
  if (!analysis.isPlan) return undefined;
  const { source, plan, judged } = analysis;
  const fileName = analysis.fileName ?? uri.slice(uri.lastIndexOf(':') + 1);
  const title = plan.sections[0]?.heading.text.text.trim() ?? '';
  return {
    uri,
    title: title === '' ? fileName : title,
    fileName,
    mentions: grouped(
      allMentions(analysis).flatMap(({ span, readings }) => {
        const range = source.rangeOf(span);
        return readings.map(({ term }) => [term.id, range] as const);
      }),
    ),
    namings: grouped(roleNamings(analysis).map(({ role, span }) => [role, source.rangeOf(span)] as const)),
    sections: roleSections(analysis).map(({ section: { heading }, role }) => ({
      name: heading.text.text.trim(),
      role,
      range: source.rangeOf(heading.span),
    })),
    given: judged.flatMap(({ assignment: { readings, owners, span } }) => {
      const roles = owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
      const term = readings[0]?.term.id;
      return term === undefined || roles.length === 0 ? [] : [{ term, roles, range: source.rangeOf(span) }];
    }),
  };
}

function grouped(entries: readonly (readonly [string, Range])[]): ReadonlyMap<string, readonly Range[]> {
  const groups = new Map<string, Range[]>();
  for (const [key, range] of entries) listIn(groups, key).push(range);
  return groups;
}
