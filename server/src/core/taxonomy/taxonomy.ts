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

/**
 * Tables that are there already or are made of others, by the functions that would make them; `undefined` for one that has
 * to be made.
 */
export type MadeTables = (build: unknown, taxonomy: Taxonomy) => unknown;

/** A taxonomy's data, with a way to one term that does not go through all of them. */
export interface SearchableData extends TaxonomyData {
  term?(id: TermId): Term | undefined;
}

/** The taxonomy with its look-ups. Immutable; built once and handed to whoever needs it. */
export class Taxonomy {
  readonly #data: SearchableData;
  readonly #made: MadeTables | undefined;
  readonly #derived = new Map<unknown, unknown>();
  #roles: ReadonlyMap<RoleId, Role> | undefined;
  #terms: ReadonlyMap<TermId, Term> | undefined;
  #sources: ReadonlyMap<string, Source> | undefined;

  constructor(data: SearchableData, made?: MadeTables) {
    this.#data = data;
    this.#made = made;
  }

  get roles(): readonly Role[] {
    return this.#data.roles;
  }

  get neighbours(): readonly NeighbourRole[] {
    return this.#data.neighbours;
  }

  get terms(): readonly Term[] {
    return this.#data.terms;
  }

  get traits(): readonly Trait[] {
    return this.#data.traits;
  }

  get sources(): readonly Source[] {
    return this.#data.sources;
  }

  /** What the sources say of roles side by side. */
  get comparisons(): readonly Comparison[] {
    return this.#data.comparisons;
  }

  /**
   * What a stage makes of the taxonomy before it reads its first document: its lexicon, its grammar of titles.
   * Made once for each taxonomy and kept with it.
   */
  derive<T>(build: (taxonomy: Taxonomy) => T): T {
    const known = this.#derived.get(build);
    if (known !== undefined) return known as T;
    const made = this.#made?.(build, this);
    const result = made === undefined ? build(this) : (made as T);
    this.#derived.set(build, result);
    return result;
  }

  role(id: RoleId): Role | undefined {
    this.#roles ??= new Map(this.roles.map((role) => [role.id, role]));
    return this.#roles.get(id);
  }

  term(id: TermId): Term | undefined {
    if (this.#data.term !== undefined) return this.#data.term(id);
    this.#terms ??= new Map(this.terms.map((term) => [term.id, term]));
    return this.#terms.get(id);
  }

  source(id: string): Source | undefined {
    this.#sources ??= new Map(this.sources.map((source) => [source.id, source]));
    return this.#sources.get(id);
  }

  /** The term as this taxonomy has it; what was found with shared tables may be another taxonomy's. */
  current(term: Term): Term {
    return this.term(term.id) ?? term;
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
