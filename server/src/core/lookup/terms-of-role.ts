import type { Dimension, RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';

/** A term that belongs to a role, alone or among others. */
export interface TermOfRole {
  readonly term: Term;
  readonly relation: 'own' | 'share';
}

/**
 * What belongs to a role in one dimension: its own first, then what it shares; within each the most telling first,
 * which is what most sources name for this role and fewest other roles own.
 */
export function termsOfRole(taxonomy: Taxonomy, role: RoleId, dimension: Dimension): readonly TermOfRole[] {
  return taxonomy.derive(orderTerms).get(`${role} ${dimension}`) ?? [];
}

/** Every role's terms by role and dimension, in order. Worked out once for a taxonomy. */
function orderTerms(taxonomy: Taxonomy): ReadonlyMap<string, readonly TermOfRole[]> {
  const lists = new Map<string, { readonly entry: TermOfRole; readonly weight: number }[]>();
  for (const term of taxonomy.terms) {
    for (const { id } of taxonomy.roles) {
      const relation = taxonomy.relation(id, term)?.is;
      if (relation !== 'own' && relation !== 'share') continue;
      const key = `${id} ${term.dimension}`;
      const list = lists.get(key) ?? [];
      lists.set(key, list);
      list.push({ entry: { term, relation }, weight: weigh(taxonomy, id, term) });
    }
  }
  return new Map(
    [...lists].map(([key, list]) => [
      key,
      list
        .sort(
          (a, b) => Number(a.entry.relation === 'share') - Number(b.entry.relation === 'share') || b.weight - a.weight,
        )
        .map(({ entry }) => entry),
    ]),
  );
}

/** How well a term tells what the role is about. The numbers matter only by the order that they make. */
function weigh(taxonomy: Taxonomy, role: RoleId, term: Term): number {
  const statements = term.roles[role]?.basis ?? [];
  const stated = statements.filter(
    ({ source, reading }) => reading === 'stated' && taxonomy.source(source)?.kind === 'seed',
  );
  const otherOwners = taxonomy.owners(term).filter(({ id }) => id !== role);
  const alone = otherOwners.length === 0 && taxonomy.sharers(term).every(({ id }) => id === role);
  return 2 * Math.min(stated.length, 3) + Math.min(statements.length, 4) - 3 * otherOwners.length + (alone ? 2 : 0);
}
