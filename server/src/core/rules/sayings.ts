import type { Taxonomy } from '../taxonomy/taxonomy';

/** What has been put into words about a taxonomy's roles and terms: a long plan calls for the same words again and again. */
export class Sayings {
  readonly #said = new Map<string, unknown>();

  /** What is said under the key, put into words once. Keys tell all that the words depend on, the taxonomy aside. */
  once<T>(key: string, say: () => T): T {
    const known = this.#said.get(key);
    if (known !== undefined) return known as T;
    const said = say();
    this.#said.set(key, said);
    return said;
  }
}

/** The sayings that are kept with the taxonomy. */
export function sayingsOf(taxonomy: Taxonomy): Sayings {
  return taxonomy.derive(newSayings);
}

function newSayings(): Sayings {
  return new Sayings();
}
