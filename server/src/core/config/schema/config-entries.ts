import type { RoleId, TermId } from '../../taxonomy/schema';
import type { Span } from '../../text/span';
import type { ConfigLayer, ConfigReading } from '../config';
import type { IdOf } from './schema';

/** The key under which the entries of a kind stand; rules are Rolecheck's alone and have none. */
export const sectionOf: Readonly<Partial<Record<IdOf, string>>> = {
  role: 'roles',
  neighbour: 'neighbours',
  term: 'terms',
  source: 'sources',
};

/** Where a file has its entry for an id: the id itself. `undefined` where it has none. */
export function placeOfEntry({ places }: ConfigReading, of: IdOf, id: string): Span | undefined {
  const section = sectionOf[of];
  return section !== undefined && places.has([section, id]) ? places.key([section, id]) : undefined;
}

/** Where a file says something of a term. */
export function placeOfTerm(reading: ConfigReading, term: TermId): Span | undefined {
  return placeOfEntry(reading, 'term', term);
}

/** Where a file says something of a role or a neighbour. */
export function placeOfRole(reading: ConfigReading, role: RoleId): Span | undefined {
  return placeOfEntry(reading, 'role', role) ?? placeOfEntry(reading, 'neighbour', role);
}

/** The nearest file's entry for an id, of all that take part; `undefined` where none has one. */
export function findEntry(
  layers: readonly ConfigLayer[],
  of: IdOf,
  id: string,
): { readonly layer: ConfigLayer; readonly span: Span } | undefined {
  for (const layer of [...layers].reverse()) {
    const span = placeOfEntry(layer.reading, of, id);
    if (span !== undefined) return { layer, span };
  }
  return undefined;
}
