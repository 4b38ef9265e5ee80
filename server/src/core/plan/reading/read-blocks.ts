import type { Block, Paragraph } from '../../markdown/blocks';
import { enumeratedLines, isEnumerated } from '../labels/enumerations';
import { blockBehind, flowFrom, goesOnBehindComment, type Flow } from './flow';
import { outlineAfresh, type Outline } from '../labels/headings';
import { agreedRoles, NO_ROLES, paragraphLabels, type LabelRoles } from '../labels/label-groups';
import { NO_LABELS, type OpenLabels } from '../labels/open-labels';
import type { Context } from '../plan';
import type { PlanWriter } from './plan-writer';
import { readHeading } from './read-heading';
import { readList } from './read-list';
import { readParagraph } from './read-paragraph';
import { readTable } from './tables';

/** Whom the labels of a heading's paragraphs name; -1 for those before the first heading. */
export type RolesBehind = (heading: number) => LabelRoles;

/** Reads the block at an index: what it states and opens. `heading` is the heading's number, if it is one. */
export function readBlock(
  outline: Outline,
  index: number,
  heading: number,
  flow: Flow,
  rolesBehind: RolesBehind,
  writer: PlanWriter,
): void {
  const { blocks } = outline;
  const block = blocks[index];
  if (block?.kind === 'heading') {
    readHeading(block, outline, heading, flow, writer);
    flow.labels = NO_LABELS;
    flow.siblings = rolesBehind(heading);
  } else if (block !== undefined) flow.labels = readBody(block, blocks, index, flow, writer);
}

/** Reads a block that is no heading, and says which labels are open behind it. */
function readBody(
  block: Exclude<Block, { kind: 'heading' }>,
  blocks: readonly Block[],
  index: number,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels {
  const { labels } = flow;
  flow.around = flow.frames.at(-1)?.context ?? flow.base;
  switch (block.kind) {
    case 'paragraph':
      return (
        readEnumeration(block, labels, flow, writer) ??
        readParagraph(block, labels, blockBehind(blocks, index), flow, writer)
      );
    case 'list':
      if (writer.isInFocus(block))
        readList(block, contextAt(flow), writer, (inner, context) => readNested(inner, context, writer));
      return goesOnBehindComment(blocks, index) ? labels : withoutNext(labels);
    case 'table':
      if (writer.isInFocus(block))
        for (const { text, context } of readTable(block, contextAt(flow), writer.grammar, writer.people))
          writer.stateNoted('cell', text, 0, text.text.length, context);
      return withoutNext(labels);
    case 'break':
      return NO_LABELS;
    case 'aside':
      return labels;
  }
}

/** Elements behind a lead-in, and lines that list something: "a) …", "b) …" beneath "Goals". */
function readEnumeration(
  paragraph: Paragraph,
  labels: OpenLabels,
  flow: Flow,
  writer: PlanWriter,
): OpenLabels | undefined {
  if (!isEnumerated(paragraph)) return undefined;
  const { text } = paragraph;
  const lines = enumeratedLines(text.text);
  const context = labels.next ?? contextAt(flow);
  if (labels.next === undefined && (lines.length < 2 || context.dimension === undefined)) return undefined;
  for (const [start, end] of lines)
    if (labels.next === undefined) writer.stateNoted('item', text, start, end, context);
    else writer.state('item', text, start, end, context);
  return labels;
}

function contextAt(flow: Flow): Context {
  const { next, dimension, role } = flow.labels;
  return next ?? dimension ?? role ?? flow.around;
}

function withoutNext(labels: OpenLabels): OpenLabels {
  return labels.next === undefined ? labels : { ...labels, next: undefined };
}

/** What stands in a list item has headings and labels of its own. */
function readNested(blocks: readonly Block[], base: Context, writer: PlanWriter): void {
  if (blocks.length === 0) return;
  const outline = outlineAfresh(blocks, writer.grammar);
  const rolesBehind: RolesBehind = (heading) => {
    const from = (outline.positions[heading] ?? -1) + 1;
    return rolesOfParagraphs(blocks, from, outline.positions[heading + 1] ?? blocks.length, writer);
  };
  const flow = flowFrom(base, { frames: [], labels: NO_LABELS }, rolesBehind(-1));
  let heading = 0;
  for (let index = 0; index < blocks.length; index++) {
    readBlock(outline, index, heading, flow, rolesBehind, writer);
    if (blocks[index]?.kind === 'heading') heading++;
  }
}

/** Whom the labels of the paragraphs among some blocks name, read together. */
export function rolesOfParagraphs(
  blocks: readonly Block[],
  from: number,
  to: number,
  { grammar }: Pick<PlanWriter, 'grammar'>,
): LabelRoles {
  let roles: LabelRoles = NO_ROLES;
  const counts = blocks
    .slice(from, to)
    .map((block) => (block.kind === 'paragraph' ? paragraphLabels(block, grammar) : undefined));
  if (counts.some((count) => count !== undefined)) roles = agreedRoles(counts);
  return roles;
}
