import type { Block, MarkdownTree, Table } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import { linesOf, splitLabel } from '../plan/lines';
import type { Scope, Statement } from '../plan/plan';
import type { Span } from '../text/span';

/** A stretch of plain text that may name an owner. */
export interface Place extends Span {
  readonly text: InlineText;
}

/** Headings, the labels of lines and items, and the headers of tables. */
export function labelsOf(blocks: readonly Block[]): readonly Place[] {
  return blocks.flatMap((block): readonly Place[] => {
    switch (block.kind) {
      case 'heading':
        return [{ text: block.text, start: 0, end: block.text.text.length }];
      case 'paragraph':
        return linesOf(block.text.text).flatMap(([start, end]) => labelIn(block.text, start, end));
      case 'list':
        return block.items.flatMap((item) => labelsOf(item.blocks));
      case 'table':
        return titlesIn(block);
      default:
        return [];
    }
  });
}

const TITLES_HEADER = /^(?:role|title|job title|job|position|function)s?$/i;

/** The headers of a table, and the cells of a column that lists people's titles. */
function titlesIn({ header, rows }: Table): readonly Place[] {
  const column = header.cells.findIndex(({ text }) => TITLES_HEADER.test(text.text.trim()));
  const cells = rows.flatMap((row) => (column < 0 ? [] : row.cells.slice(column, column + 1)));
  return [...header.cells, ...cells].map(({ text }) => ({ text, start: 0, end: text.text.length }));
}

function labelIn(text: InlineText, start: number, end: number): readonly Place[] {
  const label = splitLabel(text, start, end);
  return label === undefined || label.mark === 'dash' ? [] : [{ text, start: label.start, end: label.end }];
}

/** How far behind the first name of an owner the second one may begin and end, in characters. */
const LONGEST_OWNER = 60;
const ON_THE_ITEM: ReadonlySet<Scope['source']> = new Set(['owner-note', 'owner-column', 'role-row', 'matrix']);

/** Whether owner notes or the cells of owner columns name several owners of the statement or of parts of it. */
export function hasOwners({ scope, noted }: Statement): boolean {
  return namesOwners(scope) || (noted.length > 0 && noted.some((element) => namesOwners(element.scope)));
}

function namesOwners(scope: Scope | undefined): boolean {
  return scope !== undefined && scope.owners.length >= 2 && ON_THE_ITEM.has(scope.source);
}

/** Owner notes and the cells of owner columns; of several cells with the same words in one table the first. */
export function ownersIn(statements: readonly Statement[], tree: MarkdownTree): readonly Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  /** The cells of a row mostly stand in one scope. */
  let last: Scope | undefined;
  const read = (scope: Scope): void => {
    if (scope === last || !namesOwners(scope)) return;
    last = scope;
    const { text, cell } = pathTo(tree, scope.evidence.start);
    const start = text?.plainOffset(scope.evidence.start);
    if (text === undefined || start === undefined) return;
    const end = Math.min(text.text.length, start + LONGEST_OWNER);
    const key = cell === undefined ? String(scope.evidence.start) : `${cell.table.span.start} ${text.text}`;
    if (seen.has(key)) return;
    seen.add(key);
    places.push({ text, start, end });
  };
  for (const { scope, noted } of statements) {
    if (scope !== undefined) read(scope);
    for (const element of noted) read(element.scope);
  }
  return places;
}
