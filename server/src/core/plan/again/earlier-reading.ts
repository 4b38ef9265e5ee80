import type { Change } from '../../markdown/blocks';
import { rolesAmong } from '../facts/block-facts';
import type { LabelRoles } from '../labels/label-groups';
import type { PlanRecord } from './plan-record';

/** An earlier version of a document as it was read, and what has changed since. */
export class EarlierReading {
  readonly record: PlanRecord;
  readonly change: Change;

  constructor(record: PlanRecord, change: Change) {
    this.record = record;
    this.change = change;
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
