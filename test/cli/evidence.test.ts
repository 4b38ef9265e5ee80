import { strict as assert } from 'node:assert';
import type { JsonReport } from '../../server/src/cli/formats/json';
import { analyze } from '../../server/src/core/analyze';
import { runInMemory, type Run } from '../support/cli-world';
import { taxonomy } from '../support/taxonomy';

const plan = '# Community team (Ines)\n\n## KPIs\n\n- Member retention\n- Return on ad spend\n';

function run(...args: readonly string[]): Promise<Run> {
  return runInMemory(args, {
    files: { 'plan.md': plan },
    analyze: (text, fileName) => analyze(text, { taxonomy, fileName }),
  });
}

describe('asking why a finding is there', () => {
  it('is answered step by step, each with its place', async () => {
    const { out } = await run('check', 'plan.md', '--evidence');
    assert.match(out, /How: {2}1\. “Return on ad spend” is read as .*\(plan\.md:6:3\)/);
    assert.match(out, /2\. The document's title.*“Community team”.*\(plan\.md:1:3\)/);
  });

  it('is answered to programs too, and to nobody who did not ask', async () => {
    const asked = JSON.parse((await run('check', 'plan.md', '--evidence', '--format', 'json')).out) as JsonReport;
    const [first] = asked.files[0]?.findings[0]?.evidence ?? [];
    assert.deepEqual([first?.line, first?.column, first?.endColumn], [6, 3, 21]);
    const silent = JSON.parse((await run('check', 'plan.md', '--format', 'json')).out) as JsonReport;
    assert.equal(silent.files[0]?.findings[0]?.evidence, undefined);
  });
});

describe('reporting a finding that looks wrong', () => {
  it('prints what to send', async () => {
    const { out, code } = await run('check', 'plan.md', '--reproduce', '6');
    assert.equal(code, 0);
    assert.match(out, /^# A finding of Rolecheck that looks wrong\n\nVersion 1\.2\.3/);
    assert.match(out, /Community team \(Ines\)/);
  });

  it('leaves names out when asked to', async () => {
    assert.doesNotMatch((await run('check', 'plan.md', '--reproduce', '6', '--redact')).out, /Ines/);
  });

  for (const [problem, args, message] of [
    ['a line without a finding', ['plan.md', '--reproduce', '5'], /no finding on line 5/],
    ['a line that is no number', ['plan.md', '--reproduce', 'six'], /number of a line/],
    ['several plans', ['plan.md', 'plan.md', '--reproduce', '6'], /takes one plan/],
    ['a plan that is not there', ['gone.md', '--reproduce', '6'], /gone\.md/],
    ['leaving names out of nothing', ['plan.md', '--redact'], /--reproduce/],
  ] as const) {
    it(`says so on ${problem}, and exits with 2`, async () => {
      const { code, err } = await run('check', ...args);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});
