/** The index of the first of the values, which are in order, that does not come before the given one. */
export function firstFrom<T extends number | string>(sorted: ArrayLike<T>, value: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle];
    if (found !== undefined && found < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The same things in the order that `compare` says, those that it takes for equal as they stood; the very list where it is
 * in order. Most lists that are put in order are short or have it, which costs a fraction of what sorting any list does.
 */
export function sortedBy<T>(list: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  let sorted: T[] | undefined;
  for (let index = 1; index < list.length; index++) {
    const things: readonly T[] = sorted ?? list;
    const thing = things[index] as T;
    if (compare(things[index - 1] as T, thing) <= 0) continue;
    if (list.length > SHORT) return [...list].sort(compare);
    sorted ??= list.slice();
    let to = index;
    do {
      sorted[to] = sorted[to - 1] as T;
      to--;
    } while (to > 0 && compare(sorted[to - 1] as T, thing) > 0);
    sorted[to] = thing;
  }
  return sorted ?? list;
}

/** So few things are put in order by moving them one by one. */
const SHORT = 12;
