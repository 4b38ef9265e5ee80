import type { Heading } from '../markdown/blocks';
import type { Section } from '../plan/plan';
import type { Dimension } from '../taxonomy/schema';
import { contentEnd, isFollowedByBlank, markerOf } from './layout';
import { dimensionAt, type DimensionNotation, type Origin } from './origin';
import { capitalise, linesAsItem, type Piece } from './piece';
import { tableOfRow } from './row-piece';

/** What stands over a piece in its new place. */
export type Label =
  | { readonly kind: 'heading'; readonly level: number; readonly words: string; readonly like: Heading | undefined }
  /** A paragraph, with or without a blank line between it and the list. */
  | { readonly kind: 'text'; readonly words: string; readonly blank: boolean }
  | { readonly kind: 'item'; readonly words: string }
  /** In front of the piece, on its line. */
  | { readonly kind: 'inline'; readonly words: string; readonly asItem: boolean };

/** The label for the kind of thing as it stands where the term stands now; headings are {@link headingsFor}'s. */
export function labelOf(notation: DimensionNotation, { analysis, path }: Origin): Label | undefined {
  const { source } = analysis;
  switch (notation.kind) {
    case 'paragraph': {
      const words = source.slice({ start: notation.span.start, end: contentEnd(source, notation.span) });
      if (/[\r\n]/.test(words) || words.length > 60) return undefined;
      return { kind: 'text', words, blank: isFollowedByBlank(source, notation.span.start) };
    }
    case 'item':
      return {
        kind: 'item',
        words: source.slice({ start: notation.span.start, end: contentEnd(source, notation.span) }),
      };
    case 'label':
      return {
        kind: 'inline',
        words: source.slice(notation.span).replace(/^\d+(?:\.\d+)*[.)]?\s+/, ''),
        asItem: path.items.length > 0,
      };
    case 'heading':
    case 'none':
      return undefined;
  }
}

/** Headings for the kind of thing: the one over the term now, else the plan's usual one, else the usual one anywhere. */
export function headingsFor(
  origin: Origin,
  notation: DimensionNotation,
  deeper: number,
  level: number,
): readonly Label[] {
  const { analysis } = origin;
  const dimension = dimensionAt(origin);
  const plain = analysis.plan.sections.filter(
    ({ label }) =>
      label.dimension === dimension && label.dimensionOnly && label.plainDimension && label.roles.length === 0,
  );
  const headings: Label[] = [];
  const own = notation.kind === 'heading' ? notation.section : undefined;
  const model = own?.label.roles.length === 0 && own.label.dimensionOnly ? own : plain[0];
  if (model !== undefined) {
    const at = own === model ? model.heading.level + deeper : level + 1;
    headings.push({
      kind: 'heading',
      level: Math.min(Math.max(at, level + 1), 6),
      words: sourceWords(model, analysis),
      like: model.heading,
    });
  }
  headings.push({ kind: 'heading', level: Math.min(level + 1, 6), words: USUAL[dimension], like: undefined });
  return headings;
}

const USUAL: Readonly<Record<Dimension, string>> = {
  metric: 'KPIs',
  objective: 'Goals',
  tactic: 'Activities',
  audience: 'Audience',
  skill: 'Skills',
};

/** A heading's words in Markdown, without its number. */
function sourceWords({ heading, label }: Section, { source }: Origin['analysis']): string {
  return source.slice(heading.text.sourceSpan(label.start, label.end));
}

/** The piece beneath its labels, as blocks that blank lines part. */
export function blocksFor(
  labels: readonly Label[],
  piece: Piece,
  origin: Origin,
): readonly (readonly string[])[] | undefined {
  const { source } = origin.analysis;
  const blocks: string[][] = [];
  let tight = false;
  const put = (lines: readonly string[]): void => {
    const last = blocks.at(-1);
    if (tight && last !== undefined) last.push(...lines);
    else blocks.push([...lines]);
  };
  const bullet = { indent: '', mark: usualMark(origin), gap: ' ', task: undefined };
  let marker = { ...(piece.marker ?? bullet), indent: '' };
  if (/\d/.test(marker.mark)) marker = { ...marker, mark: `1${marker.mark.slice(-1)}` };
  for (const label of labels) {
    switch (label.kind) {
      case 'heading':
        put(headingLines(label, source));
        tight = label.like !== undefined && !isFollowedByBlank(source, contentEnd(source, label.like.span));
        break;
      case 'text':
        put([label.words]);
        tight = !label.blank;
        break;
      case 'item':
        put([`${bullet.mark} ${label.words}`]);
        tight = true;
        marker = { ...marker, indent: '  ' };
        break;
      case 'inline': {
        if (piece.lines.length > 0) return undefined;
        put([(label.asItem ? `${bullet.mark} ` : '') + label.words + piece.text]);
        return blocks;
      }
    }
  }
  const table = tableOfRow(piece, origin);
  const item = piece.marker === undefined ? { ...piece, text: capitalise(piece.text) } : piece;
  put(table ?? linesAsItem(item, marker));
  return blocks;
}

/** The bullet that the plan uses. */
function usualMark({ analysis }: Origin): string {
  for (const block of analysis.tree.blocks) {
    if (block.kind !== 'list' || block.ordered) continue;
    const [item] = block.items;
    const mark = item === undefined ? undefined : markerOf(analysis.source, item)?.mark;
    if (mark !== undefined) return mark;
  }
  return '-';
}

/** A heading's lines, underlined where the one that it is like is. */
function headingLines(
  label: Extract<Label, { kind: 'heading' }>,
  source: Origin['analysis']['source'],
): readonly string[] {
  const like = label.like === undefined ? '' : source.slice(label.like.span);
  const underline = /(?:\r\n|\n|\r)[ \t]*(=+|-+)\s*$/.exec(like)?.[1];
  if (underline !== undefined && label.level <= 2) {
    return [label.words, (label.level === 1 ? '=' : '-').repeat(Math.max(3, label.words.length))];
  }
  const closing = /\s(#+)\s*$/.exec(like) === null ? '' : ` ${'#'.repeat(label.level)}`;
  return [`${'#'.repeat(label.level)} ${label.words}${closing}`];
}
