import { isMap, isPair, isScalar, isSeq, parseDocument, visit, type Node, type Pair } from 'yaml';
import type { Span } from '../text/span';
import type { ConfigPath } from './config';
import { tokenAt, type ConfigToken } from './config-token';
import { LONGEST_CONFIG } from './reading/read-config';

/** Where a caret stands in terms of the file's keys. */
export interface ConfigPlace {
  /**
   * The way to what is being filled: of a key the mapping that it stands in, of a value the value itself. Behind
   * `roles:`, and on the empty line below it, that is `['roles']`.
   */
  readonly path: ConfigPath;
  /** `either` where nothing is decided yet: on the indented line below `roles:`, or behind the dash of a list. */
  readonly expects: 'key' | 'value' | 'either';
  /** What is typed so far, without quotes; empty where nothing is. */
  readonly replace: Span;
  /** What is typed up to the caret. */
  readonly typed: string;
  /** The other keys of the mapping, or the other items of the list. */
  readonly taken: readonly string[];
  /** How many columns the mapping's keys are indented; of a value, how many its key or the item's dash is; in brackets, the line. */
  readonly column: number;
  /** Between `{` and `}` or `[` and `]`. */
  readonly isFlow: boolean;
  /** The key has its colon already. */
  readonly hasColon: boolean;
  /** A blank has to be written first, as behind `like:`. */
  readonly needsBlank: boolean;
  /** The words stand in quotes. */
  readonly isQuoted: boolean;
}

/** Stands in for what is being typed, so that the rest can be parsed. */
const STAND_IN = 'x';

/**
 * Where the caret stands. A word takes the place of what is typed, with a colon where a key could be; what the parser
 * then makes of that word tells the place, whatever else in the file is broken or unfinished. `undefined` in comments,
 * within texts of several lines, and where neither key nor value can stand.
 */
export function configPlaceAt(text: string, offset: number): ConfigPlace | undefined {
  if (text.length > LONGEST_CONFIG) return undefined;
  const token = tokenAt(text, offset);
  if (token === undefined) return undefined;
  // Tabs cannot indent in YAML: whatever came behind them would be a mistake.
  if (token.isFirst && text.slice(token.lineStart, token.span.start).includes('\t')) return undefined;
  const makesKey = token.isFirst && !token.hasColon;
  const isEmpty = token.span.start === token.span.end;
  // In the indentation of something that is there already nothing can be written.
  if (isEmpty && makesKey && !/^[ \t]*(?:$|[\r\n#])/.test(text.slice(offset, offset + 200))) return undefined;
  const quote = token.quote ?? '';
  const lead = token.needsBlank ? ' ' : '';
  const probe = `${text.slice(0, token.span.start)}${lead}${quote}${STAND_IN}${quote}${makesKey ? ':' : ''}${text.slice(token.span.end)}`;
  const found = findStandIn(probe, token.span.start + lead.length);
  return found === undefined ? undefined : placeOf(found, token, text, offset);
}

/** The word that stands in, with what is around it. */
interface Found {
  /** The pair that it is the key or the value of; `undefined` for an item of a list. */
  readonly pair: Pair | undefined;
  readonly isKey: boolean;
  /** The way to the pair's mapping, or to the list. */
  readonly path: ConfigPath;
  /** The pair's mapping, or the list. */
  readonly among: readonly unknown[];
  /** The list of which the mapping is an item. */
  readonly list: readonly unknown[];
  readonly index: number;
}

function findStandIn(probe: string, start: number): Found | undefined {
  let found: Found | undefined;
  try {
    const document = parseDocument(withoutColonsInValues(probe), {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    visit(document, {
      Scalar(role, node, ancestors) {
        if (node.range?.[0] !== start || node.value !== STAND_IN) return undefined;
        found = foundAt(role, node, ancestors);
        return visit.BREAK;
      },
    });
  } catch (error) {
    // The parser walks into what is nested by calling itself.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return found;
}

/**
 * `label: Fans: our dearest` breaks everything below it, since the second colon wants to be a key's. A line's end is
 * the farthest that such a slip should reach. No character changes its place.
 */
function withoutColonsInValues(text: string): string {
  return text.replace(
    /^([ \t]*(?:- +)*[\w-]+:[ \t]+)([^\s"'[\]{}|>#&*!].*)$/gm,
    (_line, key: string, value: string) => key + value.replace(/:(?=\s|$)/g, '_'),
  );
}

function foundAt(role: number | 'key' | 'value' | null, node: Node, ancestors: readonly unknown[]): Found | undefined {
  const path: (string | number)[] = [];
  const nodes = [...ancestors.slice(1), node];
  let list: readonly unknown[] = [];
  for (const [index, ancestor] of nodes.slice(0, -1).entries()) {
    const inner = nodes[index + 1];
    const isLast = index === nodes.length - 2;
    if (isSeq(ancestor) && !isLast) {
      path.push(ancestor.items.indexOf(inner));
      list = ancestor.items;
    } else if (isPair(ancestor) && !isLast) {
      if (inner === ancestor.key) return undefined;
      path.push(wordOf(ancestor.key));
      list = [];
    }
  }
  const parent = nodes.at(-2);
  if (isSeq(parent)) return { pair: undefined, isKey: false, path, among: parent.items, list, index: Number(role) };
  const mapping = nodes.at(-3);
  if (!isPair(parent)) return undefined;
  const among = isMap(mapping) ? mapping.items : [parent];
  return { pair: parent, isKey: role === 'key', path, among, list, index: 0 };
}

function placeOf(found: Found, token: ConfigToken, text: string, offset: number): ConfigPlace {
  const { pair, isKey, path, among, list } = found;
  const common = {
    replace: token.inner,
    typed: text.slice(token.inner.start, offset),
    isFlow: token.isFlow,
    hasColon: token.hasColon,
    needsBlank: token.needsBlank,
    isQuoted: token.quote !== undefined,
  };
  const ownColumn = token.isFlow
    ? lineColumn(text, token)
    : token.span.start + (token.needsBlank ? 1 : 0) - token.lineStart;
  if (pair === undefined) {
    const taken = among.flatMap((item, index) => (index === found.index ? [] : wordsOf(item)));
    return { ...common, expects: 'value', path: [...path, found.index], taken, column: lineColumn(text, token) };
  }
  if (!isKey) {
    const start = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    const column = start >= token.lineStart && !token.isFlow ? start - token.lineStart : lineColumn(text, token);
    return { ...common, expects: 'value', path: [...path, wordOf(pair.key)], taken: [], column };
  }
  const others = among.filter((one) => one !== pair);
  const isAlone = others.length === 0 && (pair.value == null || (isScalar(pair.value) && pair.value.value === null));
  const isUndecided = isAlone && path.length > 0 && !token.hasColon && !token.isFlow;
  const taken =
    others.length > 0 ? others.flatMap((one) => (isPair(one) ? [wordOf(one.key)] : [])) : list.flatMap(wordsOf);
  return { ...common, expects: isUndecided ? 'either' : 'key', path, taken, column: ownColumn };
}

/** The column at which the line's own text begins. */
function lineColumn(text: string, { lineStart }: ConfigToken): number {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
}

function wordsOf(node: unknown): readonly string[] {
  return isScalar(node) ? [String(node.value)] : [];
}

function wordOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}
