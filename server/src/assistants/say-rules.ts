import { Misuse, type Desk, type PlanRequest, type ReadPlan, type Rules } from './desk';

/** The plan that is meant, read. Fails with a sentence where none is. */
export function readPlan(asked: PlanRequest, desk: Desk): Promise<ReadPlan> {
  if (asked.text === undefined && asked.path === undefined) {
    throw new Misuse('No plan was given. Send the plan as “text”, or the “path” of its file.');
  }
  return desk.read(asked);
}

/** The rules as data. */
export function rulesData({ file, notes }: Rules): { rulesFrom: string | null; notes: string[] } {
  return { rulesFrom: file ?? null, notes: [...notes] };
}

/** What is to be said of the rules below an answer; `undefined` where that is nothing. */
export function sayNotes({ notes }: Rules): string | undefined {
  return notes.length === 0 ? undefined : ['Tell the person:', ...notes.map((note) => `- ${note}`)].join('\n');
}
