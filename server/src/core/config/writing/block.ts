import type { CST } from 'yaml';
import type { Edit } from '../../text/edits';
import { spacesOut } from './habits';
import { endOfBlock, endOfContent, hasBlankLine, insertLines } from './lines';
import { blockLines, type Piece, type Style } from './piece';
import { scalarText } from './scalar';
import { endOfItem, isFilled, type Item } from './tokens';

/** Writes new keys at the end of a mapping on lines of its own; `outer` is the column of the key above it. */
export function appendToBlockMap(
  text: string,
  { items, indent }: CST.BlockMap,
  outer: number,
  piece: Piece,
  style: Style,
): readonly Edit[] | undefined {
  const end = endOfLast(items);
  if (end === undefined) return undefined;
  const isTop = outer < 0;
  const at = isTop ? endOfContent(text, end) : endOfBlock(text, end, Math.max(indent, outer + 1));
  const lines = blockLines(piece, indent, style);
  // One more empty line would belong to a text whose empty lines count.
  const mayBeApart = !text.slice(0, at).endsWith('\n');
  const isApart = spacesOut(items, text, lines.length > 1, isTop) || (isTop && hasBlankLine(text, end, at));
  return [insertLines(text, at, isApart && mayBeApart ? ['', ...lines] : lines)];
}

/** Writes an entry at the end of a list with dashes; `outer` is the column of the key above it. */
export function appendToBlockList(
  text: string,
  { items, indent }: CST.BlockSequence,
  outer: number,
  { value }: Piece,
  { valueQuotes: quotes, habits: { prefersSingle } }: Style,
): readonly Edit[] | undefined {
  const end = endOfLast(items);
  if (end === undefined) return undefined;
  const at = endOfBlock(text, end, Math.max(indent, outer + 1));
  const dash = `${' '.repeat(indent)}-${blankBehindDash(items)}`;
  return [insertLines(text, at, [dash + scalarText(value, { inFlow: false, quotes, prefersSingle })])];
}

/** Comments behind the last entry look like one more that is empty. */
function endOfLast(items: readonly Item[]): number | undefined {
  return items.map(endOfItem).findLast((end) => end !== undefined);
}

function blankBehindDash(items: CST.BlockSequence['items']): string {
  const [mark, blank] = items.findLast(isFilled)?.start.slice(-2) ?? [];
  return mark?.type === 'seq-item-ind' && blank?.type === 'space' ? blank.source : ' ';
}
