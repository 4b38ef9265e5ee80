import type { InlineText } from '../markdown/inline-text';
import { replaceBy, type Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import { overlaps, type Span } from '../text/span';

/** Several things named one after another: "engagement rate, CTR and ROAS". Plain-text offsets. */
export interface Enumeration {
  readonly elements: readonly Span[];
  /** What stands between each element and the next one. */
  readonly separators: readonly string[];
}

/** What parts the elements, the strongest first: where there is a semicolon, commas belong to the elements. */
const SEPARATORS = [
  /\s*;\s+(?:and\s+|or\s+|plus\s+)?/gu,
  /\s*\n\s*/gu,
  /\s+[·•|]\s+/gu,
  /\s*,\s+(?:and\s+|or\s+|plus\s+|as well as\s+)?|\s+(?:and|&|plus|as well as)\s+|\s+[/+]\s+/gu,
];
const QUALIFIES =
  /^(?:[\d≥≤<>~+−–—€$£%(]|(?:of|in|on|at|by|for|from|to|with|without|per|via|until|till|before|after|since|each|every|once|twice|all|no|up|down|over|under|above|below|about|at least|which|who|that|where|when|not|but|so|max|min|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)/iu;

/**
 * Takes a stretch of text apart. The terms are known, so that "likes and reactions" stays one; what merely says more
 * of the element before it ("ROAS, summer ads", "conversions, 250 a month") is no element of its own.
 *
 * @param terms the terms that the plan gives to somebody here
 * @param phrases whatever reads as one, the terms among them
 * @param listed the stretch is a list by its place, behind `KPIs:`, so that what is no term is an element too
 */
export function readEnumeration(
  text: string,
  stretch: Span,
  terms: readonly Span[],
  phrases: readonly Span[],
  listed: boolean,
): Enumeration | undefined {
  const masked = maskAsides(text, stretch, phrases);
  const separator = SEPARATORS.find((pattern) => new RegExp(pattern.source, 'u').test(masked));
  if (separator === undefined) return undefined;
  const elements: Span[] = [];
  const separators: string[] = [];
  let start = stretch.start;
  const holdsTerm = (span: Span): boolean => terms.some((term) => overlaps(term, span));
  /** "Retention" is a thing of its own beside another, given to somebody here or not. */
  const isPhrase = (span: Span): boolean => {
    const stop = span.start + text.slice(span.start, span.end).replace(/[\s.]+$/u, '').length;
    return phrases.some((phrase) => phrase.start === span.start && phrase.end === stop);
  };
  const push = (end: number, before: string): void => {
    const element = { start, end };
    const last = elements.at(-1);
    const joins = /^\s+\p{L}|^\s+[&/+]/u.test(before);
    const own =
      holdsTerm(element) || isPhrase(element) || (listed && !joins && !QUALIFIES.test(text.slice(start, end)));
    if (last !== undefined && (!own || (!holdsTerm(last) && joins))) {
      elements[elements.length - 1] = { start: last.start, end };
    } else {
      if (last !== undefined) separators.push(before);
      elements.push(element);
    }
  };
  let before = '';
  for (const match of masked.matchAll(separator)) {
    push(stretch.start + match.index, before);
    before = text.slice(stretch.start + match.index, stretch.start + match.index + match[0].length);
    start = stretch.start + match.index + match[0].length;
  }
  push(stretch.end, before);
  return elements.length < 2 ? undefined : { elements, separators };
}

/** The stretch with parentheses, quotations and terms made unreadable, at the same length. */
function maskAsides(text: string, { start, end }: Span, terms: readonly Span[]): string {
  let masked = text
    .slice(start, end)
    .replace(/\([^()]*\)|\[[^[\]]*\]|"[^"\n]*"|“[^”\n]*”|«[^»\n]*»/g, (aside) => '\uFFFC'.repeat(aside.length));
  for (const term of terms) {
    const [from, to] = [Math.max(term.start - start, 0), Math.min(term.end - start, masked.length)];
    if (from < to) masked = masked.slice(0, from) + 'x'.repeat(to - from) + masked.slice(to);
  }
  return masked;
}

/** Takes one element out and repairs what stands between the others: "a, b and c" without c is "a and b". */
export function removeElement(
  inline: InlineText,
  source: SourceText,
  { elements, separators }: Enumeration,
  index: number,
): readonly Edit[] | undefined {
  const spans = elements.map((element) => sourceOf(inline, source, element));
  const [element, before, next] = [spans[index], spans[index - 1], spans[index + 1]];
  if (element === undefined) return undefined;
  if (before === undefined) {
    if (next === undefined) return undefined;
    const edits = [replaceBy({ start: element.start, end: next.start }, '')];
    const upper = /^\p{Lu}/u.test(inline.text.slice(elements[0]?.start));
    const at = inline.sourceSpan(elements[1]?.start ?? 0, (elements[1]?.start ?? 0) + 1);
    const letter = source.slice(at);
    return upper && /^\p{Ll}/u.test(letter) && /^\p{Ll}+(?!\p{Lu})/u.test(inline.text.slice(elements[1]?.start))
      ? [...edits, replaceBy(at, letter.toUpperCase()), ...withoutOxford(spans.slice(1), separators.slice(1))]
      : [...edits, ...withoutOxford(spans.slice(1), separators.slice(1))];
  }
  const removed = replaceBy({ start: before.end, end: element.end }, '');
  if (next !== undefined) {
    const left = separators.filter((_, at) => at !== index - 1);
    return [removed, ...(spans.length === 3 ? oxfordAt(element, next, left[0]) : [])];
  }
  const conjunction = /(?:and|or|plus|&|as well as)\s+$/u.exec(separators.at(-1) ?? '')?.[0];
  const [left, leftBefore] = [separators.at(-2), spans[index - 2]];
  if (conjunction === undefined || left === undefined || leftBefore === undefined) return [removed];
  const joined = spans.length > 3 && /^\s*[,;]/.test(separators.at(-1) ?? '') ? left : ' ';
  return [replaceBy({ start: leftBefore.end, end: before.start }, `${joined.trimEnd()} ${conjunction}`), removed];
}

/** Two elements need no comma before their "and". */
function withoutOxford(spans: readonly (Span | undefined)[], separators: readonly string[]): readonly Edit[] {
  const [first, second] = spans;
  if (spans.length !== 2 || first === undefined || second === undefined) return [];
  return oxfordAt(first, second, separators[0]);
}

function oxfordAt(left: Span, right: Span, separator: string | undefined): readonly Edit[] {
  const match = /^\s*,\s+((?:and|or|plus)\s+)$/u.exec(separator ?? '');
  return match === null ? [] : [replaceBy({ start: left.end, end: right.start }, ` ${match[1] ?? ''}`)];
}

/** Puts one more element behind the last one, in the enumeration's own manner; behind a single one, in the `usual` one. */
export function appendElement(
  inline: InlineText,
  source: SourceText,
  enumeration: Enumeration | undefined,
  stretch: Span,
  text: string,
  usual = ', ',
): readonly Edit[] | undefined {
  const elements = enumeration?.elements ?? [stretch];
  const separators = enumeration?.separators ?? [];
  const last = elements.at(-1);
  const end = last === undefined ? undefined : sourceOf(inline, source, last)?.end;
  if (last === undefined || end === undefined) return undefined;
  const at = { start: end, end };
  const lastSeparator = separators.at(-1) ?? usual;
  const conjunction = /(?:and|plus|&|as well as)\s+$/u.exec(lastSeparator)?.[0];
  const plain = separators.find((separator) => !/\p{L}|&/u.test(separator)) ?? (conjunction ? ', ' : lastSeparator);
  const needsStronger = /[,;]\s/.test(text) && plain.trim() === ',';
  if (needsStronger) return undefined;
  if (conjunction === undefined) return [replaceBy(at, plain + text)];
  const before = elements.at(-2);
  const beforeEnd = before === undefined ? undefined : sourceOf(inline, source, before)?.end;
  const lastStart = sourceOf(inline, source, last)?.start;
  if (beforeEnd === undefined || lastStart === undefined) return undefined;
  // Who writes "a, b, and c" goes on to do so.
  const joint = elements.length > 2 && /^\s*[,;]/.test(lastSeparator) ? lastSeparator : ` ${conjunction}`;
  return [replaceBy({ start: beforeEnd, end: lastStart }, plain), replaceBy(at, joint + text)];
}

/** Where a stretch of plain text stands in the document with the marks that are its own; `undefined` where marks cross its rim. */
export function sourceOf(inline: InlineText, source: SourceText, stretch: Span): Span | undefined {
  let { start, end } = inline.sourceSpan(stretch.start, stretch.end);
  for (const emphasis of inline.emphases) {
    const around = emphasis.start <= stretch.start && emphasis.end >= stretch.end;
    const inside = emphasis.start >= stretch.start && emphasis.end <= stretch.end;
    if (!around && !inside && overlaps(emphasis, stretch)) return undefined;
    if (!inside) continue;
    const width = emphasis.strong ? 2 : 1;
    if (emphasis.start === stretch.start) start -= width;
    if (emphasis.end === stretch.end) end += width;
  }
  const link = /^\]\([^()\s]*\)/.exec(source.text.slice(end, end + 500));
  if (link !== null) {
    const opens = source.text.lastIndexOf('[', end);
    if (opens < start - 1) return undefined;
    end += link[0].length;
    if (opens === start - 1) start--;
  }
  const slice = source.text.slice(start, end);
  return /^[*_]*$/.test(source.text.slice(start, Math.min(start, end))) && !/[\r\n]/.test(slice)
    ? { start, end }
    : undefined;
}
