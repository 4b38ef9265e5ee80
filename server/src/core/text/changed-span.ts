/** What differs in two versions of a text: what stands before and behind is the same. */
export interface ChangedSpan {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Whether nothing differs. */
export function isNothing({ fromA, toA, fromB, toB }: ChangedSpan): boolean {
  return fromA === toA && fromB === toB;
}

/** Where two versions of a text differ, the earlier one being A. */
export function changedSpan(earlier: string, text: string): ChangedSpan {
  const shorter = Math.min(earlier.length, text.length);
  const before = commonLength(shorter, (from, to) => earlier.slice(from, to) === text.slice(from, to));
  const ends = [earlier.length, text.length] as const;
  const behind = commonLength(
    shorter - before,
    (from, to) => earlier.slice(ends[0] - to, ends[0] - from) === text.slice(ends[1] - to, ends[1] - from),
  );
  return { fromA: before, toA: earlier.length - behind, fromB: before, toB: text.length - behind };
}

/** How much is alike of two texts of a length: compared piece by piece, which costs a fraction of character by character. */
function commonLength(length: number, isAlike: (from: number, to: number) => boolean): number {
  let alike = 0;
  for (let step = LONG_PIECE; step >= 1; step = Math.floor(step / 8))
    while (alike + step <= length && isAlike(alike, alike + step)) alike += step;
  return alike;
}

/** In UTF-16 code units; a power of 8. */
const LONG_PIECE = 8 ** 5;
