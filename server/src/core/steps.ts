/**
 * Work that can be left for a while, one step after another: between two of them something else may be done. It returns what
 * it has made. What it reads does not change meanwhile, so that it makes the same however long it is left.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** So many blocks or statements are one step; most take some hundredths of a millisecond. */
const TOGETHER = 16;

/** Whether a step ends before the thing with the number, where many things are gone through in order. */
export function endsStep(number: number): boolean {
  return number % TOGETHER === 0;
}
