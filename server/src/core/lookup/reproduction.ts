import { analyze, type Analysis } from '../analyze';
import type { Block } from '../markdown/blocks';
import type { Finding } from '../rules/findings';
import { compareSpans, covers, overlaps, type Span } from '../text/span';
import { evidenceFor } from './evidence';
import { redact } from './redact';

/** What goes into a report of a wrong finding. */
export interface ReproductionOptions {
  /** Rolecheck's version, as the report names it. */
  readonly version: string;
  /** Names of people, firms, addresses and sums give way to neutral words. */
  readonly redacted: boolean;
}

/** How many versions of the plan are tried at most to make it smaller. */
const MOST_TRIES = 200;

/**
 * A report of a finding that its reader holds to be wrong, as Markdown to be sent by hand: the smallest part of the plan
 * that still shows it, what Rolecheck said, and how it came to it. Nothing is sent by itself.
 */
export function reproductionOf(finding: Finding, analysis: Analysis, options: ReproductionOptions): string {
  const small = smallest(finding, analysis);
  const { text, analysis: shown, finding: same } = options.redacted ? redacted(small) : small;
  const { source } = shown;
  const { line, character } = source.positionAt(same.span.start);
  const steps = evidenceFor(same, shown).map(({ text: step }, index) => `${index + 1}. ${step}`);
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return (
    [
      '# A finding of Rolecheck that looks wrong',
      `Version ${options.version}, rule \`${same.rule}\`${same.term === undefined ? '' : `, term \`${same.term}\``}, ${same.severity}.`,
      '## What I expected\n\n(Say here, in a sentence, why this is right as it stands.)',
      `## The plan\n\nLine ${line + 1}, column ${character + 1}: “${source.slice(same.span)}”.\n\n${fence}markdown\n${text.trimEnd()}\n${fence}`,
      `## What Rolecheck said\n\n${[same.words.what, same.words.why, same.words.todo].filter((part) => part !== '').join(' ')}`,
      `## How it came to that\n\n${steps.join('\n')}`,
    ].join('\n\n') + '\n'
  );
}

/** A plan that shows the finding. */
interface Shown {
  readonly text: string;
  readonly analysis: Analysis;
  readonly finding: Finding;
}

/** Leaves out sections, blocks, items and rows, as long as the finding stays what it is. */
function smallest(finding: Finding, analysis: Analysis): Shown {
  let best: Shown = { text: analysis.source.text, analysis, finding };
  let tries = 0;
  for (let shrunk = true; shrunk && tries < MOST_TRIES;) {
    shrunk = false;
    for (const part of removable(best)) {
      if (tries++ >= MOST_TRIES) break;
      const smaller = without(best, part);
      if (smaller === undefined) continue;
      best = smaller;
      shrunk = true;
      break;
    }
  }
  return best;
}

/** What might be left out, the largest first. */
function removable({ analysis, finding }: Shown): readonly Span[] {
  const { tree, plan, source } = analysis;
  const parts: Span[] = plan.sections.map(({ span }) => span);
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      parts.push(block.span);
      if (block.kind === 'list') {
        for (const item of block.items) {
          parts.push(item.span);
          visit(item.blocks);
        }
      }
      if (block.kind === 'table') parts.push(...block.rows.map((row) => row.span));
    }
  };
  visit(tree.blocks);
  for (let line = 0; line < source.lineCount; line++) {
    if (source.lineText(line).trim() === '')
      parts.push({ start: source.lineStart(line), end: source.lineStart(line + 1) });
  }
  return parts
    .map((part) => wholeLines(part, analysis))
    .filter((part) => !overlaps(part, finding.span) && !covers(part, { start: 0, end: source.length }))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || compareSpans(a, b));
}

function wholeLines({ start, end }: Span, { source }: Analysis): Span {
  return {
    start: source.lineStart(source.lineAt(start)),
    end: source.lineStart(source.lineAt(Math.max(start, end - 1)) + 1),
  };
}

function without({ analysis, finding }: Shown, part: Span): Shown | undefined {
  const { text } = analysis.source;
  const moved = finding.span.start >= part.end ? part.end - part.start : 0;
  return shows(text.slice(0, part.start) + text.slice(part.end), analysis, finding, finding.span.start - moved);
}

/** The text, if it shows the same finding at the offset. */
function shows(
  text: string,
  { taxonomy, settings, fileName }: Analysis,
  finding: Finding,
  start: number,
): Shown | undefined {
  const analysis = analyze(text, { taxonomy, settings, fileName });
  const same = analysis.findings.find(
    (other) => other.rule === finding.rule && other.term === finding.term && other.span.start === start,
  );
  return same?.severity === finding.severity ? { text, analysis, finding: same } : undefined;
}

/** Each name in turn gives way, unless the finding would change with it. */
function redacted(shown: Shown): Shown {
  let best = shown;
  for (let index = 0; ; index++) {
    const change = redact(best.analysis, best.finding)[index];
    if (change === undefined) return best;
    const { text } = best;
    const longer = change.text.length - (change.span.end - change.span.start);
    const start = best.finding.span.start + (change.span.end <= best.finding.span.start ? longer : 0);
    const next = text.slice(0, change.span.start) + change.text + text.slice(change.span.end);
    const without = shows(next, best.analysis, best.finding, start);
    if (without === undefined) continue;
    best = without;
    index--;
  }
}
