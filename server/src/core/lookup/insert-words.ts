import type { Analysis } from '../analyze';
import type { BlockPath } from '../markdown/find-block';
import { readLabel } from '../plan/labels/labels';
import { splitLabel } from '../plan/labels/lines';
import type { Dimension, Term } from '../taxonomy/schema';
import type { Draft } from '../text/draft';
import type { Edit } from '../text/edits';
import type { Span } from '../text/span';
import { writeTerm } from '../writing/terms';

/**
 * Writes terms behind those of an enumeration: “KPIs: engagement rate, …”. `undefined` where the line at the offset is none
 * for their dimension, or is only the label of what stands below.
 */
export function insertIntoEnumeration(
  analysis: Analysis,
  path: BlockPath,
  offset: number,
  terms: readonly Term[],
): Edit | undefined {
  const values = valuesAt(analysis, path, offset, terms[0]?.dimension ?? 'metric');
  if (values === undefined) return undefined;
  const { text } = analysis.source;
  const written = text.slice(values.start, values.end);
  const isEmpty = written.trim() === '';
  const [only, another] = terms;
  if (isEmpty && values.hasBelow) return undefined;
  if (isEmpty && only !== undefined && another === undefined) {
    const draft = writeTerm(only, { kind: 'key-value' });
    return { span: values, draft: [' ', ...draft] };
  }
  const words = terms.flatMap((term, index): Draft => [index === 0 ? '' : ', ', ...writeTerm(term, { kind: 'words' })]);
  if (isEmpty) return { span: values, draft: [' ', ...words] };
  const end = values.start + written.replace(/[\s.,;]*$/u, '').length;
  return { span: { start: end, end }, draft: [', ', ...words] };
}

/** Whether the line at the offset is a label with nothing behind it: “KPIs:”. */
export function emptyLabelAt(analysis: Analysis, path: BlockPath, offset: number): boolean {
  const { source } = analysis;
  return path.text !== undefined && /:[*_]*\s*$/.test(source.lineText(source.lineAt(offset)));
}

interface Values extends Span {
  /** Something stands below in the same section or item that the label may be for. */
  readonly hasBelow: boolean;
}

/** The stretch of the document behind the label of the line at the offset, where the label names the dimension. */
function valuesAt(
  { source, tree, plan }: Analysis,
  { text, items, blocks, cell }: BlockPath,
  offset: number,
  dimension: Dimension,
): Values | undefined {
  const block = blocks.at(-1);
  const plain = text?.plainOffset(offset);
  if (text === undefined || plain === undefined || block?.kind !== 'paragraph' || cell !== undefined) return undefined;
  const from = text.text.lastIndexOf('\n', plain - 1) + 1;
  const lineEnd = text.text.indexOf('\n', plain);
  const to = lineEnd < 0 ? text.text.length : lineEnd;
  const split = splitLabel(text, from, to);
  if (split === undefined) return undefined;
  const label = readLabel(text, split.start, split.end, plan.grammar);
  if (label.dimension !== dimension || (!label.dimensionOnly && label.hasSubject)) return undefined;
  const siblings = items.at(-1)?.item.blocks ?? tree.blocks;
  const below = siblings[siblings.indexOf(block) + 1];
  const end = source.lineEnd(source.lineAt(offset));
  const hasValues = text.text.slice(split.restStart, to).trim() !== '';
  const start = hasValues ? text.sourceSpan(split.restStart, to).start : source.text.slice(0, end).trimEnd().length;
  return { start, end, hasBelow: below?.kind === 'list' || below?.kind === 'table' };
}
