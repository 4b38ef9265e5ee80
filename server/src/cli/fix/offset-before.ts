import { plainTextOf } from '../../core/text/draft';
import type { Edit } from '../../core/text/edits';

/**
 * Where an offset stood before the steps that were taken, one after the other; each step's edits are in order. `undefined`
 * for what one of them has put in.
 */
export function offsetBefore(offset: number, steps: readonly (readonly Edit[])[]): number | undefined {
  return steps.reduceRight<number | undefined>(
    (at, edits) => (at === undefined ? undefined : beforeStep(at, edits)),
    offset,
  );
}

function beforeStep(offset: number, edits: readonly Edit[]): number | undefined {
  let shift = 0;
  for (const { span, draft } of edits) {
    const start = span.start + shift;
    const { length } = plainTextOf(draft);
    if (offset < start) break;
    if (offset < start + length) return undefined;
    shift += length - (span.end - span.start);
  }
  return offset - shift;
}
