import type { Analysis } from '../analyze';
import type { Block } from '../markdown/blocks';
import { plainText, type InlineText } from '../markdown/inline-text';
import { readLabel } from '../plan/labels/labels';
import { findRoleNames } from '../roles/role-names';
import type { RoleId } from '../taxonomy/schema';
import { firstEndingAfter, type Span } from '../text/span';
import { textsOf } from './term-mentions';

/** A place where one of our roles or a neighbour function is named. */
export interface RoleNaming {
  /** The name in the document: "Community manager". */
  readonly span: Span;
  /** Our role's or the neighbour's id. */
  readonly role: RoleId;
  /** Whether the name says whose a section, a column, a row or a sentence is. */
  readonly opens: boolean;
}

/**
 * Every naming of a role in a document, in document order. A bare department word ("Community") counts where it says whose
 * something is, or stands beside another role in a label.
 */
export function roleNamings(analysis: Analysis): readonly RoleNaming[] {
  const grammar = analysis.plan.grammar;
  const evidences = evidencesOf(analysis);
  const labels = new Set(labelsOf(analysis.tree.blocks));
  return [...frontMatterLines(analysis), ...textsOf(analysis.tree.blocks)].flatMap((text) => {
    const end = text.text.length;
    const names = findRoleNames(text.text, text.wordsIn(0, end), grammar);
    return names.flatMap((name) => {
      const role = name.role ?? name.neighbour;
      if (role === undefined) return [];
      const span = text.sourceSpan(name.start, name.end);
      const evidence = evidences[firstEndingAfter(evidences, span.start)];
      const opens = evidence !== undefined && evidence.start < span.end;
      const isPlain = name.form === 'title' || name.form === 'function';
      const isCompared = labels.has(text) && readLabel(text, 0, end, grammar).roles.length > 1;
      if (!isPlain && !opens && !isCompared) return [];
      return [{ span, role, opens }];
    });
  });
}

/** The headings and table cells, which set roles side by side with no more than a bare word for each. */
function labelsOf(blocks: readonly Block[]): readonly InlineText[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'list') return block.items.flatMap((item) => labelsOf(item.blocks));
    if (block.kind !== 'table') return [];
    return [block.header, ...block.rows].flatMap((row) => row.cells.map((cell) => cell.text));
  });
}

/** The stretches of the document that say whose something is: in order, and none overlapping another. */
function evidencesOf({ plan, judged }: Analysis): readonly Span[] {
  const scopes = new Set([
    ...plan.sections.map(({ context }) => context.scope),
    ...plan.statements.map(({ scope }) => scope),
    ...judged.map(({ assignment }) => assignment.scope),
  ]);
  const merged: { start: number; end: number }[] = [];
  const evidences = [...scopes].flatMap((scope) => scope?.evidence ?? []);
  for (const { start, end } of evidences.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function frontMatterLines({ tree: { frontMatter } }: Analysis): readonly InlineText[] {
  if (frontMatter === undefined) return [];
  const { yaml, yamlStart } = frontMatter;
  return [...yaml.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => plainText(line, yamlStart + index));
}
