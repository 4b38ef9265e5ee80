import { analyze, type Analysis } from '../analyze';
import type { Finding } from '../rules/findings';
import { applyEdits, inOrder, type Edit } from '../text/edits';

/** One way to do what a fix promises; `undefined` where the document does not lend itself to it. */
export type Variant = () => readonly Edit[] | undefined;

/** What must hold besides: that the term now stands with its owner, say. */
export type Expectation = (after: Analysis, edits: readonly Edit[]) => boolean;

/** The edits of the first variant that repairs the finding, with its place among the variants. */
export interface Verified {
  readonly edits: readonly Edit[];
  readonly variant: number;
}

/**
 * Tries variants, from the most natural to the most robust, until one repairs the finding: the text is analysed with
 * its edits, the finding has to be gone, and no other may have come up.
 */
export function firstVerified(
  finding: Finding,
  analysis: Analysis,
  variants: Iterable<Variant>,
  expected?: Expectation,
): Verified | undefined {
  let index = 0;
  for (const variant of variants) {
    const edits = variant();
    if (edits !== undefined && repairs(finding, analysis, edits, expected)) return { edits, variant: index };
    index++;
  }
  return undefined;
}

/** Whether the finding is gone after the edits, without a new one in its stead. */
export function repairs(
  finding: Finding,
  analysis: Analysis,
  edits: readonly Edit[],
  expected: Expectation = () => true,
): boolean {
  if (edits.length === 0 || overlap(edits)) return false;
  const after = analyze(applyEdits(analysis.source.text, edits), analysis, analysis);
  if (after.isPlan !== analysis.isPlan) return false;
  const left = count(analysis.findings);
  take(left, keyOf(finding));
  return after.findings.every((found) => take(left, keyOf(found))) && expected(after, edits);
}

/** Whether two of the edits change the same text, so that no editor could apply both. */
function overlap(edits: readonly Edit[]): boolean {
  let end = 0;
  for (const { span } of inOrder(edits)) {
    if (span.start < end) return true;
    end = span.end;
  }
  return false;
}

function keyOf({ rule, term, roles }: Finding): string {
  return [rule, term, ...(roles ?? [])].join(' ');
}

function count(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}
