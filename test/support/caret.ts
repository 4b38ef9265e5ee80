/** What stands in a test's text where the caret is: the long mark, or the short one where columns must line up. */
const CARET = /<CURSOR>|‸/u;

/** A text with the offset at which its caret stood. */
export interface TextWithCaret {
  readonly text: string;
  readonly offset: number;
  /** The same offset. */
  readonly caret: number;
}

/** Takes the caret out of a text; throws where there is none, or more than one. */
export function takeCaret(marked: string): TextWithCaret {
  const parts = marked.split(CARET);
  if (parts.length !== 2) throw new Error(`A text with one <CURSOR> is wanted: ${marked}`);
  const offset = parts[0]?.length ?? 0;
  return { text: parts.join(''), offset, caret: offset };
}
