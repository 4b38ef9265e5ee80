import { asciiJson } from './ascii-json';
import type { Comparison, NeighbourRole, Role, Source, TaxonomyData, Term, TermId, Trait } from './schema';
import type { SearchableData } from './taxonomy';

/** The taxonomy's data written down as JSON, in the parts in which it is read again: each when it is first asked for. */
export interface CompiledData {
  /** The ids of the terms, in the taxonomy's order. */
  readonly termIds: readonly TermId[];
  /** The terms in that order. */
  readonly terms: readonly string[];
  readonly roles: string;
  readonly neighbours: string;
  readonly traits: string;
  readonly sources: string;
  readonly comparisons: string;
}

/** Writes the data down as it is: nothing is validated or filled in when it is opened. */
export function compileData(data: TaxonomyData): CompiledData {
  return {
    termIds: data.terms.map(({ id }) => id),
    terms: data.terms.map((term) => asciiJson(term)),
    roles: asciiJson(data.roles),
    neighbours: asciiJson(data.neighbours),
    traits: asciiJson(data.traits),
    sources: asciiJson(data.sources),
    comparisons: asciiJson(data.comparisons),
  };
}

/** The data of a taxonomy that was written down. The same question gets the very same objects every time. */
export class OpenedData implements SearchableData {
  readonly #compiled: CompiledData;
  readonly #numbers: ReadonlyMap<TermId, number>;
  readonly #opened: (Term | undefined)[];
  readonly #parts = new Map<string, unknown>();

  constructor(compiled: CompiledData) {
    this.#compiled = compiled;
    this.#numbers = new Map(compiled.termIds.map((id, number) => [id, number]));
    this.#opened = compiled.termIds.map(() => undefined);
  }

  get terms(): readonly Term[] {
    return this.#part('terms', () => this.#opened.map((_, number) => this.termAt(number)));
  }

  get roles(): readonly Role[] {
    return this.#part('roles', () => JSON.parse(this.#compiled.roles) as readonly Role[]);
  }

  get neighbours(): readonly NeighbourRole[] {
    return this.#part('neighbours', () => JSON.parse(this.#compiled.neighbours) as readonly NeighbourRole[]);
  }

  get traits(): readonly Trait[] {
    return this.#part('traits', () => JSON.parse(this.#compiled.traits) as readonly Trait[]);
  }

  get sources(): readonly Source[] {
    return this.#part('sources', () => JSON.parse(this.#compiled.sources) as readonly Source[]);
  }

  get comparisons(): readonly Comparison[] {
    return this.#part('comparisons', () => JSON.parse(this.#compiled.comparisons) as readonly Comparison[]);
  }

  /** The term with this number in the taxonomy's order. Throws a `RangeError` where there is none. */
  termAt(number: number): Term {
    const known = this.#opened[number];
    if (known !== undefined) return known;
    const written = this.#compiled.terms[number];
    if (written === undefined) throw new RangeError(`There is no term with the number ${number}.`);
    const term = JSON.parse(written) as Term;
    this.#opened[number] = term;
    return term;
  }

  term(id: TermId): Term | undefined {
    const number = this.#numbers.get(id);
    return number === undefined ? undefined : this.termAt(number);
  }

  #part<T>(name: string, read: () => T): T {
    const known = this.#parts.get(name);
    if (known !== undefined) return known as T;
    const part = read();
    this.#parts.set(name, part);
    return part;
  }
}
