import type { Analysis } from '../analyze';
import { isPlan } from '../assignments/is-plan';
import { pathTo, type BlockPath } from '../markdown/find-block';
import { buildLexicon } from '../mentions/lexicon';
import { findMentions } from '../mentions/find-mentions';
import type { Scope, Silence, Statement } from '../plan/plan';
import type { Owner } from '../roles/owners';
import type { Dimension, RoleId, TermId } from '../taxonomy/schema';
import { covers, type Span } from '../text/span';
import type { Shape } from '../writing/shapes';
import { blankLineAt, type BlankLine } from './blank-line';
import { columnUses } from './column-uses';
import { givenAt, type Writing } from './given-at';
import { elementStart, restOfWord, type LineAt } from './line-at';
import { ownerCellAt } from './owner-cell';
import type { OwnerPlace } from './owner-place';
import { sectionAt } from './place';
import { PROBE, readProbe, type ProbeReading } from './probe';
import { phraseStart } from './typed-phrase';
import { heldElsewhere, presentTerms } from './what-is-present';

/** A place where a term of the taxonomy may be written. */
export interface TermPlace {
  /** `blank`: a line without anything, on which a whole item or row may be written; `key-value`: behind a label. */
  readonly kind: 'item' | 'cell' | 'key-value' | 'blank' | 'prose';
  /** Whom the place gives what is written there; empty where it is nobody's. */
  readonly owners: readonly Owner[];
  readonly scope: Scope | undefined;
  /** What kind of thing is listed there: as a heading, label or column says, else as the list's other items are. */
  readonly dimension: Dimension | undefined;
  readonly silence: Silence | undefined;
  readonly shape: Shape;
  /** The word or phrase that is being typed; for a row, all that is left of it. */
  readonly replace: Span;
  /** The same as far as the caret. */
  readonly typed: string;
  /** The words that a term stands in for, without the rest of a row. */
  readonly phrase: Span;
  /** The same in the document's words; empty where nothing stands there yet. */
  readonly replaced: string;
  /** Nothing else stands before it in its item, cell or element of an enumeration. */
  readonly isFresh: boolean;
  /** Whether the place itself, or a sentence, gives somebody what is written there. */
  readonly isGiven: boolean;
  /** The blank that is missing behind a bar, a colon or a comma. */
  readonly lead: string;
  /** The line end that keeps what stands right below from becoming a part of it. */
  readonly tail: string;
  /** What the list, the table or the section gives to the same role already. */
  readonly present: ReadonlySet<TermId>;
  /** What the plan plainly gives to one other role, and to which. */
  readonly held: ReadonlyMap<TermId, RoleId>;
  readonly lineEnd: '\n' | '\r\n';
  /** Whether the document is a plan once something stands there. */
  readonly isPlan: boolean;
  readonly writing: Writing;
}

/**
 * The place of a term at a caret, as the checker reads it: with a probe written there, the document's own reading says
 * whose and what it is.
 */
export function termPlaceAt(analysis: Analysis, line: LineAt, offset: number): TermPlace | OwnerPlace | undefined {
  const { source, tree, taxonomy, plan, fileName } = analysis;
  const { text } = source;
  const blank = line.text.trim() === '' ? blankLineAt(analysis, line) : undefined;
  const from = line.start + elementStart(line);
  const phraseOf = (dimension: Dimension | undefined): Span =>
    blank === undefined ? phraseAt(analysis, from, offset, dimension) : { start: offset, end: offset };
  let phrase = phraseOf(undefined);
  const probe = (): ProbeReading | undefined => {
    const lead = blank?.before ?? leadAt(line, offset, phrase);
    return readProbe({ replaced: phrase, before: lead, behind: blank?.behind ?? '' }, analysis);
  };
  let reading = probe();
  // Once it is plain which kind of thing is listed, what was typed may be the beginning of less.
  const narrower = phraseOf(reading?.statement?.dimension?.dimension);
  if (narrower.start !== phrase.start) {
    phrase = narrower;
    reading = probe();
  }
  if (reading === undefined) return undefined;
  const { path, probedPlan, statement } = reading;
  const lead = leadAt(line, offset, phrase);
  const ownerCell = ownerCellAt(path, taxonomy, { line, offset, lead });
  if (ownerCell !== undefined) return ownerCell;
  const at = statement?.text.plainOffset(reading.start);
  if (statement === undefined || at === undefined || statement.form === 'heading') return undefined;
  if (blank !== undefined && statement.scope?.source === 'role-column') return undefined;
  const writing: Writing = { statement, at: { start: at, end: at + PROBE.length }, people: plan.people };
  const given = givenAt(writing, statement.dimension?.dimension ?? 'metric', taxonomy);
  const owners = given?.owners ?? statement.scope?.owners ?? [];
  const roles = owners.flatMap((owner) => (owner.kind === 'role' ? [owner.role] : []));
  const block = pathTo(tree, offset).blocks[0]?.span ?? { start: offset, end: offset };
  return {
    ...shapeAt({ line, phrase, from, path, statement, blank }),
    owners,
    scope: statement.scope,
    dimension: (statement.dimension ?? given?.dimension)?.dimension ?? dimensionOf(analysis, block, roles),
    silence: statement.silence,
    phrase,
    replaced: source.slice(phrase),
    typed: text.slice(phrase.start, offset),
    isFresh: phrase.start === from || blank !== undefined,
    isGiven: given !== undefined,
    lead: blank?.lead ?? lead,
    tail: blank?.tail ?? '',
    present: presentTerms(analysis, sectionAt(plan, offset)?.span ?? block, roles, phrase),
    held: heldElsewhere(analysis, roles, statement.scope),
    lineEnd: line.lineEnd,
    isPlan: analysis.isPlan || isPlan(probedPlan, given === undefined ? [] : [{ assignment: given }], { fileName }),
    writing,
  };
}

/** The blank that is missing between a mark and what is going to be written behind it. */
function leadAt({ before }: LineAt, offset: number, phrase: Span): string {
  return /[|:,;]$/.test(before) && offset === phrase.start ? ' ' : '';
}

/** The word or phrase at the caret; one that is a term already, as a whole. */
function phraseAt(
  { source, tree, taxonomy }: Analysis,
  from: number,
  offset: number,
  dimension: Dimension | undefined,
): Span {
  const { text } = source;
  const start = from + phraseStart(text.slice(from, offset), taxonomy, dimension);
  const end = offset + restOfWord(text.slice(offset, offset + LONGEST_WORD)).length;
  const inline = pathTo(tree, offset).text;
  const plain = inline?.plainOffset(offset);
  if (inline === undefined || plain === undefined) return { start, end };
  const words = inline.wordsIn(Math.max(0, plain - LONGEST_WORD), Math.min(inline.text.length, plain + LONGEST_WORD));
  const around = findMentions(inline.text, words, taxonomy.derive(buildLexicon)).find(
    (mention) => mention.start <= plain && plain < mention.end,
  );
  if (around === undefined) return { start, end };
  const span = inline.sourceSpan(around.start, around.end);
  return { start: Math.max(from, Math.min(start, span.start)), end: Math.max(end, span.end) };
}

/** How far around the caret a word may reach, in characters. */
const LONGEST_WORD = 80;

interface ShapeInput {
  readonly line: LineAt;
  readonly phrase: Span;
  /** Where the element begins in which the phrase stands. */
  readonly from: number;
  readonly path: BlockPath;
  readonly statement: Statement;
  readonly blank: BlankLine | undefined;
}

/** In which form a term is written there, and what gives way to it. */
function shapeAt({
  line,
  phrase,
  from,
  path,
  statement,
  blank,
}: ShapeInput): Pick<TermPlace, 'kind' | 'shape' | 'replace'> {
  const words: Shape = { kind: 'words' };
  if (blank !== undefined) return { kind: 'blank', shape: blank.shape, replace: phrase };
  const before = line.text.slice(0, phrase.start - line.start);
  const behind = line.text.slice(phrase.end - line.start);
  if (statement.form === 'cell' && path.cell !== undefined) {
    const { table, column } = path.cell;
    const startsCell = /(?:^|(?<!\\)\|)\s*$/.test(before);
    if (!startsCell || !/^\s*(?:\||$)/.test(behind)) return { kind: 'cell', shape: words, replace: phrase };
    const columns = columnUses(table, column);
    const isLast = column >= columns.length - 1;
    if (isLast || !/^[\s|]*$/.test(behind)) return { kind: 'cell', shape: { kind: 'cell' }, replace: phrase };
    return {
      kind: 'cell',
      shape: { kind: 'row', columns, whole: false },
      replace: { start: phrase.start, end: line.start + line.text.trimEnd().length },
    };
  }
  if (statement.form === 'prose') return { kind: 'prose', shape: words, replace: phrase };
  const isAlone = behind.trim() === '' && phrase.start === from;
  if (line.marker !== '' && before === line.marker)
    return { kind: 'item', shape: isAlone ? { kind: 'item' } : words, replace: phrase };
  const isLabelled =
    isAlone &&
    /:[*_]{0,2}\s*$/.test(before) &&
    statement.text.text.slice(statement.start, statement.end).trim() === PROBE;
  const kind = isLabelled || line.marker === '' ? 'key-value' : 'item';
  return { kind, shape: isLabelled ? { kind: 'key-value' } : words, replace: phrase };
}

/** The dimension of most of what the block gives to the roles already. */
function dimensionOf({ judged }: Analysis, block: Span, roles: readonly RoleId[]): Dimension | undefined {
  const counts = new Map<Dimension, number>();
  for (const { assignment } of judged) {
    const { span, owners, readings } = assignment;
    const dimension = readings[0]?.term.dimension;
    if (dimension === undefined || !covers(block, span)) continue;
    if (owners.some((owner) => owner.kind === 'role' && roles.includes(owner.role)))
      counts.set(dimension, (counts.get(dimension) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
