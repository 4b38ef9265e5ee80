import { match, strictEqual } from 'node:assert';
import { atLeast, atMost, isMet, ratioIfAny, single } from './bars';
import { barsTable, scoresTable, short } from './table';

describe('the tables of the benchmarks', () => {
  it('say whether what was agreed holds', () => {
    strictEqual(isMet(atMost('a', 'times', 2, single(2))), true);
    strictEqual(isMet(atMost('a', 'times', 2, single(2.01))), false);
    strictEqual(isMet(atLeast('a', 'times faster', 10, single(9))), false);
    strictEqual(isMet(atLeast('a', 'times faster', 10, single(11))), true);
  });

  it('say that something was not measured instead of letting it pass', () => {
    strictEqual(isMet(atMost('a', 'times', 2, ratioIfAny([1], undefined))), undefined);
    match(barsTable([atMost('a', 'times', 2, undefined)]), /\| a \| ≤ 2 times \| – \| not measured \|/);
  });

  it('put the first contestant at 1 and the others beside it', () => {
    const rolecheck = { name: 'Rolecheck', cold: 10, warm: [2, 2, 4], peakBytes: 100 };
    const slow = { name: 'Slow', cold: 50, warm: [20, 22], peakBytes: 300 };
    const lines = scoresTable([rolecheck, slow]).split('\n');
    strictEqual(lines[2], '| Rolecheck | 1.00 (1.00–1.00) | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 3 |');
    strictEqual(lines[3], '| Slow | 10.5 (10.0–11.0) | 5.50 | 5.50 | 0.10 | 3.00 | 5.00 | 2 |');
  });

  it('write numbers with the digits that matter', () => {
    strictEqual([0.123, 1.5, 12.34, 1234.5].map(short).join(' '), '0.12 1.50 12.3 1,235');
  });
});
