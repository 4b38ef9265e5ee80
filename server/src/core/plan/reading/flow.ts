import type { Block } from '../../markdown/blocks';
import type { Frame, OpenThere } from './frames';
import type { LabelRoles } from '../labels/label-groups';
import type { OpenLabels } from '../labels/open-labels';
import type { Context, Scope } from '../plan';
import type { PlanWriter } from './plan-writer';
import { changedSection } from '../again/moved';

/** Where the reading of consecutive blocks has come to. */
export interface Flow {
  /** What holds outside of all headings. */
  readonly base: Context;
  frames: readonly Frame[];
  labels: OpenLabels;
  /** What held where the current block began, labels aside: what opens in it holds behind it. */
  around: Context;
  /** Whom the labels of the paragraphs up to the next heading name. */
  siblings: LabelRoles;
  /** Which of the sections is that of the last heading. */
  section: number | undefined;
}

/** A flow that has come to a place where these things are open. */
export function flowFrom(base: Context, { frames, labels }: OpenThere, siblings: LabelRoles, section?: number): Flow {
  return { base, frames, labels, around: base, siblings, section };
}

/** What stands right beneath a heading says whose its section is. */
export function openForSection(flow: Flow, scope: Scope, writer: PlanWriter): void {
  const frame = flow.frames.at(-1);
  if (frame === undefined) return;
  const context: Context = { ...frame.context, scope };
  flow.frames = [...flow.frames.slice(0, -1), { ...frame, context, opensScope: true }];
  const section = flow.section === undefined ? undefined : writer.sections[flow.section];
  if (flow.section !== undefined && section !== undefined)
    writer.sections[flow.section] = changedSection(section, { context, opensScope: true });
}

/** The block behind one that a reader sees: comments are not there. */
export function blockBehind(blocks: readonly Block[], index: number): Block | undefined {
  return blocks[behindComments(blocks, index)];
}

/** A comment between items ends the list for the parser, and not for its reader. */
export function goesOnBehindComment(blocks: readonly Block[], index: number): boolean {
  const next = behindComments(blocks, index);
  return next > index + 1 && blocks[next]?.kind === 'list';
}

function behindComments(blocks: readonly Block[], index: number): number {
  let next = index + 1;
  while (isComment(blocks[next])) next++;
  return next;
}

/** Whether the block is a comment and nothing else. */
export function isComment(block: Block | undefined): boolean {
  return block?.kind === 'aside' && block.isComment === true;
}
