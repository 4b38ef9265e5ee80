import type { SourceText } from '../../server/src/core/text/source-text';

/** The text that an analysis is asked for, in whichever form it is given. */
export function textOf(given: string | SourceText): string {
  return typeof given === 'string' ? given : given.text;
}
