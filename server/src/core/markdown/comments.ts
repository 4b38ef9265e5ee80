import { ownCopy } from '../text/own-copy';
import type { Source } from './source';

/** Writes down the comments in a stretch of the document. */
export function readComments({ text, comments }: Source, from: number, to: number): void {
  const stretch = text.slice(from, to);
  if (!stretch.includes('<!--')) return;
  for (const match of stretch.matchAll(/<!--([\s\S]*?)-->/g)) {
    const start = from + match.index;
    comments.push({ span: { start, end: start + match[0].length }, content: ownCopy(match[1] ?? '') });
  }
}
