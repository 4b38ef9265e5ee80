import { jsonSource, type JsonSource } from '../core/reference/explained';
import { dimensions } from '../core/taxonomy/dimensions';
import type { Dimension, Role } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** What `rolecheck compare --format json` prints. Programs may rely on it; later versions only add to it. */
export interface JsonComparison {
  /** Rolecheck's version. */
  readonly version: string;
  /** In the order asked for. */
  readonly roles: readonly {
    readonly id: string;
    readonly label: string;
    readonly definition: string;
    readonly focus: string;
  }[];
  /** What sets the roles apart without being owned; an answer for each role that has one. */
  readonly qualities: readonly {
    readonly id: string;
    readonly label: string;
    readonly question: string;
    readonly answers: readonly {
      readonly role: string;
      readonly value: string;
      readonly note: string | null;
      readonly sources: readonly JsonSource[];
    }[];
  }[];
  /** Every term that one of the roles owns or shares, with what the taxonomy says of each role. */
  readonly terms: readonly {
    readonly id: string;
    readonly label: string;
    readonly dimension: Dimension;
    readonly roles: Readonly<Record<string, 'own' | 'share' | 'outside' | 'unstated'>>;
  }[];
  /** What sources say of these roles together. */
  readonly statements: readonly {
    readonly about: Dimension | 'role';
    readonly roles: readonly string[];
    readonly statement: string;
    readonly sources: readonly JsonSource[];
  }[];
}

/** The comparison as one JSON object. */
export function toJsonComparison(roles: readonly Role[], taxonomy: Taxonomy, version: string): string {
  const ids = roles.map(({ id }) => id);
  const sourcesOf = (basis: readonly { readonly source: string }[]): readonly JsonSource[] =>
    [...new Set(basis.map(({ source }) => source))].map((source) => jsonSource(source, taxonomy));
  const comparison: JsonComparison = {
    version,
    roles: roles.map(({ id, label, definition, focus }) => ({ id, label, definition, focus })),
    qualities: taxonomy.traits.map(({ id, label, question, values }) => ({
      id,
      label,
      question,
      answers: ids.flatMap((role) => {
        const answer = values[role];
        if (answer === undefined) return [];
        const { value, note, basis } = answer;
        return [{ role, value, note: note ?? null, sources: sourcesOf(basis) }];
      }),
    })),
    terms: dimensions.flatMap((dimension) =>
      taxonomy.terms
        .filter((term) => term.dimension === dimension)
        .map((term) => {
          const relations = ids.map((role) => [role, taxonomy.relation(role, term)?.is ?? 'unstated'] as const);
          return { id: term.id, label: term.label, dimension, roles: Object.fromEntries(relations) };
        })
        .filter((term) => Object.values(term.roles).some((is) => is === 'own' || is === 'share')),
    ),
    statements: taxonomy.comparisons
      .filter((one) => one.roles.length > 1 && one.roles.every((role) => ids.includes(role)))
      .map(({ about, roles: named, statement, basis }) => ({
        about,
        roles: named,
        statement,
        sources: sourcesOf(basis),
      })),
  };
  return `${JSON.stringify(comparison, null, 2)}\n`;
}
