import type { List, ListItem } from '../markdown/blocks';
import type { Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import { contentEnd, isLoose, markerOf, nextMark, removeItem, type Marker } from './layout';

/** What moves: the words of one item, in Markdown, with whatever is nested in it. */
export interface Piece {
  /** Its first line, without a list marker. */
  readonly text: string;
  /** The lines beneath it as they stand, without the indentation of the item itself. */
  readonly lines: readonly string[];
  /** The marker that it had: `undefined` for what was no list item of its own. */
  readonly marker: Marker | undefined;
  /** What stood between it and the elements beside it. */
  readonly separator?: string | undefined;
  /** A table's row, by the words of its headers. */
  readonly row?: ReadonlyMap<string, string>;
  /** Takes it out of where it stands. */
  readonly removal: readonly Edit[];
}

/** A whole list item as what moves. */
export function itemPiece(
  source: SourceText,
  list: List,
  item: ListItem,
  removal?: readonly Edit[],
): Piece | undefined {
  const marker = markerOf(source, item);
  if (marker === undefined) return undefined;
  const [text = '', ...lines] = source.text
    .slice(marker.contentStart, contentEnd(source, item.span))
    .split(/\r\n|\n|\r/);
  return {
    text,
    lines: lines.map((line) => (line.startsWith(marker.indent) ? line.slice(marker.indent.length) : line.trimStart())),
    marker,
    removal: removal ?? removeItem(source, list, item),
  };
}

/** The lines of a piece as one more item of a list, behind another one; a blank line before it where the list has such. */
export function linesForList(
  source: SourceText,
  list: List,
  item: ListItem,
  piece: Piece,
): readonly string[] | undefined {
  const marker = markerOf(source, item);
  if (marker === undefined) return undefined;
  const first = source.text.charAt(marker.contentStart);
  const numbered = withNextNumber(piece.text, source.text.slice(marker.contentStart, item.span.end));
  const text = startsUpper(first) ? capitalise(numbered) : numbered;
  const mark = nextMark(source, list, item, marker.mark);
  const fitted = linesAsItem({ ...piece, text }, { ...marker, mark });
  return isLoose(source, list) ? ['', ...fitted] : fitted;
}

/** The lines of a piece behind a marker of this kind. */
export function linesAsItem(piece: Piece, marker: Pick<Marker, 'indent' | 'mark' | 'gap' | 'task'>): readonly string[] {
  const task = marker.task === undefined ? '' : `${piece.marker?.task ?? '[ ]'} `;
  const [now, before] = [marker.mark.length + marker.gap.length, widthOf(piece.marker)];
  return [
    `${marker.indent}${marker.mark}${marker.gap}${task}${piece.text}`,
    ...piece.lines.map((line) => (line.trim() === '' ? '' : marker.indent + shifted(line, now - before))),
  ];
}

/** "KR 2" goes on counting where it comes to: "KR 3" behind another's "KR 2". */
function withNextNumber(text: string, before: string): string {
  const [own, other] = [NUMBERED.exec(text), NUMBERED.exec(before)];
  const number = other?.[2];
  if (own === null || other === null || number === undefined) return text;
  return `${other[1] ?? ''}${Number(number) + 1}${text.slice(own[0].length)}`;
}

const NUMBERED = /^([*_]{0,2}(?:KR|KPI|O|M|G|T|#)\s?(?:\d+[.-])*)(\d+)(?![\d.])/i;

function widthOf(marker: Marker | undefined): number {
  return marker === undefined ? 2 : marker.mark.length + marker.gap.length;
}

/** Deeper or less deep by some blanks, so that what is nested stays so beneath a wider or narrower marker. */
function shifted(line: string, by: number): string {
  if (line.startsWith('\t')) return line;
  if (by >= 0) return ' '.repeat(by) + line;
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blanks, -by));
}

/** The text with its first letter as at the start of a line. */
export function capitalise(text: string): string {
  const word = /^\p{Ll}[\p{L}\p{M}]*/u.exec(text)?.[0] ?? '';
  // "eNPS" and "iOS installs" are written so on purpose.
  return word === '' || /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function startsUpper(character: string): boolean {
  return !/\p{Ll}/u.test(character);
}
