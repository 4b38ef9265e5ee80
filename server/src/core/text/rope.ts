import { changedSpan, isNothing, type ChangedSpan } from './changed-span';
import { firstFrom } from './sorted';
import type { Span } from './span';

/**
 * In UTF-16 code units: pieces have half as many to twice as many, but for the last one. So long a text is copied in no
 * time, and engines put it where new things are, while a page of the system's memory is fetched for every 4 KB of a long one.
 */
const PIECE = 8192;

/**
 * A text in pieces, so that a letter that is typed into a long one makes a single piece anew. Immutable; versions share the
 * pieces in which they are the same. Offsets are in UTF-16 code units.
 */
export class Rope {
  readonly #pieces: readonly string[];
  /** Where each piece ends. */
  readonly #ends: Uint32Array;
  #whole: string | undefined;
  /** The piece that was found last: what is asked for next mostly stands in it. */
  #last = 0;

  private constructor(pieces: readonly string[], whole?: string) {
    this.#pieces = pieces;
    this.#ends = new Uint32Array(pieces.length);
    let end = 0;
    pieces.forEach((piece, index) => (this.#ends[index] = end += piece.length));
    this.#whole = whole;
  }

  /** The text as a rope, which a rope is already. With an earlier version it has the pieces of that where they are the same. */
  static of(text: string | Rope, earlier?: Rope): Rope {
    if (typeof text !== 'string') return text;
    if (earlier === undefined) return new Rope(cut(text), text);
    const changed = changedSpan(earlier.toString(), text);
    if (isNothing(changed)) return earlier;
    const { fromA, toA, fromB, toB } = changed;
    const next = earlier.replaced({ start: fromA, end: toA }, text.slice(fromB, toB));
    next.#whole = text;
    return next;
  }

  get length(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** The code unit at the offset; `NaN` where there is none. */
  charCodeAt(offset: number): number {
    if (offset < 0 || offset >= this.length) return NaN;
    const index = this.#indexAt(offset);
    return this.#piece(index).charCodeAt(offset - this.#start(index));
  }

  /** What stands from one offset up to another, of which as much as there is. */
  slice(from: number, to = this.length): string {
    const [start, end] = [Math.max(0, from), Math.min(to, this.length)];
    if (start >= end) return '';
    let index = this.#indexAt(start);
    let at = start - this.#start(index);
    let left = end - start;
    let text = '';
    for (;;) {
      const part = this.#piece(index).slice(at, at + left);
      if (part.length === left) return text + part;
      text += part;
      left -= part.length;
      at = 0;
      index++;
    }
  }

  /** Where the character stands next, from the offset on; -1 where it does not. */
  indexOf(character: string, from: number): number {
    if (from >= this.length) return -1;
    const start = Math.max(0, from);
    for (let index = this.#indexAt(start); index < this.#pieces.length; index++) {
      const before = this.#start(index);
      const found = this.#piece(index).indexOf(character, start - before);
      if (found >= 0) return before + found;
    }
    return -1;
  }

  /** Where the character stands last, up to the offset and at it; -1 where it does not. */
  lastIndexOf(character: string, from: number): number {
    if (from < 0 || this.length === 0) return -1;
    const end = Math.min(from, this.length - 1);
    for (let index = this.#indexAt(end); index >= 0; index--) {
      const before = this.#start(index);
      const found = this.#piece(index).lastIndexOf(character, end - before);
      if (found >= 0) return before + found;
    }
    return -1;
  }

  /** The same with another text in the place of a stretch, which must stand in it. */
  replaced({ start, end }: Span, text: string): Rope {
    if (this.length === 0) return Rope.of(text);
    const [first, last] = [this.#indexAt(start), this.#indexAt(end)];
    let piece = this.#piece(first).slice(0, start - this.#start(first)) + text;
    piece += this.#piece(last).slice(end - this.#start(last));
    let behind = last + 1;
    // What has become short is joined with what follows, or pieces would get ever more.
    if (piece.length < PIECE / 2 && behind < this.#pieces.length) piece += this.#piece(behind++);
    return new Rope([...this.#pieces.slice(0, first), ...cut(piece), ...this.#pieces.slice(behind)]);
  }

  /** Where it differs from an earlier version, A; of the pieces that both have nothing is looked at. */
  changedSince(earlier: Rope): ChangedSpan {
    const [one, other] = [earlier.#pieces, this.#pieces];
    const fewer = Math.min(one.length, other.length);
    let before = 0;
    while (before < fewer && one[before] === other[before]) before++;
    let behind = 0;
    while (behind < fewer - before && one.at(-1 - behind) === other.at(-1 - behind)) behind++;
    const start = before === 0 ? 0 : this.#end(before - 1);
    const [endA, endB] = [earlier.#start(one.length - behind), this.#start(other.length - behind)];
    const { fromA, toA, fromB, toB } = changedSpan(earlier.slice(start, endA), this.slice(start, endB));
    return { fromA: start + fromA, toA: start + toA, fromB: start + fromB, toB: start + toB };
  }

  /** The whole text as one string, which is made when it is first asked for. */
  toString(): string {
    return (this.#whole ??= this.#pieces.join(''));
  }

  #piece(index: number): string {
    return this.#pieces[index] ?? '';
  }

  #start(index: number): number {
    return index === 0 ? 0 : this.#end(index - 1);
  }

  #end(index: number): number {
    return this.#ends[index] ?? 0;
  }

  /** The piece in which the offset stands; behind the text, the last one. */
  #indexAt(offset: number): number {
    const last = this.#last;
    if (offset < this.#end(last) && offset >= this.#start(last)) return last;
    return (this.#last = Math.min(firstFrom(this.#ends, offset + 1), this.#pieces.length - 1));
  }
}

function cut(text: string): readonly string[] {
  if (text.length <= 2 * PIECE) return text === '' ? [] : [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += PIECE) pieces.push(text.slice(start, start + PIECE));
  return pieces;
}
