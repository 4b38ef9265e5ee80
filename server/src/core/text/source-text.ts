import { Rope } from './rope';
import { firstFrom } from './sorted';
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
  readonly rope: Rope;
  #starts: Uint32Array | undefined;
  /** The line that was found last: what is asked for next mostly stands in it or in the one behind. */
  #last = 0;

  constructor(text: string | Rope) {
    this.rope = Rope.of(text);
  }

  /** The same as a new one, for which only what is not as in an earlier version is looked at; that one itself if all is. */
  static after(earlier: SourceText, text: string): SourceText {
    const rope = Rope.of(text, earlier.rope);
    if (rope === earlier.rope) return earlier;
    const { fromA, toA, toB } = rope.changedSince(earlier.rope);
    return earlier.#next(rope, { start: fromA, end: toA }, toB - fromA);
  }

  /** The next version, with another text in the place of a stretch. */
  edited(span: Span, text: string): SourceText {
    return this.#next(this.rope.replaced(span, text), span, text.length);
  }

  /** The next version, which has as many other characters in the place of a stretch. */
  #next(rope: Rope, span: Span, length: number): SourceText {
    const source = new SourceText(rope);
    if (this.#starts !== undefined) source.#starts = lineStartsAfter(this.#starts, rope, span, length);
    return source;
  }

  /** The whole text. Of a long one that was edited it is put together anew: whoever wants a part of it asks for that. */
  get text(): string {
    return this.rope.toString();
  }

  get #lineStarts(): Uint32Array {
    return (this.#starts ??= findLineStarts(this.text));
  }

  /** Length of the text in UTF-16 code units. */
  get length(): number {
    return this.rope.length;
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The offset at which the line begins; lines beyond the last one begin at the end of the text. */
  lineStart(line: number): number {
    if (line < 0) return 0;
    return this.#lineStarts[line] ?? this.length;
  }

  /** The offset at which the line's own text ends, its end-of-line characters excluded. */
  lineEnd(line: number): number {
    const next = this.#lineStarts[line + 1];
    if (next === undefined) return this.length;
    const start = this.lineStart(line);
    let end = next;
    while (end > start && isEndOfLine(this.rope.charCodeAt(end - 1))) end--;
    return end;
  }

  /** The line's text without its end of line. */
  lineText(line: number): string {
    return this.rope.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** The zero-based line on which the offset stands. */
  lineAt(offset: number): number {
    const starts = this.#lineStarts;
    for (let line = this.#last; line <= this.#last + 1; line++)
      if (offset >= (starts[line] ?? Infinity) && offset < (starts[line + 1] ?? Infinity)) return (this.#last = line);
    return (this.#last = Math.max(0, firstFrom(starts, offset + 1) - 1));
  }

  /** Offsets outside the text are clamped; one within an end of line stands at the end of that line's text. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const line = this.lineAt(clamped);
    const end = this.#isBeforeEnd(clamped, line) ? clamped : Math.min(clamped, this.lineEnd(line));
    return { line, character: end - this.lineStart(line) };
  }

  /** Whether the offset stands before the last character of the line, so that its end need not be looked at. */
  #isBeforeEnd(offset: number, line: number): boolean {
    return offset < (this.#lineStarts[line + 1] ?? 0) - 1;
  }

  /** Whether the offset is at the position: the same as to ask {@link positionAt}, without looking for the line. */
  isAt(offset: number, { line, character }: Position): boolean {
    if (line >= this.lineCount || this.lineStart(line) + character !== offset) return false;
    return this.#isBeforeEnd(offset, line) || offset <= this.lineEnd(line);
  }

  /** The inverse of {@link positionAt}; a column beyond the line's text is clamped to its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const start = this.lineStart(position.line);
    return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
  }

  rangeOf(span: Span): Range {
    const start = this.positionAt(span.start);
    const lineStart = this.lineStart(start.line);
    // Most spans end in the line in which they begin, which need not be looked for again.
    const endsThere =
      span.start >= lineStart &&
      span.end >= span.start &&
      (this.#isBeforeEnd(span.end, start.line) || span.end <= this.lineEnd(start.line));
    const end = endsThere ? { line: start.line, character: span.end - lineStart } : this.positionAt(span.end);
    return { start, end };
  }

  slice(span: Span): string {
    return this.rope.slice(span.start, span.end);
  }
}

const LF = 10;
const CR = 13;

function isEndOfLine(code: number): boolean {
  return code === LF || code === CR;
}

function findLineStarts(text: string): Uint32Array {
  const starts = [0];
  addLineStarts(starts, text, 0);
  return Uint32Array.from(starts);
}

/** Adds where lines begin behind the characters of a stretch, which begins at an offset; `next` is the one behind it. */
function addLineStarts(starts: number[], stretch: string, from: number, next = NaN): void {
  if (!stretch.includes('\r')) {
    // Where LF alone ends lines, there is no need to look at every character.
    for (let at = stretch.indexOf('\n'); at >= 0; at = stretch.indexOf('\n', at + 1)) starts.push(from + at + 1);
    return;
  }
  const { length } = stretch;
  for (let at = 0; at < length; at++) {
    const code = stretch.charCodeAt(at);
    if (code === CR && (at + 1 < length ? stretch.charCodeAt(at + 1) : next) === LF) continue;
    if (isEndOfLine(code)) starts.push(from + at + 1);
  }
}

/** Whether a line begins somewhere is told by the characters on either side: where both are as they were, so is the answer. */
function lineStartsAfter(earlier: Uint32Array, text: Rope, { start, end }: Span, length: number): Uint32Array {
  const before = Math.max(1, firstFrom(earlier, start));
  const behind = Math.max(before, firstFrom(earlier, end + 1));
  const between: number[] = [];
  const [from, to] = [Math.max(0, start - 1), start + length];
  addLineStarts(between, text.slice(from, to), from, text.charCodeAt(to));
  const starts = new Uint32Array(before + between.length + earlier.length - behind);
  starts.set(earlier.subarray(0, before));
  starts.set(between, before);
  const by = to - end;
  const shift = before + between.length - behind;
  for (let index = behind; index < earlier.length; index++) starts[index + shift] = (earlier[index] ?? 0) + by;
  return starts;
}
