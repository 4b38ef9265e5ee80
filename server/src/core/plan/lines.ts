import type { InlineText } from '../markdown/inline-text';
import type { Span } from '../text/span';

/** The text before a colon or a dash, or a bold beginning, and what stands behind it. Plain-text offsets. */
export interface SplitLabel {
  readonly start: number;
  readonly end: number;
  readonly restStart: number;
  /** Bold, or set off by a colon; a dash alone may be punctuation. */
  readonly mark: 'strong' | 'colon' | 'dash';
}

/** "4.3 Audience: …": the number of a paragraph is no part of its label. */
const NUMBERING = /^(?:\d+(?:\.\d+)+|\(?(?:\d+|[a-z])[.)])\s+/iu;
const LONGEST_LABEL = 70;
const LONGEST_HEADING = 50;
const COLON_LABEL = /^[^:.;!?\n\uFFFC]{1,70}?(?<!\bhttps?)(?:(?<!\d)|(?!:\d)):(?=\s|$)/u;
const DASH_LABEL = /^[^:.;!?\n\uFFFC]{1,60}?\s(?:[–—-]{1,2}|[→⇒➔➜]|[-=]>)(?=\s)/u;

/** Splits a line into label and rest, or finds no label. */
export function splitLabel(text: InlineText, start: number, end: number): SplitLabel | undefined {
  let from = start;
  while (from < end && /[\s\p{Extended_Pictographic}\u200d\ufe0f]/u.test(text.text.charAt(from))) from++;
  const outer = from;
  from += NUMBERING.exec(text.text.slice(from, Math.min(end, from + 12)))?.[0].length ?? 0;
  // The number stands before the bold label, or in it: "**6. NOT IN SCOPE**".
  const strong = text.emphases.find(
    (emphasis) =>
      emphasis.start >= outer &&
      emphasis.start <= from + 3 &&
      emphasis.end <= end &&
      (emphasis.strong || isWholeLine(text.text, emphasis, start, end)),
  );
  if (
    strong !== undefined &&
    text.text.slice(Math.min(from, strong.start), strong.start).trim() === '' &&
    strong.end - strong.start <= LONGEST_LABEL
  ) {
    const after = /^\s*(?:\([^()\n]*\)\s*)?[:–—-]*\s*/u.exec(text.text.slice(strong.end, end))?.[0].length ?? 0;
    return {
      start: strong.start,
      end: Math.max(strong.end, labelEnd(text.text, strong.end, strong.end + after)),
      restStart: strong.end + after,
      mark: 'strong',
    };
  }
  const part = text.text.slice(from, end);
  const colon = part.includes(':') ? COLON_LABEL.exec(part) : null;
  if (colon !== null && !opensBracket(colon[0])) {
    const labelStop = from + colon[0].length - 1;
    return { start: from, end: labelStop, restStart: skipBlanks(text.text, labelStop + 1, end), mark: 'colon' };
  }
  const dash = /\s[–—→⇒➔➜=-]/u.test(part) ? DASH_LABEL.exec(part) : null;
  if (dash !== null && !opensBracket(dash[0])) {
    const stop = from + dash[0].length;
    return {
      start: from,
      end: from + dash[0].replace(/\s\S{1,2}$/u, '').length,
      restStart: skipBlanks(text.text, stop, end),
      mark: 'dash',
    };
  }
  return undefined;
}

/** "*Community — Wiktor*": a line that is emphasised as a whole and is no sentence stands for a heading. */
function isWholeLine(text: string, emphasis: Span, start: number, end: number): boolean {
  return (
    text.slice(start, emphasis.start).trim() === '' &&
    text.slice(emphasis.end, end).trim() === '' &&
    emphasis.end - emphasis.start <= LONGEST_HEADING &&
    !/[.!?…,;]["'”’)]?$/u.test(text.slice(emphasis.start, emphasis.end).trim())
  );
}

/** The colon of "conversion rate (owner: social)" sets off no label. */
function opensBracket(label: string): boolean {
  return /[([][^)\]]*$/.test(label);
}

/** A parenthesis right behind a bold label belongs to it: `**Marketing** (Helen)`. */
function labelEnd(text: string, from: number, to: number): number {
  const close = text.lastIndexOf(')', to - 1);
  return close >= from ? close + 1 : from;
}

function skipBlanks(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && /\s/.test(text.charAt(offset))) offset++;
  return offset;
}

/** The plain-text stretches of a paragraph's lines. */
export function linesOf(text: string): readonly (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push([start, start + line.length]);
    start += line.length + 1;
  }
  return lines;
}

/** Whether a line is nothing but its label. */
export function isAlone(text: InlineText, start: number, end: number, restStart: number | undefined): boolean {
  if (restStart !== undefined)
    return text.text.slice(restStart, end).replace(/[\s:.\p{Extended_Pictographic}\u200d\ufe0f]/gu, '') === '';
  return text.text.slice(start, end).trimEnd().endsWith(':');
}

/** Whether a line begins with a label that is set off by bold type or a colon. */
export function isLabelledLine(text: InlineText, start: number, end: number): boolean {
  const split = splitLabel(text, start, end);
  return split !== undefined && split.mark !== 'dash' && split.end - split.start <= 50;
}

/** "Cost per acquisition: €20": what stands behind the label is a number, so that the line is a thing and its value. */
export function hasValue(rest: string): boolean {
  return (
    rest.length <= LONGEST_VALUE &&
    /^\s*(?:[€$£~≥≤<>+=±−–-]|under|over|below|above|at least|at most|about|from)?\s*[€$£]?\d/iu.test(rest)
  );
}

/** How long a value may be with what belongs to it, in characters: "4,000 by the end of June, from 2,900". */
const LONGEST_VALUE = 60;
