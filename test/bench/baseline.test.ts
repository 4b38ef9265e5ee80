import { deepStrictEqual, match } from 'node:assert';
import { compareWithBaseline, sayVerdict } from './baseline';

describe('the baseline of ratios', () => {
  const isMet = (measured: number): boolean => compareWithBaseline({ edit: measured }, { edit: 2 })[0]!.isMet;

  it('bears noise, and no more than that', () => {
    deepStrictEqual([1, 2, 3, 3.01].map(isMet), [true, true, true, false]);
  });

  it('is out of date when it lacks something, or has something that is no longer measured', () => {
    const verdicts = compareWithBaseline({ start: 1 }, { edit: 2 });
    deepStrictEqual(
      verdicts.map((verdict) => verdict.isMet),
      [false, false],
    );
    match(sayVerdict(verdicts[0]!), /^✖ start: 1\.00 \(not in baseline\.json yet\)$/);
    match(sayVerdict(verdicts[1]!), /^✖ edit: in baseline\.json and not measured/);
  });
});
