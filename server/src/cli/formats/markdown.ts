import { escapeText } from '../../core/reference/markdown';
import type { Finding } from '../../core/rules/findings';
import type { SourceText } from '../../core/text/source-text';
import type { Span } from '../../core/text/span';
import { countLeftOut, severities, type CheckedPlan, type ConfigReport, type Report } from '../report';
import type { Format, FormatOptions } from './format';

/** In UTF-16 code units: a comment on GitHub takes 65,536 characters, and a summary a mebibyte. */
const LONGEST = 60_000;

/**
 * For comments and summaries: a heading that says how it stands, and for each plan a table of what was found. Where that
 * would be longer than a comment may be, the rest is counted. Nothing from a plan works as a mark, a link or a mention.
 */
export const markdown: Format = (report, options) => {
  const { blocks, left } = fit([...troublesIn(report, options), ...plansIn(report, options)]);
  const rest = left === 0 ? [] : [`And ${countOf(left, 'more entry', 'more entries')}, too many to be shown here.`];
  return `${[headingOf(report), ...blocks, ...rest, ...closingOf(report)].join('\n\n')}\n`;
};

/** A table that may be cut behind any of its rows. */
interface Block {
  readonly head: string;
  readonly rows: readonly string[];
}

function fit(all: readonly Block[]): { readonly blocks: readonly string[]; readonly left: number } {
  let room = LONGEST;
  let left = 0;
  const blocks: string[] = [];
  for (const { head, rows } of all) {
    const kept: string[] = [];
    room -= head.length + 2;
    for (const row of rows) {
      if (room < row.length + 1) break;
      room -= row.length + 1;
      kept.push(row);
    }
    if (kept.length < rows.length) room = 0;
    left += rows.length - kept.length;
    if (kept.length > 0) blocks.push([head, ...kept].join('\n'));
  }
  return { blocks, left };
}

function headingOf({ plans, troubles, configs = [] }: Report): string {
  const findings = plans.flatMap((plan) => plan.findings);
  const isBroken =
    troubles.length > 0 || configs.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  const checked = `${countOf(plans.length, 'file')} checked`;
  if (findings.length === 0) {
    return `## Rolecheck: ${isBroken ? 'not everything could be checked' : 'nothing found'}\n\n${checked}.`;
  }
  const concerned = plans.filter((plan) => plan.findings.length > 0).length;
  const counts = severities
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => (severity === 'information' ? `${count} information` : countOf(count, severity)));
  return `## Rolecheck: ${countOf(findings.length, 'finding')} in ${countOf(concerned, 'file')}\n\n${counts.join(', ')}; ${checked}.`;
}

function troublesIn({ troubles, configs = [] }: Report, { nameOf }: FormatOptions): readonly Block[] {
  const rows = [
    ...troubles.map(({ path, message }) => row(nameOf(path), 'error', message)),
    ...configs.flatMap((config: ConfigReport) =>
      config.problems.map(({ span, severity, message }) =>
        row(`${nameOf(config.path)}:${placeIn(config.source, span)}`, severity, message),
      ),
    ),
  ];
  const head = [
    '### What could not be checked, and mistakes in the team’s rules',
    '',
    '| Where | Level | What |',
    LINE,
  ];
  return rows.length === 0 ? [] : [{ head: head.join('\n'), rows }];
}

function plansIn({ plans }: Report, { nameOf }: FormatOptions): readonly Block[] {
  return plans
    .filter(({ findings }) => findings.length > 0)
    .map((plan) => ({
      head: [
        `### ${text(nameOf(plan.path))}`,
        '',
        '| Line | Level | What stands there, why that matters, what to do |',
        LINE,
      ].join('\n'),
      rows: plan.findings.map((finding) => findingRow(plan, finding)),
    }));
}

const LINE = '| --- | --- | --- |';

function findingRow({ source }: CheckedPlan, { span, severity, words, rule }: Finding): string {
  const said = [`**${text(words.what)}**`, text(words.why), text(words.todo), `\`${rule}\``];
  return `| ${placeIn(source, span)} | ${severity} | ${said.filter((part) => part !== '').join('<br>')} |`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map(text).join(' | ')} |`;
}

function closingOf({ plans, baseline }: Report): readonly string[] {
  if (baseline === undefined) return [];
  const count = countLeftOut(plans);
  const name = text(baseline.path);
  if (baseline.written) return [`${countOf(count, 'finding')} ${count === 1 ? 'is' : 'are'} in ${name} now.`];
  return count === 0 ? [] : [`${countOf(count, 'finding')} left out, as ${name} says.`];
}

function placeIn(source: SourceText, { start }: Span): string {
  const { line, character } = source.positionAt(start);
  return `${line + 1}:${character + 1}`;
}

/** Text that shows as it is. GitHub makes links of `@name` and `#12` even where they are escaped, so something parts them. */
function text(plain: string): string {
  return escapeText(plain).replace(/\\?@(?=\w)|#(?=\d)/gu, '$&\u2060');
}

function countOf(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
