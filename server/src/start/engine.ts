import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8 to what reading plans asks of it, where the program has a Node.js of its own: an editor's build of V8 may not let
 * its flags be changed. It comes before all else, since compiled code is of use under the same flags only.
 */
export function tuneEngine(): void {
  if (process.versions.electron !== undefined) return;
  for (const flag of engineFlags(process.versions.v8)) setFlagsFromString(flag);
}

/** The flags that are set, by the version of V8. */
export function engineFlags(version: string): readonly string[] {
  // Machine code of a pattern at once instead of interpreting it the first time: the patterns that read a plan are long, and
  // most of them are first used on a text of some length. A first analysis takes a third less time so. This holds for
  // patterns that are made from now on. `--no-regexp-tier-up` would hold for all, and V8 then takes what it interprets of
  // Node's own patterns, which have been used before, for machine code: it jumps anywhere, and the program is gone.
  const atOnce = '--regexp-tier-up-ticks=0';
  const later = optimizingLater(version);
  return later === undefined ? [atOnce] : [atOnce, later];
}

/**
 * The flag of a V8, by its version, to optimise a function only once it has run some seven times as often as it asks for by
 * itself; `undefined` where none is known. The code that reads a plan is long and runs for a second or two: more than half
 * of the time on 200 plans went into a thousand functions that were done soon after. What keeps running, as in a plan of
 * 1 MB, is optimised all the same.
 */
export function optimizingLater(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 11 && minor === 3) return '--interrupt-budget=500000';
  if ((major === 12 && minor >= 4) || major === 13) return '--invocation-count-for-turbofan=20000';
  return undefined;
}
