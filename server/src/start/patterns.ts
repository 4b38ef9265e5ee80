import { setFlagsFromString } from 'node:v8';

/**
 * V8 makes machine code of a pattern at once instead of interpreting it the first time. The patterns that read a plan are
 * long, and most of them are first used on a text of some length: a first analysis takes a third less time so. Only where
 * the program has a Node.js of its own: an editor's build of V8 may not let its flags be changed. It comes before all else,
 * since compiled code is of use under the same flags only.
 */
export function compilePatternsAtOnce(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--no-regexp-tier-up');
}
