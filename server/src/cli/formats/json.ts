import type { Finding, Severity } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import type { CheckedPlan, Report } from '../report';
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

/** What `--format json` prints. Programs may rely on it; later versions only add to it. */
export interface JsonReport {
  /** Rolecheck's version. */
  readonly version: string;
  /** Every plan that was checked, those without findings too. */
  readonly files: readonly { readonly path: string; readonly findings: readonly JsonFinding[] }[];
  /** What could not be checked, and why. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly summary: {
    readonly files: number;
    readonly findings: number;
    readonly errors: number;
    /** Findings by severity. */
    readonly severities: Readonly<Record<Severity, number>>;
  };
}

/** For programs: the whole report as one JSON object. */
export const json: Format = (report) => `${JSON.stringify(toJsonReport(report), null, 2)}\n`;

/** The report as plain data, in the shape that `--format json` promises. */
export function toJsonReport({ version, plans, troubles }: Report): JsonReport {
  const severities = { error: 0, warning: 0, information: 0, hint: 0 };
  let findings = 0;
  for (const { severity } of plans.flatMap((plan) => plan.findings)) {
    severities[severity]++;
    findings++;
  }
  return {
    version,
    files: plans.map((plan) => ({
      path: plan.path,
      findings: plan.findings.map((finding) => toJsonFinding(finding, plan)),
    })),
    errors: troubles.map(({ path, message }) => ({ path, message })),
    summary: { files: plans.length, findings, errors: troubles.length, severities },
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
