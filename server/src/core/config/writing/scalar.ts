import { Document, isScalar, Pair, Scalar, YAMLMap } from 'yaml';

/** The marks around a word; `undefined` for none where it can stand without. */
export type Quotes = 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | undefined;

/** How words are written. */
export interface Spelling {
  /** Between brackets or braces, where commas mean something. */
  readonly inFlow: boolean;
  readonly quotes: Quotes;
  /** The marks that are taken where some are needed. */
  readonly prefersSingle: boolean;
}

/** A word as it stands behind a colon or a dash. */
export function scalarText(value: string | boolean, spelling: Spelling): string {
  return written(new Scalar('k'), spelled(value, spelling), spelling).replace(/^k: /, '');
}

/** A word as it stands before a colon. */
export function keyText(key: string, spelling: Spelling): string {
  return written(spelled(key, spelling), new Scalar(true), spelling).replace(/: true$/, '');
}

function spelled(value: string | boolean, { quotes }: Spelling): Scalar {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && quotes !== undefined) scalar.type = quotes;
  return scalar;
}

function written(key: Scalar, value: Scalar, { inFlow, prefersSingle }: Spelling): string {
  const map = new YAMLMap();
  map.items.push(new Pair(key, value));
  map.flow = inFlow;
  const text = new Document(map).toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    blockQuote: false,
    flowCollectionPadding: false,
    simpleKeys: true,
    singleQuote: prefersSingle ? true : null,
  });
  return inFlow ? text.trimEnd().slice(1, -1) : text.trimEnd();
}

/** The marks around a node that is a word. */
export function quotesOf(node: unknown): Quotes {
  if (!isScalar(node)) return undefined;
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node.type : undefined;
}

/** The marks around the last of the words that shows what is usual: one that has none, or has some without need. */
export function quoteHabit(nodes: readonly unknown[], otherwise: Quotes): Quotes {
  const telling = nodes.findLast((node) => isScalar(node) && typeof node.value === 'string' && standsBare(node.value));
  return telling === undefined ? otherwise : quotesOf(telling);
}

/** Whether the word needs no marks. */
function standsBare(value: string): boolean {
  return scalarText(value, { inFlow: true, quotes: undefined, prefersSingle: false }) === value;
}
