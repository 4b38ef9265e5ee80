import type { Severity } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import { fingerprint, fingerprintsOf } from './fingerprints';
import type { Format } from './format';

/** One entry of a Code Quality report, as far as GitLab reads it. Lines count from 1. */
export interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  /** The same for the same finding in every run; GitLab compares branches by it, and shows one of those that are alike. */
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severities: Readonly<Record<Severity, CodeQualityIssue['severity']>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/**
 * For GitLab's Code Quality, which shows the report in merge requests. What could not be checked, and mistakes in a team's
 * file, are in it too: a report that is empty because nothing could be read would look like a sound plan.
 */
export const gitlab: Format = ({ plans, troubles, configs = [] }, { nameOf }) => {
  const issues: readonly CodeQualityIssue[] = [
    ...troubles.map(({ path, message }) => ({
      description: `Rolecheck could not check this: ${message}`,
      check_name: 'not-checked',
      fingerprint: fingerprint('not-checked', nameOf(path), message),
      severity: 'critical' as const,
      location: { path: nameOf(path), lines: { begin: 1, end: 1 } },
    })),
    ...configs.flatMap(({ path, source, problems }) =>
      problems.map(({ span, severity, message }, index) => ({
        description: message,
        check_name: 'team-rules',
        fingerprint: fingerprint('team-rules', nameOf(path), String(index), message),
        severity: severity === 'error' ? ('critical' as const) : severities[severity],
        location: { path: nameOf(path), lines: linesOf(source, span) },
      })),
    ),
    ...plans.flatMap((plan) => {
      const prints = fingerprintsOf(plan, nameOf(plan.path));
      return plan.findings.map((finding) => ({
        description: [finding.words.what, finding.words.todo].filter((part) => part !== '').join(' '),
        check_name: finding.rule,
        fingerprint: prints.get(finding) ?? '',
        severity: severities[finding.severity],
        location: { path: nameOf(plan.path), lines: linesOf(plan.source, finding.span) },
      }));
    }),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
};

function linesOf(source: SourceText, span: Span): CodeQualityIssue['location']['lines'] {
  return { begin: source.lineAt(span.start) + 1, end: source.lineAt(span.end) + 1 };
}
