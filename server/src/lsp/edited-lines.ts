import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** In which lines open documents have been edited since somebody began to watch them. */
export class EditedLines {
  /** Nothing is known of a document in which lines have come or gone. */
  readonly #watched = new Map<string, Set<number> | undefined>();

  /** Begins anew, with no line edited. */
  watch(uri: string): void {
    this.#watched.set(uri, new Set());
  }

  forget(uri: string): void {
    this.#watched.delete(uri);
  }

  /** The numbers of the lines; `undefined` where lines have come or gone, so that they have other numbers now. */
  since(uri: string): ReadonlySet<number> | undefined {
    return this.#watched.get(uri);
  }

  /** Takes in the edits that a client tells of, each counted in the document as the one before has left it. */
  note(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    const lines = this.#watched.get(uri);
    if (lines === undefined) return;
    for (const change of changes) {
      if (!('range' in change) || !isInOneLine(change)) {
        this.#watched.set(uri, undefined);
        return;
      }
      lines.add(change.range.start.line);
    }
  }
}

function isInOneLine({ range, text }: Extract<TextDocumentContentChangeEvent, { range: unknown }>): boolean {
  return range.start.line === range.end.line && !/[\r\n]/.test(text);
}
