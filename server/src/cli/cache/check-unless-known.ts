import type { Outcome } from '../plan-check';
import type { Memory } from './memory';

/** What came of each input, in their order; `check` is asked only of those that are not remembered as they are. */
export async function checkUnlessKnown(
  inputs: readonly string[],
  memory: Memory | undefined,
  check: (inputs: readonly string[]) => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> {
  if (memory === undefined) return check(inputs);
  const outcomes = new Map<string, Outcome>();
  for (const input of inputs) {
    const known = await memory.recall(input);
    if (known !== undefined) outcomes.set(input, known);
  }
  const unknown = inputs.filter((input) => !outcomes.has(input));
  for (const [index, outcome] of (await check(unknown)).entries()) {
    const input = unknown[index] ?? '';
    memory.keep(input, outcome);
    outcomes.set(input, outcome);
  }
  memory.save();
  return inputs.flatMap((input) => outcomes.get(input) ?? []);
}
