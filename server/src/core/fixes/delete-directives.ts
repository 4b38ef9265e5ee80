import type { Analysis } from '../analyze';
import type { Block, MarkdownTree } from '../markdown/blocks';
import type { NormalisedText } from '../markdown/normalised-text';
import { parseMarkdown } from '../markdown/parse-markdown';
import { withoutSwitches } from '../plan/front-matter/removal';
import type { Directive, DirectiveWord } from '../rules/directives';
import { applyEdits, replaceBy, type Edit } from '../text/edits';
import { contentBefore, lineEndOf } from './layout';

/**
 * The edits that take directives out of a document: comments with the blanks or the lines that they leave behind, entries of
 * the front matter with what stood there for them alone. `undefined` where the front matter could not be kept as it is.
 */
export function deletionOf(directives: readonly Directive[], analysis: Analysis): readonly Edit[] | undefined {
  const entries = directives.filter(({ kind }) => kind === 'front-matter').map(({ span }) => span.start);
  const comments = directives.filter(({ kind }) => kind !== 'front-matter');
  const inFrontMatter = entries.length === 0 ? [] : switchDeletionOf(entries, analysis);
  if (inFrontMatter === undefined) return undefined;
  return [...inFrontMatter, ...comments.map((comment) => withoutComment(comment, analysis))];
}

/** The edits that take entries and keys out of what stands under `rolecheck:`, told by where they begin. */
export function switchDeletionOf(starts: readonly number[], { tree, source }: Analysis): readonly Edit[] | undefined {
  return tree.frontMatter === undefined ? undefined : withoutSwitches(tree.frontMatter, new Set(starts), source);
}

/** The edits that take names out of a directive which keeps others. */
export function nameDeletionOf({ names }: Directive, gone: ReadonlySet<DirectiveWord>): readonly Edit[] {
  return names.flatMap((name, index) => {
    const [before, next] = [names[index - 1], names[index + 1]];
    if (!gone.has(name)) return [];
    const isFirstLeft = names.slice(0, index).every((one) => gone.has(one));
    if (!isFirstLeft && before !== undefined) return [replaceBy({ start: before.end, end: name.end }, '')];
    return next === undefined || next.start < name.end ? [] : [replaceBy({ start: name.start, end: next.start }, '')];
  });
}

/**
 * Whether both texts have the same blocks in the same order and nesting. Comments are none; a list that only a comment
 * between its items takes apart is one.
 */
export function hasSameBlocks(before: MarkdownTree, after: MarkdownTree): boolean {
  const gist = ({ blocks, syntax }: MarkdownTree): string => JSON.stringify(kindsOf(blocks, syntax.text));
  return gist(before) === gist(after);
}

type Kind = Block['kind'] | readonly unknown[];

function kindsOf(blocks: readonly Block[], text: NormalisedText): readonly Kind[] {
  const kinds: Kind[] = [];
  let list: Block | undefined;
  for (const block of blocks) {
    if (block.kind === 'aside') continue;
    if (block.kind !== 'list') kinds.push(block.kind);
    else {
      const items = block.items.map((item) => kindsOf(item.blocks, text));
      const goesOn = list !== undefined && !BLANK_LINE.test(text.slice(list.span.end, block.span.start));
      kinds.push(goesOn ? [...((kinds.pop() ?? []) as readonly unknown[]), ...items] : items);
    }
    list = block.kind === 'list' ? block : undefined;
  }
  return kinds;
}

const BLANK_LINE = /\n[ \t]*\n/;

/** A comment on a line of its own goes with its line, and with one of two blank lines around it; another one with the blank before it. */
function withoutComment({ span }: Directive, analysis: Analysis): Edit {
  const { source, tree } = analysis;
  const first = source.lineAt(span.start);
  const last = source.lineAt(span.end);
  const before = source.text.slice(source.lineStart(first), span.start).replace(/^\uFEFF/, '');
  const behind = source.text.slice(span.end, source.lineEnd(last));
  if (before.trim() !== '') {
    const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    return replaceBy({ start: span.start - blanks, end: span.end }, '');
  }
  if (behind.trim() !== '') {
    const blanks = /^[ \t]*/.exec(behind)?.[0].length ?? 0;
    return replaceBy({ start: span.start, end: span.end + blanks }, '');
  }
  const start = span.start - before.length;
  if (source.text.slice(span.end).trim() === '' && contentBefore(source, start) > 0)
    return replaceBy({ start: contentBefore(source, start), end: span.end }, '');
  const above = first === 0 ? '' : source.lineText(first - 1);
  const below = last + 1 < source.lineCount ? source.lineText(last + 1) : '';
  const joins = above.trim() === '' && below.trim() === '' && last + 1 < source.lineCount;
  const whole = replaceBy({ start, end: source.lineStart(Math.min(last + (joins ? 2 : 1), source.lineCount)) }, '');
  if (above.trim() === '' || below.trim() === '') return whole;
  // Without the comment, two paragraphs may be one.
  const without = parseMarkdown(applyEdits(source.text, [whole]), tree);
  return hasSameBlocks(tree, without) ? whole : replaceBy(whole.span, lineEndOf(source));
}
