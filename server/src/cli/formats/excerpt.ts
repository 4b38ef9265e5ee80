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
  /** Offset in the stretch. */
  readonly start: number;
  readonly end: number;
}

/** The cells of a stretch, one behind the other. */
interface Row {
  readonly length: number;
  /** How many columns the cells from one to another take, the second exclusive. */
  width(from: number, to: number): number;
  /** What they show. */
  text(from: number, to: number): string;
  /** What takes as much room, and shows nothing. */
  blank(from: number, to: number): string;
  /** The first cell that ends behind an offset. */
  behind(offset: number): number;
  /** The first cell that begins at an offset or behind it. */
  from(offset: number): number;
}

const tabWidth = 4;
const ellipsis = '…';
/** Latin letters, dashes, quotation marks, currencies, arrows, bullets: each is a character of its own, in one column. */
const plain =
  '\\xA0-\\xAC\\xAE-\\u02FF\\u2010-\\u2027\\u2030-\\u205E\\u20A0-\\u20C0\\u2190-\\u22FF\\u25A0-\\u25FC\\u2713\\u2714';
const onlyPlain = new RegExp(`^[\\x00-\\x7F${plain}]*$`, 'u');
/** Without what steers a terminal or is a tab: each takes one column, and shows as it is. */
const oneColumnEach = new RegExp(`^[\\x20-\\x7E${plain}]*$`, 'u');

/**
 * Draws the line with a mark below `start` to `end` (UTF-16 columns, the second exclusive). Of a long line only as much
 * is shown as fits into `columns` around the mark.
 */
export function drawExcerpt(line: string, start: number, end: number, columns = 100): Excerpt {
  const [near, until] = stretchAround(line, start, columns);
  const row = rowOf(line.slice(near, until));
  const first = row.behind(start - near);
  const [from, to] = windowAround(row, first, columns);
  const isCut = from > 0 || near > 0;
  const length = Math.max(1, row.width(first, Math.min(to, row.from(end - near))));
  return {
    text: (isCut ? ellipsis : '') + row.text(from, to) + (to < row.length || until < line.length ? ellipsis : ''),
    caret: `${isCut ? ' ' : ''}${row.blank(from, first)}^${'~'.repeat(length - 1)}`,
  };
}

/** The cells to show: all if they fit, else those around the first marked one, with a third of the room to its left. */
function windowAround(row: Row, first: number, columns: number): readonly [number, number] {
  if (row.width(0, row.length) <= columns) return [0, row.length];
  const width = (index: number): number => row.width(index, index + 1);
  let room = columns - 2 * ellipsis.length;
  let from = first;
  let to = first;
  for (const right = (room * 2) / 3; from > 0 && room - width(from - 1) >= right;) room -= width(--from);
  while (to < row.length && room >= width(to)) room -= width(to++);
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

function rowOf(stretch: string): Row {
  return oneColumnEach.test(stretch) ? plainRow(stretch) : rowOfCells(cellsOf(stretch));
}

/** Most lines: nothing has to be known of their characters but how many there are. */
function plainRow(stretch: string): Row {
  const { length } = stretch;
  const at = (offset: number): number => Math.max(0, Math.min(offset, length));
  return {
    length,
    width: (from, to) => Math.max(0, to - from),
    text: (from, to) => stretch.slice(from, to),
    blank: (from, to) => ' '.repeat(to - from),
    behind: at,
    from: at,
  };
}

function rowOfCells(cells: readonly Cell[]): Row {
  const { length } = cells;
  const before = (index: number): number => (index < 0 ? length : index);
  return {
    length,
    width: (from, to) => cells.slice(from, to).reduce((sum, { width }) => sum + width, 0),
    text: (from, to) => textOf(cells.slice(from, to), ({ text }) => text),
    blank: (from, to) => textOf(cells.slice(from, to), ({ text, width }) => (text === '\t' ? text : ' '.repeat(width))),
    behind: (offset) => before(cells.findIndex(({ end }) => end > offset)),
    from: (offset) => before(cells.findIndex(({ start }) => start >= offset)),
  };
}

function textOf(cells: readonly Cell[], show: (cell: Cell) => string): string {
  return cells.map(show).join('');
}

function cellsOf(stretch: string): readonly Cell[] {
  return Array.from(graphemesIn(stretch), ({ segment, index }) => {
    const text = printable(segment);
    return { text, width: graphemeWidth(text), start: index, end: index + segment.length };
  });
}

/** The characters of the text as people see them. It must hold no line ends: making a segmenter, which knows that CR and LF are one, takes longer than checking a small plan, and plain text needs none. */
export function graphemesIn(stretch: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (onlyPlain.test(stretch)) return Array.from(stretch, (segment, index) => ({ segment, index }));
  return new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stretch);
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
