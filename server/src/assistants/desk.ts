import type { Analysis } from '../core/analyze';
import type { Taxonomy } from '../core/taxonomy/taxonomy';

/** Which plan an assistant speaks of. */
export interface PlanRequest {
  /** The whole plan in Markdown; left out where it is to be read from its file. */
  readonly text?: string | undefined;
  /** The file that the plan is in, or will be. */
  readonly path?: string | undefined;
}

/** The team's rules that hold somewhere. */
export interface Rules {
  /** The built-in taxonomy with what the team says. */
  readonly taxonomy: Taxonomy;
  /** The file that they come from, as it is shown; `undefined` where there is none. */
  readonly file: string | undefined;
  /** What the person should know of them: mistakes in the team's file or in the settings, a sentence each. */
  readonly notes: readonly string[];
}

/** A plan as it was read. */
export interface ReadPlan {
  /** As it is shown; `undefined` for a text that has no file. */
  readonly name: string | undefined;
  readonly analysis: Analysis;
  readonly rules: Rules;
  /** Why the plan is not to be checked, in a sentence; `undefined` where it is. */
  readonly leftOut: string | undefined;
}

/** What the tools take from outside: from a disk, or from an editor. All of it may fail with a {@link Misuse}. */
export interface Desk {
  read(asked: PlanRequest): Promise<ReadPlan>;
  /** The rules where a plan would be that has no file yet. */
  rules(): Promise<Rules>;
  /** Lets others have their turn; fails where nobody waits for the answer any more. */
  pause(): Promise<void>;
}

/** A failure that is nobody's defect. Its message is a sentence for the assistant, which says what would do. */
export class Misuse extends Error {}
