import { ownCopy } from '../text/own-copy';
import type { FrontMatter } from './blocks';

const BOM = '\uFEFF';

/**
 * The document as the Markdown parser can read it, at the same offsets: CRLF becomes blank and LF, a lone CR an LF,
 * a byte order mark and the front matter blanks. Nothing moves, so every offset of the tree is one of the document.
 */
export function normaliseForParser(text: string, frontMatter: FrontMatter | undefined): string {
  let result = text;
  if (result.includes('\r')) result = result.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  if (frontMatter !== undefined) {
    const { start, end } = frontMatter.span;
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\n]/g, ' ') + result.slice(end);
  }
  if (result.includes(LONG_BLANK))
    result = result.replace(LONG_RUNS_OF_BLANKS, (run) => NO_BREAK_SPACE.repeat(run.length));
  if (result.startsWith(BOM)) result = ' ' + result.slice(1);
  return result.replace(DELIMITER_ROW_WITH_TRAILING_BLANKS, moveLastBarToTheEnd);
}

const NO_BREAK_SPACE = '\u00A0';
/** The parser looks from each blank of a run to the run's end; other blanks of the same width cost it nothing. */
const LONG_BLANK = ' '.repeat(200);
const LONG_RUNS_OF_BLANKS = /(?<=\S) {200,}/g;

/** The parser takes no blank after the last bar of a delimiter row, and CRLF text has one in every row. */
const DELIMITER_ROW_WITH_TRAILING_BLANKS =
  /^([ \t>*+-]*(?:\|[ \t]*:?-+|:-+|-):?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*)(\|)([ \t]+)$/gm;

function moveLastBarToTheEnd(
  row: string,
  columns: string,
  bar: string,
  blanks: string,
  offset: number,
  text: string,
): string {
  // "- |" begins a list item, whatever stands above it: a row of dashes is never the first line of one.
  if (/^[ \t>]*[-*+][ \t]/.test(row)) return row;
  const above = text.slice(text.lastIndexOf('\n', offset - 2) + 1, Math.max(0, offset - 1));
  return above.includes('|') ? columns + blanks + bar : row;
}

/** Finds the YAML between `---` lines at the very start; without a closing line there is none. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const start = text.startsWith(BOM) ? 1 : 0;
  const open = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(start, start + 200));
  if (open === null) return undefined;
  const yamlStart = start + open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/gm;
  close.lastIndex = yamlStart;
  const end = close.exec(text);
  if (end === null) return undefined;
  const yaml = ownCopy(text.slice(yamlStart, end.index));
  return { span: { start, end: end.index + end[0].length }, yaml, yamlStart };
}
