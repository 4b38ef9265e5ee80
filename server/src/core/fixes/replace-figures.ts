import type { InlineText } from '../markdown/inline-text';
import { findElements } from '../plan/owners/elements';
import type { Term } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import { overlaps, type Span } from '../text/span';
import type { Origin } from './origin';
import { headerOf } from './table-rows';

/**
 * Makes places to fill in of the figures that belong to a term, where the term that takes its place is counted in something
 * else: "Revenue: 4,000 € by May" cannot become "Engagement rate: 4,000 €". Dates stay, and so does "by 15 %", which
 * says how much more and fits any measure.
 */
export function figuresToFill(origin: Origin, term: Term): readonly Edit[] {
  const { statement, assignment, path } = origin;
  if (term.unit === undefined || origin.term.unit === undefined || sameUnit(term.unit, origin.term.unit)) return [];
  const { unit } = term;
  const { text } = statement;
  const own = stretchesOf(origin)
    .flatMap((stretch) => figuresIn(text, stretch))
    .map((figure) => toFill(text, figure, fillFor(unit, 'target')));
  const { cell } = path;
  if (cell === undefined || assignment.scope.source === 'role-column') return own;
  const others = cell.row.cells.flatMap((other, column) => {
    const header = headerOf(cell.table, column);
    if (column === cell.column || !FIGURES_HEADER.test(header)) return [];
    const fill = fillFor(unit, /^(?:t|goal|aim|plan)/i.test(header) ? 'target' : 'figure');
    return figuresIn(other.text, { start: 0, end: other.text.text.length }).map((figure) =>
      toFill(other.text, figure, fill),
    );
  });
  return [...own, ...others];
}

const FIGURES_HEADER =
  /^(?:targets?|tgt|goals?|aims?|values?|figures?|numbers?|kpis?|baseline|current|now|actual|plan(?:ned)?|q[1-4].*|h[12].*|(?:19|20)\d\d.*)\b/i;

/** Both in percent, both counted, and so on; "percent or points" is as good as percent. */
function sameUnit(one: string, other: string): boolean {
  return one === other || (one.includes('percent') && other.includes('percent'));
}

/** What stands where the figure was until the writer knows better. */
function fillFor(unit: string, what: 'target' | 'figure'): string {
  if (unit.includes('percent')) return `[${what} in %]`;
  if (unit === 'currency') return `[${what} amount]`;
  if (unit === 'duration') return `[${what} time]`;
  return unit === 'count' ? `[${what} number]` : `[${what}]`;
}

/** What stands around the term in its element, and what a colon or a dash sets off behind it. */
function stretchesOf({ statement: { text, start, end }, assignment: { mention, readings } }: Origin): readonly Span[] {
  const elements = findElements(text.text, start, end);
  const index = elements.findIndex((element) => overlaps(element, mention));
  const element = elements[index] ?? { start, end };
  const next = elements[index + 1];
  const isSetOff = next !== undefined && /^\s*[:–—-]\s*$/.test(text.text.slice(element.end, next.start));
  const term = readings[0] ?? mention;
  const behind = text.text.slice(term.end, isSetOff ? next.end : element.end);
  // "> 4,000 €, by May, 12 events": what follows a comma says more of the term only where it names nothing else.
  const [own = '', ...more] = behind.split(/(?<=[,;]\s)/);
  const others = more.findIndex((part) => !TELLS_MORE.test(part));
  const length = [own, ...(others < 0 ? more : more.slice(0, others))].join('').length;
  return [
    { start: figureStart(text.text, element.start, term.start), end: term.start },
    { start: term.end, end: term.end + length },
  ];
}

const FIGURE =
  /[≥≤<>~≈±+]?[ \u00a0\u202f]?(?:(?:[€$£]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|AUD|CAD|JPY|INR)\b)[ \u00a0\u202f]?)?\d[\d.,\u202f]*(?<![.,])(?:[ \u00a0\u202f]?(?:k|m|bn)\b)?(?:[ \u00a0\u202f]?(?:%|€|\$|£|(?:SEK|NOK|DKK|CHF|PLN|CZK|per ?cent|percentage points|points|euros?|EUR|USD|GBP|dollars|pounds|h|hrs?|hours?|mins?|minutes?|seconds?)(?![\p{L}])))?/giu;
/** Only a figure right before the term is the term's: "200 leads", not "KPI 4, the leads". */
function figureStart(text: string, from: number, to: number): number {
  const before = text.slice(from, to);
  const last = [...before.matchAll(FIGURE)].at(-1);
  return last !== undefined && /^\s*(?:\p{L}+\s+)?$/u.test(before.slice(last.index + last[0].length))
    ? from + last.index
    : to;
}

const TELLS_MORE = new RegExp(
  `^\\s*(?:(?:target|goal|aim|tgt)\\s*:?\\s*)?(?:${FIGURE.source})\\s*(?:$|[,;.)]|(?:a|per|by|until|till|in|each|every|from|to|at)\\b)|^\\s*(?:by|until|till|in|from|to|per|each|every|at|q[1-4])\\b`,
  'iu',
);
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*';
/** "Q3", "week 12", "KR 4", "#3", "May 12", "per 1,000", the middle of "2027-03-01". */
const DATE_BEFORE = new RegExp(
  `[\\p{L}#][-/.]?$|\\d[-/.]$|\\b(?:${MONTH}\\.?|week|phase|round|day|kr|o|no\\.?|objective|goal|per|top)\\s+$`,
  'iu',
);
/** "12 May", "1st of May", "3/4", "6 months". */
const DATE_BEHIND = new RegExp(
  `^(?:st|nd|rd|th|\\.)?\\s*(?:of\\s+)?${MONTH}\\b|^[-/.]\\d|^\\s*(?:months?|weeks?|quarters?|years?|days?)\\b`,
  'iu',
);

/** The figures in a stretch that say how much, as plain-text offsets. */
function figuresIn({ text }: InlineText, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(FIGURE)].flatMap((match) => {
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
    const figure = match[0].slice(lead);
    const from = start + match.index + lead;
    const to = from + figure.length;
    const before = text.slice(Math.max(0, from - 20), from);
    const isYear = /^(?:19|20)\d\d$/.test(figure);
    const isDate = DATE_BEFORE.test(before) || DATE_BEHIND.test(text.slice(to, to + 20));
    const isShare = figure.includes('%') && (/\bby\s*$/i.test(before) || figure.startsWith('+'));
    return isYear || isDate || isShare ? [] : [{ start: from, end: to }];
  });
}

function toFill(text: InlineText, { start, end }: Span, fill: string): Edit {
  return { span: text.sourceSpan(start, end), draft: [{ fill }] };
}
