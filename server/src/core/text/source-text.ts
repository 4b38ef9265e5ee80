import type { Span } from './span';

/** A zero-based line and the column in it, both counted as LSP counts them: UTF-16 code units, ends of line excluded. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Two positions, the second exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * A document's text with its line index: the only place where columns are counted.
 *
 * Lines end at LF, CRLF or a lone CR, as LSP demands; a final end of line opens one more, empty line.
 */
export class SourceText {
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get #lineStarts(): readonly number[] {
    return (this.#starts ??= findLineStarts(this.text));
  }

  /** Length of the text in UTF-16 code units. */
  get length(): number {
    return this.text.length;
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The offset at which the line begins; lines beyond the last one begin at the end of the text. */
  lineStart(line: number): number {
    if (line < 0) return 0;
    return this.#lineStarts[line] ?? this.text.length;
  }

  /** The offset at which the line's own text ends, its end-of-line characters excluded. */
  lineEnd(line: number): number {
    const next = this.#lineStarts[line + 1];
    if (next === undefined) return this.text.length;
    const start = this.lineStart(line);
    let end = next;
    while (end > start && isEndOfLine(this.text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** The line's text without its end of line. */
  lineText(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** The zero-based line on which the offset stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offsets outside the text are clamped; one within an end of line stands at the end of that line's text. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: Math.min(clamped, this.lineEnd(line)) - this.lineStart(line) };
  }

  /** The inverse of {@link positionAt}; a column beyond the line's text is clamped to its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.text.length;
    const start = this.lineStart(position.line);
    return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }
}

const LF = 10;
const CR = 13;

function isEndOfLine(code: number): boolean {
  return code === LF || code === CR;
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === CR && text.charCodeAt(offset + 1) === LF) continue;
    if (isEndOfLine(code)) starts.push(offset + 1);
  }
  return starts;
}
