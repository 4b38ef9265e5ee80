import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { matchesOf } from '../../server/src/core/text/matches';

describe('All matches of a pattern', () => {
  it('are those that the text itself would give, in any order of asking', () => {
    const patterns = [/a/g, /ab?/g, /(a)|(b)/g, /^a|c$/g, /(?<=a)b/g, /c*/g];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...patterns), fc.string({ unit: fc.constantFrom('a', 'b', 'c') }))),
        (calls) => {
          for (const [pattern, text] of calls) {
            const said = matchesOf(text, pattern).map((match) => [match.index, ...match]);
            const expected = [...text.matchAll(new RegExp(pattern))].map((match) => [match.index, ...match]);
            assert.deepEqual(said, expected, `${pattern.source} on ${text}`);
          }
        },
      ),
    );
  });
});
