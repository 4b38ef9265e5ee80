import { isMap, isScalar, isSeq, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import { columnOf } from './habits';
import { quoteHabit, quotesOf, type Quotes } from './scalar';
import type { Item } from './tokens';

/** The last place on the way of a path that the file has. */
export interface Slot {
  /** What stands there; `null` where nothing does. */
  readonly node: ParsedNode | null;
  /** The key that leads there with all around it; `undefined` for the file as a whole. */
  readonly item: Item | undefined;
  /** How many keys of the path lead there. */
  readonly depth: number;
  /** The column of that key; -1 for the file as a whole. */
  readonly column: number;
  /** It stands between braces or brackets. */
  readonly inFlow: boolean;
  readonly keyQuotes: Quotes;
  readonly valueQuotes: Quotes;
}

/** Follows the path as far as the file goes; `undefined` where something other than a mapping stands in the way. */
export function findSlot(document: Document.Parsed, path: readonly string[]): Slot | undefined {
  let slot: Slot = {
    node: document.contents,
    item: undefined,
    depth: 0,
    column: -1,
    inFlow: false,
    keyQuotes: undefined,
    valueQuotes: undefined,
  };
  for (const key of path) {
    const { node } = slot;
    if (isNothing(node)) return slot;
    if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
    // What is merged in may say the same, or something else.
    if (node.items.some((pair) => isScalar(pair.key) && pair.key.value === '<<')) return undefined;
    slot = { ...slot, ...quotesAround(node, slot) };
    const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
    if (pair === undefined) return slot;
    const { srcToken } = pair as { srcToken?: Item };
    if (srcToken === undefined) return undefined;
    slot = {
      ...slot,
      node: pair.value,
      item: srcToken,
      depth: slot.depth + 1,
      column: columnOf(node) ?? slot.column,
      inFlow: slot.inFlow || node.flow === true,
      valueQuotes: quotesBehind(pair.value, slot.valueQuotes),
    };
  }
  return slot;
}

type BothQuotes = Pick<Slot, 'keyQuotes' | 'valueQuotes'>;

/** The marks that the mapping has around its words; where nothing shows, those that are usual further out. */
function quotesAround(map: YAMLMap<ParsedNode, ParsedNode | null>, outer: BothQuotes): BothQuotes {
  const keys = map.items.map(({ key }) => key);
  const values = map.items.map(({ value }) => value);
  const keyQuotes = quoteHabit(keys, outer.keyQuotes);
  // JSON has marks around all words.
  return { keyQuotes, valueQuotes: quoteHabit(values, keyQuotes === 'QUOTE_DOUBLE' ? keyQuotes : undefined) };
}

/** Those of the word that gives way, or of the list that grows. */
function quotesBehind(node: ParsedNode | null, outer: Quotes): Quotes {
  if (isScalar(node) && typeof node.value === 'string') return quotesOf(node);
  return isSeq(node) ? quoteHabit(node.items, outer) : outer;
}

/** Whether the place is empty, or says so: `rules:`, `rules: ~`. */
export function isNothing(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}
