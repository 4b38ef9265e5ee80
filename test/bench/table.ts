import { isMet, type Bar } from './bars';
import type { Score } from './measure/contest';
import { median, percentile, ratioOf, type Ratio } from './measure/statistics';

/** A number with about three digits that matter. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 99.5) return Math.round(value).toLocaleString('en');
  return value >= 9.95 ? value.toFixed(1) : value.toFixed(2);
}

/** "5.10 (4.80–5.60)": the middle one, and from where to where they went. */
export function withSpread({ median: middle, least, most, count }: Ratio): string {
  return count === 1 ? short(middle) : `${short(middle)} (${short(least)}–${short(most)})`;
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What was agreed, and whether it holds. */
export function barsTable(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => {
    const limit = 'atMost' in bar.limit ? `≤ ${bar.limit.atMost}` : `≥ ${bar.limit.atLeast}`;
    const met = isMet(bar);
    const verdict = met === undefined ? 'not measured' : met ? 'yes' : '**no**';
    return [bar.what, `${limit} ${bar.unit}`, bar.measured === undefined ? '–' : withSpread(bar.measured), verdict];
  });
  return table(['What', 'Agreed', 'Measured', 'Holds'], rows);
}

/** How the contestants did beside the first of them, which is 1 everywhere. */
export function scoresTable(scores: readonly Score[]): string {
  const [first] = scores;
  if (first === undefined) throw new Error('Nobody took part.');
  const rows = scores.map((score) => {
    const share = (of: number): string => short(percentile(score.warm, of) / percentile(first.warm, of));
    const throughput = short(median(first.warm) / median(score.warm));
    const memory = short(score.peakBytes / first.peakBytes);
    const time = withSpread(ratioOf(score.warm, first.warm));
    const cold = short(score.cold / first.cold);
    return [score.name, time, share(0.95), share(0.99), throughput, memory, cold, String(score.warm.length)];
  });
  const header = ['', 'Time', 'p95', 'p99', 'Text in the same time', 'Peak memory', 'First text after start', 'Rounds'];
  return table(header, rows);
}
