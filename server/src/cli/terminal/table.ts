import { displayWidth, pad, wrap } from './wrap';

/** Blanks between two columns. */
const GAP = 2;
/** A column narrower than this is no pleasure to read. */
const NARROWEST = 18;

/** Something to be set as a table; every row has as many cells as the header, which is all blank where there is none. */
export interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The table as lines that fit into the width, its cells wrapped; `undefined` where the width is too small for columns
 * that can be read. `emphasise` paints the header once its room is known.
 */
export function drawTable(
  { header, rows }: Grid,
  width: number,
  emphasise: (text: string) => string = (text) => text,
): readonly string[] | undefined {
  const widths = fitColumns({ header, rows }, width);
  if (widths === undefined) return undefined;
  const draw = (cells: readonly string[]): readonly string[] => {
    const wrapped = widths.map((column, index) => wrap(cells[index] ?? '', column));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((column, index) => pad(wrapped[index]?.[line] ?? '', column))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const drawn = rows.map(draw);
  // Where rows are higher than a line, only a blank line shows where one ends.
  const airy = drawn.some((lines) => lines.length > 1);
  const body = drawn.flatMap((lines, index) => (airy && index > 0 ? ['', ...lines] : lines));
  if (header.every((cell) => cell === '')) return body;
  const rule = widths.map((column) => '─'.repeat(column)).join(' '.repeat(GAP));
  return [...draw(header).map(emphasise), rule, ...body];
}

/** Each column's width: what it needs where that is little, and an equal share of what is left for the others. */
function fitColumns({ header, rows }: Grid, width: number): readonly number[] | undefined {
  const needs = header.map((title, index) =>
    Math.max(1, displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  const room = width - GAP * (needs.length - 1);
  if (sum(needs) <= room) return needs;
  const widths = new Map<number, number>();
  for (;;) {
    const open = needs.flatMap((_, index) => (widths.has(index) ? [] : [index]));
    const share = Math.floor((room - sum([...widths.values()])) / open.length);
    const content = open.filter((index) => (needs[index] ?? 0) <= share);
    if (content.length === 0)
      return share < NARROWEST ? undefined : needs.map((_, index) => widths.get(index) ?? share);
    for (const index of content) widths.set(index, needs[index] ?? 0);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
