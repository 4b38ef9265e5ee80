import type { SyntaxNode, Tree } from '@lezer/common';
import { lineStart } from '../text/around';
import { firstFrom } from '../text/sorted';
import type { MarkdownTree, Syntax } from './blocks';
import { parser } from './parser';
import { lastBehindBlankLine } from './top-level';

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
  const { tree, start } = parsedAround(syntax, offset);
  for (const side of [-1, 1] as const) {
    let node: SyntaxNode | null = tree.resolveInner(offset - start, side);
    for (; node !== null; node = node.parent) {
      const { name } = node;
      const [from, to] = [start + node.from, start + node.to];
      if (from > offset || to < offset) continue;
      const within =
        from < offset && (offset < to || OPEN_ENDED.has(name) || isUnclosed(name, syntax.text.slice(from, to)));
      const begins = name === 'URL' && from === offset && syntax.text.slice(offset - 1, offset) === '(';
      const voice = name === 'URL' ? 'other' : VOICES.get(name);
      if (voice !== undefined && (within || begins)) return voice;
    }
  }
  return undefined;
}

/** The nodes that touch the offset, parsed once more, and where what was parsed begins. */
function parsedAround({ text, nodes }: Syntax, offset: number): { readonly tree: Tree; readonly start: number } {
  const first = lastBehindBlankLine(text.base, nodes.starts, firstFrom(nodes.starts, offset) - 1);
  const last = firstFrom(nodes.starts, offset + 1) - 1;
  const start = first === 0 ? 0 : lineStart(text.base, nodes.starts[first] ?? 0);
  return { tree: parser.parse(text.slice(start, Math.max(offset, nodes.ends[last] ?? 0))), start };
}

function isUnclosed(name: string, source: string): boolean {
  if (name === 'FencedCode') return !/\n[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(source);
  return name === 'CommentBlock' && !source.trimEnd().endsWith('-->');
}
