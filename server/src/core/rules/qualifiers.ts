import type { Assignment } from '../assignments/assign';
import type { Block, TableRow } from '../markdown/blocks';
import type { BlockPath, CellPlace } from '../markdown/find-block';
import type { InlineText } from '../markdown/inline-text';
import { findElements } from '../plan/owners/elements';
import { readLabel } from '../plan/labels/labels';
import { splitLabel } from '../plan/labels/lines';
import type { RoleGrammar } from '../roles/role-names';
import { covers, type Span } from '../text/span';
import type { LabelsAbove } from './labels-above';

/** Words around a term that say how much, by when or that it is to grow, and not which one of several is meant. */
const NEUTRAL =
  /^(?:the|a|an|our|your|their|its|and|or|of|to|in|on|at|for|by|with|is|be|are|all|total|overall|kpis?|metrics?|targets?|goals?|number|increase|grow|growth|raise|improve|reduce|lower|decrease|keep|hold|reach|above|below|over|under|least|most|than|more|less|up|down|weekly|monthly|quarterly|yearly|daily|annual|annually|every|each|per|year|quarter|month|week|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|end|q[1-4]|h[12]|fy\d*|\d\S*|points?|percent|pp|k|m)$/i;

/** Columns that say how much, how it stands or who else has to do with it; a row with other words there is about the same thing. */
const NEUTRAL_HEADER =
  /^(?:#|no\.?|nr\.?|ref|id|target|goal|aim|baseline|now|today|current|actual|status|state|progress|notes?|comments?|remarks?|source|sources|tools?|read from|definition|description|why|reason|rationale|formula|unit|how (?:often|measured)|frequency|cadence|rhythm|approv|sign|review|consult|inform|support|input|owner|dri|lead|team|who|responsible|accountable|20\d\d|q[1-4]|h[12]|fy|[+−-]?\d)/i;

/**
 * What narrows a term down to one of several things of its name, as folded words in order: "linkedin" for
 * "Engagement rate (LinkedIn)", for a row of the LinkedIn channel and for an item below "LinkedIn:". Empty where the
 * bare term stands, whatever its target.
 */
export function qualifiersOf(
  assignment: Assignment,
  path: BlockPath,
  labels: LabelsAbove,
  grammar: RoleGrammar,
): readonly string[] {
  const { evidence } = assignment.scope;
  const words = [
    ...ownWords(assignment),
    ...wordsOfBlock(labels.above(path.blocks[0]), evidence, grammar),
    ...(path.cell === undefined ? [] : wordsOfRow(path.cell, evidence)),
  ];
  for (const { item } of path.items.slice(0, -1)) words.push(...wordsOfBlock(item.blocks[0], evidence, grammar));
  return words.sort();
}

/**
 * The digits that stand with the term, or in its row's column of targets: "4000" for "4,000 active members" and
 * "Active members: 4,000". `undefined` where there are none.
 */
export function figureOf({ statement, mention }: Assignment, { cell }: BlockPath): string | undefined {
  const { text } = statement.text;
  const { start, end } = elementsAround(text, statement, mention);
  const column = cell?.table.header.cells.findIndex((header) => TARGET_HEADER.test(header.text.text)) ?? -1;
  const target = column < 0 ? undefined : cell?.row.cells[column]?.text.text;
  const [figure] =
    FIGURE.exec(`${text.slice(start, mention.start)} ${text.slice(mention.end, end)} ${target ?? ''}`) ?? [];
  return figure?.replace(/\D/g, '');
}

/** A column of targets, by its header. */
export const TARGET_HEADER = /\b(?:targets?|tgt|goals?|aims?|thresholds?|objectives?|plan|20\d\d|q[1-4]|h[12])\b/i;
const FIGURE = /\d[\d.,\u00a0 ]*/u;

function ownWords({ statement, mention }: Assignment): readonly string[] {
  const { text } = statement;
  return meaningful(text, elementsAround(text.text, statement, mention))
    .filter((word) => word.end <= mention.start || word.start >= mention.end)
    .map(({ key }) => key);
}

/** The element of an enumeration that the term is, with what is said of it behind a colon or a dash. */
function elementsAround(text: string, within: Span, mention: Span): Span {
  const elements = findElements(text, within.start, within.end);
  const index = elements.findIndex((element) => covers(element, mention));
  const own = elements[index];
  if (own === undefined) return within;
  const next = elements[index + 1];
  return { start: own.start, end: next?.after === 'break' ? next.end : own.end };
}

function meaningful(text: InlineText, { start, end }: Span): ReturnType<InlineText['wordsIn']> {
  return text.wordsIn(start, end).filter(({ raw }) => raw !== '&' && !NEUTRAL.test(raw));
}

/** The words of a label or a parent item, unless it is what set the role or says of which kind things are. */
function wordsOfBlock(block: Block | undefined, evidence: Span, grammar: RoleGrammar): readonly string[] {
  if (block?.kind !== 'paragraph' || covers(block.span, evidence)) return [];
  const { text } = block;
  const split = splitLabel(text, 0, text.text.length);
  const part = split ?? { start: 0, end: text.text.length };
  const label = readLabel(text, part.start, part.end, grammar);
  return label.roles.length > 0 || label.dimensionOnly ? [] : meaningful(text, part).map(({ key }) => key);
}

function wordsOfRow({ table, row, column }: CellPlace, evidence: Span): readonly string[] {
  return row.cells.flatMap((cell, index) => {
    const header = headerOf(table.header, index);
    const isMark = cell.text.text.trim().length <= 3;
    if (index === column || isMark || NEUTRAL_HEADER.test(header) || covers(cell.span, evidence)) return [];
    // A date or a number in another column tells rows apart: the newsletter of May and that of June.
    return cell.text.wordsIn(0, cell.text.text.length).map(({ key }) => key);
  });
}

function headerOf(header: TableRow, index: number): string {
  return (header.cells[index]?.text.text ?? '').trim();
}
