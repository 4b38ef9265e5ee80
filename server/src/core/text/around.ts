/** Where the line of the offset begins; lines end with LF, as the parser reads them. */
export function lineStart(text: string, offset: number): number {
  // Before the text there is none to be found, but the search would look at its first character.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line behind the one of the offset begins. */
export function behindLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Whether the line above that of the offset has nothing but what Markdown takes for blanks. */
export function isBehindBlankLine(text: string, offset: number): boolean {
  let at = lineStart(text, offset) - 2;
  while (at >= 0 && (text.charCodeAt(at) === BLANK || text.charCodeAt(at) === TAB)) at--;
  return at >= 0 && text.charCodeAt(at) === LF;
}

const TAB = 9;
const LF = 10;
const BLANK = 32;
