import { styleText } from 'node:util';
import type { ConfigProblem } from '../../core/config/config';
import type { Finding, Severity } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import { countLeftOut, type BaselineReport, type CheckedPlan, type ConfigReport } from '../report';
import { drawExcerpt } from './excerpt';
import type { Format } from './format';
import { printable } from './printable';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const severityStyles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'gray',
};

/**
 * For people: where, how grave and which rule; the line with the mention marked; what is wrong, why, and what to do; the
 * place that set the role. Lines and columns count from 1, columns in UTF-16 code units. Mistakes in the
 * team's files and what was repaired come before, what the baseline does behind it. Nothing found prints nothing.
 */
export const stylish: Format = ({ plans, baseline, configs = [] }, { colours }) => {
  // Whether colours are shown is decided already, and not only by what this process's own output is.
  const paint: Paint = colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  const findings = plans.flatMap((plan) => plan.findings.map((finding) => drawFinding(plan, finding, paint)));
  const problems = configs.flatMap((config) => config.problems.map((problem) => drawProblem(config, problem, paint)));
  const repairs = plans.map((plan) => drawRepairs(plan, paint)).join('');
  const closing = [
    ...(findings.length === 0 ? [] : [summaryOf(plans)]),
    ...closingOf(plans),
    ...(baseline === undefined ? [] : baselineLines(plans, baseline)),
  ].map((line) => `${paint('bold', line)}\n`);
  return [problems.join('\n'), repairs, findings.join('\n'), closing.join('')].filter((part) => part !== '').join('\n');
};

function drawFinding({ path, source, evidence }: CheckedPlan, finding: Finding, paint: Paint): string {
  const { rule, severity, span, words, related } = finding;
  const chain = evidence?.get(finding);
  // The steps of the evidence point at the same places, and say more.
  const places = (chain === undefined ? related : []).map(
    ({ span: at, message }) => `  See:    ${placeOf(path, source, at.start)}  ${printable(message)}\n`,
  );
  const steps = chain?.map(({ span: at, text }, index) => {
    const where = at === undefined ? '' : `  (${placeOf(path, source, at.start)})`;
    return `  ${index === 0 ? 'How:  ' : '      '}${index + 1}. ${printable(text)}${where}\n`;
  });
  return [
    `${paint('bold', placeOf(path, source, span.start))}  ${paint(severityStyles[severity], severity)}  ${paint('dim', rule)}\n`,
    excerptOf(source, span, severity, paint),
    sentence('', words.what),
    sentence('Why:    ', words.why),
    sentence('To do:  ', words.todo),
    ...places,
    ...(steps ?? []),
  ].join('');
}

/** The line on which the span begins, and below it a mark under the span. */
function excerptOf(source: SourceText, span: Span, severity: Severity, paint: Paint): string {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  const line = source.lineText(start.line);
  const excerpt = drawExcerpt(line, start.character, end.line === start.line ? end.character : line.length);
  return `    ${excerpt.text}\n    ${paint(severityStyles[severity], excerpt.caret)}\n`;
}

/** A mistake in one of the team's files. */
function drawProblem({ path, source }: ConfigReport, problem: ConfigProblem, paint: Paint): string {
  const { span, severity, message } = problem;
  return [
    `${paint('bold', placeOf(path, source, span.start))}  ${paint(severityStyles[severity], severity)}\n`,
    excerptOf(source, span, severity, paint),
    sentence('', message),
  ].join('');
}

function sentence(label: string, text: string): string {
  return text === '' ? '' : `  ${label}${printable(text)}\n`;
}

function placeOf(path: string, source: SourceText, offset: number): string {
  const { line, character } = source.positionAt(offset);
  return `${printable(path)}:${line + 1}:${character + 1}`;
}

/** A line for each repair: where it stood, and what was done. */
function drawRepairs({ path, repairs }: CheckedPlan, paint: Paint): string {
  if (repairs === undefined) return '';
  const { dryRun, before, list } = repairs;
  return list
    .map(({ title, offset }) => {
      const where = offset === undefined ? printable(path) : placeOf(path, before, offset);
      const done = dryRun ? 'would fix' : 'fixed';
      return `${paint('bold', where)}  ${paint('green', `${done}:`)} ${printable(title)}\n`;
    })
    .join('');
}

/** What became of the repairs that were asked for. */
function closingOf(plans: readonly CheckedPlan[]): readonly string[] {
  const repairs = plans.flatMap((plan) => plan.repairs ?? []);
  const count = repairs.reduce((sum, { list }) => sum + list.length, 0);
  if (count === 0) return [];
  return repairs.some(({ dryRun }) => dryRun)
    ? [`${countOf(count, 'finding')} would be fixed. Nothing was written.`]
    : [`${countOf(count, 'finding')} ${count === 1 ? 'was' : 'were'} fixed.`];
}

function baselineLines(plans: readonly CheckedPlan[], { path, written, unmatched }: BaselineReport): readonly string[] {
  const count = countLeftOut(plans);
  const name = printable(path);
  if (written) {
    const kept =
      count === 0
        ? 'No finding of these plans is'
        : `${countOf(count, 'finding')} of these plans ${count === 1 ? 'is' : 'are'}`;
    return [`${kept} in ${name} now. To leave out what it lists, check with --baseline ${name}`];
  }
  const leftOut = count === 0 ? [] : [`${countOf(count, 'finding')} left out, as ${name} says.`];
  if (unmatched === 0) return leftOut;
  const hint = `${countOf(unmatched, 'finding')} in ${name} ${unmatched === 1 ? 'is' : 'are'} no longer there; --update-baseline brings it up to date.`;
  return [...leftOut, hint];
}

/** "3 findings in 2 of 5 plans: 1 warning, 2 hints." */
function summaryOf(plans: readonly CheckedPlan[]): string {
  const findings = plans.flatMap((plan) => plan.findings);
  const concerned = plans.filter((plan) => plan.findings.length > 0).length;
  const counts = (Object.keys(severityStyles) as Severity[])
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => (severity === 'information' ? `${count} information` : countOf(count, severity)));
  const where = plans.length === 1 ? '' : ` in ${concerned} of ${plans.length} files`;
  return `${countOf(findings.length, 'finding')}${where}: ${counts.join(', ')}.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
