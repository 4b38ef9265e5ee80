import { createHash } from 'node:crypto';
import type { Finding } from '../../core/rules/findings';
import { compareSpans } from '../../core/text/span';
import { entriesOf, keyOf } from '../baseline/entries';
import type { CheckedPlan } from '../report';

/**
 * What a plan's findings are known by from one run to the next, accepted ones included: the plan's name and what a
 * baseline knows them by, the words of their line above all. Edits to other lines change none of them; of findings that
 * are alike, each has its own.
 */
export function fingerprintsOf(plan: CheckedPlan, name: string): ReadonlyMap<Finding, string> {
  const counts = new Map<string, number>();
  const all = [...plan.findings, ...(plan.leftOut ?? [])].sort((a, b) => compareSpans(a.span, b.span));
  return new Map(
    all.map((finding) => {
      const key = entriesOf(name, plan.source, [finding]).map(keyOf).join('');
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      return [finding, fingerprint(key, String(count))];
    }),
  );
}

/** The same for anything that is known by these texts. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
