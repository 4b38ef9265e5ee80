import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { hasStops, plainTextOf, snippetOf } from '../core/text/draft';
import { inOrder, type Edit } from '../core/text/edits';
import type { SourceText } from '../core/text/source-text';

/** The document that edits are for, and what its client can apply. */
export interface EditTarget {
  readonly uri: string;
  /** The version that the edits were made for; `null` for a document that is not on the screen. */
  readonly version: number | null;
  readonly source: SourceText;
  /** The client applies edits with places to fill in. */
  readonly snippets: boolean;
  /** The client takes edits that name a version, and refuses those for a version that is gone. */
  readonly versions: boolean;
}

/** Edits of one document as every client can apply them. */
export function workspaceEditOf(edits: readonly Edit[], target: EditTarget): WorkspaceEdit {
  const { uri, version, source, versions } = target;
  const ordered = inOrder(edits);
  if (!versions) return { changes: { [uri]: ordered.map((edit) => textEditOf(edit, source)) } };
  const changes = ordered.map((edit) =>
    target.snippets && hasStops(edit.draft) ? snippetEditOf(edit, source) : textEditOf(edit, source),
  );
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

/** One edit with every place filled as it stands. */
export function textEditOf({ span, draft }: Edit, source: SourceText): TextEdit {
  return { range: source.rangeOf(span), newText: plainTextOf(draft) };
}

function snippetEditOf({ span, draft }: Edit, source: SourceText): SnippetTextEdit {
  return { range: source.rangeOf(span), snippet: { kind: 'snippet', value: snippetOf(draft) } };
}
