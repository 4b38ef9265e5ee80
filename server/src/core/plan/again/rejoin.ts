import type { Heading } from '../../markdown/blocks';
import { isMovedAlong } from '../../text/moved-along';
import { firstFrom } from '../../text/sorted';
import { spliced } from '../../text/spliced';
import type { EarlierReading } from './earlier-reading';
import type { Flow } from '../reading/flow';
import type { Outline } from '../labels/headings';
import { areSameRoles } from '../labels/label-groups';
import { Leads } from './leads';
import { movedSection, movedStatement, type LeadOn } from './moved';
import { Mover, type Joint } from './mover';
import type { KeptRun, Relocated, Statement } from '../plan';
import type { PlanWriter } from '../reading/plan-writer';

/** What is taken over behind the change. */
export interface TakenOver {
  /** The first of the earlier version's blocks that are. */
  readonly from: number;
  /** Leads the movers of those blocks on. */
  readonly leadOn: LeadOn | undefined;
  readonly runs: readonly KeptRun[];
  /** How many sections. */
  readonly sections: number;
  /** What speaks for it and stands elsewhere than the change has moved it. */
  readonly relocated: readonly Relocated[];
}

/** Finds the place behind the change from which on all is as it was, and takes it over. */
export class Rejoining {
  readonly #earlier: EarlierReading;
  readonly #outline: Outline;
  readonly #writer: PlanWriter;
  /** Blocks before it have changed, or bear headings that have. */
  readonly #earliest: number;

  constructor(earlier: EarlierReading, outline: Outline, writer: PlanWriter) {
    this.#earlier = earlier;
    this.#outline = outline;
    this.#writer = writer;
    this.#earliest = earliestRejoining(earlier, outline);
  }

  /** Takes over all from the block on, if it is reached with the same things open as it was. */
  tryAt(block: number, flow: Flow): TakenOver | undefined {
    if (block < this.#earliest || this.#writer.endsWithNote) return undefined;
    const { record } = this.#earlier;
    const { statementsBefore } = record;
    const from = block + this.#shift;
    const then = record.blocks[from];
    if (then === undefined) return undefined;
    const above = record.statements[(statementsBefore[from] ?? 0) - 1];
    if (above !== undefined && above.noted.length > 0) return undefined;
    if (!this.#isSameSection(block, from, flow)) return undefined;
    const mover = record.movers[from];
    const open =
      mover === undefined
        ? then.open
        : { frames: mover.frames(then.open.frames), labels: mover.labels(then.open.labels) };
    const leads = new Leads();
    if (!leads.leadContext(record.base, flow.base) || !leads.lead(open, flow)) return undefined;
    const start = record.outline.blocks[from]?.span.start ?? 0;
    return this.#takeOver(from, { leads, start, by: this.#earlier.change.by });
  }

  get #shift(): number {
    return this.#earlier.record.blocks.length - this.#outline.blocks.length;
  }

  /** Whether what bears on the rest of the section is the same, and nothing in the rest bears on the section. */
  #isSameSection(block: number, from: number, { siblings }: Flow): boolean {
    const next = firstFrom(this.#outline.positions, block);
    if (this.#outline.positions[next] === block) return true;
    const { positions } = this.#earlier.record.outline;
    const earlierNext = firstFrom(positions, from);
    return (
      !this.#earlier.opensSectionFrom(from, earlierNext) &&
      areSameRoles(this.#earlier.rolesBehind(earlierNext - 1), siblings)
    );
  }

  #takeOver(from: number, joint: Joint): TakenOver {
    const { record } = this.#earlier;
    const { statementsBefore, sectionsBefore } = record;
    const writer = this.#writer;
    const { by, leads } = joint;
    const { changed } = this.#earlier.change;
    const firstStatement = statementsBefore[from] ?? 0;
    const at = writer.statements.length;
    const count = record.statements.length - firstStatement;
    const areSame = by === 0 && leads.pairs.every(([earlier, now]) => earlier === now);
    const leadOn = leadingOn(joint);
    const move = areSame ? undefined : (statement: Statement): Statement => movedStatement(statement, leadOn);
    writer.statements = spliced(record.statements, 0, writer.statements, firstStatement, move);
    const headings = this.#headingsOf(from);
    const firstSection = sectionsBefore[from] ?? 0;
    for (let index = firstSection; index < record.sections.length; index++) {
      const section = record.sections[index];
      const heading = headings[index - firstSection];
      if (section !== undefined)
        writer.sections.push(areSame && section.heading === heading ? section : movedSection(section, heading, leadOn));
    }
    return {
      from,
      leadOn: areSame ? undefined : leadOn,
      runs: count === 0 ? [] : [{ at, from: firstStatement, count, by, areSame }],
      sections: record.sections.length - firstSection,
      relocated: leads.pairs.flatMap(([{ evidence: from }, { evidence: to }]) =>
        isMovedAlong(from, to, changed) ? [] : [{ from, to }],
      ),
    };
  }

  /** The headings of the sections from an earlier block on; those in list items are left out, and found with their lists. */
  #headingsOf(from: number): readonly (Heading | undefined)[] {
    const { sectionsBefore, outline } = this.#earlier.record;
    const { headings, positions } = this.#outline;
    const first = sectionsBefore[from] ?? 0;
    const found: (Heading | undefined)[] = [];
    const { positions: earlier } = outline;
    const shift = positions.length - earlier.length;
    for (let index = firstFrom(earlier, from); index < earlier.length; index++)
      found[(sectionsBefore[earlier[index] ?? 0] ?? 0) - first] = headings[index + shift];
    return found;
  }
}

/** From which block on nothing has changed, and no heading says anything else. */
function earliestRejoining({ record, change }: EarlierReading, { blocks, positions, outlined }: Outline): number {
  const behind = blocks.length - change.behind;
  const earlier = record.outline.outlined;
  const shift = earlier.length - outlined.length;
  let same = outlined.length;
  while (same > 0 && (positions[same - 1] ?? 0) >= behind && outlined[same - 1] === earlier[same - 1 + shift]) same--;
  const changed = positions[same - 1] ?? -1;
  return Math.max(behind, changed + 1);
}

/** Each of the earlier version's movers is led on once. */
function leadingOn(joint: Joint): LeadOn {
  const movers = new Map<Mover | undefined, Mover>();
  let last: { readonly earlier: Mover | undefined; readonly now: Mover } | undefined;
  return (earlier) => {
    // Things that follow one another were mostly moved together.
    if (last !== undefined && last.earlier === earlier) return last.now;
    let now = movers.get(earlier);
    if (now === undefined) movers.set(earlier, (now = Mover.behind(earlier, joint)));
    last = { earlier, now };
    return now;
  };
}
