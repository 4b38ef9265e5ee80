import type { Block, MarkdownTree, Table, TableCell } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import { linesOf, splitLabel } from '../plan/labels/lines';
import type { Scope, Statement } from '../plan/plan';
import type { Span } from '../text/span';

/** A stretch of plain text that may name an owner. */
export interface Place extends Span {
  readonly text: InlineText;
}

/** Headings, the labels of lines and items, and the headers of tables; only those in texts that are asked for. */
export function labelsOf(
  blocks: readonly Block[],
  isAskedFor: (text: InlineText) => boolean = () => true,
): readonly Place[] {
  const places: Place[] = [];
  gatherLabels(blocks, isAskedFor, places);
  return places;
}

function gatherLabels(blocks: readonly Block[], isAskedFor: (text: InlineText) => boolean, places: Place[]): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        if (isAskedFor(block.text)) places.push(whole(block.text));
        break;
      case 'paragraph':
        if (isAskedFor(block.text))
          for (const [start, end] of linesOf(block.text.text)) places.push(...labelIn(block.text, start, end));
        break;
      case 'list':
        for (const item of block.items) gatherLabels(item.blocks, isAskedFor, places);
        break;
      case 'table':
        for (const { text } of titlesIn(block)) if (isAskedFor(text)) places.push(whole(text));
        break;
      default:
    }
  }
}

function whole(text: InlineText): Place {
  return { text, start: 0, end: text.text.length };
}

const TITLES_HEADER = /^(?:role|title|job title|job|position|function)s?$/i;

/** The headers of a table, and the cells of a column that lists people's titles. */
function titlesIn({ header, rows }: Table): readonly TableCell[] {
  const column = header.cells.findIndex(({ text }) => TITLES_HEADER.test(text.text.trim()));
  if (column < 0) return header.cells;
  return [...header.cells, ...rows.flatMap((row) => row.cells.slice(column, column + 1))];
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

/** Owner notes and the cells of owner columns; of several places with the same words in one table the first. */
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
    const key =
      cell === undefined ? String(scope.evidence.start) : `${cell.table.span.start} ${text.text.slice(start, end)}`;
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
