import type { Change } from '../markdown/blocks';
import { rolesAmong } from './block-facts';
import type { LabelRoles } from './label-groups';
import type { BlockRecord, PlanRecord } from './plan-record';

/** An earlier version of a document as it was read, and what has changed since. */
export class EarlierReading {
  readonly record: PlanRecord;
  readonly change: Change;
  /** How many statements the earlier version has before each of its blocks, and before its end. */
  readonly statementsBefore: readonly number[];
  /** The same of its sections. */
  readonly sectionsBefore: readonly number[];

  constructor(record: PlanRecord, change: Change) {
    this.record = record;
    this.change = change;
    this.statementsBefore = runningTotals(record.blocks, ({ statements }) => statements);
    this.sectionsBefore = runningTotals(record.blocks, ({ sections }) => sections);
  }

  /** Whom the labels beneath one of the earlier version's headings name; -1 for those before the first. */
  rolesBehind(heading: number): LabelRoles {
    const { positions } = this.record.outline;
    const to = positions[heading + 1] ?? this.record.blocks.length;
    return rolesAmong(this.record.facts, (positions[heading] ?? -1) + 1, to);
  }

  /** Whether one of the earlier version's blocks, or one behind it in the same section, says whose the section is. */
  opensSectionFrom(block: number, nextHeading: number): boolean {
    const { blocks, outline } = this.record;
    const end = outline.positions[nextHeading] ?? blocks.length;
    for (let index = block; index < end; index++) if (blocks[index]?.opensSection === true) return true;
    return false;
  }
}

function runningTotals(blocks: readonly BlockRecord[], count: (block: BlockRecord) => number): readonly number[] {
  const totals = [0];
  let total = 0;
  for (const block of blocks) totals.push((total += count(block)));
  return totals;
}

/** Which of the positions, which are in order, is the first at or behind the offset. */
export function firstAtOrBehind(positions: readonly number[], offset: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
