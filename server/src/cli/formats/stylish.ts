import { styleText } from 'node:util';
import type { Finding, Severity } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { CheckedPlan } from '../report';
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
 * place that set the role. Lines and columns count from 1, columns in UTF-16 code units. Nothing found prints nothing.
 */
export const stylish: Format = ({ plans }, { colours }) => {
  // Whether colours are shown is decided already, and not only by what this process's own output is.
  const paint: Paint = colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  const findings = plans.flatMap((plan) => plan.findings.map((finding) => drawFinding(plan, finding, paint)));
  if (findings.length === 0) return '';
  return `${findings.join('\n')}\n${paint('bold', summaryOf(plans))}\n`;
};

function drawFinding({ path, source, evidence }: CheckedPlan, finding: Finding, paint: Paint): string {
  const { rule, severity, span, words, related } = finding;
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  const line = source.lineText(start.line);
  const excerpt = drawExcerpt(line, start.character, end.line === start.line ? end.character : line.length);
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
    `    ${excerpt.text}\n`,
    `    ${paint(severityStyles[severity], excerpt.caret)}\n`,
    sentence('', words.what),
    sentence('Why:    ', words.why),
    sentence('To do:  ', words.todo),
    ...places,
    ...(steps ?? []),
  ].join('');
}

function sentence(label: string, text: string): string {
  return text === '' ? '' : `  ${label}${printable(text)}\n`;
}

function placeOf(path: string, source: SourceText, offset: number): string {
  const { line, character } = source.positionAt(offset);
  return `${printable(path)}:${line + 1}:${character + 1}`;
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
