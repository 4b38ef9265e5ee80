import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { SourceText } from '../core/text/source-text';
import type { Span } from '../core/text/span';

/**
 * A document as its editor has it now, with the text in the form in which the analysis reads it. The library's own
 * `TextDocument` does the same with edits, but copies the whole text and counts its lines again with every letter that is
 * typed, and the analysis would have to look for what has changed.
 */
export class EditedDocument {
  readonly uri: string;
  /** What the editor calls its language. */
  readonly languageId: string;
  #version: number;
  #source: SourceText;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#source = new SourceText(text);
  }

  /** Changes as edits arrive, as does the text. */
  get version(): number {
    return this.#version;
  }

  get source(): SourceText {
    return this.#source;
  }

  getText(): string {
    return this.#source.text;
  }

  /** Takes over what has changed, each change in the text that the one before it has left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): this {
    for (const change of changes) {
      // Some editors say that there is no range, where the protocol asks them to leave it out.
      const range = 'range' in change ? (change.range as Range | null) : null;
      this.#source =
        range === null ? new SourceText(change.text) : this.#source.edited(this.#spanOf(range), change.text);
    }
    this.#version = version;
    return this;
  }

  /** Editors are free to name the end before the start. */
  #spanOf(range: Range): Span {
    const [one, other] = [this.#source.offsetAt(range.start), this.#source.offsetAt(range.end)];
    return { start: Math.min(one, other), end: Math.max(one, other) };
  }
}
