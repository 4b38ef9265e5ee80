/**
 * The same list without the room that it has left from growing: with the first `push` an engine makes room for 17. For
 * the lists of which a document has many, and which are kept.
 */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? EMPTY : list.slice();
}

const EMPTY: readonly never[] = Object.freeze([]);
