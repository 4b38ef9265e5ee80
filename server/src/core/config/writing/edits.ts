import { isMap, isScalar, isSeq, type CST, type ParsedNode, type Scalar } from 'yaml';
import { insertAt, replaceBy, type Edit } from '../../text/edits';
import type { Span } from '../../text/span';
import { appendToBlockList, appendToBlockMap } from './block';
import type { ConfigChange } from './change';
import { appendToFlow } from './flow';
import { endOfBlock, endOfContent, insertLines, leadOf, lineEndOf } from './lines';
import { blockLines, flowText, flowValue, pieceOf, type Piece, type Style } from './piece';
import { scalarText } from './scalar';
import { isNothing, type Slot } from './slot';
import { endOfColon } from './tokens';

/** The edits that make the change at the last place of its path that the file has. Nothing is tried out yet. */
export function editsAt(text: string, slot: Slot, change: ConfigChange, style: Style): readonly Edit[] | undefined {
  const { node } = slot;
  const piece = pieceOf(change, slot.depth);
  const { srcToken: token } = (node ?? {}) as { srcToken?: CST.Token };
  if (isNothing(node) || isEmpty(node, token)) return fill(text, slot, piece, style);
  const isLeaf = piece.keys.length === 0;
  if (isScalar(node)) return isLeaf ? overwrite(text, node, slot, change, style) : undefined;
  if (isSeq(node) !== isLeaf) return undefined;
  if (token?.type === 'flow-collection')
    return appendToFlow(text, token, flowText(isLeaf ? word(piece) : piece, style));
  if (token?.type === 'block-seq') return appendToBlockList(text, token, slot.column, word(piece), style);
  if (token?.type === 'block-map') return appendToBlockMap(text, token, slot.column, piece, style);
  return undefined;
}

function word({ value }: Piece): Piece {
  return { keys: [], value, isList: false };
}

/** `{}` or `[]`, with no comment between. */
function isEmpty(node: ParsedNode | null, token: CST.Token | undefined): boolean {
  if (!isMap(node) && !isSeq(node)) return false;
  return token?.type === 'flow-collection' && token.items.length === 0;
}

/** Writes the value of a key that has none, or one that says nothing. */
function fill(text: string, slot: Slot, piece: Piece, style: Style): readonly Edit[] | undefined {
  const { node, item, inFlow, column } = slot;
  const { habits, valueQuotes: quotes, prefersFlow } = style;
  if (item === undefined) return fillDocument(text, node, piece, style);
  const colon = endOfColon(item);
  if (colon === undefined) return undefined;
  const stands = standsAt(node);
  const hasKeys = piece.keys.length > 0;
  const isTall = hasKeys || (piece.isList && !isSeq(node) && !habits.flowLists);
  const isOneLine = stands === undefined || !text.slice(colon, stands.start).includes('\n');
  if (isTall && isOneLine && !inFlow && !prefersFlow) {
    const removed = stands === undefined ? [] : [replaceBy({ start: colon, end: stands.end }, '')];
    const at = endOfBlock(text, stands?.end ?? colon, column + 1);
    const lines = blockLines(piece, hasKeys ? column + habits.indent : column, style);
    return [...removed, insertLines(text, at, lines)];
  }
  const isWord = !hasKeys && !piece.isList;
  const value = isWord
    ? scalarText(piece.value, { inFlow, quotes, prefersSingle: habits.prefersSingle })
    : flowValue(piece, style);
  return [stands === undefined ? insertAt(colon, ` ${value}`) : replaceBy(stands, value)];
}

/** Where a value stands that says nothing: `~`, `{}`; `undefined` where there is none. */
function standsAt(node: ParsedNode | null): Span | undefined {
  if (node === null) return undefined;
  const [start, end] = node.range;
  return start === end ? undefined : { start, end };
}

/** Writes into a file that says nothing yet, below its comments. */
function fillDocument(text: string, node: ParsedNode | null, piece: Piece, style: Style): readonly Edit[] {
  const lines = blockLines(piece, 0, style);
  const stands = standsAt(node);
  if (stands !== undefined) return [replaceBy(stands, lines.join(lineEndOf(text)))];
  const opening = /^\uFEFF?---(?=\s|$)/m.exec(text) ?? /^\uFEFF?/.exec(text);
  const at = endOfContent(text, opening === null ? 0 : opening.index + opening[0].length);
  const isBelowComment = leadOf(text, at).trimStart().startsWith('#');
  return [insertLines(text, at, isBelowComment ? ['', ...lines] : lines)];
}

/** Puts another word in the place of one, or makes a list of the two. */
function overwrite(
  text: string,
  node: Scalar,
  { inFlow }: Slot,
  { kind, value }: ConfigChange,
  style: Style,
): readonly Edit[] | undefined {
  if (node.range == null) return undefined;
  const [start, until] = node.range;
  const end = start + text.slice(start, until).trimEnd().length;
  const { prefersSingle, bracketPadding } = style.habits;
  const spelling = { quotes: style.valueQuotes, prefersSingle };
  if (kind === 'set') return [replaceBy({ start, end }, scalarText(value, { ...spelling, inFlow }))];
  if (typeof node.value !== 'string') return undefined;
  const added = `, ${scalarText(value, { ...spelling, inFlow: true })}${bracketPadding}]`;
  // The word may have to be written in another way between brackets: `plans/{a,b}`.
  const kept = scalarText(node.value, { ...spelling, inFlow: true });
  if (kept !== text.slice(start, end)) return [replaceBy({ start, end }, `[${bracketPadding}${kept}${added}`)];
  return [insertAt(start, `[${bracketPadding}`), insertAt(end, added)];
}
