import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { analyze, analyzeInSteps, type Analysis } from '../../server/src/core/analyze';
import type { Steps } from '../../server/src/core/steps';
import { markdownFiles, textOf } from '../support/real-world';
import { taxonomy } from '../support/taxonomy';

const plans = markdownFiles('test/plans').map(textOf);

/** All that is said of a plan. */
function said({ findings, judged, suppressions }: Analysis): unknown {
  return { findings, suppressions, judged: judged.map(({ assignment, verdict }) => [assignment.mention, verdict]) };
}

describe('An analysis in steps', () => {
  it('finds the same, whatever else is analysed between its steps', function () {
    this.timeout(20_000);
    const turns = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.shuffledSubarray(plans, { minLength: 2, maxLength: 4 }), turns, (texts, order) => {
        const works = new Map<string, Steps<Analysis>>(texts.map((text) => [text, analyzeInSteps(text, { taxonomy })]));
        for (let turn = 0; works.size > 0; turn++) {
          const [text, steps] = [...works][(order[turn % order.length] ?? 0) % works.size]!;
          const step = steps.next();
          if (step.done !== true) continue;
          assert.deepEqual(said(step.value), said(analyze(text, { taxonomy })));
          works.delete(text);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('finds the same in a plan that is edited, however it is left meanwhile', () => {
    const text = plans.join('\n\n');
    const first = analyze(text, { taxonomy });
    const edited = text.replace('KPI', 'KPIs');
    assert.notEqual(edited, text);
    const works = analyzeInSteps(edited, { taxonomy }, first);
    for (let step = works.next(), count = 0; ; step = works.next(), count++) {
      if (step.done === true) {
        assert.deepEqual(said(step.value), said(analyze(edited, { taxonomy })));
        return;
      }
      if (count % 20 === 0) analyze(plans[count % plans.length]!, { taxonomy });
    }
  });

  it('can be left every few blocks', () => {
    const text = plans.join('\n\n');
    const blocks = analyze(text, { taxonomy }).tree.blocks.length;
    let steps = 0;
    for (const works = analyzeInSteps(text, { taxonomy }); works.next().done !== true;) steps++;
    // Each of the parser, the reading of its nodes, the two lookouts for people and names, and the plan goes through them.
    assert.ok(steps > (5 * blocks) / 20, `${steps} steps, ${blocks} blocks`);
  });
});
