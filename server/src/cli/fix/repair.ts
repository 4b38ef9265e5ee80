import { analyze, type Analysis } from '../../core/analyze';
import { fixesOf } from '../../core/fixes';
import type { Fix } from '../../core/fixes/fix';
import { harmlessFixes } from '../../core/fixes/unsuppress';
import type { Finding, RuleName } from '../../core/rules/findings';
import type { RoleId, TermId } from '../../core/taxonomy/schema';
import { hasStops } from '../../core/text/draft';
import { applyEdits, inOrder, type Edit } from '../../core/text/edits';
import { offsetBefore } from './offset-before';

/** One thing that was repaired. */
export interface Repair {
  /** What was done, as an order, in the writer's words: “Move “CTR” to social media management”. */
  readonly title: string;
  readonly rule: RuleName;
  readonly term?: TermId;
  readonly roles?: readonly RoleId[];
  /** Where the finding stood in the text as it was; `undefined` where an earlier repair had put it there. */
  readonly offset: number | undefined;
}

/** A plan after its repairs, which are in the order in which they were made. */
export interface Repaired {
  readonly analysis: Analysis;
  readonly repairs: readonly Repair[];
}

/** Which findings are to stay as they are. */
export type LeftAlone = (analysis: Analysis) => ReadonlySet<Finding>;

/** As many repairs as this are more than any plan needs: should repairs ever call for each other, there is an end. */
const MOST_REPAIRS = 1000;

/**
 * Repairs what has one best repair that keeps the writer's own words: one finding after the other, the plan
 * being read anew after each. What could not be repaired is tried again once the others are, until nothing more changes.
 */
export function repairPlan(original: Analysis, leftAlone: LeftAlone = () => new Set()): Repaired {
  let analysis = original;
  const repairs: Repair[] = [];
  const steps: (readonly Edit[])[] = [];

  const take = (
    edits: readonly Edit[],
    done: readonly { readonly title: string; readonly finding: Finding }[],
  ): void => {
    for (const { title, finding } of done) {
      const { rule, term, roles } = finding;
      repairs.push({ title, rule, term, roles, offset: offsetBefore(finding.span.start, steps) });
    }
    steps.push(inOrder(edits));
    analysis = analyze(applyEdits(analysis.source.text, edits), analysis, analysis);
  };

  /** One finding after the other; whether any was repaired. */
  const takeTurns = (): boolean => {
    const failed = new Map<string, number>();
    const before = repairs.length;
    while (repairs.length < MOST_REPAIRS) {
      const next = firstUntried(analysis, leftAlone(analysis), failed);
      if (next === undefined) break;
      const fix = fixesOf(next, analysis).find(({ preferred }) => preferred);
      const edits = fix?.edits();
      if (fix === undefined || edits === undefined || needsWriter(fix, edits)) {
        failed.set(keyOf(next, analysis), (failed.get(keyOf(next, analysis)) ?? 0) + 1);
      } else {
        take(edits, [{ title: fix.title, finding: next }]);
      }
    }
    return repairs.length > before;
  };

  const removeIdleComments = (): void => {
    const idle = analysis.findings.filter(({ rule }) => rule === 'unused-suppression');
    const stay = leftAlone(analysis);
    const edits = idle.some((finding) => stay.has(finding)) ? undefined : harmlessFixes(analysis);
    if (edits === undefined) return;
    const gone = idle.filter(({ span }) =>
      edits.some((edit) => edit.span.start <= span.start && span.end <= edit.span.end),
    );
    take(
      edits,
      gone.map((finding) => ({ title: 'Delete this comment, which does nothing', finding })),
    );
  };

  do removeIdleComments();
  while (takeTurns());
  return { analysis, repairs };
}

/**
 * Whether only the writer can do it: the fix leaves something to fill in, or puts another term in the place of the one
 * that was written. “Impressions: 400,000” says something false as soon as it is “Active members: 400,000”.
 */
function needsWriter({ id }: Fix, edits: readonly Edit[]): boolean {
  return id.startsWith('replace:') || edits.some(({ draft }) => hasStops(draft));
}

/** The first finding that is neither to be left alone nor among those that could not be repaired. */
function firstUntried(
  analysis: Analysis,
  stay: ReadonlySet<Finding>,
  failed: ReadonlyMap<string, number>,
): Finding | undefined {
  const seen = new Map<string, number>();
  return analysis.findings.find((finding) => {
    if (stay.has(finding)) return false;
    const key = keyOf(finding, analysis);
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    return index >= (failed.get(key) ?? 0);
  });
}

/** Knows a finding again after the plan has changed elsewhere. */
function keyOf({ rule, term = '', roles = [], span }: Finding, { source }: Analysis): string {
  return [rule, term, roles.join(' '), source.lineText(source.lineAt(span.start))].join('\0');
}
