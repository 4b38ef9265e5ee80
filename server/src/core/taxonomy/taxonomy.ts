import type {
  Comparison,
  NeighbourRole,
  Relation,
  Role,
  RoleId,
  Source,
  TaxonomyData,
  Term,
  TermId,
  Trait,
} from './schema';

/** The taxonomy with its look-ups. Immutable; built once and handed to whoever needs it. */
export class Taxonomy {
  readonly roles: readonly Role[];
  readonly neighbours: readonly NeighbourRole[];
  readonly terms: readonly Term[];
  readonly traits: readonly Trait[];
  readonly sources: readonly Source[];
  /** What the sources say of roles side by side. */
  readonly comparisons: readonly Comparison[];
  readonly #roles: ReadonlyMap<RoleId, Role>;
  readonly #terms: ReadonlyMap<TermId, Term>;
  readonly #sources: ReadonlyMap<string, Source>;

  readonly #derived = new Map<unknown, unknown>();

  constructor(data: TaxonomyData) {
    this.roles = data.roles;
    this.neighbours = data.neighbours;
    this.terms = data.terms;
    this.traits = data.traits;
    this.sources = data.sources;
    this.comparisons = data.comparisons;
    this.#roles = new Map(data.roles.map((role) => [role.id, role]));
    this.#terms = new Map(data.terms.map((term) => [term.id, term]));
    this.#sources = new Map(data.sources.map((source) => [source.id, source]));
  }

  /**
   * What a stage makes of the taxonomy before it reads its first document: its lexicon, its grammar of titles.
   * Made once for each taxonomy and kept with it, so that a new taxonomy never meets an old one's tables.
   */
  derive<T>(build: (taxonomy: Taxonomy) => T): T {
    const made = this.#derived.get(build);
    if (made !== undefined) return made as T;
    const result = build(this);
    this.#derived.set(build, result);
    return result;
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
