import type { Frame } from './frames';
import type { OutlinedHeading } from './headings';
import { ContextMover, NotMovable } from './moved-context';
import type { Checkpoint, PlanRecord } from './plan-record';
import type { KeptRun, Section, Statement } from './plan';

/** What is taken over of the part before the change, and where the reading begins. */
export interface TakenBefore {
  readonly position: number;
  readonly frames: readonly Frame[];
  readonly statements: Statement[];
  readonly sections: Section[];
  readonly checkpoints: Checkpoint[];
  readonly runs: KeptRun[];
}

/**
 * What an earlier version says before the heading from which the document is read again. All of it is as it was, but for
 * where the sections end that reach beyond.
 */
export function takeOverBefore(
  record: PlanRecord,
  outlined: readonly OutlinedHeading[],
  from: number,
  end: number,
): TakenBefore | undefined {
  const first = from < 0 ? undefined : record.checkpoints[from];
  const heading = outlined[from];
  if (first === undefined || heading === undefined) return undefined;
  const statements = record.statements.slice(0, first.statements);
  const sections = record.sections.slice(0, first.sections);
  const runs: KeptRun[] = [];
  let kept = 0;
  const keepUntil = (at: number): void => {
    if (at > kept) runs.push({ at: kept, from: kept, count: at - kept, by: 0, areSame: true });
    kept = at + 1;
  };
  const checkpoints = record.checkpoints.slice(0, from).map((checkpoint, index) => {
    const now = outlined[index];
    if (now === undefined) return checkpoint;
    const stated = statements[checkpoint.statements];
    if (stated?.text === now.heading.text && stated.form === 'heading' && stated.sectionEnd !== now.sectionEnd) {
      statements[checkpoint.statements] = { ...stated, sectionEnd: now.sectionEnd };
      keepUntil(checkpoint.statements);
    }
    return { ...checkpoint, outlined: now };
  });
  const ends = new Map(outlined.slice(0, from).map(({ heading: { span }, sectionEnd }) => [span.start, sectionEnd]));
  sections.forEach((section, index) => {
    const { start, end: earlierEnd } = section.span;
    const sectionEnd = ends.get(start) ?? (earlierEnd === record.end ? end : earlierEnd);
    if (sectionEnd !== earlierEnd) sections[index] = { ...section, span: { start, end: sectionEnd } };
  });
  keepUntil(statements.length);
  return { position: heading.position, frames: first.frames, statements, sections, checkpoints, runs };
}

/** How far the reading has come, and what is known of the places in the document. */
export interface Progress {
  readonly statements: number;
  readonly sections: number;
  /** What stands before is the same in both versions. */
  readonly kept: number;
  /** How much farther on everything behind the change stands. */
  readonly by: number;
}

/**
 * What an earlier version says from one of its last headings on, where the reading has come to that heading with the same
 * things open as then.
 */
export function takeOverBehind(
  record: PlanRecord,
  outlined: readonly OutlinedHeading[],
  left: number,
  frames: readonly Frame[],
  { statements, sections, kept, by }: Progress,
): Pick<TakenBefore, 'statements' | 'sections' | 'checkpoints' | 'runs'> | undefined {
  const first = record.checkpoints.at(-left);
  if (first === undefined) return undefined;
  const earlierSections = record.sections.slice(first.sections);
  // Headings in list items have sections too, and moved with their lists.
  const isPlain = earlierSections.length === left && (record.statements[first.statements - 1]?.noted.length ?? 0) === 0;
  const mover = new ContextMover(first.outlined.heading.span.start, kept, by);
  if (!isPlain || !mover.leadFrames(first.frames, frames)) return undefined;
  try {
    return {
      statements: record.statements.slice(first.statements).map((statement) => mover.statement(statement)),
      sections: earlierSections.map((section, index) => {
        const now = outlined.at(index - left);
        if (now === undefined) throw new NotMovable();
        const { heading, sectionEnd } = now;
        const span = { start: heading.span.start, end: sectionEnd };
        return { ...section, heading, span, context: mover.context(section.context) };
      }),
      runs: [
        {
          at: statements,
          from: first.statements,
          count: record.statements.length - first.statements,
          by,
          areSame: false,
        },
      ],
      checkpoints: record.checkpoints.slice(-left).map((checkpoint, index) => ({
        outlined: outlined.at(index - left) ?? checkpoint.outlined,
        statements: checkpoint.statements - first.statements + statements,
        sections: checkpoint.sections - first.sections + sections,
        frames: checkpoint.frames.map((frame) => mover.frame(frame, sections - first.sections)),
        findings: checkpoint.findings,
      })),
    };
  } catch (error) {
    if (error instanceof NotMovable) return undefined;
    throw error;
  }
}
