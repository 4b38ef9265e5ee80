import type { Finding } from '../../core/rules/findings';
import { SourceText } from '../../core/text/source-text';
import { planCheck, type Outcome } from '../plan-check';
import type { Trouble } from '../report';

/** What came of a file, as it goes from one thread to another. */
export interface SentOutcome {
  readonly plan: { readonly path: string; readonly text: string; readonly findings: readonly Finding[] } | undefined;
  readonly troubles: readonly Trouble[];
}

/** Another thread that checks files under the same rules. */
export interface Helper {
  /** What came of each of the files, in their order. Rejects where the thread came to an end. */
  check(paths: readonly string[]): Promise<readonly SentOutcome[]>;
  stop(): void;
}

/** Other threads, as far as there are any. */
export interface Helpers {
  /** How many can work beside this thread. */
  readonly count: number;
  start(): Helper;
  /** Milliseconds since some moment. */
  now(): number;
  /** Lets this thread hear what the others have to say. */
  listen(): Promise<void>;
}

/** How long one thread may be expected to go on, in milliseconds, before another is of use: it takes a tenth of that to start. */
const WORTHWHILE = 400;
/** How long it takes until the time that files took tells how long the others will, in milliseconds. The first of all waits for the taxonomy. */
const SETTLING = 100;
const LARGEST_BATCH = 16;

/**
 * Checks all inputs and gives what came of each, in their order. This thread begins at the first; once it shows that it
 * will be busy for long, others are started, which begin at the last. `check` is this thread's way of checking one.
 */
export async function checkAll(
  inputs: readonly string[],
  check: (input: string) => Promise<Outcome>,
  helpers?: Helpers,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  let end = inputs.length;
  let left: number[] = [];
  const work = async (helper: Helper): Promise<void> => {
    try {
      while (next < end) {
        const size = Math.min(LARGEST_BATCH, Math.ceil((end - next) / 4));
        const from = (end -= size);
        const indices = Array.from({ length: size }, (_, index) => from + index);
        // Whatever becomes of the thread, its files are checked.
        left = [...left, ...indices];
        const sent = await helper.check(inputs.slice(from, from + size));
        sent.forEach((outcome, index) => (outcomes[from + index] = received(outcome)));
        left = left.filter((index) => !indices.includes(index));
      }
    } catch {
      // They are still left, and checked below.
    } finally {
      helper.stop();
    }
  };
  let began: number | undefined;
  let working: Promise<void>[] | undefined;
  for (; next < end;) {
    const index = next++;
    outcomes[index] = await check(inputs[index] ?? '');
    if (helpers === undefined) continue;
    if (working) await helpers.listen();
    else if (began === undefined) began = helpers.now();
    else if (isWorthwhile(helpers.now() - began, next - 1, end - next)) {
      working = Array.from({ length: helpers.count }, () => work(helpers.start()));
    }
  }
  await Promise.all(working ?? []);
  for (const index of left) outcomes[index] = await check(inputs[index] ?? '');
  return outcomes;
}

/** Whether the files that are left take long, when those since the first one took so many milliseconds. */
function isWorthwhile(spent: number, files: number, left: number): boolean {
  return spent >= SETTLING && (spent / files) * left > WORTHWHILE;
}

function received({ plan, troubles }: SentOutcome): Outcome {
  const checked = plan && planCheck(plan.path, new SourceText(plan.text), plan.findings, undefined);
  return { checked, troubles };
}

/** What is sent to the thread that asked. */
export function toSend({ checked, troubles }: Outcome): SentOutcome {
  const plan = checked && {
    path: checked.plan.path,
    text: checked.plan.source.text,
    findings: checked.plan.findings,
  };
  return { plan, troubles };
}
