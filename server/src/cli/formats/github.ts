import type { Finding, Severity } from '../../core/rules/findings';
import { messageOf } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import { unnamed } from '../report';
import type { Format } from './format';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * For GitHub Actions, which shows such lines beside the plan in a pull request: a workflow command for each finding, each
 * mistake in a team's file and each file that could not be checked. Lines and columns count from 1, columns in UTF-16
 * code units; the last column is given only where a finding ends on its own line, since GitHub takes it for that one.
 */
export const github: Format = ({ plans, troubles, configs = [] }, { nameOf }) => {
  const place = (path: string, source: SourceText, span: Span): readonly Property[] => [
    ...fileOf(path),
    ...placeOf(source, span),
  ];
  const fileOf = (path: string): readonly Property[] => (path === unnamed ? [] : [['file', nameOf(path)]]);
  const lines = [
    ...troubles.map(({ path, message }) =>
      command('error', [...fileOf(path), ['title', 'Rolecheck could not check this']], `${path}: ${message}`),
    ),
    ...configs.flatMap(({ path, source, problems }) =>
      problems.map(({ severity, span, message }) =>
        command(commands[severity], [...place(path, source, span), ['title', 'Rolecheck: the team’s rules']], message),
      ),
    ),
    ...plans.flatMap(({ path, source, findings }) =>
      findings.map((finding: Finding) =>
        command(
          commands[finding.severity],
          [...place(path, source, finding.span), ['title', `Rolecheck: ${finding.rule}`]],
          messageOf(finding.words),
        ),
      ),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

type Property = readonly [name: string, value: string];

function placeOf(source: SourceText, span: Span): readonly Property[] {
  const { start, end } = source.rangeOf(span);
  const lines: readonly Property[] = [
    ['line', String(start.line + 1)],
    ['endLine', String(end.line + 1)],
  ];
  if (start.line !== end.line) return lines;
  return [...lines, ['col', String(start.character + 1)], ['endColumn', String(end.character + 1)]];
}

function command(name: string, properties: readonly Property[], message: string): string {
  const list = properties.map(([key, value]) => `${key}=${escapeValue(value)}`).join(',');
  return `::${name} ${list}::${escapeData(message)}`;
}

/** As the runner's own toolkit writes them: what would end a line or a command is spelt out. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeValue(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
