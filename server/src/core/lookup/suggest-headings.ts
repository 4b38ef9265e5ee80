import type { Analysis } from '../analyze';
import type { Dimension, RoleId } from '../taxonomy/schema';
import type { HeadingPlace } from './place-at';
import { roleWordings } from './role-wordings';
import { roleSections } from './section-contents';

/** A heading that may be written at a place. */
export type HeadingSuggestion =
  | { readonly kind: 'role'; readonly role: RoleId; readonly text: string; readonly isThere: boolean }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly text: string; readonly role: RoleId };

const USUAL: readonly (readonly [Dimension, string])[] = [
  ['metric', 'KPIs'],
  ['tactic', 'Tactics'],
  ['objective', 'Objectives'],
  ['audience', 'Audience'],
  ['skill', 'Skills'],
];

/**
 * The headings for a place: inside a role's section what it does not list yet, in the words and the order that the document
 * has for its other roles; elsewhere the roles, first those that have no section.
 */
export function suggestHeadings(place: HeadingPlace, analysis: Analysis): readonly HeadingSuggestion[] {
  const { taxonomy, plan } = analysis;
  const sections = roleSections(analysis);
  const owners = place.around?.context.scope?.owners ?? [];
  const [owner] = owners;
  const { around } = place;
  const isInRole = owners.length === 1 && owner?.kind === 'role' && around !== undefined;
  const rolesStandHere = sections.some(
    ({ section }) => section.heading.level === place.level && section.heading.span.end < place.replace.start,
  );
  if (isInRole && !(rolesStandHere && around.context.scope?.source === 'title')) {
    const there = new Set(
      plan.sections
        .filter(
          ({ span, label, heading }) =>
            isWithin(span.start, around.span) &&
            heading !== around.heading &&
            label.dimension !== undefined &&
            !isWithin(place.replace.start, { start: heading.span.start, end: heading.span.end + 1 }),
        )
        .map(({ label }) => label.dimension),
    );
    return dimensionWords(analysis)
      .filter(([dimension]) => !there.has(dimension))
      .map(([dimension, text]) => ({ kind: 'dimension', dimension, text, role: owner.role }));
  }
  const here = place.replace;
  const wordings = roleWordings(analysis, 'heading', here);
  const there = new Set(
    sections
      .filter(
        ({ section }) =>
          !isWithin(here.start, { start: section.heading.span.start, end: section.heading.span.end + 1 }),
      )
      .map(({ role }) => role),
  );
  return taxonomy.roles
    .map(({ id, label }) => ({
      kind: 'role' as const,
      role: id,
      text: wordings.get(id) ?? label,
      isThere: there.has(id),
    }))
    .sort((a, b) => Number(a.isThere) - Number(b.isThere));
}

/** The words with which the document's headings name each dimension, in the order of their first use; then the usual ones. */
function dimensionWords({ plan }: Analysis): readonly (readonly [Dimension, string])[] {
  const used = new Map<Dimension, Map<string, number>>();
  for (const { label, heading } of plan.sections) {
    if (label.dimension === undefined || !label.dimensionOnly || label.roles.length > 0) continue;
    const words = heading.text.text.slice(label.start, label.end);
    const counts = used.get(label.dimension) ?? new Map<string, number>();
    counts.set(words, (counts.get(words) ?? 0) + 1);
    used.set(label.dimension, counts);
  }
  const own = [...used].map(([dimension, counts]): readonly [Dimension, string] => {
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return [dimension, best?.[0] ?? ''];
  });
  return [...own, ...USUAL.filter(([dimension]) => !used.has(dimension))];
}

function isWithin(offset: number, span: { readonly start: number; readonly end: number }): boolean {
  return span.start <= offset && offset < span.end;
}
