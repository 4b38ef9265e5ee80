import { mayHaveExpression } from '../sentences/expressions';
import { covers, overlaps, type Span } from '../text/span';
import { replaceBy } from '../text/edits';
import { readEnumeration, removeElement, sourceOf, type Enumeration } from './enumeration';
import { contentBefore, contentEnd, lineStartAt, removedBlock, removeItem } from './layout';
import { givenIn, notationOf, termsOf, type Origin } from './origin';
import { itemPiece, type Piece } from './piece';
import { rowPiece } from './row-piece';
import { FINITE_VERB, readsAsSentence } from './sentences';

/** What of the plan moves with the term, the most fitting first: one element of an enumeration, an item, a row, a line. */
export function piecesOf(origin: Origin): readonly Piece[] {
  const { statement, path } = origin;
  const element = elementPiece(origin);
  if (element !== undefined) return [element];
  if (statement.form === 'cell') {
    const row = rowPiece(origin);
    return row === undefined ? [] : [row];
  }
  if (isSentence(origin)) return [];
  const labelled = linePiece(origin);
  if (labelled !== undefined) return [labelled];
  const innermost = path.items.at(-1);
  if (innermost === undefined) return [];
  const whole = itemPiece(origin.analysis.source, innermost.list, innermost.item, removalOf(origin));
  return whole === undefined || startsElsewhere(origin) ? [] : [whole];
}

/** Whether the term stands in running text: in a sentence, or behind a name with a whole sentence about it. */
export function isSentence({ statement, assignment, path }: Origin): boolean {
  const { form, text, end } = statement;
  const { scope } = assignment;
  if (form === 'prose') return true;
  if (form !== 'item') return false;
  const whole = text.sourceSpan(0, text.text.length);
  return (
    (scope.source === 'sentence' && covers(whole, scope.evidence)) ||
    (path.items.length === 0 && readsAsSentence(text.text.slice(0, end)))
  );
}

/** The part of the item that is meant is not its beginning, so that the whole item is more than the term. */
function startsElsewhere({ statement }: Origin): boolean {
  return /\p{L}/u.test(statement.text.text.slice(0, statement.start));
}

/** The element of an enumeration in which the term stands, as a piece of its own. */
export function elementPiece(origin: Origin): Piece | undefined {
  const { analysis, statement, finding } = origin;
  const { source } = analysis;
  const { text } = statement;
  const stretch = sentenceAround(origin);
  if (stretch === undefined) return undefined;
  const prose = isSentence(origin) || mayHaveExpression(text.text.slice(stretch.start, stretch.end));
  const listed = !prose && notationOf(origin).kind === 'label';
  const found = innermostElement(origin, stretch, listed);
  if (found === undefined) return undefined;
  const { enumeration, index, element } = found;
  if (prose && (index === 0 || !isCertain(enumeration.elements, index, origin))) return undefined;
  const span = sourceOf(text, source, element);
  const removal = removeElement(text, source, enumeration, index);
  if (span === undefined || removal === undefined) return undefined;
  const words = withoutLead(source.slice(span), finding.span.start - span.start, prose);
  if (words === undefined) return undefined;
  const separator = enumeration.separators.find((between) => !/\p{L}|&/u.test(between));
  return { text: words, lines: [], marker: undefined, separator, removal };
}

/** The element with the term in it; within a part that semicolons set off, that part's own enumeration. */
function innermostElement(
  origin: Origin,
  stretch: Span,
  listed: boolean,
): { readonly enumeration: Enumeration; readonly index: number; readonly element: Span } | undefined {
  const { analysis, statement, finding } = origin;
  const { text } = statement;
  const at = text.plainOffset(finding.span.start);
  const enumeration = readEnumeration(
    text.text,
    stretch,
    givenIn(statement, analysis),
    termsOf(statement, analysis),
    listed,
  );
  if (enumeration === undefined || at === undefined) return undefined;
  const index = enumeration.elements.findIndex(({ start, end }) => start <= at && at < end);
  const element = enumeration.elements[index];
  if (element === undefined) return undefined;
  const inner = innermostElement(origin, element, false);
  return inner ?? { enumeration, index, element };
}

/** What stands before a term in a sentence and not in a list: "by the", "is in charge of". */
function withoutLead(words: string, term: number, prose: boolean): string | undefined {
  const [before, rest] = [words.slice(0, term), words.slice(term)];
  const verb = FINITE_VERB.exec(before);
  if (verb !== null) {
    const lead = /^.*\b(?:for|of|by|on|to)\s+(?:the\s+|our\s+)?/isu.exec(before)?.[0];
    return lead === undefined || verb.index >= lead.length ? undefined : words.slice(lead.length);
  }
  if (readsAsSentence(rest) && prose) return undefined;
  return prose || /^(?:by|for|on)\s/iu.test(words) ? words.replace(LEADING_PREPOSITION, '') : words;
}

const LEADING_PREPOSITION = /^(?:(?:by|for|on|of|to|with|through)\s+)?(?:(?:the|a|an|our|its|their)\s+)?/iu;

/** An element of a sentence that is a short noun phrase: nothing hangs on it, and the others read well without it. */
function isCertain(elements: readonly Span[], index: number, { statement }: Origin): boolean {
  const element = elements[index];
  const before = elements[index - 1];
  if (element === undefined || before === undefined) return false;
  const { text } = statement.text;
  const words = text.slice(element.start, element.end);
  // "A, B and C" of which only C is known: without it, A and B would lack their "and".
  const isWhole = index < elements.length - 1 || index > 1 || !/[,;]\s/.test(text.slice(before.start, before.end));
  return isWhole && words.split(/\s+/).length <= 12;
}

/** The sentence of the statement in which the term stands, without its full stop. */
function sentenceAround({ statement, finding }: Origin): Span | undefined {
  const { text, start, end } = statement;
  const at = text.plainOffset(finding.span.start);
  if (at === undefined) return undefined;
  let from = start;
  let to = end;
  for (const match of text.text.slice(start, end).matchAll(/[.!?]["”’)]*\s+(?=\p{Lu}|\d)/gu)) {
    const stop = start + match.index;
    if (stop < at) from = stop + match[0].length;
    else {
      to = Math.min(to, stop);
    }
  }
  const part = text.text.slice(from, to);
  return { start: from, end: from + part.replace(/[\s.;]+$/u, '').length };
}

/** The only value of a labelled line: the label goes with it, or stays where the item has more to say. */
function linePiece(origin: Origin): Piece | undefined {
  const { analysis, statement, path } = origin;
  const { source } = analysis;
  const { text, start, end } = statement;
  if (notationOf(origin).kind !== 'label') return undefined;
  const span = sourceOf(text, source, {
    start,
    end: start + text.text.slice(start, end).replace(/[\s.;]+$/u, '').length,
  });
  if (span === undefined) return undefined;
  const innermost = path.items.at(-1);
  if (innermost !== undefined) {
    if (innermost.item.blocks.length > 1) return undefined;
    return {
      text: source.slice(span),
      lines: [],
      marker: undefined,
      removal: removeItem(source, innermost.list, innermost.item),
    };
  }
  const block = path.blocks.at(-1);
  if (block === undefined) return undefined;
  const lineStart = lineStartAt(source, span.start);
  const isWhole =
    block.span.start >= lineStart && contentEnd(source, block.span) <= source.lineEnd(source.lineAt(span.start));
  const removed = isWhole
    ? removedBlock(source, block.span)
    : { start: contentBefore(source, lineStart), end: source.lineEnd(source.lineAt(span.start)) };
  return { text: source.slice(span), lines: [], marker: undefined, removal: [replaceBy(removed, '')] };
}

/** A label that would be left with nothing beneath it goes as well: `KPIs:` before the only item, or around it. */
function removalOf(origin: Origin): Piece['removal'] | undefined {
  const { analysis, path } = origin;
  const { source } = analysis;
  const innermost = path.items.at(-1);
  if (innermost === undefined || innermost.list.items.length > 1) return undefined;
  const notation = notationOf(origin);
  if (notation.kind === 'item') {
    const around = path.items.at(-2);
    const isLabel = around?.item.blocks.length === 2 && overlaps(around.item.span, notation.span);
    return isLabel && around.item.blocks[0]?.span.start === notation.span.start
      ? removeItem(source, around.list, around.item)
      : undefined;
  }
  if (notation.kind !== 'paragraph' || contentBefore(source, innermost.list.span.start) > notation.span.end)
    return undefined;
  return [replaceBy(removedBlock(source, { start: notation.span.start, end: innermost.list.span.end }), '')];
}
