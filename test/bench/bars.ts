import { ratioOf, type Ratio } from './measure/statistics';

/** Something that was agreed, and what was measured of it. */
export interface Bar {
  readonly what: string;
  /** What the number is of: "the raw parse", "KB". */
  readonly unit: string;
  /** At most or at least so much. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
  /** `undefined` where it could not be measured. */
  readonly measured: Ratio | undefined;
}

/** A bar of at most so many times what it is measured beside. */
export function atMost(what: string, unit: string, limit: number, measured: Ratio | undefined): Bar {
  return { what, unit, limit: { atMost: limit }, measured };
}

/** A bar of at least so many times faster. */
export function atLeast(what: string, unit: string, limit: number, measured: Ratio | undefined): Bar {
  return { what, unit, limit: { atLeast: limit }, measured };
}

/** A single number, such as a size, in the place of a ratio. */
export function single(value: number): Ratio {
  return { median: value, least: value, most: value, count: 1 };
}

/** A ratio where both were measured, and nothing where one was not. */
export function ratioIfAny(
  one: readonly number[] | undefined,
  other: readonly number[] | undefined,
): Ratio | undefined {
  return one === undefined || other === undefined || one.length * other.length === 0 ? undefined : ratioOf(one, other);
}

/** Whether the median keeps within the bar; `undefined` where nothing was measured. */
export function isMet({ limit, measured }: Bar): boolean | undefined {
  if (measured === undefined) return undefined;
  return 'atMost' in limit ? measured.median <= limit.atMost : measured.median >= limit.atLeast;
}
