import { firstFrom } from '../../text/sorted';
import type { EarlierReading } from './earlier-reading';
import { flowFrom, isComment, type Flow } from '../reading/flow';
import { sectionEndOf, type Outline } from '../labels/headings';
import { areSameRoles } from '../labels/label-groups';
import { changedSection, withSectionEnd } from './moved';
import { NO_LABELS } from '../labels/open-labels';
import type { KeptRun } from '../plan';
import type { PlanWriter } from '../reading/plan-writer';
import type { RolesBehind } from '../reading/read-blocks';

/** From which block a document is read again: all before it is as it was. */
export function resumptionBlock(earlier: EarlierReading, outline: Outline, rolesBehind: RolesBehind): number {
  const { before } = earlier.change;
  const { blocks, positions, outlined } = outline;
  // The block before the change looks at what stands behind it, comments aside.
  let from = Math.max(0, before - 1);
  while (from > 0 && isComment(blocks[from])) from--;
  const changed = outlined.findIndex(
    (heading, index) => (positions[index] ?? Infinity) < before && heading !== earlier.record.outline.outlined[index],
  );
  from = Math.min(from, positions[changed] ?? from);
  const next = firstFrom(positions, from);
  const isHeading = positions[next] === from;
  return isHeading || areSameRoles(earlier.rolesBehind(next - 1), rolesBehind(next - 1))
    ? from
    : (positions[next - 1] ?? 0);
}

/** How a document is read on. */
export interface Resumption {
  readonly flow: Flow;
  readonly runs: readonly KeptRun[];
  /** How many sections stay what they were: what is read now may say whose the last one is. */
  readonly sections: number;
}

/** Takes over what stands before the block, and comes to it with the same things open. */
export function resumeAt(
  from: number,
  earlier: EarlierReading,
  outline: Outline,
  rolesBehind: RolesBehind,
  writer: PlanWriter,
): Resumption {
  const { record } = earlier;
  const { statementsBefore, sectionsBefore } = record;
  writer.statements = record.statements.slice(0, statementsBefore[from]);
  writer.sections = record.sections.slice(0, sectionsBefore[from]);
  const next = firstFrom(outline.positions, from);
  const runs = updateSectionEnds(from, next, earlier, outline, writer);
  const open = record.blocks[from]?.open ?? { frames: [], labels: NO_LABELS };
  const mover = record.movers[from];
  const frames = mover === undefined ? open.frames : mover.frames(open.frames);
  const labels = mover === undefined ? open.labels : mover.labels(open.labels);
  const section = next === 0 ? undefined : sectionsBefore[outline.positions[next - 1] ?? 0];
  const opened = section === undefined ? undefined : writer.sections[section];
  const frame = frames.at(-1);
  // What stands beneath the heading may have said whose its section is, and may be gone.
  if (section !== undefined && opened !== undefined && frame !== undefined && earlier.opensSectionFrom(from, next))
    writer.sections[section] = changedSection(opened, frame);
  const flow = flowFrom(record.base, { frames, labels }, rolesBehind(next - 1), section);
  return { flow, runs, sections: section ?? writer.sections.length };
}

/** Sections before the change may end behind it, where something has moved. */
function updateSectionEnds(
  from: number,
  headings: number,
  earlier: EarlierReading,
  outline: Outline,
  writer: PlanWriter,
): KeptRun[] {
  const { before } = earlier.change;
  const { statementsBefore, sectionsBefore } = earlier.record;
  const { positions, ends } = outline;
  const runs: KeptRun[] = [];
  let kept = 0;
  const keepUntil = (at: number): void => {
    if (at > kept) runs.push({ at: kept, from: kept, count: at - kept, by: 0, areSame: true });
    kept = at + 1;
  };
  for (let index = 0; index < headings; index++) {
    if ((positions[ends[index] ?? positions.length] ?? Infinity) < before) continue;
    const end = sectionEndOf(outline, index);
    const block = positions[index] ?? 0;
    const section = sectionsBefore[block] ?? 0;
    const [opened, stated] = [writer.sections[section], writer.statements[statementsBefore[block] ?? 0]];
    if (opened !== undefined && opened.span.end !== Math.min(end, writer.length))
      writer.sections[section] = changedSection(opened, { end: Math.min(end, writer.length) });
    const states = statementsBefore[block + 1] !== statementsBefore[block];
    if (!states || stated === undefined || stated.sectionEnd === end) continue;
    const at = statementsBefore[block] ?? 0;
    writer.statements[at] = withSectionEnd(stated, end);
    keepUntil(at);
  }
  keepUntil(writer.statements.length);
  updateNestedEnds(from, earlier, writer);
  return runs;
}

/** Headings in list items have sections, too, the last of which end with the document. */
function updateNestedEnds(from: number, { record }: EarlierReading, writer: PlanWriter): void {
  const { outline, sectionsBefore } = record;
  const { blocks } = outline;
  for (let index = 0; index < from; index++) {
    if (sectionsBefore[index + 1] === sectionsBefore[index] || blocks[index]?.kind === 'heading') continue;
    for (let at = sectionsBefore[index] ?? 0; at < (sectionsBefore[index + 1] ?? 0); at++) {
      const section = writer.sections[at];
      if (section?.span.end === record.length) writer.sections[at] = changedSection(section, { end: writer.length });
    }
  }
}
