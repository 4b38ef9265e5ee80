import type { Block } from '../../markdown/blocks';
import { rolesAmong, type DocumentFacts } from '../facts/block-facts';
import { endsStep, type Steps } from '../../steps';
import { firstFrom } from '../../text/sorted';
import { spliced, splicedNumbers } from '../../text/spliced';
import type { EarlierReading } from '../again/earlier-reading';
import { flowFrom, type Flow } from './flow';
import type { Outline } from '../labels/headings';
import { outlineOf } from '../labels/outline-again';
import type { Mover } from '../again/mover';
import { NO_LABELS } from '../labels/open-labels';
import type { Context, KeptStatements } from '../plan';
import type { BlockRecord, PlanRecord } from '../again/plan-record';
import type { PlanWriter } from './plan-writer';
import { readBlock, rolesOfParagraphs, type RolesBehind } from './read-blocks';
import { Rejoining, type TakenOver } from '../again/rejoin';
import { resumeAt, resumptionBlock } from '../again/resume';

/** What is known of a document before its blocks are read in order. */
export interface DocumentToRead {
  readonly blocks: readonly Block[];
  /** Left out where only a place of the document is read. */
  readonly facts: DocumentFacts | undefined;
  /** What holds outside of all headings. */
  readonly base: Context;
}

/** How a document was read, beside what was written down. */
export interface DocumentReading {
  readonly outline: Outline;
  readonly blocks: readonly BlockRecord[];
  readonly statementsBefore: Int32Array;
  readonly sectionsBefore: Int32Array;
  readonly found: Int32Array;
  readonly movers: readonly (Mover | undefined)[];
  readonly kept: KeptStatements | undefined;
}

/**
 * Reads a document's blocks in order. Where an earlier version was read in the same way, it reads those that have changed,
 * and on from there until everything is as it was.
 */
export function* readDocument(
  { blocks, facts, base }: DocumentToRead,
  writer: PlanWriter,
  earlier?: EarlierReading,
): Steps<DocumentReading> {
  const outline = outlineOf(
    blocks,
    writer.grammar,
    earlier && { outline: earlier.record.outline, change: earlier.change },
  );
  const rolesBehind: RolesBehind = (heading) => {
    const from = (outline.positions[heading] ?? -1) + 1;
    const to = outline.positions[heading + 1] ?? blocks.length;
    return facts === undefined ? rolesOfParagraphs(blocks, from, to, writer) : rolesAmong(facts, from, to);
  };
  const from = earlier === undefined ? 0 : resumptionBlock(earlier, outline, rolesBehind);
  const resumed = earlier && resumeAt(from, earlier, outline, rolesBehind, writer);
  const rejoining = earlier && new Rejoining(earlier, outline, writer);
  const flow = resumed?.flow ?? flowFrom(base, { frames: [], labels: NO_LABELS }, rolesBehind(-1));
  const records: BlockRecord[] = [];
  const before = { statements: [] as number[], sections: [] as number[], found: [] as number[] };
  let heading = firstFrom(outline.positions, from);
  let rest: TakenOver | undefined;
  for (let index = from; index < blocks.length; index++) {
    if (endsStep(index)) yield;
    rest = rejoining?.tryAt(index, flow);
    if (rest !== undefined) break;
    before.statements.push(writer.statements.length);
    before.sections.push(writer.sections.length);
    records.push(readRecorded(outline, index, heading, flow, rolesBehind, writer));
    before.found.push(writer.found);
    if (outline.positions[heading] === index) heading++;
  }
  const then = earlier?.record ?? NOTHING_READ;
  // Where nothing is taken over behind, the counts before the end are all that follow.
  const to = rest?.from ?? then.blocks.length;
  const counts = (earlierCounts: Int32Array, counted: readonly number[], count: number): Int32Array =>
    splicedNumbers(earlierCounts, from, counted, to, count - (earlierCounts.at(-1) ?? 0));
  return {
    outline,
    blocks: spliced(then.blocks, from, records, to),
    statementsBefore: counts(then.statementsBefore, before.statements, writer.statements.length),
    sectionsBefore: counts(then.sectionsBefore, before.sections, writer.sections.length),
    found: splicedNumbers(then.found, from, before.found, to),
    movers: spliced<Mover | undefined>(then.movers, from, new Array<undefined>(records.length), to, rest?.leadOn),
    kept: earlier && {
      since: earlier.record.version,
      runs: [...(resumed?.runs ?? []), ...(rest?.runs ?? [])],
      sections: { before: resumed?.sections ?? 0, behind: rest?.sections ?? 0 },
      relocated: rest?.relocated ?? [],
    },
  };
}

const NOTHING_READ: Pick<PlanRecord, 'blocks' | 'statementsBefore' | 'sectionsBefore' | 'found' | 'movers'> = {
  blocks: [],
  statementsBefore: Int32Array.of(0),
  sectionsBefore: Int32Array.of(0),
  found: new Int32Array(),
  movers: [],
};

function readRecorded(
  outline: Outline,
  index: number,
  heading: number,
  flow: Flow,
  rolesBehind: RolesBehind,
  writer: PlanWriter,
): BlockRecord {
  const { frames, labels } = flow;
  writer.found = 0;
  readBlock(outline, index, heading, flow, rolesBehind, writer);
  return {
    open: { frames, labels },
    opensSection: flow.frames !== frames && outline.positions[heading] !== index,
  };
}
