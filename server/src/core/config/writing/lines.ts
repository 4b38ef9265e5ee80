import { insertAt, type Edit } from '../../text/edits';

/** How lines end in the text; LF where it has only one. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Where the text of the line ends on which the offset stands. */
export function endOfLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next < 0) return text.length;
  return next > offset && text.charAt(next - 1) === '\r' ? next - 1 : next;
}

/** What stands before the offset on its line. */
export function leadOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** Whether nothing but blanks stands before the offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return leadOf(text, offset).trim() === '';
}

/** Whether two line ends with nothing between them stand in the stretch. */
export function hasBlankLine(text: string, start: number, end: number): boolean {
  return /\n[ \t\r]*\n/.test(text.slice(start, end));
}

/**
 * The end of what belongs to the block whose words end at the offset: of its last line, or of the comment lines right
 * below that stand at the column or further in. A comment further out speaks of what comes next.
 */
export function endOfBlock(text: string, offset: number, column: number): number {
  // A text whose empty lines count ends where the next line begins.
  if (text.charAt(offset - 1) === '\n') return offset;
  let end = endOfLine(text, offset);
  for (;;) {
    const below = /^\r?\n( *)#[^\n]*?(?=\r?\n|$)/.exec(text.slice(end));
    if (below === null || (below[1] ?? '').length < column) return end;
    end += below[0].length;
  }
}

/**
 * The end of the last line that holds anything behind the offset, up to the mark that ends the document. The offset where
 * it stands at that mark.
 */
export function endOfContent(text: string, offset: number): number {
  const rest = text.slice(offset);
  const mark = /^(?:\.\.\.|---)(?=\s|$)/m.exec(rest)?.index ?? rest.length;
  const end = rest.slice(0, mark).trimEnd().length;
  return end === mark ? offset + end : endOfLine(text, offset + end);
}

/** Puts lines behind the line that ends at the offset. Where nothing stands before or behind them, they end in a line end. */
export function insertLines(text: string, offset: number, lines: readonly string[]): Edit {
  const lineEnd = lineEndOf(text);
  const before = text.slice(0, offset);
  const isAtStart = before === '' || before === '\uFEFF' || before.endsWith('\n');
  const joined = lines.join(lineEnd);
  if (!isAtStart) return insertAt(offset, lineEnd + joined);
  return insertAt(offset, /^\r?\n/.test(text.slice(offset)) && before.trim() === '' ? joined : joined + lineEnd);
}
