import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { sortedBy } from '../../server/src/core/text/sorted';

interface Thing {
  readonly rank: number;
}

const byRank = (a: Thing, b: Thing): number => a.rank - b.rank;
/** Many of the same rank, and lists of every length. */
const things = fc.array(fc.record({ rank: fc.integer({ min: 0, max: 9 }) }), { size: 'medium' });

describe('A list that is put in order', () => {
  it('has equals as they stood', () => {
    fc.assert(
      fc.property(things, (list) => {
        const before = [...list];
        const sorted = sortedBy(list, byRank);
        assert.ok(
          [...before].sort(byRank).every((thing, index) => sorted[index] === thing) && sorted.length === before.length,
        );
        assert.deepEqual(list, before);
      }),
    );
  });

  it('is the very list where it has that order', () => {
    fc.assert(
      fc.property(things, (list) => {
        const sorted = list.sort(byRank);
        assert.equal(sortedBy(sorted, byRank), sorted);
      }),
    );
  });
});
