import type { Section } from '../plan/plan';
import { covers } from '../text/span';
import { contentBefore, contentEnd } from './layout';
import type { Origin } from './origin';

/** Where a section's last words end, rules and comments behind them left out; before an inner section of what is not owned. */
export function endOfSection(section: Section, origin: Origin): number {
  const { analysis } = origin;
  const silenced = analysis.plan.sections.find(
    ({ heading, span, label }) =>
      covers(section.span, span) && heading.level === section.heading.level + 1 && label.silence !== undefined,
  );
  return beforeRule(silenced?.heading.span.start ?? section.span.end, origin).at;
}

/** Where the text right under a section's heading ends, before its first inner heading. */
export function endOfOwnText(section: Section, origin: Origin): number {
  const inner = origin.analysis.plan.sections.find(
    ({ span }) => covers(section.span, span) && span.start > section.span.start,
  );
  return beforeRule(inner?.heading.span.start ?? section.span.end, origin).at;
}

/** Where the document's last words end, footnotes and link targets left out. */
export function endOfDocument({ analysis }: Origin): number {
  const { source, tree } = analysis;
  const last = tree.blocks.findLast(({ kind, span }) => kind !== 'aside' || !/^\[|^<!--/.test(source.slice(span)));
  return last === undefined ? source.length : contentEnd(source, last.span);
}

/** Where the words before an offset end, and the rule that stands between them and it. */
export function beforeRule(
  offset: number,
  { analysis }: Origin,
): { readonly at: number; readonly rule: string | undefined } {
  const { source, tree } = analysis;
  const at = contentBefore(source, offset);
  const block = tree.blocks.findLast(({ span }) => span.start < at);
  if (block?.kind !== 'break' || block.span.end === block.span.start) return { at, rule: undefined };
  return { at: contentBefore(source, block.span.start), rule: source.slice(block.span).trim() };
}
