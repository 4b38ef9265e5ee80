import type { Analysis } from '../analyze';
import { pathTo } from '../markdown/find-block';
import type { Shape } from '../writing/shapes';
import { columnUses } from './column-uses';
import { lineAt, type LineAt } from './line-at';
import { termColumnOf } from './term-column';

/** How something is written on a line without anything, as what stands above it suggests. */
export interface BlankLine {
  readonly shape: Shape;
  /** What stands before and behind the term on that line. */
  readonly before: string;
  readonly behind: string;
  /** The indentation that the list above has and the line lacks. */
  readonly lead: string;
  /** The line end that keeps what stands right below from becoming a part of it. */
  readonly tail: string;
}

/** The line as a row of the table that ends right above it, as the next item of a list, or as a new list's first item. */
export function blankLineAt(analysis: Analysis, line: LineAt): BlankLine | undefined {
  const { source, tree } = analysis;
  const above = source.lineAt(line.start) - 1;
  const below = above + 2 < source.lineCount ? source.lineText(above + 2) : '';
  if (above >= 0 && /^[ \t]*\|/.test(source.lineText(above))) {
    const table = pathTo(tree, source.lineEnd(above)).blocks.at(-1);
    if (table?.kind !== 'table') return undefined;
    const column = termColumnOf(analysis, table, 'metric');
    const columns = columnUses(table, column);
    const cells = (count: number): string => '| '.repeat(Math.max(0, count));
    return {
      shape: { kind: 'row', columns, whole: true },
      before: cells(column + 1),
      behind: ` |${endBefore(below, /^\s*\|/)}`,
      lead: '',
      tail: endBefore(below, /^\s*\|/),
    };
  }
  const marker = markerAbove(analysis, above) ?? '- ';
  const indent = /^[ \t]*/.exec(marker)?.[0] ?? '';
  const lead = line.before === '' ? indent : '';
  const bare = marker.slice(indent.length);
  const tail = endBefore(below, STARTS_A_BLOCK);
  return { shape: { kind: 'item', marker: bare }, before: lead + bare, behind: tail, lead, tail };
}

const STARTS_A_BLOCK = /^\s*(?:[-*+]|\d+[.)])\s|^ {0,3}(?:#{1,6}\s|`{3}|~{3}|>|<!--)/;

/** A line end where the line below is text that would go on with what is written above it. */
function endBefore(below: string, isSeparate: RegExp): string {
  return below.trim() === '' || isSeparate.test(below) ? '' : '\n';
}

/** The marker with which the list goes on that ends at most one blank line above. */
function markerAbove({ source }: Analysis, above: number): string | undefined {
  for (let number = above; number >= 0 && number >= above - 1; number--) {
    const text = source.lineText(number);
    if (text.trim() === '') continue;
    const { marker } = lineAt(source, source.lineStart(number));
    if (marker === '') return undefined;
    return marker
      .replace(/\d+/, (digits) => String(Number(digits) + 1))
      .replace(/\[[xX]\]/, '[ ]')
      .replace(/\s*$/, ' ');
  }
  return undefined;
}
