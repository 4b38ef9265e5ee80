/**
 * The word that somebody meant: of those with the fewest slips of the keyboard the first one, or `undefined` where
 * none is near. One slip in three letters is the most that still looks like a slip; a swap of neighbours is one.
 */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  const text = typed.toLowerCase();
  let best: string | undefined;
  let fewest = Math.floor(text.length / 3) + 1;
  for (const word of words) {
    if (Math.abs(word.length - text.length) >= fewest) continue;
    const slips = slipsBetween(text, word.toLowerCase());
    if (slips < fewest) [best, fewest] = [word, slips];
  }
  return best;
}

/**
 * The words that somebody may have meant: those with the fewest slips of the keyboard and those with one more, the nearest
 * first; none where {@link nearest} finds none.
 */
export function allNear(typed: string, words: Iterable<string>): readonly string[] {
  const all = [...words];
  const best = nearest(typed, all);
  if (best === undefined) return [];
  const text = typed.toLowerCase();
  const most = slipsBetween(text, best.toLowerCase()) + 1;
  return all
    .filter((word) => Math.abs(word.length - text.length) <= most)
    .map((word) => ({ word, slips: slipsBetween(text, word.toLowerCase()) }))
    .filter(({ slips }) => slips <= most && slips <= text.length / 3)
    .sort((a, b) => a.slips - b.slips)
    .map(({ word }) => word);
}

/** How many letters must be added, left out, replaced or swapped with their neighbour to get from one word to the other. */
function slipsBetween(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
