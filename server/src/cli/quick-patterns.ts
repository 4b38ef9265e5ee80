import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 make machine code of a pattern at once instead of interpreting it the first time. The patterns that read a plan are
 * long, and most of them are first used on a text of some length: a first analysis takes a third less time so. To be
 * called before anything is analysed, and only where the program has Node.js for itself: an editor's own build of V8 may
 * not let its flags be changed.
 */
export function compilePatternsAtOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}
