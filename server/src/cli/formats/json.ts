import type { ConfigProblem } from '../../core/config/config';
import type { Finding, Severity } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import type { Repair } from '../fix/repair';
import { countLeftOut, type CheckedPlan, type ConfigReport, type Report } from '../report';
import type { Format } from './format';

/**
 * A stretch of a plan. Lines and columns count from 1, columns and offsets in UTF-16 code units, offsets from 0; the end
 * is exclusive. A byte order mark at the start of the file is not counted.
 */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly endOffset: number;
}

/** One finding. `term` is `null` and `roles` is empty where the rule is about no term. */
export interface JsonFinding extends JsonPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly term: string | null;
  readonly roles: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** The places that explain the finding. */
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  /** How the finding came about, step by step; there only with `--evidence`. Steps without a place rest on the taxonomy. */
  readonly evidence?: readonly (Partial<JsonPlace> & { readonly text: string })[];
}

/** One thing that was repaired, or would be, in the order in which that is done. */
export interface JsonFix {
  /** What is done, as an order to the writer. */
  readonly title: string;
  readonly rule: string;
  readonly term: string | null;
  readonly roles: readonly string[];
  /** Where the finding stood before all repairs; `null` where an earlier one had put it there. */
  readonly line: number | null;
  readonly column: number | null;
}

/** A mistake in one of the team's files. */
export interface JsonProblem extends JsonPlace {
  readonly severity: ConfigProblem['severity'];
  readonly message: string;
  /** What should stand there, where that is plain. */
  readonly instead: string | null;
}

/** What `--format json` prints. Programs may rely on it; later versions only add to it. */
export interface JsonReport {
  /** Rolecheck's version. */
  readonly version: string;
  /** Every plan that was checked, those without findings too. */
  readonly files: readonly JsonFile[];
  /** What could not be checked, and why. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly summary: {
    readonly files: number;
    readonly findings: number;
    readonly errors: number;
    /** Findings by severity. */
    readonly severities: Readonly<Record<Severity, number>>;
    /** How many findings were repaired; there only with `--fix`. */
    readonly fixed?: number;
    /** How many would be; there only with `--fix --dry-run`. */
    readonly wouldFix?: number;
    /** How many findings are left out because the baseline accepts them; there only with a baseline. */
    readonly leftOut?: number;
  };
  /** The team's files that govern the plans, with their mistakes; there only where some do. */
  readonly configs?: readonly { readonly path: string; readonly problems: readonly JsonProblem[] }[];
  /** Plans that the team's files leave out; there only where some are. */
  readonly skipped?: readonly string[];
  /** There only with a baseline: whether it was written, and how many findings it accepts that are not there any more. */
  readonly baseline?: { readonly path: string; readonly written: boolean; readonly unmatched: number };
}

/** A plan that was checked. Its findings are those that are left after repairs, and that no baseline accepts. */
export interface JsonFile {
  readonly path: string;
  readonly findings: readonly JsonFinding[];
  /** What was repaired; there only with `--fix`. */
  readonly fixed?: readonly JsonFix[];
  /** What would be; there only with `--fix --dry-run`, where the findings are those that stand. */
  readonly wouldFix?: readonly JsonFix[];
  /** How many findings are left out because the baseline accepts them; there only with a baseline. */
  readonly leftOut?: number;
}

/** For programs: the whole report as one JSON object. */
export const json: Format = (report) => `${JSON.stringify(toJsonReport(report), null, 2)}\n`;

/** The report as plain data, in the shape that `--format json` promises. */
export function toJsonReport({ version, plans, troubles, baseline, configs, skipped }: Report): JsonReport {
  const severities = { error: 0, warning: 0, information: 0, hint: 0 };
  let findings = 0;
  for (const { severity } of plans.flatMap((plan) => plan.findings)) {
    severities[severity]++;
    findings++;
  }
  return {
    version,
    files: plans.map(toJsonFile),
    errors: troubles.map(({ path, message }) => ({ path, message })),
    summary: {
      files: plans.length,
      findings,
      errors: troubles.length,
      severities,
      ...countRepairs(plans),
      ...(baseline && { leftOut: countLeftOut(plans) }),
    },
    ...(baseline && {
      baseline: { path: baseline.path, written: baseline.written, unmatched: baseline.unmatched },
    }),
    ...(configs && { configs: configs.map(toJsonConfig) }),
    ...(skipped && { skipped }),
  };
}

function toJsonConfig({ path, source, problems }: ConfigReport): NonNullable<JsonReport['configs']>[number] {
  return {
    path,
    problems: problems.map(({ span, severity, message, instead }) => ({
      severity,
      ...placeOf(span, source),
      message,
      instead: instead ?? null,
    })),
  };
}

function countRepairs(plans: readonly CheckedPlan[]): Pick<JsonReport['summary'], 'fixed' | 'wouldFix'> {
  const repairs = plans.flatMap((plan) => plan.repairs ?? []);
  if (repairs.length === 0) return {};
  const count = repairs.reduce((sum, { list }) => sum + list.length, 0);
  return repairs.some(({ dryRun }) => dryRun) ? { wouldFix: count } : { fixed: count };
}

function toJsonFile(plan: CheckedPlan): JsonFile {
  const { path, findings, repairs, leftOut } = plan;
  const fixes = repairs?.list.map((repair) => toJsonFix(repair, repairs.before));
  return {
    path,
    findings: findings.map((finding) => toJsonFinding(finding, plan)),
    ...(repairs && (repairs.dryRun ? { wouldFix: fixes } : { fixed: fixes })),
    ...(leftOut && { leftOut: leftOut.length }),
  };
}

function toJsonFix({ title, rule, term, roles, offset }: Repair, before: SourceText): JsonFix {
  const position = offset === undefined ? undefined : before.positionAt(offset);
  return {
    title,
    rule,
    term: term ?? null,
    roles: roles ?? [],
    line: position === undefined ? null : position.line + 1,
    column: position === undefined ? null : position.character + 1,
  };
}

function toJsonFinding(finding: Finding, { source, evidence }: CheckedPlan): JsonFinding {
  const { rule, severity, span, term, roles, words, related } = finding;
  const steps = evidence?.get(finding);
  return {
    rule,
    severity,
    ...placeOf(span, source),
    term: term ?? null,
    roles: roles ?? [],
    what: words.what,
    why: words.why,
    todo: words.todo,
    related: related.map((place) => ({ ...placeOf(place.span, source), message: place.message })),
    ...(steps && {
      evidence: steps.map((step) => ({ ...(step.span && placeOf(step.span, source)), text: step.text })),
    }),
  };
}

function placeOf({ start, end }: Span, source: SourceText): JsonPlace {
  const from = source.positionAt(start);
  const to = source.positionAt(end);
  return {
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
    offset: start,
    endOffset: end,
  };
}
