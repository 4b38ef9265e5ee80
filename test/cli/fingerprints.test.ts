import assert from 'node:assert/strict';
import { fingerprintsOf } from '../../server/src/cli/formats/fingerprints';
import type { CheckedPlan } from '../../server/src/cli/report';
import { planWith } from '../support/report';

const printsOf = (plan: CheckedPlan, name = plan.path): readonly string[] => [...fingerprintsOf(plan, name).values()];

describe('a fingerprint', () => {
  const before = planWith('a.md', '# Plan\n\n- «CTR» above 3 %\n- «reach»\n');

  it('stays when lines above and below change, and when blanks in its own do', () => {
    const after = planWith('a.md', '# Our plan\n\nHello.\n\n-   «CTR»  above 3 %\r\n- «reach»\n- more\n');
    assert.deepEqual(printsOf(after), printsOf(before));
  });

  it('is another one for other words, another rule, term, role or plan', () => {
    const [print] = printsOf(before);
    const others = [
      planWith('a.md', '- «CTR» above 4 %'),
      planWith('a.md', '- «CTR» above 3 %', { rule: 'tactic-outside-role' }),
      planWith('a.md', '- «CTR» above 3 %', { term: 'reach' }),
      planWith('a.md', '- «CTR» above 3 %', { roles: ['marketing'] }),
      planWith('b.md', '- «CTR» above 3 %'),
    ].flatMap((plan) => printsOf(plan));
    assert.equal(new Set([print, ...others]).size, others.length + 1);
    assert.deepEqual(printsOf(planWith('a.md', '- «CTR» above 3 %')), [print]);
  });

  it('is its own for each of several findings that are alike', () => {
    const prints = printsOf(planWith('a.md', '- «CTR»\n- «CTR»\n\n- «CTR» and «CTR»'));
    assert.equal(new Set(prints).size, 4);
  });

  it('does not depend on whether a baseline accepts the finding', () => {
    const plan = planWith('a.md', '- «CTR»\n- «CTR»\n');
    const [first, second] = plan.findings;
    const divided = { ...plan, findings: [second!], leftOut: [first!] };
    assert.deepEqual(fingerprintsOf(divided, 'a.md').get(second!), fingerprintsOf(plan, 'a.md').get(second!));
  });

  it('is the same in every version, so that nobody’s findings come back as new ones', () => {
    assert.deepEqual(printsOf(planWith('a.md', '- «CTR»')), ['2c82e2ac3d56cedf0d6381792abd9247']);
  });
});
