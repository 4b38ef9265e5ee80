import { plainTextOf, type Draft } from './draft';
import type { Span } from './span';

/** A change of a document: what stands in the span gives way to the draft. An empty span inserts, an empty draft deletes. */
export interface Edit {
  readonly span: Span;
  readonly draft: Draft;
}

/** An edit whose text leaves nothing to fill in. */
export function replaceBy(span: Span, text: string): Edit {
  return { span, draft: text === '' ? [] : [text] };
}

/** Inserts a text before the offset. */
export function insertAt(offset: number, text: string): Edit {
  return replaceBy({ start: offset, end: offset }, text);
}

/** The text after the edits, which do not overlap; those at one place keep their order. Stops are filled as they stand. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { span, draft } of inOrder(edits)) {
    result += text.slice(at, span.start) + plainTextOf(draft);
    at = span.end;
  }
  return result + text.slice(at);
}

/** The edits by where they stand. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
