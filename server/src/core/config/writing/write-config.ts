import { parseDocument, type Document } from 'yaml';
import { applyEdits, type Edit } from '../../text/edits';
import { changedValue, fitted, type ConfigChange } from './change';
import { editsAt } from './edits';
import { habitsOf } from './habits';
import { blockLines, pieceOf, type Style } from './piece';
import { findSlot } from './slot';
import { commentsOf } from './tokens';

export type { ConfigChange } from './change';

/**
 * The edits that make a change in the text of a `.rolecheck.yaml` and leave everything else as it is: comments, order,
 * empty lines, marks around words. None where the file says so already; `undefined` where that cannot be done safely:
 * the file has mistakes, or something else stands in the change's way. Each is tried out before it is handed on.
 */
export function editsFor(text: string, change: ConfigChange): readonly Edit[] | undefined {
  const before = read(text);
  if (before === undefined) return undefined;
  const fit = fitted(change, before.value);
  const expected = changedValue(before.value, fit);
  const slot = findSlot(before.document, fit.path);
  if (expected === undefined || slot === undefined) return undefined;
  const after = JSON.stringify(expected.value);
  if (JSON.stringify(before.value) === after) return [];
  const habits = habitsOf(before.document, text);
  const comments = JSON.stringify(commentsOf(text));
  const { keyQuotes, valueQuotes } = slot;
  const styles: readonly Style[] = [
    { habits, keyQuotes, valueQuotes, prefersFlow: false },
    { habits, keyQuotes, valueQuotes: 'QUOTE_DOUBLE', prefersFlow: false },
    { habits, keyQuotes, valueQuotes, prefersFlow: true },
    { habits, keyQuotes: 'QUOTE_DOUBLE', valueQuotes: 'QUOTE_DOUBLE', prefersFlow: true },
  ];
  for (const style of styles) {
    const edits = editsAt(text, slot, fit, style);
    if (edits === undefined) continue;
    const edited = applyEdits(text, edits);
    const isRight = JSON.stringify(read(edited)?.value) === after && JSON.stringify(commentsOf(edited)) === comments;
    if (isRight) return edits;
  }
  return undefined;
}

interface Reading {
  readonly document: Document.Parsed;
  readonly value: unknown;
}

/** The file's value; `undefined` where it has mistakes. */
function read(text: string): Reading | undefined {
  try {
    // Had it to be silent, it would say nothing of a second document.
    const document = parseDocument(text, { logLevel: 'error', prettyErrors: false, keepSourceTokens: true });
    return document.errors.length > 0 ? undefined : { document, value: document.toJS() as unknown };
  } catch (error) {
    // An alias that stands for nothing or for too much, or values nested too deeply to be walked through.
    if (error instanceof ReferenceError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where people read on. */
const MORE = 'https://github.com/rolecheck/rolecheck#readme';

const HEAD = [
  '# Your team’s own rules for Rolecheck: what your words mean, who owns what, and which files are checked.',
  '# They hold for the plans in this folder and in the folders below it.',
  `# More about this file: ${MORE}`,
  '',
];

/** The text of a new `.rolecheck.yaml` that says one thing. */
export function newConfigText(change: ConfigChange): string {
  const habits = habitsOf(parseDocument(''), '');
  const style: Style = { habits, keyQuotes: undefined, valueQuotes: undefined, prefersFlow: false };
  return [...HEAD, ...blockLines(pieceOf(change, 0), 0, style), ''].join('\n');
}
