import type { Steps } from '../core/steps';
import type { Clock } from './world';

/**
 * In milliseconds: so long the server works on one plan before it looks for messages. What is asked about another plan takes
 * a few turns, and is answered before anybody notices.
 */
const SLICE = 8;
/** The same for the first time: most plans are read by then, and their findings come without a break. */
export const FIRST_SLICE = 40;

/** What a piece of work has come to. */
export interface Done<T> {
  readonly value: T;
}

/** Goes on with the work for a slice of time, in milliseconds; `undefined` if there is more to do. */
export function workOn<T>(steps: Steps<T>, clock: Clock, slice = SLICE): Done<T> | undefined {
  const end = clock.now() + slice;
  do {
    const step = steps.next();
    if (step.done === true) return step;
  } while (clock.now() < end);
  return undefined;
}

/** Leaves the work for good. */
export function abandon(steps: Steps<unknown>): void {
  steps.return(undefined);
}

/** Does the work in slices. Between them comes `turn`, and where that throws the work is left for good. */
export async function inSlices<T>(steps: Steps<T>, clock: Clock, turn: () => Promise<void>): Promise<T> {
  for (;;) {
    const done = workOn(steps, clock);
    if (done !== undefined) return done.value;
    try {
      await turn();
    } catch (error) {
      abandon(steps);
      throw error;
    }
  }
}

/** Lets others have their turn: a message, or whatever else is due. */
export function otherTurn(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.soon(resolve));
}
