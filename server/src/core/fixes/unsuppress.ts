import { analyze, type Analysis } from '../analyze';
import type { Block } from '../markdown/blocks';
import type { Directive } from '../rules/directives';
import { applyEdits, replaceBy, type Edit } from '../text/edits';
import type { SourceText } from '../text/source-text';
import type { FindFixes } from './fix';
import { contentBefore, lineEndOf } from './layout';
import { givesTheSame } from './unchanged';

/** Deletes a comment that silences nothing. */
export const findRemovals: FindFixes = (finding, analysis) => {
  const directive = idleDirectives(analysis).find(({ keyword }) => keyword.start === finding.span.start);
  if (finding.rule !== 'unused-suppression' || directive === undefined) return [];
  return [
    {
      id: 'unsuppress',
      title: 'Delete this comment, which does nothing',
      preferred: true,
      edits: () => removalOf([directive], analysis),
    },
  ];
};

/**
 * The repairs that cannot change what a plan says, all of them at once: comments that silence nothing, or end no silence,
 * are deleted. A comment with a slip in it stays, since its author meant something by it; so does one without which the
 * text around it would be read otherwise. `undefined` where there is nothing to do.
 *
 * Whatever touches the plan's own words (moving, replacing, sharing a term) is the writer's to decide, one by one.
 */
export function harmlessFixes(analysis: Analysis): readonly Edit[] | undefined {
  const idle = idleDirectives(analysis);
  if (idle.length === 0) return undefined;
  const all = removalOf(idle, analysis);
  if (all !== undefined) return all;
  return removalOf(
    idle.filter((directive) => removalOf([directive], analysis) !== undefined),
    analysis,
  );
}

/** The comments that the rule about them calls idle, and those that end nothing once these are gone. */
function idleDirectives({ findings, directives, suppressions }: Analysis): readonly Directive[] {
  const starts = new Set(findings.flatMap(({ rule, span }) => (rule === 'unused-suppression' ? [span.start] : [])));
  const idle = directives.filter(({ kind, keyword }) => kind !== undefined && starts.has(keyword.start));
  const endings = directives.filter((directive) => {
    const ended = suppressions.filter(({ ending }) => ending === directive);
    return ended.length > 0 && ended.every((suppression) => idle.includes(suppression.directive));
  });
  return [...idle, ...endings];
}

/** The edits that delete the comments; `undefined` where the text would be read otherwise without them. */
function removalOf(directives: readonly Directive[], analysis: Analysis): readonly Edit[] | undefined {
  if (directives.length === 0) return undefined;
  const edits = directives.map((directive) => withoutComment(directive, analysis.source));
  const after = analyze(applyEdits(analysis.source.text, edits), analysis, analysis);
  const isSame =
    givesTheSame(analysis, after) &&
    after.findings.length <= analysis.findings.length &&
    JSON.stringify(kindsOf(after.tree.blocks)) === JSON.stringify(kindsOf(analysis.tree.blocks));
  return isSame ? edits : undefined;
}

/** What a reader sees of the blocks' order and nesting. */
function kindsOf(blocks: readonly Block[]): readonly unknown[] {
  return blocks.flatMap((block): readonly unknown[] => {
    if (block.kind === 'list') return [block.items.map((item) => kindsOf(item.blocks))];
    return block.kind === 'aside' ? [] : [block.kind];
  });
}

/** A comment on a line of its own goes with its line, and with one of two blank lines around it; another one with the blank before it. */
function withoutComment({ span }: Directive, source: SourceText): Edit {
  const first = source.lineAt(span.start);
  const last = source.lineAt(span.end);
  const before = source.text.slice(source.lineStart(first), span.start);
  const behind = source.text.slice(span.end, source.lineEnd(last));
  if (before.trim() !== '' || behind.trim() !== '') {
    const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    return replaceBy({ start: span.start - (before.trim() === '' ? 0 : blanks), end: span.end }, '');
  }
  if (source.text.slice(span.end).trim() === '') {
    return replaceBy({ start: contentBefore(source, span.start), end: span.end }, '');
  }
  const above = first === 0 ? '' : source.lineText(first - 1);
  const below = last + 1 < source.lineCount ? source.lineText(last + 1) : '';
  const parts = above.trim() !== '' && below.trim() !== '' && !isHeading(above) && !isHeading(below);
  const joins = above.trim() === '' && below.trim() === '' && last + 1 < source.lineCount;
  const end = source.lineStart(Math.min(last + (joins ? 2 : 1), source.lineCount));
  return replaceBy({ start: source.lineStart(first), end }, parts ? lineEndOf(source) : '');
}

function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}(?:[ \t]|$)/.test(line);
}
