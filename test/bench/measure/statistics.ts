/** What several measurements of one thing come to; in their own unit. */
export interface Summary {
  readonly count: number;
  readonly best: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** The value below or at which this share (0 to 1) of the values lies: one of the values itself (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is nothing to take a percentile of.');
  return value;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new Error('There is nothing to take a median of.');
  return (upper + lower) / 2;
}

export function summarise(values: readonly number[]): Summary {
  return {
    count: values.length,
    best: Math.min(...values),
    p50: median(values),
    p95: percentile(values, 0.95),
    p99: percentile(values, 0.99),
    worst: Math.max(...values),
  };
}

/** How often one goes into the other, measured in turn: what the machine does meanwhile hits both. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The pairs behind it. */
  readonly count: number;
}

/** One divided by the other, pair by pair; where one has fewer measurements, the rest of the other has no pair. */
export function ratioOf(one: readonly number[], other: readonly number[]): Ratio {
  const pairs = one.slice(0, other.length).map((value, index) => value / other[index]!);
  return { median: median(pairs), least: Math.min(...pairs), most: Math.max(...pairs), count: pairs.length };
}
