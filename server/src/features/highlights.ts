import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze';
import { roleNamings } from '../core/lookup/role-namings';
import { mentionsOf } from '../core/lookup/term-mentions';
import { subjectAt } from './subject';

/**
 * Every place of the document that speaks of the same term or role as the offset.
 *
 * Editors have two colours to offer besides the plain one: "read", and a louder one for "write", where code changes a
 * value. Nothing in a plan is that loud. Where a term is given to somebody, or a name says whose something is, it is
 * "read"; where it is merely spoken of, "text".
 */
export function highlightsAt(analysis: Analysis, offset: number): DocumentHighlight[] {
  const { source } = analysis;
  const subject = subjectAt(analysis, offset);
  switch (subject?.kind) {
    case undefined:
      return [];
    case 'term':
      return mentionsOf(analysis, subject.term).map(({ span, judged }) => ({
        range: source.rangeOf(span),
        kind: judged === undefined ? DocumentHighlightKind.Text : DocumentHighlightKind.Read,
      }));
    case 'role':
      return roleNamings(analysis)
        .filter(({ role }) => role === subject.role)
        .map(({ span, opens }) => ({
          range: source.rangeOf(span),
          kind: opens ? DocumentHighlightKind.Read : DocumentHighlightKind.Text,
        }));
  }
}
