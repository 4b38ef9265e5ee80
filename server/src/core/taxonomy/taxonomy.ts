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

/** Tables that a taxonomy takes from another, which says the same in everything that they are made of. */
export interface Sharing {
  readonly from: Taxonomy;
  /** The functions that make the tables, as they are given to {@link Taxonomy.derive}. */
  readonly tables: readonly unknown[];
}

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
  readonly #sharing: Sharing | undefined;

  constructor(data: TaxonomyData, sharing?: Sharing) {
    this.#sharing = sharing;
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
   * Made once for each taxonomy and kept with it, so that a new taxonomy meets an old one's tables only where it shares them.
   */
  derive<T>(build: (taxonomy: Taxonomy) => T): T {
    if (this.#sharing?.tables.includes(build) === true) return this.#sharing.from.derive(build);
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

  /** The term as this taxonomy has it; what was found with shared tables may be another taxonomy's. */
  current(term: Term): Term {
    return this.#terms.get(term.id) ?? term;
  }

  /** What the taxonomy says of the role and the term, or `undefined` where it says nothing. */
  relation(role: RoleId, term: Term): Relation | undefined {
    const { roles } = this.current(term);
    return Object.hasOwn(roles, role) ? roles[role] : undefined;
  }

  /** The roles that own the term, in the taxonomy's order. */
  owners(term: Term): readonly Role[] {
    return this.roles.filter((role) => this.relation(role.id, term)?.is === 'own');
  }

  /** The roles that share the term without owning it. */
  sharers(term: Term): readonly Role[] {
    return this.roles.filter((role) => this.relation(role.id, term)?.is === 'share');
  }
}
