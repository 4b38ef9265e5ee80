import { ownCopy } from '../text/own-copy';
import type { Source } from './source';

/** Writes down the comments in a stretch of the document. */
export function readComments({ text, comments }: Source, from: number, to: number): void {
  const stretch = text.slice(from, to);
  for (let open = stretch.indexOf(OPENING); open >= 0;) {
    const content = open + OPENING.length;
    const close = stretch.indexOf(CLOSING, content);
    // What nothing closes is no comment, and neither is what follows.
    if (close < 0) return;
    const end = close + CLOSING.length;
    comments.push({ span: { start: from + open, end: from + end }, content: ownCopy(stretch.slice(content, close)) });
    open = stretch.indexOf(OPENING, end);
  }
}

const OPENING = '<!--';
const CLOSING = '-->';
