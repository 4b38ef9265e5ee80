import type { Analysis } from '../analyze';
import { readLabel, type Label } from '../plan/labels/labels';
import { splitLabel } from '../plan/labels/lines';
import type { Context, Scope } from '../plan/plan';
import type { Dimension } from '../taxonomy/schema';
import type { Span } from '../text/span';
import { contextOver, sectionAt, type TextPlace } from './place';

/** A heading, a label or a column's header that says what kind of thing stands beneath it: "KPIs", "Tactics". */
export interface DimensionAt {
  readonly kind: 'dimension';
  /** The label's words. */
  readonly span: Span;
  readonly dimension: Dimension;
  /** Whose stretch it stands in; none where every row or item names its own owner, or nobody is named. */
  readonly scope: Scope | undefined;
  /** What stands beneath it gives nobody anything, and why. */
  readonly silence: Context['silence'];
}

/** The label at an offset that names a dimension. Everyday words ("what", "check") count within a role's stretch only. */
export function dimensionAt(analysis: Analysis, offset: number, place: TextPlace): DimensionAt | undefined {
  const { text } = place;
  const grammar = analysis.plan.grammar;
  const label = labelOf(place, (start, end) => readLabel(text, start, end, grammar));
  if (label?.dimension === undefined || !(label.dimensionOnly || label.plainDimension)) return undefined;
  const span = text.sourceSpan(label.start, label.end);
  if (offset < span.start || span.end < offset) return undefined;
  const context = contextBeneath(analysis, place, label, span);
  if (context?.scope === undefined && !label.plainDimension) return undefined;
  const silence =
    context?.silence ?? (label.silence === undefined ? undefined : { kind: label.silence, evidence: span });
  // Of a heading such as "KPIs, targets and owners" the plan may have read something else, or nothing.
  const dimension = context?.dimension?.evidence.start === span.start ? context.dimension.dimension : label.dimension;
  return { kind: 'dimension', span, dimension, scope: context?.scope, silence };
}

/** What holds for what stands beneath the label. */
function contextBeneath({ plan }: Analysis, { text, path }: TextPlace, label: Label, span: Span): Context | undefined {
  const section = sectionAt(plan, span.start);
  if (path.blocks.at(-1)?.kind === 'heading') return section?.context;
  const beneath = plan.statements.filter(({ dimension }) => dimension?.evidence.start === span.start);
  const [first] = beneath;
  if (first === undefined) {
    const inText = plan.statements.filter((statement) => statement.text.origin === text.origin);
    return contextOver(inText, label, section);
  }
  // A column holds for many rows, which may have an owner each.
  const isOnes = beneath.every(({ scope }) => scope?.evidence.start === first.scope?.evidence.start);
  return isOnes ? first : { ...first, scope: undefined, silence: undefined };
}

/** The heading, the header of a column, or the label of a line, an item or a row. */
function labelOf({ text, offset, path }: TextPlace, read: (start: number, end: number) => Label): Label | undefined {
  const end = text.text.length;
  if (path.blocks.at(-1)?.kind === 'heading') return read(0, end);
  if (path.cell !== undefined) return path.cell.rowIndex < 0 || path.cell.column === 0 ? read(0, end) : undefined;
  const from = text.text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.text.indexOf('\n', offset);
  const split = splitLabel(text, from, to < 0 ? end : to);
  return split === undefined ? undefined : read(split.start, split.end);
}
