import type { List, ListItem, Table } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { Section, Statement } from '../plan/plan';
import type { Role } from '../taxonomy/schema';
import { insertAt, type Edit } from '../text/edits';
import { covers } from '../text/span';
import { appendElement, readEnumeration } from './enumeration';
import { readsAsSentence } from './sentences';
import { contentEnd, insertLines, makeRoom } from './layout';
import { dimensionAt, termsOf, type Origin } from './origin';
import { linesForList, type Piece } from './piece';
import { isSolely } from './role-wording';
import { cellsByHeader, rowFor } from './table-rows';

/** Somewhere a piece can go. */
export interface Place {
  /** The heading of the section that it goes to, in the document's own words. */
  readonly section: string | undefined;
  /** The section does not exist yet. */
  readonly isNew: boolean;
  readonly insert: (piece: Piece) => readonly Edit[] | undefined;
}

/** The role's own lists, tables and enumerations of the same kind of thing, the one nearest in the outline first. */
export function standingPlaces(origin: Origin, role: Role): readonly Place[] {
  const { analysis } = origin;
  const wanted = origin.assignment.dimension?.dimension;
  const fitting = analysis.plan.statements.filter(
    (statement) =>
      (statement.form === 'item' || statement.form === 'cell') &&
      statement.silence === undefined &&
      statement.scope?.strength === 'strong' &&
      isSolely(statement.scope, role) &&
      (statement.dimension?.dimension === wanted || statement.dimension?.dimension === dimensionAt(origin)),
  );
  /** By list, table or line; the last statement of each says where its things of this kind end. */
  const places = new Map<object, { place: Place; nearness: number; exact: boolean }>();
  for (const statement of fitting) {
    const found = placeAt(statement, origin);
    if (found === undefined) continue;
    places.set(found.block, {
      place: { section: sectionName(origin, role, statement), isNew: false, insert: found.insert },
      nearness: sharedSections(origin, statement),
      exact: statement.dimension?.dimension === dimensionAt(origin),
    });
  }
  return [...places.values()]
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.nearness - a.nearness)
    .map(({ place }) => place);
}

/** The list, table or line that the statement belongs to, and how something is added to it. */
function placeAt(
  statement: Statement,
  { analysis }: Origin,
): { readonly block: object; readonly insert: Place['insert'] } | undefined {
  const { source, tree } = analysis;
  const { scope, dimension, text, start, end } = statement;
  const own = text.sourceSpan(start, end);
  const path = pathTo(tree, own.start);
  if (scope === undefined) return undefined;
  const { cell } = path;
  if (cell !== undefined) {
    return covers(cell.table.span, scope.evidence)
      ? undefined
      : { block: cell.table, insert: (piece) => insertRow(cell.table, cell.column, piece, analysis.source) };
  }
  const line = text.sourceSpan(0, text.text.length);
  const isLabelled =
    (dimension !== undefined && covers(line, dimension.evidence)) ||
    (scope.source === 'lead-in' && covers(line, scope.evidence));
  if (start > 0 && isLabelled) {
    if (readsAsSentence(text.text.slice(0, end))) return undefined;
    return {
      block: statement,
      insert: (piece) => {
        if (piece.lines.length > 0) return undefined;
        const stop = /[.;]\s*$/.exec(text.text.slice(start, end))?.index;
        const stretch = { start, end: stop === undefined ? end : start + stop };
        const phrases = termsOf(statement, analysis);
        const enumeration = readEnumeration(text.text, stretch, phrases, phrases, true);
        const words = inRow(piece.text, text.text.slice(start), analysis);
        return appendElement(text, source, enumeration, stretch, words, piece.separator);
      },
    };
  }
  const innermost = path.items.at(-1);
  if (innermost === undefined || covers(innermost.item.span, scope.evidence)) return undefined;
  if (dimension !== undefined && covers(innermost.item.span, dimension.evidence)) return undefined;
  const { list, item } = innermost;
  if (list.items.filter(({ blocks }) => blocks.length > 1).length * 2 > list.items.length) return undefined;
  return { block: list, insert: (piece) => insertItem(list, item, piece, source) };
}

/** Words as they stand within an enumeration: in lower case where the others are, names as they are. */
function inRow(text: string, others: string, { taxonomy }: Origin['analysis']): string {
  const word = /^\p{Lu}\p{Ll}+/u.exec(text)?.[0];
  if (word === undefined || !/^\p{Ll}/u.test(others.trimStart())) return text;
  const lower = word.toLowerCase();
  const isPlainWord = taxonomy.terms.some(({ forms, weakForms }) =>
    [...forms, ...weakForms].some((form) => form.startsWith(lower) && !/\p{L}/u.test(form.charAt(lower.length))),
  );
  return isPlainWord ? lower + text.slice(word.length) : text;
}

function insertItem(
  list: List,
  item: ListItem,
  piece: Piece,
  source: Origin['analysis']['source'],
): readonly Edit[] | undefined {
  const lines = linesForList(source, list, item, piece);
  if (lines === undefined) return undefined;
  return [insertLines(source, contentEnd(source, item.span), lines), ...makeRoom(source, list, item)];
}

function insertRow(
  table: Table,
  column: number,
  piece: Piece,
  source: Origin['analysis']['source'],
): readonly Edit[] | undefined {
  if (piece.lines.length > 0) return undefined;
  const last = table.rows.at(-1) ?? table.header;
  const cells = cellsByHeader(table, column, piece);
  const end = source.lineEnd(source.lineAt(last.span.start));
  return cells === undefined ? undefined : [insertLines(source, end, [rowFor(table, cells, source)])];
}

/** How many sections hold both the term and the statement. */
function sharedSections({ analysis, finding }: Origin, { text, start, end }: Statement): number {
  const there = text.sourceSpan(start, end);
  return analysis.plan.sections.filter(({ span }) => covers(span, finding.span) && covers(span, there)).length;
}

/** The heading of the role's section around a statement, or what else names the role there. */
function sectionName({ analysis }: Origin, role: Role, { scope, text, start, end }: Statement): string | undefined {
  const there = text.sourceSpan(start, end);
  const section = analysis.plan.sections.findLast(
    ({ span, opensScope, context }) =>
      opensScope && covers(span, there) && context.scope !== undefined && isSolely(context.scope, role),
  );
  if (section !== undefined) return titleOf(section);
  return scope === undefined ? undefined : analysis.source.slice(scope.evidence);
}

/** A section's heading as a reader says it, without numbers and emoji. */
export function titleOf({ heading, label }: Section): string {
  return heading.text.text.slice(label.start, label.end).trim();
}

/** Puts paragraphs behind an offset, a blank line before each. */
export function insertBlocks(
  source: Origin['analysis']['source'],
  offset: number,
  blocks: readonly (readonly string[])[],
  lineEnd: string,
): Edit {
  const text = blocks.map((lines) => lineEnd + lineEnd + lines.join(lineEnd)).join('');
  const atStart = offset === 0;
  const atEnd = offset >= source.length && !atStart;
  return insertAt(offset, atStart ? text.trimStart() : atEnd ? text + lineEnd : text);
}
