import type { Analysis } from '../analyze';
import { ownerHeaderKind } from '../plan/reading/columns';
import { readLabel } from '../plan/labels/labels';
import { findRoleNames } from '../roles/role-names';
import type { Span } from '../text/span';
import { textAt } from './place';

/** Words of a plan that its team may want to explain to Rolecheck. */
export interface NameAt {
  /** The words without marks around them, on one line. */
  readonly text: string;
  readonly span: Span;
  /**
   * - `selection`: what the writer has selected
   * - `heading`, `owner`: a heading, or a cell of a column of owners, that names nobody known
   */
  readonly from: 'selection' | 'heading' | 'owner';
}

/** Longer ones are no names, in UTF-16 code units. */
const LONGEST = 60;

/**
 * The words at a stretch of a plan that may be a name which only the team knows: what is selected, or the heading or owner
 * at the caret where Rolecheck knows nobody of that name.
 */
export function nameAt(analysis: Analysis, span: Span): NameAt | undefined {
  if (span.start < span.end) return selected(analysis, span);
  const place = textAt(analysis, span.start);
  if (place === undefined) return undefined;
  const { text, path } = place;
  const { grammar } = analysis.plan;
  const whole = readLabel(text, 0, text.text.length, grammar);
  const words = text.text.slice(whole.start, whole.end);
  const isKnown = findRoleNames(text.text, text.wordsIn(0, text.text.length), grammar).length > 0;
  if (isKnown || words === '' || words.length > LONGEST) return undefined;
  const at = text.sourceSpan(whole.start, whole.end);
  if (path.cell !== undefined) {
    const { table, column, rowIndex } = path.cell;
    const isOwner = rowIndex >= 0 && ownerHeaderKind(table.header.cells[column]?.text.text ?? '') !== undefined;
    return isOwner ? { text: words, span: at, from: 'owner' } : undefined;
  }
  const heading = path.blocks.at(-1);
  if (heading?.kind !== 'heading' || whole.dimensionOnly || whole.silence !== undefined) return undefined;
  // The document's own title names the document.
  const isTitle = analysis.plan.sections[0]?.heading === heading && heading.level === 1;
  return isTitle ? undefined : { text: words, span: at, from: 'heading' };
}

function selected(analysis: Analysis, span: Span): NameAt | undefined {
  const [from, to] = [textAt(analysis, span.start), textAt(analysis, span.end)];
  if (from === undefined || from.text.origin !== to?.text.origin) return undefined;
  const raw = from.text.text.slice(from.offset, to.offset);
  const text = raw.trim();
  if (text.length < 2 || text.length > LONGEST || text.includes('\n') || !/\p{L}/u.test(text)) return undefined;
  const start = from.offset + raw.indexOf(text);
  return { text, span: from.text.sourceSpan(start, start + text.length), from: 'selection' };
}
