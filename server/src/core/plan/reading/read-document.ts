import type { Block } from '../../markdown/blocks';
import { rolesAmong, type DocumentFacts } from '../facts/block-facts';
import { firstFrom } from '../../text/sorted';
import type { EarlierReading } from '../again/earlier-reading';
import { flowFrom, type Flow } from './flow';
import type { Outline } from '../labels/headings';
import { outlineOf } from '../labels/outline-again';
import type { Mover } from '../again/mover';
import { NO_LABELS } from '../labels/open-labels';
import type { Context, KeptStatements } from '../plan';
import type { BlockRecord } from '../again/plan-record';
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
  readonly movers: readonly (Mover | undefined)[];
  readonly kept: KeptStatements | undefined;
}

/**
 * Reads a document's blocks in order. Where an earlier version was read in the same way, it reads those that have changed,
 * and on from there until everything is as it was.
 */
export function readDocument(
  { blocks, facts, base }: DocumentToRead,
  writer: PlanWriter,
  earlier?: EarlierReading,
): DocumentReading {
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
  const records = earlier?.record.blocks.slice(0, from) ?? [];
  let heading = firstFrom(outline.positions, from);
  let rest: TakenOver | undefined;
  for (let index = from; index < blocks.length; index++) {
    rest = rejoining?.tryAt(index, flow);
    if (rest !== undefined) break;
    records.push(readRecorded(outline, index, heading, flow, rolesBehind, writer));
    if (outline.positions[heading] === index) heading++;
  }
  const movers = earlier?.record.movers.slice(0, from) ?? [];
  while (movers.length < records.length) movers.push(undefined);
  return {
    outline,
    blocks: rest === undefined ? records : records.concat(rest.blocks),
    movers: rest === undefined ? movers : movers.concat(rest.movers),
    kept: earlier && {
      since: earlier.record.version,
      runs: [...(resumed?.runs ?? []), ...(rest?.runs ?? [])],
      sections: { before: resumed?.sections ?? 0, behind: rest?.sections ?? 0 },
      relocated: rest?.relocated ?? [],
    },
  };
}

function readRecorded(
  outline: Outline,
  index: number,
  heading: number,
  flow: Flow,
  rolesBehind: RolesBehind,
  writer: PlanWriter,
): BlockRecord {
  const { frames, labels } = flow;
  const statements = writer.statements.length;
  const sections = writer.sections.length;
  writer.found = 0;
  readBlock(outline, index, heading, flow, rolesBehind, writer);
  return {
    open: { frames, labels },
    statements: writer.statements.length - statements,
    sections: writer.sections.length - sections,
    found: writer.found,
    opensSection: flow.frames !== frames && outline.positions[heading] !== index,
  };
}
