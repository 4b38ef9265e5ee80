import type { Term } from '../taxonomy/schema';
import type { Draft, Stop } from '../text/draft';
import { escapeCell } from './escape';
import { nameOf, runningNameOf } from './names';
import type { ColumnUse, Shape } from './shapes';
import { exampleTarget, someDate, targetText } from './targets';

/**
 * The term as a plan writes it in that form, with places for what only the writer knows. A metric comes with a target
 * and its date, an objective with a date: `Engagement rate: ≥ 5 % by end of quarter`. `owner` stands in a table's column of owners.
 */
export function writeTerm(term: Term, shape: Shape, owner = ''): Draft {
  switch (shape.kind) {
    case 'words':
      return [runningNameOf(term)];
    case 'cell':
      return [escapeCell(nameOf(term))];
    case 'item':
      return joined([shape.marker ?? '', nameOf(term), ...itemTail(term, ': ')]);
    case 'key-value':
      return joined([nameOf(term), ...itemTail(term, ' ')]);
    case 'row':
      return writeRow(term, shape, owner);
  }
}

/** What an item says behind its name. */
function itemTail(term: Term, mark: string): Draft {
  if (term.dimension === 'metric') return [mark, { fill: targetText(exampleTarget(term)) }, ' by ', { fill: someDate }];
  if (term.dimension === 'objective') return [' by ', { fill: someDate }];
  return [];
}

type RowShape = Extract<Shape, { kind: 'row' }>;

function writeRow(term: Term, { columns, whole }: RowShape, owner: string): Draft {
  // A table that has no column for the term still gets a row that names it.
  const at = Math.max(0, columns.indexOf('term'));
  const named = columns.map((use, index): ColumnUse => (index === at ? 'term' : use));
  const cells = (whole ? named : named.slice(at)).map((use) => cellFor(term, use, columns, owner));
  return joined([whole ? '| ' : '', ...cells.flatMap((cell, index) => (index === 0 ? [cell] : [' | ', cell])), ' |']);
}

function cellFor(term: Term, use: ColumnUse, columns: readonly ColumnUse[], owner: string): string | Stop {
  const isMetric = term.dimension === 'metric';
  const target = exampleTarget(term);
  switch (use) {
    case 'term':
      return escapeCell(nameOf(term));
    case 'target':
      if (!isMetric) return { fill: '' };
      return { fill: columns.includes('unit') ? target.figure : targetText(target) };
    case 'unit':
      return isMetric ? escapeCell(target.unit === '' ? (term.unit ?? '') : target.unit) : '';
    case 'formula':
      return escapeCell(term.formula ?? '');
    case 'definition':
      return escapeCell(term.definition);
    case 'date':
      return { fill: someDate };
    case 'owner':
      return { fill: escapeCell(owner) };
    case 'other':
      return { fill: '' };
  }
}

/** Neighbouring texts as one, without empty ones. */
function joined(draft: Draft): Draft {
  const pieces: (string | Stop)[] = [];
  for (const piece of draft) {
    const last = pieces.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}
