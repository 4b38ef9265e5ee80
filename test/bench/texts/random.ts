/** Chance that comes out the same every time: what a text is made with. */
export interface Chance {
  /** A number from 0 up to and without `limit`. */
  below(limit: number): number;
  /** One of them; there must be one. */
  oneOf<T>(of: readonly T[]): T;
  /** All of them in another order. */
  shuffled<T>(of: readonly T[]): T[];
}

/** The same seed gives the same chance (the generator known as mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneOf: (of) => of[below(of.length)]!,
    shuffled: (of) => {
      const all = [...of];
      for (let last = all.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [all[last], all[other]] = [all[other]!, all[last]!];
      }
      return all;
    },
  };
}
