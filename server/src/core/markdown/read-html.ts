import type { Span } from '../text/span';
import type { Block } from './blocks';
import { InlineTextBuilder } from './inline-text';
import type { Source } from './source';

/** What stands behind a comment on its line belongs to the parser's comment, and is text to a reader. */
export function readCommentBlock({ text, pool }: Source, { start, end }: Span): readonly Block[] {
  const source = text.slice(start, end);
  const close = source.indexOf('-->') + '-->'.length;
  if (close < '-->'.length) return [{ kind: 'aside', span: { start, end } }];
  const builder = new InlineTextBuilder();
  const from = start + close + (/^\s*/.exec(source.slice(close))?.[0].length ?? 0);
  const to = start + source.trimEnd().length;
  let at = from;
  for (const { index, 0: comment } of source.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
    if (start + index < from) continue;
    builder.copy(text.slice(at, start + index), at);
    at = start + index + comment.length;
  }
  if (at < to) builder.copy(text.slice(at, to), at);
  const behind = builder.build(pool, from);
  if (behind.text.trim() === '') return [{ kind: 'aside', span: { start, end }, isComment: true }];
  return [
    { kind: 'aside', span: { start, end: start + close }, isComment: true },
    { kind: 'paragraph', span: { start: from, end: to }, text: behind },
  ];
}

/** `<details><summary>Not ours</summary>` is a bold label to its reader, and `</details>` the end of what it opens. */
export function readToggle({ text, pool }: Source, span: Span): readonly Block[] {
  const source = text.slice(span.start, span.end);
  const blocks: Block[] = [];
  if (/<\/details>/i.test(source)) blocks.push({ kind: 'break', span });
  const summary = /<summary\b[^<>]*>\s*((?:[^<\n]|<(?!\/summary)[^<>\n]*>)+)/i.exec(source);
  if (summary?.[1] !== undefined) {
    const start = span.start + summary.index + summary[0].length - summary[1].length;
    const builder = new InlineTextBuilder();
    // What its own marks make bold or large is the label's all the same.
    for (const { index, 0: words } of summary[1].matchAll(/(?<=^|>)[^<>]+/g)) builder.copy(words, start + index);
    builder.emphasise(0, true);
    const label = { start, end: start + summary[1].length };
    blocks.push({ kind: 'paragraph', span: label, text: builder.build(pool, start) });
  }
  return blocks.length === 0 ? [{ kind: 'aside', span }] : blocks;
}

/** How many `<del>` blocks are open behind a stretch of HTML, of so many before it. */
export function struckBehind(html: string, before: number): number {
  let depth = before;
  for (const match of html.matchAll(/<(\/?)(?:del|strike)\b[^<>]*>/gi))
    depth = Math.max(0, depth + (match[1] === '' ? 1 : -1));
  return depth;
}
