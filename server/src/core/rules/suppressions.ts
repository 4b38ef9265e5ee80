import type { Comment } from '../markdown/blocks';
import type { SourceText } from '../text/source-text';
import type { Span } from '../text/span';
import type { Finding } from './findings';

/** `<!-- rolecheck-disable-next-line metric-outside-role conversion-rate -- agreed with growth -->` */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  /** The stretch of the document in which findings are silenced. */
  readonly covers: Span;
  /** Names of rules and terms; none silences everything. */
  readonly names: readonly string[];
  /** What stands behind `--`: why. */
  readonly reason: string | undefined;
}

const DIRECTIVE = /^\s*rolecheck-(disable-next-line|disable-line|disable|enable)\b([^]*)$/;

/** Reads the directives in a document's comments. A `disable` without an `enable` holds to the end. */
export function readSuppressions(comments: readonly Comment[], source: SourceText): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  const open: { span: Span; names: readonly string[]; reason: string | undefined }[] = [];
  const close = (at: number, names: readonly string[]): void => {
    for (let index = open.length - 1; index >= 0; index--) {
      const entry = open[index];
      if (entry === undefined || (names.length > 0 && !sameNames(entry.names, names))) continue;
      suppressions.push({ ...entry, covers: { start: entry.span.end, end: at } });
      open.splice(index, 1);
    }
  };
  for (const comment of [...comments].sort((a, b) => a.span.start - b.span.start)) {
    const match = DIRECTIVE.exec(comment.content);
    if (match === null) continue;
    const { names, reason } = readArguments(match[2] ?? '');
    const { span } = comment;
    if (match[1] === 'enable') close(span.start, names);
    else if (match[1] === 'disable') open.push({ span, names, reason });
    else
      suppressions.push({
        span,
        names,
        reason,
        covers: match[1] === 'disable-line' ? lineOf(source, span.start) : nextLine(source, span.end),
      });
  }
  close(source.length, []);
  return suppressions;
}

/** Whether the suppression silences the finding: its rule and its term are named, or none is. */
export function suppresses(suppression: Suppression, finding: Finding): boolean {
  if (finding.span.start < suppression.covers.start || finding.span.start >= suppression.covers.end) return false;
  const rules = suppression.names.filter((name) => name.endsWith('-role') || name === finding.rule);
  const terms = suppression.names.filter((name) => !rules.includes(name));
  return (
    (rules.length === 0 || rules.includes(finding.rule)) &&
    (terms.length === 0 || (finding.term !== undefined && terms.includes(finding.term)))
  );
}

function readArguments(text: string): { names: readonly string[]; reason: string | undefined } {
  const [names = '', ...reason] = text.split(/(?:^|\s)--(?:\s|$)/);
  const why = reason.join(' -- ').trim();
  return { names: names.split(/[\s,]+/).filter((name) => name !== ''), reason: why === '' ? undefined : why };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function lineOf(source: SourceText, offset: number): Span {
  const line = source.lineAt(offset);
  return { start: source.lineStart(line), end: source.lineEnd(line) + 1 };
}

/** The next line that has text; blank lines between a directive and its line do not count. */
function nextLine(source: SourceText, offset: number): Span {
  let line = source.lineAt(offset) + 1;
  while (line < source.lineCount - 1 && source.lineText(line).trim() === '') line++;
  return { start: source.lineStart(line), end: source.lineEnd(line) + 1 };
}
