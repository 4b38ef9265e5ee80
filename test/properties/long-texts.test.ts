import * as assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import { splitSentences } from '../../server/src/core/sentences/split-sentences';
import { taxonomy } from '../support/taxonomy';

/** How long a call takes, in milliseconds of the best of three. */
function timeOf(call: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      call();
      return performance.now() - start;
    }),
  );
}

describe('A line that somebody made very long', () => {
  it('of dots is split in no time, and holds no sentence end within', () => {
    const text = `Leads ${'.'.repeat(100_000)}x are hers.`;
    assert.ok(timeOf(() => splitSentences(text, 0, text.length)) < 500);
    assert.deepEqual(splitSentences(text, 0, text.length), [{ start: 0, end: text.length }]);
  });

  it('of phrases that mean something else costs no more for each the more there are', () => {
    const plan = (times: number): string => `# Community\n\n- ${'lead time, leads '.repeat(times)}\n`;
    const few = timeOf(() => analyze(plan(1000), { taxonomy }));
    const many = timeOf(() => analyze(plan(8000), { taxonomy }));
    assert.ok(many < 32 * few + 200, `${few} ms, and ${many} ms for eight times as much`);
  });
});

describe('A plan with thousands of comments', () => {
  it('is read with each of them silencing its line', () => {
    const silenced = '- CTR <!-- rolecheck-disable-line metric-outside-role -->\n';
    const plan = `# Community management\n\n## KPIs\n\n${silenced.repeat(3000)}`;
    assert.deepEqual(analyze(plan, { taxonomy }).findings, []);
  }).timeout(20_000);
});
