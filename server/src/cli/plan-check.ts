import type { Finding } from '../core/rules/findings';
import type { SourceText } from '../core/text/source-text';
import type { Baseline } from './baseline/baseline';
import type { CheckedPlan, Trouble } from './report';

/** A plan that was checked, and what else there is to say of it. */
export interface PlanCheck {
  readonly plan: CheckedPlan;
  /** All that was found in it, accepted by a baseline or not, in reading order. */
  readonly found: readonly Finding[];
  /** How many findings the baseline accepts here that are not there. */
  readonly unmatched: number;
  /** Standard input after its repairs, where those were asked for. */
  readonly output?: string;
}

/** What came of one input. */
export interface Outcome {
  /** `undefined` where it could not be checked. */
  readonly checked: PlanCheck | undefined;
  /** Why, and whatever else went wrong. */
  readonly troubles: readonly Trouble[];
}

/** A plan in which this was found, with what the baseline accepts set apart where there is one. */
export function planCheck(
  path: string,
  source: SourceText,
  found: readonly Finding[],
  baseline: Baseline | undefined,
): PlanCheck {
  const divided = baseline?.divide(path, source, found);
  return {
    plan: { path, source, findings: divided?.shown ?? found, ...(divided && { leftOut: divided.leftOut }) },
    found,
    unmatched: divided?.unmatched ?? 0,
  };
}
