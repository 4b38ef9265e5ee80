import { printable } from './printable';

/** A line of a plan as a terminal shows it, and the line that points at a part of it. */
export interface Excerpt {
  readonly text: string;
  /** `^~~~` below the part, with the tabs of the text before it, so that both lines move alike. */
  readonly caret: string;
}

/** What a reader takes for one character. */
interface Cell {
  readonly text: string;
  /** Columns of a terminal. A tab counts as it mostly shows. */
  readonly width: number;
  /** Offset in the line. */
  readonly start: number;
  readonly end: number;
}

const tabWidth = 4;
const ellipsis = '…';
/** ASCII, Latin letters, dashes, quotation marks, currencies: each of them is a character of its own. */
const onlyPlain = /^[\x00-\x7F\xA0-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20C0]*$/u;

/**
 * Draws the line with a mark below `start` to `end` (UTF-16 columns, the second exclusive). Of a long line only as much
 * is shown as fits into `columns` around the mark.
 */
export function drawExcerpt(line: string, start: number, end: number, columns = 100): Excerpt {
  const [near, until] = stretchAround(line, start, columns);
  const cells = cellsOf(line.slice(near, until), near);
  const firstMarked = cells.findIndex((cell) => cell.end > start);
  const first = firstMarked < 0 ? cells.length : firstMarked;
  const [from, to] = windowAround(cells, first, columns);

  const before = cells.slice(from, first);
  const marked = cells.slice(first, to).filter((cell) => cell.start < end);
  const isCut = from > 0 || near > 0;
  const lead =
    (isCut ? ' ' : '') + before.map(({ text, width }) => (text === '\t' ? text : ' '.repeat(width))).join('');
  const length = Math.max(1, widthOf(marked));
  return {
    text:
      (isCut ? ellipsis : '') +
      cells
        .slice(from, to)
        .map(({ text }) => text)
        .join('') +
      (to < cells.length || until < line.length ? ellipsis : ''),
    caret: `${lead}^${'~'.repeat(length - 1)}`,
  };
}

/** The cells to show: all if they fit, else those around the first marked one, with a third of the room to its left. */
function windowAround(cells: readonly Cell[], first: number, columns: number): readonly [number, number] {
  if (widthOf(cells) <= columns) return [0, cells.length];
  const width = (index: number): number => cells[index]?.width ?? 0;
  let room = columns - 2 * ellipsis.length;
  let from = first;
  let to = first;
  for (const right = (room * 2) / 3; from > 0 && room - width(from - 1) >= right;) room -= width(--from);
  while (to < cells.length && room >= width(to)) room -= width(to++);
  // Near the end of the line, what the right side does not need goes to the left.
  while (from > 0 && room >= width(from - 1)) room -= width(--from);
  return [from, to];
}

/** As much of the line as can be shown at most, however narrow its characters are: a line may be a whole document. */
function stretchAround(line: string, start: number, columns: number): readonly [number, number] {
  const reach = columns * MOST_UNITS;
  const from = Math.max(0, Math.min(start, line.length) - reach);
  const to = Math.min(line.length, start + reach);
  return [isInsidePair(line, from) ? from + 1 : from, isInsidePair(line, to) ? to - 1 : to];
}

/** UTF-16 code units to a column: emoji that are put together of several others have most of them. */
const MOST_UNITS = 12;

function isInsidePair(line: string, offset: number): boolean {
  return offset > 0 && (line.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/** The characters of a stretch that begins at the offset `base` of its line. */
function cellsOf(stretch: string, base: number): readonly Cell[] {
  return Array.from(graphemesIn(stretch), ({ segment, index }) => {
    const text = printable(segment);
    return { text, width: graphemeWidth(text), start: base + index, end: base + index + segment.length };
  });
}

/** The characters of the text as people see them. It must hold no line ends: making a segmenter, which knows that CR and LF are one, takes longer than checking a small plan, and plain text needs none. */
export function graphemesIn(stretch: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (onlyPlain.test(stretch)) return Array.from(stretch, (segment, index) => ({ segment, index }));
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stretch);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

const invisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const emoji = /\p{Emoji_Presentation}|\uFE0F/u;
/** The blocks that East Asian typography sets two columns wide. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal one grapheme takes up: none, one or two; a tab as many as it mostly does. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme === '\t') return tabWidth;
  if (invisible.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
