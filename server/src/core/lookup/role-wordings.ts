import type { Analysis } from '../analyze';
import type { ScopeSource } from '../plan/plan';
import type { RoleId } from '../taxonomy/schema';
import type { Span } from '../text/span';

const OWNER_SOURCES: ReadonlySet<ScopeSource> = new Set([
  'owner-note',
  'matrix',
  'owner-column',
  'role-row',
  'role-column',
]);
const HEADING_SOURCES: ReadonlySet<ScopeSource> = new Set(['heading', 'lead-in']);

/** How a document names each role: the wording that it uses most in places of the kind, else in any. */
export function roleWordings(analysis: Analysis, kind: 'owner' | 'heading', but: Span): ReadonlyMap<RoleId, string> {
  const wanted = kind === 'owner' ? OWNER_SOURCES : HEADING_SOURCES;
  const counts = new Map<RoleId, Map<string, number>>();
  const seen = new Set<number>();
  const { plan, source } = analysis;
  const scopes = [...plan.statements.map(({ scope }) => scope), ...plan.sections.map(({ context }) => context.scope)];
  for (const scope of scopes) {
    if (scope?.owners.length !== 1 || seen.has(scope.evidence.start)) continue;
    const [owner] = scope.owners;
    if (owner?.kind !== 'role' || scope.strength !== 'strong') continue;
    const { evidence } = scope;
    seen.add(evidence.start);
    const isHere = evidence.start <= but.end && but.start <= evidence.end;
    const wording = source.slice(evidence).replace(/\s+/g, ' ').trim();
    // Where a sentence or the front matter names the role, its words are no name for a cell.
    const weight = wanted.has(scope.source)
      ? 100
      : OWNER_SOURCES.has(scope.source) || HEADING_SOURCES.has(scope.source)
        ? 1
        : 0;
    if (isHere || weight === 0 || wording.length > LONGEST_NAME || /[*_`[\]|<>]/.test(wording)) continue;
    const isHandle = source.text.charAt(evidence.start - 1) === '@';
    if (isHandle) continue;
    const wordings = counts.get(owner.role) ?? new Map<string, number>();
    wordings.set(wording, (wordings.get(wording) ?? 0) + weight);
    counts.set(owner.role, wordings);
  }
  return new Map(
    [...counts].flatMap(([role, wordings]) => {
      const [best] = [...wordings].sort((a, b) => b[1] - a[1]);
      return best === undefined ? [] : [[role, best[0]] as const];
    }),
  );
}

/** The handles that a document uses for roles, without their mark: `community-team`. */
export function roleHandles({ plan, source }: Analysis): ReadonlyMap<RoleId, string> {
  const handles = new Map<RoleId, string>();
  for (const { scope } of plan.statements) {
    const [owner] = scope?.owners ?? [];
    if (scope === undefined || owner?.kind !== 'role' || handles.has(owner.role)) continue;
    if (source.text.charAt(scope.evidence.start - 1) !== '@') continue;
    const handle = /^[\p{L}\d_-]+/u.exec(
      source.text.slice(scope.evidence.start, scope.evidence.start + LONGEST_NAME),
    )?.[0];
    if (handle !== undefined) handles.set(owner.role, handle);
  }
  return handles;
}

/** No role's name is longer, in characters. */
const LONGEST_NAME = 40;
