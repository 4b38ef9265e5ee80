/**
 * The numbers with others between the first so many and those from one on, which are so much greater then. Lists of an entry
 * for each part of a long document are made anew with every letter that is typed: as bare numbers they cost little.
 */
export function splicedNumbers(
  numbers: Int32Array,
  first: number,
  between: ArrayLike<number>,
  from: number,
  by = 0,
): Int32Array {
  const spliced = new Int32Array(first + between.length + numbers.length - from);
  spliced.set(numbers.subarray(0, first));
  spliced.set(between, first);
  const rest = first + between.length;
  spliced.set(numbers.subarray(from), rest);
  if (by !== 0) for (let index = rest; index < spliced.length; index++) spliced[index] = (spliced[index] ?? 0) + by;
  return spliced;
}

/** The list with other things between the first so many and those from one on, which become something else. */
export function spliced<T>(
  list: readonly T[],
  first: number,
  between: readonly T[],
  from: number,
  become?: (thing: T) => T,
): T[] {
  const rest = first + between.length;
  const all = list.slice(0, first);
  all.length = rest + list.length - from;
  for (let index = first; index < rest; index++) all[index] = between[index - first] as T;
  for (let index = from; index < list.length; index++) {
    const thing = list[index] as T;
    all[rest + index - from] = become === undefined ? thing : become(thing);
  }
  return all;
}
