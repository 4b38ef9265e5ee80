import type { ConfigProblem } from '../../core/config/config';
import { messageOf, type Finding } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import { isAtLeast, type CheckedPlan, type ConfigReport, type Report, type Trouble } from '../report';
import type { Format, FormatOptions } from './format';
import { element, escapeXml } from './xml';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  readonly xml: string;
}

/**
 * For Jenkins and whatever else reads JUnit's XML: a suite for each file, in it a test for each finding. What makes the
 * command fail is a failure, what is milder passes and is told in the test's output, what a baseline accepts is skipped;
 * what could not be checked is an error. A plan without findings is one test that passes.
 */
export const junit: Format = (report, options) => {
  const suites = [
    ...report.troubles.map((trouble) => suiteOf(options.nameOf(trouble.path), [troubleCase(trouble, options)])),
    ...(report.configs ?? [])
      .filter(({ problems }) => problems.length > 0)
      .map((config) =>
        suiteOf(
          options.nameOf(config.path),
          config.problems.map((problem) => problemCase(config, problem, options)),
        ),
      ),
    ...report.plans.map((plan) => suiteOf(options.nameOf(plan.path), casesOf(plan, report, options))),
  ];
  const sum = (outcome: Outcome): number => suites.reduce((total, { counts }) => total + counts(outcome), 0);
  const root = element(
    'testsuites',
    {
      name: 'Rolecheck',
      tests: suites.reduce((total, { size }) => total + size, 0),
      failures: sum('failure'),
      errors: sum('error'),
    },
    `\n${suites.map(({ xml }) => xml).join('')}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

interface Suite {
  readonly xml: string;
  readonly size: number;
  readonly counts: (outcome: Outcome) => number;
}

function suiteOf(name: string, cases: readonly Case[]): Suite {
  const counts = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  const attributes = {
    name,
    tests: cases.length,
    failures: counts('failure'),
    errors: counts('error'),
    skipped: counts('skipped'),
    file: name,
  };
  const content = cases.map(({ xml }) => `    ${xml}\n`).join('');
  return { xml: `  ${element('testsuite', attributes, `\n${content}  `)}\n`, size: cases.length, counts };
}

function casesOf(plan: CheckedPlan, report: Report, options: FormatOptions): readonly Case[] {
  const { findings, leftOut = [], path } = plan;
  const cases = [
    ...findings.map((finding) => findingCase(plan, finding, report, options)),
    ...leftOut.map((finding) => acceptedCase(plan, finding, report, options)),
  ];
  return cases.length > 0 ? cases : [testCase('no findings', options.nameOf(path), 'passed')];
}

function findingCase(
  plan: CheckedPlan,
  finding: Finding,
  { failOn = 'warning' }: Report,
  options: FormatOptions,
): Case {
  const { severity, words, rule, span } = finding;
  const name = nameOfCase(rule, plan.source, span);
  const text = `${placeOf(plan, span, options)}: ${severity}: ${rule}\n${messageOf(words)}`;
  const of = options.nameOf(plan.path);
  if (!isAtLeast(severity, failOn)) return testCase(name, of, 'passed', element('system-out', {}, escapeXml(text)));
  return testCase(name, of, 'failure', element('failure', { type: severity, message: words.what }, escapeXml(text)));
}

function acceptedCase(plan: CheckedPlan, finding: Finding, { baseline }: Report, options: FormatOptions): Case {
  const message = `Accepted by ${baseline?.path ?? 'the baseline'}: ${finding.words.what}`;
  const name = nameOfCase(finding.rule, plan.source, finding.span);
  return testCase(name, options.nameOf(plan.path), 'skipped', element('skipped', { message }));
}

function problemCase(config: ConfigReport, { severity, span, message }: ConfigProblem, options: FormatOptions): Case {
  const name = nameOfCase('team’s rules', config.source, span);
  const text = escapeXml(`${placeOf(config, span, options)}: ${severity}\n${message}`);
  const of = options.nameOf(config.path);
  if (severity !== 'error') return testCase(name, of, 'passed', element('system-out', {}, text));
  return testCase(name, of, 'error', element('error', { type: 'team-rules', message }, text));
}

function troubleCase({ path, message }: Trouble, options: FormatOptions): Case {
  const text = escapeXml(`${path}: ${message}`);
  return testCase(
    'not checked',
    options.nameOf(path),
    'error',
    element('error', { type: 'not-checked', message }, text),
  );
}

function testCase(name: string, classname: string, outcome: Outcome, content?: string): Case {
  return { name, outcome, xml: element('testcase', { name, classname }, content) };
}

/** The words are what people know it by; the place tells it from others like it, of which some readers show only one. */
function nameOfCase(rule: string, source: SourceText, span: Span): string {
  const { line, character } = source.positionAt(span.start);
  const words = source.slice(span).replace(/\s+/gu, ' ').slice(0, 80);
  return `${rule} (${line + 1}:${character + 1}) ${words}`.trimEnd();
}

function placeOf({ path, source }: { path: string; source: SourceText }, span: Span, options: FormatOptions): string {
  const { line, character } = source.positionAt(span.start);
  return `${options.nameOf(path)}:${line + 1}:${character + 1}`;
}
