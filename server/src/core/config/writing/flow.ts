import type { CST } from 'yaml';
import { insertAt, type Edit } from '../../text/edits';
import { beginsLine, endOfLine, leadOf, lineEndOf } from './lines';
import { endOfItem, isFilled, startOfItem } from './tokens';

/** Writes an entry at the end of a mapping in braces or a list in brackets, on a line of its own if the last one has that. */
export function appendToFlow(text: string, { start, items, end }: CST.FlowCollection, entry: string): readonly Edit[] {
  const close = end[0]?.offset ?? start.offset + 1;
  const last = items.findLast(isFilled);
  const [from, to] = last === undefined ? [] : [startOfItem(last), endOfItem(last)];
  if (last === undefined || from === undefined || to === undefined) return appendToEmpty(text, close, entry);
  if (!beginsLine(text, from)) return [insertAt(to, `, ${entry}`)];
  const onNewLine = lineEndOf(text) + leadOf(text, from) + entry;
  const comma = items
    .slice(items.indexOf(last) + 1)
    .flatMap((item) => item.start)
    .find(({ type }) => type === 'comma');
  const behind = comma === undefined ? to : comma.offset + 1;
  const lineEnd = endOfLine(text, behind);
  // The bracket closes on the last entry's line.
  if (close < lineEnd) return [insertAt(to, `,${onNewLine}`)];
  if (comma !== undefined) return [insertAt(lineEnd, `${onNewLine},`)];
  return [insertAt(to, ','), insertAt(lineEnd, onNewLine)];
}

/** Between brackets that hold comments and nothing else. */
function appendToEmpty(text: string, close: number, entry: string): readonly Edit[] {
  if (!beginsLine(text, close)) return [insertAt(close, entry)];
  const lead = leadOf(text, close);
  return [insertAt(close - lead.length, `${lead}  ${entry}${lineEndOf(text)}`)];
}
