import type { SyntaxNode } from '@lezer/common';
import { firstFrom } from '../text/sorted';
import type { MarkdownTree } from './blocks';

/** What a text is that is not the plan's own voice: code, a comment, or a link's target, HTML, a quotation, struck-out text. */
export type ForeignVoice = 'code' | 'comment' | 'other';

const VOICES: ReadonlyMap<string, ForeignVoice> = new Map([
  ['InlineCode', 'code'],
  ['FencedCode', 'code'],
  ['CodeBlock', 'code'],
  ['Comment', 'comment'],
  ['CommentBlock', 'comment'],
  ['HTMLBlock', 'other'],
  ['HTMLTag', 'other'],
  ['ProcessingInstruction', 'other'],
  ['Image', 'other'],
  ['Autolink', 'other'],
  ['Blockquote', 'other'],
  ['LinkReference', 'other'],
  ['LinkTitle', 'other'],
  ['Strikethrough', 'other'],
]);

/** Kinds that take in what is written right behind their end. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['CodeBlock', 'Blockquote', 'URL', 'LinkReference']);

/**
 * Whose voice a caret at the offset writes in; `undefined` for the plan's own. At the rim of such a stretch it stands
 * outside, except where writing on would make the stretch longer.
 */
export function foreignVoiceAt({ syntax }: MarkdownTree, offset: number): ForeignVoice | undefined {
  for (const side of [-1, 1] as const) {
    const top = side < 0 ? firstFrom(syntax.nodes.starts, offset) - 1 : firstFrom(syntax.nodes.starts, offset + 1) - 1;
    const start = syntax.nodes.starts[top] ?? 0;
    let node: SyntaxNode | null = syntax.nodes.trees[top]?.resolveInner(offset - start, side) ?? null;
    for (; node !== null; node = node.parent) {
      const { name } = node;
      const [from, to] = [start + node.from, start + node.to];
      if (from > offset || to < offset) continue;
      const within =
        from < offset && (offset < to || OPEN_ENDED.has(name) || isUnclosed(name, syntax.text.slice(from, to)));
      const begins = name === 'URL' && from === offset && syntax.text.charAt(offset - 1) === '(';
      const voice = name === 'URL' ? 'other' : VOICES.get(name);
      if (voice !== undefined && (within || begins)) return voice;
    }
  }
  return undefined;
}

function isUnclosed(name: string, source: string): boolean {
  if (name === 'FencedCode') return !/\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(source);
  return name === 'CommentBlock' && !source.trimEnd().endsWith('-->');
}
