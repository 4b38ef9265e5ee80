import type { EvidenceStep } from '../core/lookup/evidence';
import type { Finding } from '../core/rules/findings';
import type { SourceText } from '../core/text/source-text';

/** A plan that was checked, with what was found in it, in reading order. */
export interface CheckedPlan {
  /** The path as it is shown: as the person gave it, or below the folder that they gave. */
  readonly path: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
  /** How each finding came about; there only where it was asked for. */
  readonly evidence?: ReadonlyMap<Finding, readonly EvidenceStep[]>;
}

/** Something that could not be checked, with a sentence that says why. */
export interface Trouble {
  readonly path: string;
  readonly message: string;
}

/** What one run found. */
export interface Report {
  /** Rolecheck's version. */
  readonly version: string;
  readonly plans: readonly CheckedPlan[];
  readonly troubles: readonly Trouble[];
}
