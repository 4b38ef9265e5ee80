import type { Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { homepage } from '../../../../package.json';
import type { ConfigProblem } from '../../core/config/config';
import { plainTextOf } from '../../core/reference/plain-text';
import { ruleManual, whatRuleFinds } from '../../core/reference/rule-page';
import { rulePageUrl } from '../../core/reference/rule-page-url';
import { messageOf, type Finding, type Severity } from '../../core/rules/findings';
import { rules } from '../../core/rules/registry';
import type { RuleCard } from '../../core/rules/rule';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import type { CheckedPlan, Report } from '../report';
import { fingerprintsOf } from './fingerprints';
import type { LateFormat } from './format';

const levels = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Readonly<Record<Severity, Result.level>>;

/**
 * For code scanning: a log in SARIF 2.1.0. Lines and columns count from 1, columns in UTF-16 code units without a byte
 * order mark, the end exclusive; paths are relative to the repository. What a baseline accepts is there as suppressed.
 *
 * The fingerprint has a name of its own: GitHub's `primaryLocationLineHash` is worked out by GitHub's own upload, which
 * warns where it finds another one.
 */
export const sarif: LateFormat = async (report, { nameOf }) => {
  const taxonomy = await report.taxonomy();
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Rolecheck',
            version: report.version,
            informationUri: homepage,
            rules: rules.map((rule) => toDescriptor(rule, taxonomy)),
            notifications: [
              notification('not-checked', 'A file could not be checked.', 'The message says why, and what to do.'),
              notification('team-rules', 'There is a mistake in the team’s own rules.', 'The file is .rolecheck.yaml.'),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder of the repository.' } } },
        invocations: [
          {
            executionSuccessful: report.troubles.length === 0 && !hasMistakes(report),
            toolExecutionNotifications: report.troubles.map(({ path, message }) => ({
              level: 'error',
              message: { text: plainMessage(message) },
              locations: [{ physicalLocation: { artifactLocation: artifact(nameOf(path)) } }],
              descriptor: { id: 'not-checked', index: 0 },
            })),
            toolConfigurationNotifications: (report.configs ?? []).flatMap(({ path, source, problems }) =>
              problems.map((problem) => toNotification(problem, source, nameOf(path))),
            ),
          },
        ],
        results: report.plans.flatMap((plan) => toResults(plan, nameOf(plan.path), report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

/** Stands for the repository's folder, wherever whoever reads the log has it. */
const ROOT = '%SRCROOT%';

function hasMistakes({ configs = [] }: Report): boolean {
  return configs.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
}

function toDescriptor({ name, severity }: RuleCard, taxonomy: Taxonomy): ReportingDescriptor {
  const manual = ruleManual(name, taxonomy);
  const what = whatRuleFinds(name, taxonomy);
  return {
    id: name,
    name: name.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: what },
    fullDescription: { text: what },
    help: { text: plainTextOf(manual), markdown: manual },
    helpUri: rulePageUrl(name),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: {
      tags: ['marketing-plan'],
      // What GitHub shows as the alert's severity.
      'problem.severity': severity === 'error' || severity === 'warning' ? severity : 'recommendation',
    },
  };
}

function notification(id: string, what: string, more: string): ReportingDescriptor {
  const text = `${what} ${more}`;
  return { id, shortDescription: { text: what }, fullDescription: { text }, help: { text } };
}

function toResults(plan: CheckedPlan, name: string, { baseline }: Report): readonly Result[] {
  const prints = fingerprintsOf(plan, name);
  const toResult = (finding: Finding): Result => ({
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.name === finding.rule),
    level: levels[finding.severity],
    message: { text: plainMessage(messageOf(finding.words)) },
    locations: [toLocation(plan.source, finding.span, name, true)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ span, message }, id) => ({
        id,
        ...toLocation(plan.source, span, name),
        message: { text: plainMessage(message) },
      })),
    }),
    partialFingerprints: { 'rolecheckFinding/v1': prints.get(finding) ?? '' },
  });
  if (plan.leftOut === undefined) return plan.findings.map(toResult);
  // Where some results say whether they are suppressed, all of them have to.
  const justification = `Accepted by ${baseline?.path ?? 'the baseline'}.`;
  return [
    ...plan.findings.map((finding) => ({ ...toResult(finding), suppressions: [] })),
    ...plan.leftOut.map((finding) => ({
      ...toResult(finding),
      suppressions: [{ kind: 'external' as const, status: 'accepted' as const, justification }],
    })),
  ];
}

function toNotification({ span, severity, message }: ConfigProblem, source: SourceText, name: string): Notification {
  return {
    level: levels[severity],
    message: { text: plainMessage(message) },
    locations: [toLocation(source, span, name)],
    descriptor: { id: 'team-rules', index: 1 },
  };
}

function toLocation(source: SourceText, span: Span, name: string, withText = false): Location {
  const { start, end } = source.rangeOf(span);
  return {
    physicalLocation: {
      artifactLocation: artifact(name),
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        ...(withText && { snippet: { text: source.slice(span) } }),
      },
    },
  };
}

/** Relative to the repository, or as an address of its own where the file stands elsewhere. */
function artifact(name: string): { uri: string; uriBaseId?: string } {
  const uri = name
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/^([A-Za-z])%3A$/u, '$1:'))
    .join('/');
  if (name.startsWith('/')) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//u.test(name) ? { uri: `file:///${uri}` } : { uri, uriBaseId: ROOT };
}

/** In SARIF's messages `[words](target)` is a link; words from a plan must make none. */
function plainMessage(text: string): string {
  return /\[[^\]]*\]\(/u.test(text) ? text.replace(/[\\[\]]/gu, '\\$&') : text;
}
