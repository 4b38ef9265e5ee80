import { CST, Lexer } from 'yaml';
import type { Span } from '../text/span';

/** What is being typed at a place of a file, and what stands around it on its line. */
export interface ConfigToken {
  /** The word or words at the caret with their quotes, as far as they stand on its line; empty where nothing is typed. */
  readonly span: Span;
  /** The same without the quotes. */
  readonly inner: Span;
  readonly quote: '"' | "'" | undefined;
  /** The caret stands between `{` and `}` or `[` and `]`. */
  readonly isFlow: boolean;
  /** Nothing but dashes stands before it on its line. */
  readonly isFirst: boolean;
  /** A colon stands behind it, which makes it a key. */
  readonly hasColon: boolean;
  /** It follows a colon, a dash or a comma directly, and means nothing before a blank comes between them. */
  readonly needsBlank: boolean;
  /** Where its line begins, a byte order mark left out. */
  readonly lineStart: number;
}

interface Lexeme extends Span {
  readonly type: CST.TokenType;
  readonly isFlow: boolean;
}

/**
 * The token at an offset. The lexer copes with anything half-written, so that this works in files that cannot be parsed.
 * `undefined` in comments, aliases and other things that are neither key nor value.
 */
export function tokenAt(text: string, offset: number): ConfigToken | undefined {
  const lineStart = startOfLine(text, offset);
  const lineEnd = endOfLine(text, offset);
  const { touching, before } = lexemesAround(text, offset, lineStart);
  const isFlow = (touching ?? before)?.isFlow === true;
  if (touching === undefined) {
    const needsBlank = before?.end === offset && NEEDS_BLANK.has(before.type);
    return token(text, { start: offset, end: offset }, { lineStart, isFlow, needsBlank });
  }
  switch (touching.type) {
    case 'scalar': {
      const { start, end } = onLine(touching, text, lineStart, lineEnd);
      return token(text, { start: Math.min(start, offset), end: Math.max(end, offset) }, { lineStart, isFlow });
    }
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': {
      if (touching.start < lineStart) return undefined;
      const quote = touching.type === 'single-quoted-scalar' ? "'" : '"';
      const isClosed = touching.end > touching.start + 1 && text[touching.end - 1] === quote;
      const end = Math.min(touching.end, lineEnd);
      const innerEnd = isClosed && end === touching.end ? end - 1 : end;
      const inner = { start: touching.start + 1, end: innerEnd };
      if (offset < inner.start || offset > inner.end) return undefined;
      return { ...token(text, { start: touching.start, end }, { lineStart, isFlow }), inner, quote };
    }
    default:
      return undefined;
  }
}

/** Behind these a blank has to stand. */
const NEEDS_BLANK: ReadonlySet<string> = new Set(['map-value-ind', 'seq-item-ind', 'comma']);

function token(
  text: string,
  span: Span,
  around: { readonly lineStart: number; readonly isFlow: boolean; readonly needsBlank?: boolean },
): ConfigToken {
  return {
    span,
    inner: span,
    quote: undefined,
    isFlow: around.isFlow,
    isFirst: !around.isFlow && /^[ \t]*(?:-[ \t]+)*-?$/.test(text.slice(around.lineStart, span.start)),
    hasColon: /^[ \t]*:(?:[\s,\]}]|$)/.test(text.slice(span.end, span.end + 200)),
    needsBlank: around.needsBlank === true,
    lineStart: around.lineStart,
  };
}

/** The words or the comment that the caret stands in or at the end of, else what stands before it. */
function lexemesAround(
  text: string,
  offset: number,
  lineStart: number,
): { readonly touching: Lexeme | undefined; readonly before: Lexeme | undefined } {
  let touching: Lexeme | undefined;
  let before: Lexeme | undefined;
  for (const lexeme of lexemes(text)) {
    if (lexeme.start > offset) break;
    if (PUNCTUATION.has(lexeme.type)) {
      if (lexeme.end <= offset && !SPACE.has(lexeme.type)) before = lexeme;
      continue;
    }
    // Of a comment or an alias only the inside counts: right in front of it something else may be typed.
    const isWord = WORDS.has(lexeme.type);
    const isReached = offset <= lexeme.end || (lexeme.type === 'scalar' && isTrailing(text, lexeme, offset, lineStart));
    if (isReached && (isWord ? lexeme.start <= offset : lexeme.start < offset)) touching = lexeme;
    else if (lexeme.end <= offset) before = lexeme;
  }
  return { touching, before };
}

/** Whether only blanks of the same line stand between the words and the caret, as while the next word is about to come. */
function isTrailing(text: string, { end }: Lexeme, offset: number, lineStart: number): boolean {
  return end > lineStart && end < offset && /^[ \t]*$/.test(text.slice(end, offset));
}

const WORDS: ReadonlySet<string> = new Set(['scalar', 'single-quoted-scalar', 'double-quoted-scalar']);
const SPACE: ReadonlySet<string> = new Set(['space', 'newline', 'byte-order-mark']);
const PUNCTUATION: ReadonlySet<string> = new Set([
  ...SPACE,
  'map-value-ind',
  'seq-item-ind',
  'explicit-key-ind',
  'comma',
  'flow-map-start',
  'flow-map-end',
  'flow-seq-start',
  'flow-seq-end',
  'doc-start',
  'doc-end',
]);

function* lexemes(text: string): Generator<Lexeme> {
  let offset = 0;
  let depth = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    const type = isContent ? 'scalar' : CST.tokenType(source);
    // The lexer announces plain words and the content of blocks by a mark of its own, which is not in the text.
    if (type === 'scalar' && !isContent) {
      isContent = true;
      continue;
    }
    isContent = false;
    if (type === 'flow-error-end') depth = 0;
    if (type === null || type === 'doc-mode' || type === 'flow-error-end') {
      if (type === null) offset += source.length;
      continue;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++;
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth = Math.max(0, depth - 1);
    const start = offset;
    offset += source.length;
    yield { type, start, end: offset, isFlow: depth > 0 };
  }
}

/** As much of some words as stands on the line, without the blanks around it. */
function onLine({ start, end }: Span, text: string, lineStart: number, lineEnd: number): Span {
  const from = Math.max(start, lineStart);
  const part = text.slice(from, Math.min(end, lineEnd));
  const leading = part.length - part.trimStart().length;
  return { start: from + leading, end: Math.max(from + leading, from + part.trimEnd().length) };
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return end;
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
