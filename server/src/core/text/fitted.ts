/**
 * The same list without the room that it has left from growing: with the first `push` an engine makes room for 17. For
 * the lists of which a document has many, and which are kept.
 */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? EMPTY : list.slice();
}

/** The types keep it empty. Frozen it would be a kind of list of its own, and whoever reads both kinds is slower with either. */
const EMPTY: readonly never[] = [];
