import { styleText } from 'node:util';
import { plainTextOf } from '../../core/reference/plain-text';
import { printable } from '../formats/printable';
import type { CommandLineWorld } from '../world';
import { drawTable, type Grid } from './table';
import { wrap } from './wrap';

/** How a page of the reference can be printed: for people in a terminal, for documents, for programs. */
export const pageFormats = ['text', 'markdown', 'json'] as const;
export type PageFormat = (typeof pageFormats)[number];

/** How a page is set. */
export interface PageSettings {
  /** Columns of the terminal. */
  readonly columns: number;
  readonly colours: boolean;
}

/** How the world's terminal wants pages to be set; where nothing tells its width, as the usual one. */
export function pageSettings({ columns = 80, colours }: Pick<CommandLineWorld, 'columns' | 'colours'>): PageSettings {
  return { columns, colours };
}

/** Lines of running text longer than this are hard to follow, however wide the terminal. */
const LONGEST_LINE = 100;
const SHORTEST_LINE = 20;
const INDENT = '  ';

/**
 * A page of the reference, or a table of its kind, as a terminal shows it: what belongs to a heading is indented below
 * it, lines are wrapped, tables have columns or, where these would be too narrow, a paragraph a row.
 */
export function layOutPage(markdown: string, { columns, colours }: PageSettings): string {
  const bold = (text: string): string => (colours ? styleText('bold', text, { validateStream: false }) : text);
  let indent = '';
  const laidOut = blocksOf(markdown).map((block): readonly string[] => {
    const width = Math.max(SHORTEST_LINE, Math.min(columns, LONGEST_LINE) - indent.length);
    const inset = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => (line === '' ? '' : indent + line));
    switch (block.kind) {
      case 'heading': {
        indent = INDENT.repeat(Math.max(0, block.level - 1));
        const lines = wrap(plain(block.text), Math.max(SHORTEST_LINE, columns)).map(
          (line) => INDENT.repeat(Math.max(0, block.level - 2)) + bold(line),
        );
        return lines;
      }
      case 'paragraph':
        return inset(wrap(plain(block.text), width));
      case 'code':
        return inset(block.lines.map(printable));
      case 'list':
        return inset(block.items.flatMap((item) => layOutItem(item, width)));
      case 'table': {
        const grid: Grid = { header: block.header.map(plain), rows: block.rows.map((row) => row.map(plain)) };
        const room = Math.max(SHORTEST_LINE, columns - indent.length);
        return inset(drawTable(grid, room, bold) ?? withoutColumns(grid, width, bold));
      }
    }
  });
  return `${laidOut.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Markdown of one paragraph as plain text that steers no terminal. */
function plain(markdown: string): string {
  return printable(plainTextOf(markdown));
}

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

interface Item {
  /** Blanks before its mark. */
  readonly depth: number;
  readonly mark: string;
  readonly text: string;
}

const ITEM = /^( *)([-*]|\d+\.) +(.*)$/;

/** The blocks of a page as the reference and the rules' manuals write them. */
function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const from = index++;
    const takeWhile = (fits: (line: string) => boolean): readonly string[] => {
      while (index < lines.length && fits(lines[index] ?? '')) index++;
      return lines.slice(from, index);
    };
    const [, marks, title] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
    if (line.trim() === '') continue;
    if (marks !== undefined && title !== undefined) {
      blocks.push({ kind: 'heading', level: marks.length, text: title });
    } else if (line.startsWith('```')) {
      const [, ...code] = takeWhile((next) => !next.startsWith('```'));
      index++;
      blocks.push({ kind: 'code', lines: code });
    } else if (line.startsWith('|')) {
      const [header = [], , ...rows] = takeWhile((next) => next.startsWith('|')).map(cellsOf);
      blocks.push({ kind: 'table', header, rows });
    } else if (ITEM.test(line)) {
      blocks.push({ kind: 'list', items: itemsOf(takeWhile((next) => next.trim() !== '')) });
    } else {
      const text = takeWhile((next) => next.trim() !== '' && !/^(?:#{1,6} |```|\|)/.test(next) && !ITEM.test(next));
      blocks.push({ kind: 'paragraph', text: text.join(' ') });
    }
  }
  return blocks;
}

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** The items of a list; lines without a mark go on with the item above them. */
function itemsOf(lines: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  for (const line of lines) {
    const [, blanks = '', mark, text = ''] = ITEM.exec(line) ?? [];
    const last = items.at(-1);
    if (mark !== undefined) items.push({ depth: blanks.length, mark, text });
    else if (last !== undefined) items[items.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
  }
  return items;
}

function layOutItem({ depth, mark, text }: Item, width: number): readonly string[] {
  const lead = `${' '.repeat(depth)}${mark} `;
  const lines = wrap(plain(text), Math.max(SHORTEST_LINE, width - lead.length));
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line);
}

/**
 * A table where there is no room for columns. Where columns are what it is about, as in a comparison, which has no title
 * above its first column, one column stands below the other; otherwise one row.
 */
function withoutColumns(grid: Grid, width: number, bold: (text: string) => string): readonly string[] {
  const [corner = '', ...titles] = grid.header;
  const parts: readonly Part[] =
    corner === '' && titles.some((title) => title !== '')
      ? titles.map((title, index) => ({
          title,
          lines: grid.rows.map(([label = '', ...cells]) => ({ label, text: cells[index] ?? '' })),
        }))
      : grid.rows.map(([title = '', ...cells]) => ({
          title,
          lines: cells.map((text, index) => ({ label: titles[index] ?? '', text })),
        }));
  return parts.flatMap(({ title, lines }, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrap(title, width).map(bold),
    ...lines
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => wrap(label === '' ? text : `${label}: ${text}`, width - 2 * INDENT.length))
      .flatMap((wrapped) => wrapped.map((line, at) => (at === 0 ? INDENT : INDENT + INDENT) + line)),
  ]);
}

interface Part {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}
