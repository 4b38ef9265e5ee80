import { ownCopy } from '../text/own-copy';
import { Rope } from '../text/rope';
import type { FrontMatter } from './blocks';
import { NormalisedText, type Substitute } from './normalised-text';

const BOM = '\uFEFF';

/**
 * The document as the Markdown parser can read it, at the same offsets: CRLF becomes blank and LF, a lone CR an LF,
 * a byte order mark and the front matter blanks. Nothing moves, so every offset of the tree is one of the document.
 */
export function normaliseForParser(text: Rope, frontMatter: FrontMatter | undefined): NormalisedText {
  const source = text.toString();
  let base = source;
  if (base.includes('\r')) base = base.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  if (base.includes(LONG_BLANK)) base = base.replace(LONG_RUNS_OF_BLANKS, asText);
  base = base
    .replace(DEEP_INDENT, (_, first: string, deep: string) => first + asText(deep))
    .replace(DEEP_MARKS, (_, _mark, first: string, deep: string) => first + asText(deep));
  const substitutes: Substitute[] = [];
  if (base.startsWith(BOM)) substitutes.push({ start: 0, end: 1, text: ' ' });
  if (frontMatter !== undefined) {
    const { start, end } = frontMatter.span;
    substitutes.push({ start, end, text: base.slice(start, end).replace(/[^\n]/g, ' ') });
  }
  for (const row of base.matchAll(DELIMITER_ROW_WITH_TRAILING_BLANKS))
    if (row.index >= (frontMatter?.span.end ?? 0)) substitutes.push(...lastBarToTheEnd(row, base));
  // The same text is kept but once.
  return new NormalisedText(base === source ? text : Rope.of(base), substitutes);
}

const NO_BREAK_SPACE = '\u00A0';
/** The parser looks from each blank of a run to the run's end; other blanks of the same width cost it nothing. */
const LONG_BLANK = ' '.repeat(200);
const LONG_RUNS_OF_BLANKS = /(?<=\S) {200,}/g;

/**
 * What stands in by a hundred steps, or begins a hundred lists and quotes in one line: whoever reads what nests calls itself
 * for each, and its stack has an end. A line of nothing but one mark is a break, however long.
 */
const DEEP_INDENT = /^((?: {0,3}\t| {4}){100})([ \t]+)/gm;
const DEEP_MARKS =
  /^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)((?:[ \t]*(?:[-+*>]|\d{1,9}[.)])(?=[ \t])){100})((?:[ \t]+(?:[-+*>]|\d{1,9}[.)])(?=[ \t]))+)/gm;

/** As long, and nothing that the parser takes for a blank or a mark. */
function asText({ length }: string): string {
  return NO_BREAK_SPACE.repeat(length);
}

/** The parser takes no blank after the last bar of a delimiter row, and CRLF text has one in every row. */
const DELIMITER_ROW_WITH_TRAILING_BLANKS =
  /^([ \t>*+-]*(?:\|[ \t]*:?-+|:-+|-):?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*)(\|)([ \t]+)$/gm;

function lastBarToTheEnd(row: RegExpExecArray, text: string): readonly Substitute[] {
  const [whole, columns = '', bar = '', blanks = ''] = row;
  const { index: start } = row;
  // "- |" begins a list item, whatever stands above it: a row of dashes is never the first line of one.
  if (/^[ \t>]*[-*+][ \t]/.test(whole)) return [];
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  return above.includes('|') ? [{ start, end: start + whole.length, text: columns + blanks + bar }] : [];
}

/** Finds the YAML between `---` lines at the very start; without a closing line there is none. */
export function findFrontMatter(text: Rope): FrontMatter | undefined {
  const start = text.slice(0, 1) === BOM ? 1 : 0;
  const open = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(start, start + 200));
  if (open === null) return undefined;
  const yamlStart = start + open[0].length;
  // Mostly it is short, and the whole of a long text is not put together for it.
  for (let length = FIRST_LOOK; ; length *= 8) {
    const look = text.slice(yamlStart, yamlStart + length);
    const isAll = look.length < length;
    const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(look);
    const end = (close?.index ?? 0) + (close?.[0].length ?? 0);
    // Where the look ends the line may go on.
    if (close !== null && (isAll || end < look.length)) {
      const yaml = ownCopy(look.slice(0, close.index));
      return { span: { start, end: yamlStart + end }, yaml, yamlStart };
    }
    if (isAll) return undefined;
  }
}

/** In UTF-16 code units. */
const FIRST_LOOK = 4096;
