import type { Analysis } from '../analyze';
import { pathTo } from '../markdown/find-block';
import { fitDraft, type Draft } from '../text/draft';
import type { Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';

/**
 * Puts a table or another block at the caret: in its line where that is blank, or else behind the whole paragraph, list or
 * table around it, with blank lines around.
 */
export function insertBlock({ source, tree }: Pick<Analysis, 'source' | 'tree'>, offset: number, draft: Draft): Edit {
  const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
  const block = fitDraft(draft, lineEnd);
  const line = source.lineAt(offset);
  const around = endOfBlock(source, tree, offset);
  const last = around === undefined ? line : Math.max(line, source.lineAt(around));
  const isFollowed = last + 1 < source.lineCount && isBlank(source, last + 1);
  const behind = isFollowed ? '' : lineEnd;
  if (around === undefined && isBlank(source, line)) {
    const before = line === 0 || isBlank(source, line - 1) ? '' : lineEnd;
    return { span: { start: source.lineStart(line), end: source.lineEnd(line) }, draft: [before, ...block, behind] };
  }
  const end = source.lineEnd(last);
  return { span: { start: end, end }, draft: [lineEnd, lineEnd, ...block, behind] };
}

/** Where the outermost block around the offset ends, its own blank lines left out; `undefined` between blocks. */
function endOfBlock(source: SourceText, tree: Analysis['tree'], offset: number): number | undefined {
  const { frontMatter } = tree;
  if (frontMatter !== undefined && offset < frontMatter.span.end) return trimmedEnd(source, frontMatter.span.end);
  const block = pathTo(tree, offset).blocks[0];
  if (block === undefined) return undefined;
  const end = trimmedEnd(source, block.span.end);
  return offset <= end ? end : undefined;
}

function trimmedEnd(source: SourceText, end: number): number {
  return source.text.slice(0, end).trimEnd().length;
}

function isBlank(source: SourceText, line: number): boolean {
  return source.lineText(line).trim() === '';
}
