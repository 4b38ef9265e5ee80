import type { Change } from '../../markdown/blocks';
import { rolesAmong } from '../facts/block-facts';
import type { LabelRoles } from '../labels/label-groups';
import type { PlanRecord } from './plan-record';

/** An earlier version of a document as it was read, and what has changed since. */
export class EarlierReading {
  readonly record: PlanRecord;
  readonly change: Change;
  /** How many statements the earlier version has before each of its blocks, and before its end. */
  readonly statementsBefore: Uint32Array;
  /** The same of its sections. */
  readonly sectionsBefore: Uint32Array;

  constructor(record: PlanRecord, change: Change) {
    this.record = record;
    this.change = change;
    const { blocks } = record;
    const statementsBefore = new Uint32Array(blocks.length + 1);
    const sectionsBefore = new Uint32Array(blocks.length + 1);
    for (let index = 0; index < blocks.length; index++) {
      const { statements = 0, sections = 0 } = blocks[index] ?? {};
      statementsBefore[index + 1] = (statementsBefore[index] ?? 0) + statements;
      sectionsBefore[index + 1] = (sectionsBefore[index] ?? 0) + sections;
    }
    this.statementsBefore = statementsBefore;
    this.sectionsBefore = sectionsBefore;
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
