import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A text whose expected spans stood between `«` and `»`, without these marks. */
export function unmark(marked: string): string {
  return marked.replace(/[«»]/gu, '');
}

/** The text with `«` and `»` around what the diagnostics cover, for comparing with a marked text. */
export function mark(text: string, diagnostics: readonly Pick<Diagnostic, 'range'>[]): string {
  const document = TextDocument.create('test:marked', 'markdown', 0, text);
  const edits = diagnostics.map(({ range }) => ({ range, newText: `«${document.getText(range)}»` }));
  return TextDocument.applyEdits(document, edits);
}
