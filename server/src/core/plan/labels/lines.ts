import type { Emphasis, InlineText } from '../../markdown/inline-text';
import { firstEndingAfter, type Span } from '../../text/span';

/** The text before a colon or a dash, or a bold beginning, and what stands behind it. Plain-text offsets. */
export interface SplitLabel {
  readonly start: number;
  readonly end: number;
  readonly restStart: number;
  /** Bold, or set off by a colon; a dash alone may be punctuation. */
  readonly mark: 'strong' | 'colon' | 'dash';
}

/** "4.3 Audience: …", "L1: Skills": the number of a paragraph is no part of its label; "Q1", "H2" and "O3" say something. */
const NUMBERING = /^(?:(?:[a-z]\.)?\d+(?:\.\d+)+|[a-z]\.\d+|\(?(?:\d+|[a-z])[.)]|[a-gi-npr-z]\d{1,2}[.:)])\s+/iu;
const LONGEST_LABEL = 70;
const LONGEST_HEADING = 50;
const COLON_LABEL = /^[^:.;!?\n\uFFFC]{1,70}?(?<!\bhttps?)(?:(?<!\d)|(?!:\d)):(?=\s|$)/u;
/** "Objective 1. Grow the number of …": what is numbered is a label with a full stop too. */
const NUMBERED_LABEL =
  /^(?:(?:strategic |key )?(?:objective|goal|aim|priority|target)|key result|kr|kpi)\s?#?\d{1,2}(?:\.\d{1,2})*\.(?=\s+\p{Lu})/iu;
/** A look without which {@link DASH_LABEL} would go through every line. */
const MAY_HAVE_DASH = /\s[–—→⇒➔➜=-]/;
const DASH_LABEL = /^[^:.;!?\n\uFFFC]{1,60}?\s(?:[–—-]{1,2}|[→⇒➔➜]|[-=]>)(?=\s)/u;

/** Splits a line into label and rest, or finds no label. Several ask it of the same line. */
export function splitLabel(text: InlineText, start: number, end: number): SplitLabel | undefined {
  return text.once(start, end, () => splitAfresh(text, start, end));
}

function splitAfresh(text: InlineText, start: number, end: number): SplitLabel | undefined {
  let from = start;
  while (from < end && isBlankOrPicture(text.text, from)) from++;
  const outer = from;
  if (mayBeNumbered(text.text, from))
    from += NUMBERING.exec(text.text.slice(from, Math.min(end, from + 12)))?.[0].length ?? 0;
  // The number stands before the bold label, or in it: "**6. NOT IN SCOPE**".
  const strong = emphasesWithin(text.emphases, outer, end).find(
    (emphasis) =>
      emphasis.start >= outer &&
      emphasis.start <= from + 3 &&
      (emphasis.strong || isWholeLine(text.text, emphasis, from, end)),
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
  const italic = text.emphases[0];
  if (italic?.start === from && isRunIn(text.text, italic)) {
    return { start: from, end: italic.end - 1, restStart: skipBlanks(text.text, italic.end, end), mark: 'colon' };
  }
  const part = text.text.slice(from, end);
  const colonAt = part.indexOf(':');
  const mayBeColon = colonAt > 0 && colonAt <= 2 * LONGEST_LABEL;
  const colon = NUMBERED_LABEL.exec(part) ?? (mayBeColon ? COLON_LABEL.exec(part) : null);
  if (colon !== null && !opensBracket(colon[0])) {
    const labelStop = from + colon[0].length - 1;
    return { start: from, end: labelStop, restStart: skipBlanks(text.text, labelStop + 1, end), mark: 'colon' };
  }
  const dash = MAY_HAVE_DASH.test(part) ? DASH_LABEL.exec(part) : null;
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

/** A look at one character tells most lines apart from those that begin with something else than a letter. */
function isBlankOrPicture(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > BLANK && code < 128) return false;
  return /[\s\p{Extended_Pictographic}\u200d\ufe0f]/u.test(text.charAt(at));
}

/** Numbers begin with a digit or a parenthesis, or are a single letter. */
function mayBeNumbered(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 128) return true;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (!isLetter) return code === PARENTHESIS || (code >= 48 && code <= 57);
  const next = text.charAt(at + 1);
  return next === '.' || next === ')' || (next >= '0' && next <= '9');
}

const BLANK = 32;
const PARENTHESIS = 40;

/** Those that end in the stretch. They are in the order of their ends, so that a line of many looks at none but its own. */
function emphasesWithin(emphases: readonly Emphasis[], start: number, end: number): readonly Emphasis[] {
  if (emphases.length === 0) return emphases;
  const from = firstEndingAfter(emphases, start);
  return emphases.slice(from, firstEndingAfter(emphases, end));
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

/** "*Duties.* Each season …": a few words in italics with a full stop of their own. */
function isRunIn(text: string, { start, end }: Span): boolean {
  return end - start <= LONGEST_RUN_IN && RUN_IN.test(text.slice(start, end));
}

/** In characters. */
const LONGEST_RUN_IN = 40;
const RUN_IN = /^\p{Lu}[^.!?,;:]*[.:]$/u;

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

/** Where a line begins and ends. */
export type Line = readonly [start: number, end: number];

/** The plain-text stretches of a paragraph's lines. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const end = endOfLine(text, start);
    if (!isBlank(text, start, end)) lines.push([start, end]);
    start = end + 1;
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Most lines begin with something, so that there is no need to cut them out. */
function isBlank(text: string, start: number, end: number): boolean {
  const isPlainlyNot = text.charCodeAt(start) > BLANK && text.charCodeAt(start) < 128;
  return start >= end || (!isPlainlyNot && text.slice(start, end).trim() === '');
}

/** Whether a line is nothing but its label. */
export function isAlone(text: InlineText, start: number, end: number, restStart: number | undefined): boolean {
  if (restStart !== undefined) return restStart >= end || NOTHING_TO_READ.test(text.text.slice(restStart, end));
  return text.text.slice(start, end).trimEnd().endsWith(':');
}

const NOTHING_TO_READ = /^[\s:.\p{Extended_Pictographic}\u200d\ufe0f]*$/u;

/** Whether a line begins with a label that is set off by bold type or a colon. */
export function isLabelledLine(text: InlineText, start: number, end: number): boolean {
  const split = splitLabel(text, start, end);
  return split !== undefined && split.mark !== 'dash' && split.end - split.start <= 50;
}

/** Before each definition in a list of terms, as many Markdown editors write it. */
const DEFINITION = /^\s{0,3}:\s+/;

/** Whether the lines are a term and its definitions: "Community manager", and beneath it ": Measured by: …". */
export function isDefined(text: InlineText, [term, ...definitions]: readonly Line[]): boolean {
  return (
    term !== undefined &&
    definitions.length > 0 &&
    definitions.every((line) => definitionStart(text, ...line) > line[0]) &&
    isAlone(text, ...term, splitLabel(text, ...term)?.restStart ?? term[1])
  );
}

/** Where the words of a definition begin; where the line does if it is none. */
export function definitionStart(text: InlineText, start: number, end: number): number {
  return start + (DEFINITION.exec(text.text.slice(start, end))?.[0].length ?? 0);
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
