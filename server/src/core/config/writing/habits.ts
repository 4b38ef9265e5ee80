import { isCollection, isMap, isSeq, visit, type CST, type Document } from 'yaml';
import { endOfItem, startOfItem, type Item } from './tokens';
import { hasBlankLine } from './lines';

/** How the file is written, so that what is added looks as if it had always been there. */
export interface Habits {
  /** By how many columns a mapping stands further in than the one around it. */
  readonly indent: number;
  /** By how many columns a list's dashes stand further in than its key. */
  readonly listIndent: number;
  /** Whether lists are written `[so]`. */
  readonly flowLists: boolean;
  /** What stands inside of braces and of brackets, at both ends. */
  readonly bracePadding: string;
  readonly bracketPadding: string;
  readonly prefersSingle: boolean;
}

/** What is done most often in the file, and what is usual elsewhere where it does not show. */
export function habitsOf(document: Document.Parsed, text: string): Habits {
  const indents: number[] = [];
  const listIndents: number[] = [];
  const isFlowList: boolean[] = [];
  const braces: string[] = [];
  const brackets: string[] = [];
  const isSingle: boolean[] = [];
  visit(document, {
    Pair(_, { value }, ancestors) {
      const column = columnOf(ancestors.at(-1));
      const inner = columnOf(value);
      if (column === undefined || inner === undefined) return;
      if (isMap(value) && inner > column) indents.push(inner - column);
      if (isSeq(value)) listIndents.push(inner - column);
    },
    Collection(_, node) {
      if (node.items.length === 0 || !isCollection(node)) return;
      if (isSeq(node)) isFlowList.push(node.flow === true);
      if (node.flow !== true || node.range == null) return;
      (isMap(node) ? braces : brackets).push(/^.( *)/.exec(text.slice(node.range[0], node.range[1]))?.[1] ?? '');
    },
    Scalar(_, { type }) {
      if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') isSingle.push(type === 'QUOTE_SINGLE');
    },
  });
  const indent = commonest(indents) ?? commonest(listIndents.filter((columns) => columns > 0)) ?? 2;
  return {
    indent,
    listIndent: commonest(listIndents) ?? indent,
    flowLists: commonest(isFlowList) ?? false,
    bracePadding: commonest(braces) ?? ' ',
    bracketPadding: commonest(brackets) ?? '',
    prefersSingle: commonest(isSingle) ?? false,
  };
}

/** The column at which the entries of a block begin; `undefined` for anything else. */
export function columnOf(node: unknown): number | undefined {
  if (!isCollection(node)) return undefined;
  const token: CST.Token | undefined = (node as { srcToken?: CST.Token }).srcToken;
  return token?.type === 'block-map' || token?.type === 'block-seq' ? token.indent : undefined;
}

/** Of the values that occur most often, the one that came first. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/**
 * Whether empty lines stand between the entries of a mapping. What is taller than a line is measured by its like, and by
 * the rest only where it has none. At the top, where nothing can be told, an empty line anywhere above speaks for them.
 */
export function spacesOut(items: readonly Item[], text: string, isTall: boolean, isTop: boolean): boolean {
  const gaps = items.flatMap((item, index) => {
    const next = items[index + 1];
    const [start, end] = [endOfItem(item), next && startOfItem(next)];
    if (next === undefined || start === undefined || end === undefined) return [];
    return [{ isBlank: hasBlankLine(text, start, end), isTall: spansLines(item, text) || spansLines(next, text) }];
  });
  const alike = gaps.filter((gap) => gap.isTall === isTall);
  const seen = alike.length > 0 ? alike : gaps;
  if (seen.length === 0) return isTop && hasBlankLine(text, 0, items.at(-1)?.key?.offset ?? 0);
  const blanks = seen.filter(({ isBlank }) => isBlank).length;
  return blanks * 2 === seen.length ? seen.at(-1)?.isBlank === true : blanks * 2 > seen.length;
}

function spansLines(item: Item, text: string): boolean {
  return text.slice(startOfItem(item), endOfItem(item)).includes('\n');
}
