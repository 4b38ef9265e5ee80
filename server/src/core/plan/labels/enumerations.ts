import type { Block, Paragraph } from '../../markdown/blocks';
import { linesOf } from './lines';

const ENUMERATOR = /^\s*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+/i;

/** "(b) the share of …": elements of an enumeration that its author wrote as paragraphs. */
export function isEnumerated(block: Block | undefined): block is Paragraph {
  return block?.kind === 'paragraph' && ENUMERATOR.test(block.text.text);
}

/** The elements of an enumeration, each from behind its number to where the next line with a number begins. */
export function enumeratedLines(text: string): readonly (readonly [number, number])[] {
  const elements: (readonly [number, number])[] = [];
  for (const [start, end] of linesOf(text)) {
    const mark = ENUMERATOR.exec(text.slice(start, end))?.[0].length;
    const last = elements.at(-1);
    if (mark !== undefined) elements.push([start + mark, end]);
    else if (last !== undefined) elements[elements.length - 1] = [last[0], end];
  }
  return elements.map(([start, end]) => [start, start + text.slice(start, end).trimEnd().length]);
}
