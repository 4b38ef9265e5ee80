import type { ConfigProblem } from '../core/config/config';
import type { EvidenceStep } from '../core/lookup/evidence';
import type { Finding, Severity } from '../core/rules/findings';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { SourceText } from '../core/text/source-text';
import type { Repair } from './fix/repair';

/** A plan that was checked, with what was found in it, in reading order. */
export interface CheckedPlan {
  /** The path as it is shown: as the person gave it, or below the folder that they gave. */
  readonly path: string;
  /** As it stands now: after the repairs that were made. */
  readonly source: SourceText;
  readonly findings: readonly Finding[];
  /** How each finding came about; there only where it was asked for. */
  readonly evidence?: ReadonlyMap<Finding, readonly EvidenceStep[]>;
  /** Findings that the baseline accepts; there only with a baseline. */
  readonly leftOut?: readonly Finding[];
  /** There only where repairs were asked for. */
  readonly repairs?: Repairs;
}

/** What was repaired in a plan, or would be. */
export interface Repairs {
  /** Whether they were only tried out: then the plan's source and findings are those that stand. */
  readonly dryRun: boolean;
  /** The plan as it was, which the repairs' offsets are about. */
  readonly before: SourceText;
  readonly list: readonly Repair[];
}

/** What there is to say of the baseline that was used. */
export interface BaselineReport {
  /** As the person gave it. */
  readonly path: string;
  /** Whether it was written in this run. */
  readonly written: boolean;
  /** How many findings it accepts that are not there (any more), in the plans that were checked and in those that are gone. */
  readonly unmatched: number;
}

/** A file of the team's that governs plans, with the mistakes in it. */
export interface ConfigReport {
  /** As it is shown. */
  readonly path: string;
  readonly source: SourceText;
  readonly problems: readonly ConfigProblem[];
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
  /** Where the rules' manuals are; opened when it is first asked for. */
  readonly taxonomy: () => Promise<Taxonomy>;
  readonly plans: readonly CheckedPlan[];
  readonly troubles: readonly Trouble[];
  readonly baseline?: BaselineReport;
  /** The team's files that took part; not there where none did. */
  readonly configs?: readonly ConfigReport[];
  /** The plans that the team's files leave out, as they are shown; not there where none are. */
  readonly skipped?: readonly string[];
  /** The mildest level at which a finding makes the command fail; where nothing is said, that is a warning. */
  readonly failOn?: FailLevel;
}

/** From which level on findings make the command fail. */
export type FailLevel = Severity | 'never';

/** The levels, the gravest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** Whether a finding of this level is at least as grave as the other one says. */
export function isAtLeast(severity: Severity, level: FailLevel): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}

/** How a plan from standard input is called that was given no name. */
export const unnamed = '<stdin>';

/** How many findings the baseline accepts in these plans. */
export function countLeftOut(plans: readonly CheckedPlan[]): number {
  return plans.reduce((sum, { leftOut }) => sum + (leftOut?.length ?? 0), 0);
}
