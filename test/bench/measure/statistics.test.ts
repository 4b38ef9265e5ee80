import { deepStrictEqual, strictEqual, throws } from 'node:assert';
import { median, percentile, ratioOf, summarise } from './statistics';

describe('statistics of the benchmarks', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('takes percentiles by nearest rank, whatever the order', () => {
    strictEqual(percentile(hundred, 0.95), 95);
    strictEqual(percentile(hundred, 0.99), 99);
    strictEqual(percentile([7], 0.99), 7);
  });

  it('takes the worst of a few for their p95, rather than something better', () => {
    strictEqual(percentile([5, 9, 1, 3], 0.95), 9);
  });

  it('takes the mean of the two values in the middle', () => {
    strictEqual(median([4, 1, 3, 2]), 2.5);
    strictEqual(median([10, 1, 2]), 2);
  });

  it('has nothing to say of nothing', () => {
    throws(() => median([]), /nothing/);
    throws(() => percentile([], 0.5), /nothing/);
  });

  it('sums up', () => {
    deepStrictEqual(summarise(hundred), { count: 100, best: 1, p50: 50.5, p95: 95, p99: 99, worst: 100 });
  });

  it('divides pair by pair, so that a slow minute that hits both changes no ratio', () => {
    deepStrictEqual(ratioOf([2, 20, 2.2], [1, 10, 1]), { median: 2, least: 2, most: 2.2, count: 3 });
  });

  it('leaves out what has no pair', () => {
    deepStrictEqual(ratioOf([3, 99], [1]), { median: 3, least: 3, most: 3, count: 1 });
    deepStrictEqual(ratioOf([3], [1, 99]), { median: 3, least: 3, most: 3, count: 1 });
  });
});
