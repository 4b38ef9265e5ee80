import type { Rope } from './rope';

/** Where the line of the offset begins; lines end with LF, as the parser reads them. */
export function lineStart(text: Rope, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line behind the one of the offset begins. */
export function behindLine(text: Rope, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Whether the line above that of the offset has nothing but what Markdown takes for blanks. */
export function isBehindBlankLine(text: Rope, offset: number): boolean {
  let at = lineStart(text, offset) - 2;
  while (at >= 0 && (text.charCodeAt(at) === BLANK || text.charCodeAt(at) === TAB)) at--;
  return at >= 0 && text.charCodeAt(at) === LF;
}

const TAB = 9;
const LF = 10;
const BLANK = 32;
