import type { Analysis } from '../analyze';
import type { Block, List, ListItem, Table } from '../markdown/blocks';
import { pathTo, type BlockPath } from '../markdown/find-block';
import type { Term } from '../taxonomy/schema';
import type { Draft } from '../text/draft';
import type { Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import { writeTerm } from '../writing/terms';
import { blankLineAt } from './blank-line';
import { emptyLabelAt, insertIntoEnumeration } from './insert-words';
import { insertBlock } from './insert-block';
import { insertRows } from './insert-rows';
import { lineAt, type LineAt } from './line-at';

/**
 * Writes terms into the document in the form of what stands at the caret: as rows of a table, items of a list, words of an
 * enumeration such as “KPIs: …”; anywhere else as a new list, behind the paragraph in which the caret stands.
 */
export function insertTerms(analysis: Analysis, offset: number, terms: readonly Term[]): Edit {
  const { source, tree } = analysis;
  const line = lineAt(source, offset);
  const path = pathTo(tree, offset);
  const innermost = path.blocks.at(-1);
  const table = innermost?.kind === 'table' ? innermost : tableAbove(analysis, line);
  if (table !== undefined) return insertRows(analysis, table, offset, terms);
  const isOwnVoice = innermost?.kind !== 'aside' && offset >= (tree.frontMatter?.span.end ?? 0);
  if (isOwnVoice && line.text.trim() === '') return insertOnBlankLine(analysis, line, terms);
  const words = insertIntoEnumeration(analysis, path, offset, terms);
  if (words !== undefined) return words;
  if (innermost?.kind === 'heading' || emptyLabelAt(analysis, path, offset)) {
    const below = blockBelow(analysis, path);
    if (below?.kind === 'table') return insertRows(analysis, below, below.span.start, terms);
    if (below?.kind === 'list') return insertItems(source, below, below.items.at(-1), terms);
  }
  const innermostItem = path.items.at(-1);
  if (innermostItem === undefined || !isOwnVoice) return insertBlock(analysis, offset, newList(terms));
  return insertItems(source, innermostItem.list, innermostItem.item, terms);
}

/** The table whose last row stands right above a blank line. */
function tableAbove({ source, tree }: Analysis, line: LineAt): Table | undefined {
  const above = source.lineAt(line.start) - 1;
  if (above < 0 || line.text.trim() !== '' || source.lineText(above).trim() === '') return undefined;
  const block = pathTo(tree, source.lineEnd(above)).blocks.at(-1);
  return block?.kind === 'table' ? block : undefined;
}

/** The block that follows the innermost one of a path, in the same item or at the same level. */
function blockBelow({ tree }: Analysis, path: BlockPath): Block | undefined {
  const siblings = path.items.at(-1)?.item.blocks ?? tree.blocks;
  const innermost = path.blocks.at(-1);
  return innermost === undefined ? undefined : siblings[siblings.indexOf(innermost) + 1];
}

/** The next items of the list above, or a list of their own, on a line without anything. */
function insertOnBlankLine(analysis: Analysis, line: LineAt, terms: readonly Term[]): Edit {
  const { source } = analysis;
  const { start, end, text, lineEnd } = line;
  const blank = blankLineAt(analysis, line);
  const marker = blank?.shape.kind === 'item' ? (blank.shape.marker ?? '- ') : '- ';
  const indent = text + (blank?.lead ?? '');
  const number = source.lineAt(start);
  const above = number === 0 ? '' : source.lineText(number - 1);
  const below = source.lineText(number + 1);
  const isApart = above.trim() === '' || isItemLine(above) || /^\s/.test(above);
  const isClosed = below.trim() === '' || isItemLine(below);
  const items = itemLines(terms, { indent, marker, between: lineEnd });
  return { span: { start, end }, draft: [isApart ? '' : lineEnd, ...items, isClosed ? '' : lineEnd] };
}

/** Further items of a list, behind one of its items; an empty one gives way to them. */
function insertItems(source: SourceText, list: List, item: ListItem | undefined, terms: readonly Term[]): Edit {
  const at = item?.span.start ?? list.span.start;
  const line = lineAt(source, at);
  const indent = /^[ \t]*/.exec(line.marker)?.[0] ?? '';
  const marker = line.marker.slice(indent.length) || '- ';
  const between = isLoose(source, list) ? line.lineEnd + line.lineEnd : line.lineEnd;
  if (line.text.trimEnd() === line.marker.trimEnd()) {
    return {
      span: { start: line.start, end: line.end },
      draft: itemLines(terms, { indent, marker: open(marker), between }),
    };
  }
  const end = source.text.slice(0, item?.span.end ?? list.span.end).trimEnd().length;
  const items = itemLines(terms, { indent, marker: next(marker), between });
  return { span: { start: end, end }, draft: [between, ...items] };
}

function newList(terms: readonly Term[]): Draft {
  return itemLines(terms, { indent: '', marker: '- ', between: '\n' });
}

interface ItemLayout {
  readonly indent: string;
  /** The first item's. */
  readonly marker: string;
  /** What ends one item's line and opens the next. */
  readonly between: string;
}

function itemLines(terms: readonly Term[], { indent, marker, between }: ItemLayout): Draft {
  let current = marker;
  return terms.flatMap((term, index) => {
    if (index > 0) current = next(current);
    return [index === 0 ? indent : between + indent, ...writeTerm(term, { kind: 'item', marker: current })];
  });
}

/** The marker of the item after this one: counted on, and not done yet. */
function next(marker: string): string {
  return open(marker).replace(/\d+/, (digits) => String(Number(digits) + 1));
}

function open(marker: string): string {
  return marker.replace(/\[[xX]\]/, '[ ]').replace(/\s*$/, ' ');
}

function isItemLine(text: string): boolean {
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(text);
}

/** Whether blank lines stand between a list's items. */
function isLoose(source: SourceText, { items }: List): boolean {
  const [first, second] = items;
  if (first === undefined || second === undefined) return false;
  return /\n[ \t]*\r?\n\s*$/.test(source.text.slice(first.span.start, second.span.start));
}
