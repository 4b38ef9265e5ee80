import type { List, ListItem, TableRow } from '../markdown/blocks';
import { insertAt, replaceBy, type Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';

/** The mark of a list item, with what stands around it. */
export interface Marker {
  /** The blanks before the mark. */
  readonly indent: string;
  /** `-`, `*`, `+`, `3.` or `3)`. */
  readonly mark: string;
  /** The blanks behind the mark. */
  readonly gap: string;
  /** `[ ]` or `[x]`, where the item is a task. */
  readonly task: string | undefined;
  /** Where the item's own words begin in the document. */
  readonly contentStart: number;
}

/** The line end that the document uses. */
export function lineEndOf({ text }: SourceText): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** Where the last word of a stretch ends: the blanks and line ends behind it left out. */
export function contentEnd(source: SourceText, span: Span): number {
  let end = Math.min(span.end, source.length);
  while (end > span.start && /\s/.test(source.text.charAt(end - 1))) end--;
  return end;
}

/** Where the last word before an offset ends; 0 where there is none. */
export function contentBefore(source: SourceText, offset: number): number {
  return contentEnd(source, { start: 0, end: offset });
}

/** Where the line begins on which the offset stands. */
export function lineStartAt(source: SourceText, offset: number): number {
  return source.lineStart(source.lineAt(offset));
}

/** Whether the line behind the one at the offset is blank. */
export function isFollowedByBlank(source: SourceText, offset: number): boolean {
  const next = source.lineAt(offset) + 1;
  return next < source.lineCount && source.lineText(next).trim() === '';
}

/** Reads an item's mark; `undefined` where more than blanks stand before it: `- - nested`. */
export function markerOf(source: SourceText, item: ListItem): Marker | undefined {
  const start = markStart(source, item);
  const indent = source.text.slice(lineStartAt(source, start), start);
  const match = /^([-*+]|\d{1,9}[.)])([ \t]+)(?:(\[[ xX]\])([ \t]+))?/.exec(source.text.slice(start, item.span.end));
  if (match === null || indent.trim() !== '') return undefined;
  const [whole, mark = '-', gap = ' ', task] = match;
  return { indent, mark, gap, task, contentStart: start + whole.length };
}

/** Where an item's mark stands: some items begin with blanks of their indentation. */
function markStart(source: SourceText, { span }: ListItem): number {
  return span.start + (/^[ \t]*/.exec(source.text.slice(span.start, span.end))?.[0].length ?? 0);
}

/** Whether blank lines stand between a list's items. */
export function isLoose(source: SourceText, { items }: List): boolean {
  const [last, before] = [items.at(-1), items.at(-2)];
  if (last === undefined || before === undefined) return false;
  return BLANK_LINE.test(source.text.slice(contentEnd(source, before.span), last.span.start));
}

/** A lone CR ends a line as well, the one of a CRLF does not. */
const BLANK_LINE = /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/;

/** Takes an item out of its list, blank lines included, and renumbers those behind it. */
export function removeItem(source: SourceText, list: List, item: ListItem): readonly Edit[] {
  const index = list.items.indexOf(item);
  const next = list.items[index + 1];
  const from = lineStartAt(source, item.span.start);
  if (next === undefined) return [replaceBy(removedBlock(source, item.span), '')];
  return [
    replaceBy({ start: from, end: lineStartAt(source, next.span.start) }, ''),
    ...renumber(source, list.items.slice(index)),
  ];
}

/** What goes when a block goes: its lines and the blank ones before it, or those behind it at the document's start. */
export function removedBlock(source: SourceText, span: Span): Span {
  const end = contentEnd(source, span);
  const before = contentBefore(source, lineStartAt(source, span.start));
  if (before > 0) return { start: before, end };
  const rest = /^\s*(?:\r\n|\n|\r)(?=[ \t]*\S)|^\s*$/.exec(source.text.slice(end));
  return { start: lineStartAt(source, span.start), end: end + (rest?.[0].length ?? 0) };
}

/** Each item but the first takes the number of the one before it, where the list counts up. */
function renumber(source: SourceText, items: readonly ListItem[]): readonly Edit[] {
  const numbers = items.map((item) => numberOf(source, item));
  if (numbers.length < 2 || numbers[0] === undefined || numbers[1] !== numbers[0] + 1) return [];
  return items.slice(1).flatMap((item, index) => {
    const [number, before] = [numbers[index + 1], numbers[index]];
    if (number === undefined || before === undefined) return [];
    const start = markStart(source, item);
    return [replaceBy({ start, end: start + String(number).length }, String(before))];
  });
}

function numberOf(source: SourceText, item: ListItem): number | undefined {
  const start = markStart(source, item);
  const digits = /^\d+/.exec(source.text.slice(start, start + 9))?.[0];
  return digits === undefined || digits.startsWith('0') ? undefined : Number(digits);
}

/** The mark for one more item behind another one. */
export function nextMark(source: SourceText, list: List, item: ListItem, mark: string): string {
  const number = numberOf(source, item);
  if (number === undefined) return mark;
  return `${countsUp(source, list) ? number + 1 : number}${mark.slice(-1)}`;
}

/** Counts the items behind another one on, so that one more fits between. */
export function makeRoom(source: SourceText, list: List, item: ListItem): readonly Edit[] {
  if (!countsUp(source, list)) return [];
  return list.items.slice(list.items.indexOf(item) + 1).flatMap((later) => {
    const number = numberOf(source, later);
    const start = markStart(source, later);
    return number === undefined ? [] : [replaceBy({ start, end: start + String(number).length }, String(number + 1))];
  });
}

/** Whether a list's numbers grow, or could: some writers number every item 1. */
function countsUp(source: SourceText, { items }: List): boolean {
  const [first, second] = items;
  if (first === undefined || numberOf(source, first) === undefined) return false;
  return second === undefined || numberOf(source, second) !== numberOf(source, first);
}

/** Takes a row out of its table. */
export function removeRow(source: SourceText, row: TableRow): Edit {
  const line = source.lineAt(row.span.start);
  const isLast = line + 1 >= source.lineCount;
  return isLast
    ? replaceBy({ start: source.lineEnd(line - 1), end: source.lineEnd(line) }, '')
    : replaceBy({ start: source.lineStart(line), end: source.lineStart(line + 1) }, '');
}

/** Puts lines behind the line at the offset, each indented as it stands. */
export function insertLines(source: SourceText, offset: number, lines: readonly string[]): Edit {
  const lineEnd = lineEndOf(source);
  return insertAt(offset, lines.map((line) => lineEnd + line).join(''));
}
