import type { Analysis } from '../analyze';
import type { Block } from '../markdown/blocks';
import type { InlineText } from '../markdown/inline-text';
import type { Mention, Reading } from '../mentions/find-mentions';
import { buildLexicon } from '../mentions/lexicon';
import type { Context, Statement } from '../plan/plan';
import type { JudgedAssignment } from '../assignments/judge';
import { rememberedOf } from '../assignments/remembered';
import { mayHaveExpression } from '../sentences/expressions';
import type { Term, TermId } from '../taxonomy/schema';
import { overlaps, type Span } from '../text/span';
import { contextOver, sectionAt, statementOver } from './place';

/** A place in a document where a term stands, given to somebody or not. */
export interface TermMention {
  /** The words of the term in the document, on one line. */
  readonly span: Span;
  /** What the words mean here, the likeliest first: all of the dimension that the place asks for, or of the same length. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** The likeliest term. */
  readonly term: Term;
  readonly text: InlineText;
  /** The statement in which the mention stands; none in a heading or label that is no statement itself. */
  readonly statement: Statement | undefined;
  /** Whose stretch it stands in, of which kind, and what silences it; `undefined` outside every section. */
  readonly context: Context | undefined;
  /** The assignment with its verdict, where the mention is given to somebody. */
  readonly judged: JudgedAssignment | undefined;
}

/** The statements and judged assignments of one text. */
interface OfText {
  readonly statements: readonly Statement[];
  readonly judged: readonly JudgedAssignment[];
}

/** Every mention of a term in a document, in document order: in headings, running text and silenced sections too. */
export function mentionsOf(analysis: Analysis, term: TermId): readonly TermMention[] {
  return allMentions(analysis).filter((mention) => mention.readings.some((reading) => reading.term.id === term));
}

/** Every mention of every term in a document, in document order. */
export function allMentions(analysis: Analysis): readonly TermMention[] {
  const byText = new Map<object, { statements: Statement[]; judged: JudgedAssignment[] }>();
  const entry = (text: InlineText): { statements: Statement[]; judged: JudgedAssignment[] } => {
    const known = byText.get(text.origin) ?? { statements: [], judged: [] };
    byText.set(text.origin, known);
    return known;
  };
  for (const statement of analysis.plan.statements) entry(statement.text).statements.push(statement);
  for (const one of analysis.judged) entry(one.assignment.statement.text).judged.push(one);
  const nothing: OfText = { statements: [], judged: [] };
  return textsOf(analysis.tree.blocks).flatMap((text) =>
    mentionsInText(analysis, text, byText.get(text.origin) ?? nothing),
  );
}

/** The mentions in one text of a document, in order. */
export function mentionsIn(analysis: Analysis, text: InlineText): readonly TermMention[] {
  // A document has a few thousand statements at most: comparing each costs less than keeping an index of them.
  return mentionsInText(analysis, text, {
    statements: analysis.plan.statements.filter((statement) => statement.text.origin === text.origin),
    judged: analysis.judged.filter(({ assignment }) => assignment.statement.text.origin === text.origin),
  });
}

function mentionsInText(analysis: Analysis, text: InlineText, { statements, judged }: OfText): readonly TermMention[] {
  const lexicon = analysis.taxonomy.derive(buildLexicon);
  const end = text.text.length;
  const found = rememberedOf(text, 0, end, lexicon)?.mentions ?? [];
  if (found.length === 0 && judged.length === 0) return [];
  const given = judged.map((one) => fromJudged(one, text));
  const section = sectionAt(analysis.plan, text.sourceSpan(0, end).start);
  const others = found
    .filter((mention) => !judged.some(({ assignment }) => overlaps(assignment.mention, mention)))
    .flatMap((mention) => {
      const statement = statementOver(statements, mention);
      const context = contextOver(statements, mention, section);
      const readings = likely(mention, context, statement, text.text);
      return readings === undefined
        ? []
        : [
            {
              span: oneLine(text, readings[0]),
              readings,
              term: readings[0].term,
              text,
              statement,
              context,
              judged: undefined,
            },
          ];
    });
  return [...given, ...others].sort((a, b) => a.span.start - b.span.start);
}

function fromJudged(judged: JudgedAssignment, text: InlineText): TermMention {
  const { assignment } = judged;
  const [first, ...rest] = assignment.readings;
  if (first === undefined) throw new RangeError('An assignment without a reading.');
  const { statement, scope, dimension, span } = assignment;
  const context: Context = { scope, dimension, silence: statement.silence };
  return { span, readings: [first, ...rest], term: first.term, text, statement, context, judged };
}

/** The readings that the place allows. Ordinary words ("members", "support") are terms only where the place asks for such. */
function likely(
  mention: Mention,
  context: Context | undefined,
  statement: Statement | undefined,
  text: string,
): readonly [Reading, ...Reading[]] | undefined {
  const dimension = context?.dimension?.dimension;
  const allowed = mention.readings.filter((reading) => {
    const own = reading.term.dimension;
    if (dimension === own) return true;
    // "Our members sing" speaks of people, not of an audience.
    if (own === 'audience' || own === 'skill')
      return reading.need === 'nothing' && SEVERAL_WORDS.test(text.slice(reading.start, reading.end));
    if (reading.need === 'nothing') return true;
    return (
      reading.need === 'support' &&
      (isSpokenFor(text, reading) || (own === 'metric' && hasNumberBeside(text, reading)) || isAll(statement, reading))
    );
  });
  const asked = allowed.filter((reading) => reading.term.dimension === dimension);
  const [first, ...rest] = asked.length > 0 ? asked : allowed;
  if (first === undefined) return undefined;
  return [first, ...rest.filter((other) => other.start === first.start && other.end === first.end)];
}

const SEVERAL_WORDS = /^(?!(?:the|our|your|their|its|my)\s+\S+$).*\s/isu;

/** "12,000 members", "Members: 400": the number makes an ordinary word a figure. */
function hasNumberBeside(text: string, { start, end }: Span): boolean {
  return (
    /\d[\d.,%\u202f ]*(?:[kKmM]\b)?\s*$/u.test(text.slice(Math.max(0, start - 16), start)) ||
    /^[\s:≥≤<>=~–—-]*\d/u.test(text.slice(end, end + 8))
  );
}

/** "We are not measured on leads": the sentence is about who is given what. */
function isSpokenFor(text: string, { start, end }: Span): boolean {
  const from = Math.max(text.lastIndexOf('. ', start) + 1, start - 200, 0);
  return mayHaveExpression(text.slice(from, end));
}

/** "- Leads": the words are all that the item or cell says. */
function isAll(statement: Statement | undefined, { start, end }: Span): boolean {
  if (statement === undefined || (statement.form !== 'item' && statement.form !== 'cell')) return false;
  const { text } = statement.text;
  return (
    text.slice(statement.start, start).trim() === '' && /^\s*(?:[^\p{L}\s].*)?$/su.test(text.slice(end, statement.end))
  );
}

/** A term that is broken over two lines is pointed at on its first one. */
function oneLine(text: InlineText, { start, end }: Span): Span {
  const [line = ''] = text.text.slice(start, end).split('\n');
  return text.sourceSpan(start, start + line.trimEnd().length);
}

/** The texts of a document in its order: headings, paragraphs, and what stands in lists and tables. */
export function textsOf(blocks: readonly Block[]): readonly InlineText[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text];
      case 'list':
        return block.items.flatMap((item) => textsOf(item.blocks));
      case 'table':
        return [block.header, ...block.rows].flatMap((row) => row.cells.map((cell) => cell.text));
      case 'break':
      case 'aside':
        return [];
    }
  });
}
