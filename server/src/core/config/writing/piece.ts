import type { ConfigChange } from './change';
import type { Habits } from './habits';
import { keyText, scalarText, type Quotes } from './scalar';

/** What is to be written: keys that are missing, one within the other, and the value within the last of them. */
export interface Piece {
  readonly keys: readonly string[];
  readonly value: string | boolean;
  /** The value is the first entry of a new list. */
  readonly isList: boolean;
}

/** How a piece is to look. */
export interface Style {
  readonly habits: Habits;
  readonly keyQuotes: Quotes;
  readonly valueQuotes: Quotes;
  /** One within the other between braces, instead of on lines of their own. */
  readonly prefersFlow: boolean;
}

/** What is missing below the first keys of the change's path. */
export function pieceOf({ kind, path, value }: ConfigChange, depth: number): Piece {
  return { keys: path.slice(depth), value, isList: kind === 'add' };
}

/** The piece as lines at the column; without keys the lines of a list below its key, whose column is given. */
export function blockLines({ keys, value, isList }: Piece, column: number, style: Style): readonly string[] {
  const { habits, keyQuotes, valueQuotes } = style;
  const { prefersSingle } = habits;
  const [key, ...rest] = keys;
  if (key === undefined) {
    const item = scalarText(value, { inFlow: false, quotes: valueQuotes, prefersSingle });
    return [`${' '.repeat(column + habits.listIndent)}- ${item}`];
  }
  const head = `${' '.repeat(column)}${keyText(key, { inFlow: false, quotes: keyQuotes, prefersSingle })}:`;
  if (rest.length > 0) return [head, ...blockLines({ keys: rest, value, isList }, column + habits.indent, style)];
  if (isList && !habits.flowLists) return [head, ...blockLines({ keys: rest, value, isList }, column, style)];
  const inner = isList ? flowText({ keys: [], value, isList }, style) : undefined;
  return [`${head} ${inner ?? scalarText(value, { inFlow: false, quotes: valueQuotes, prefersSingle })}`];
}

/** The piece on one line, as it stands between braces; without keys the list or the word itself. */
export function flowText({ keys, value, isList }: Piece, style: Style): string {
  const { habits, keyQuotes, valueQuotes } = style;
  const { prefersSingle, bracePadding, bracketPadding } = habits;
  const [key, ...rest] = keys;
  if (key === undefined) {
    const word = scalarText(value, { inFlow: true, quotes: valueQuotes, prefersSingle });
    return isList ? `[${bracketPadding}${word}${bracketPadding}]` : word;
  }
  const inner = flowText({ keys: rest, value, isList }, style);
  const braced = rest.length > 0 ? `{${bracePadding}${inner}${bracePadding}}` : inner;
  return `${keyText(key, { inFlow: true, quotes: keyQuotes, prefersSingle })}: ${braced}`;
}

/** The piece as a value: the same, between braces where it has keys. */
export function flowValue(piece: Piece, style: Style): string {
  const { bracePadding } = style.habits;
  const text = flowText(piece, style);
  return piece.keys.length > 0 ? `{${bracePadding}${text}${bracePadding}}` : text;
}
