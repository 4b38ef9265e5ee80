import type { ListItem, Paragraph } from '../markdown/blocks';
import { pathTo } from '../markdown/find-block';
import type { Role } from '../taxonomy/schema';
import type { Edit } from '../text/edits';
import { covers, type Span } from '../text/span';
import { blocksFor, labelOf, type Label } from './labels-above';
import { contentEnd, insertLines, isFollowedByBlank, lineEndOf, markerOf } from './layout';
import { notationOf, type Origin } from './origin';
import { linesAsItem, type Piece } from './piece';
import { insertBlocks, type Place } from './places';
import { isSolely, namesFor } from './role-wording';

/** Where labels name the roles, `**Marketing**` or `- Marketing`: beneath the role's own, or beneath a new one beside the other's. */
export function labelPlaces(origin: Origin, role: Role): readonly Place[] {
  const standing = standingLabel(origin, role);
  if (standing !== undefined) return placesBeneath(origin, standing.evidence, standing.lastItem);
  const { analysis, assignment } = origin;
  const { evidence } = assignment.scope;
  const labelled = pathTo(analysis.tree, evidence.start);
  const item = labelled.items.at(-1)?.item;
  const block = labelled.blocks.at(-1);
  const text = analysis.source.slice(evidence);
  return namesFor(role, { text, role: origin.from, source: 'lead-in' }, analysis).map((name): Place => ({
    section: name,
    isNew: true,
    insert: (piece) => {
      const isInline = labelled.text?.origin === origin.statement.text.origin;
      if (isInline && piece.lines.length > 0) return undefined;
      if (item !== undefined) return newItem(origin, item, name, piece, isInline);
      return block?.kind === 'paragraph' ? newParagraph(origin, block, name, piece, isInline) : undefined;
    },
  }));
}

/** The role's own label, and the last thing of its that stands beneath it. */
function standingLabel(
  { analysis }: Origin,
  role: Role,
): { readonly evidence: Span; readonly lastItem: Span } | undefined {
  const last = analysis.plan.statements.findLast(
    ({ scope, silence }) => scope?.source === 'lead-in' && isSolely(scope, role) && silence === undefined,
  );
  if (last?.scope === undefined) return undefined;
  return { evidence: last.scope.evidence, lastItem: last.text.sourceSpan(last.start, last.end) };
}

/** Beneath a label that stands already; nowhere where its values stand on its own line. */
function placesBeneath(origin: Origin, evidence: Span, last: Span): readonly Place[] {
  const { source, tree } = origin.analysis;
  const labelled = pathTo(tree, evidence.start);
  const item = labelled.items.at(-1)?.item;
  const own = labelOf(notationOf(origin), origin);
  const section = source.slice(evidence);
  if (item !== undefined) {
    if (item.blocks.length < 2) return [];
    return [
      {
        section,
        isNew: false,
        insert: (piece) => [insertLines(source, contentEnd(source, item.span), nestedLines(origin, item, piece))],
      },
    ];
  }
  const block = tree.blocks.find(({ span }) => covers(span, last));
  if (block === undefined || covers(block.span, evidence)) return [];
  return [
    {
      section,
      isNew: false,
      insert: (piece) => {
        const blocks = blocksFor(own === undefined ? [] : [own], piece, origin);
        return blocks && [insertBlocks(source, contentEnd(source, block.span), blocks, lineEndOf(source))];
      },
    },
  ];
}

/** An item like the one that names the role now, with the piece on its line or nested in it. */
function newItem(
  origin: Origin,
  item: ListItem,
  name: string,
  piece: Piece,
  inline: boolean,
): readonly Edit[] | undefined {
  const { source } = origin.analysis;
  const marker = markerOf(source, item);
  const first = item.blocks[0];
  if (marker === undefined || first?.kind !== 'paragraph') return undefined;
  const label = roleLabel(origin, name, { start: marker.contentStart, end: contentEnd(source, first.span) }, inline);
  const line = marker.indent + marker.mark + marker.gap + label;
  const lines = inline ? [line + piece.text] : [line, ...nestedLines(origin, item, piece)];
  return [insertLines(source, contentEnd(source, item.span), lines)];
}

/** The piece as nested in a role's item, beneath an item for its kind where the other role's stand beneath one. */
function nestedLines(origin: Origin, item: ListItem, piece: Piece): readonly string[] {
  const marker = markerOf(origin.analysis.source, item) ?? { indent: '', mark: '-', gap: ' ' };
  const deeper = ' '.repeat(marker.mark.length + marker.gap.length);
  const indent = marker.indent + deeper;
  const bullet = piece.marker ?? { mark: marker.mark, gap: marker.gap, task: undefined };
  const own = labelOf(notationOf(origin), origin);
  if (own?.kind !== 'item') return linesAsItem(piece, { ...bullet, indent });
  return [
    `${indent}${marker.mark}${marker.gap}${own.words}`,
    ...linesAsItem(piece, { ...bullet, indent: indent + deeper }),
  ];
}

/** A paragraph like the one that names the role now, with the piece on its line or in a list beneath it. */
function newParagraph(
  origin: Origin,
  block: Paragraph,
  name: string,
  piece: Piece,
  inline: boolean,
): readonly Edit[] | undefined {
  const { analysis, assignment, path, finding } = origin;
  const { source } = analysis;
  const line = source.lineAt(assignment.scope.evidence.start);
  const [start, end] = [source.lineStart(line), source.lineEnd(line)];
  const stretch = { start: Math.max(start, block.span.start), end: Math.min(end, block.span.end) };
  const label = roleLabel(origin, name, stretch, inline);
  if (inline) {
    const isOwnParagraph = block.span.start >= start && contentEnd(source, block.span) <= end;
    return isOwnParagraph
      ? [insertBlocks(source, contentEnd(source, block.span), [[label + piece.text]], lineEndOf(source))]
      : [insertLines(source, end, [label + piece.text])];
  }
  const own = labelOf(notationOf(origin), origin);
  const heading: Label = { kind: 'text', words: label, blank: isFollowedByBlank(source, start) };
  const blocks = blocksFor(own === undefined ? [heading] : [heading, own], piece, origin);
  const list = path.blocks.find(({ span }) => covers(span, finding.span));
  if (blocks === undefined || list === undefined) return undefined;
  return [insertBlocks(source, contentEnd(source, list.span), blocks, lineEndOf(source))];
}

/** The label's source with the other name in it, without people and remarks, up to the values that stand on its line. */
function roleLabel({ analysis, assignment, statement }: Origin, name: string, label: Span, inline: boolean): string {
  const { source } = analysis;
  const { evidence } = assignment.scope;
  const to = inline ? statement.text.sourceSpan(statement.start, statement.end).start : label.end;
  const behind = source.text.slice(evidence.end, to).replace(/\s*\([^()]*\)/g, '');
  return source.text.slice(label.start, evidence.start) + name + behind;
}
