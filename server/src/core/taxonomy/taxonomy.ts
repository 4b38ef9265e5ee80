import type { NeighbourRole, Relation, Role, RoleId, Source, TaxonomyData, Term, TermId, Trait } from './schema';

/** The taxonomy with its look-ups. Immutable; built once and handed to whoever needs it. */
export class Taxonomy {
  readonly roles: readonly Role[];
  readonly neighbours: readonly NeighbourRole[];
  readonly terms: readonly Term[];
  readonly traits: readonly Trait[];
  readonly sources: readonly Source[];
  readonly #roles: ReadonlyMap<RoleId, Role>;
  readonly #terms: ReadonlyMap<TermId, Term>;
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(data: TaxonomyData) {
    this.roles = data.roles;
    this.neighbours = data.neighbours;
    this.terms = data.terms;
    this.traits = data.traits;
    this.sources = data.sources;
    this.#roles = new Map(data.roles.map((role) => [role.id, role]));
    this.#terms = new Map(data.terms.map((term) => [term.id, term]));
    this.#sources = new Map(data.sources.map((source) => [source.id, source]));
  }

  role(id: RoleId): Role | undefined {
    return this.#roles.get(id);
  }

  term(id: TermId): Term | undefined {
    return this.#terms.get(id);
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /** What the taxonomy says of the role and the term, or `undefined` where it says nothing. */
  relation(role: RoleId, term: Term): Relation | undefined {
    return term.roles[role];
  }

  /** The roles that own the term, in the taxonomy's order. */
  owners(term: Term): readonly Role[] {
    return this.roles.filter((role) => term.roles[role.id]?.is === 'own');
  }

  /** The roles that share the term without owning it. */
  sharers(term: Term): readonly Role[] {
    return this.roles.filter((role) => term.roles[role.id]?.is === 'share');
  }
}
