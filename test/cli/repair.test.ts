import assert from 'node:assert/strict';
import { offsetBefore } from '../../server/src/cli/fix/offset-before';
import { repairPlan } from '../../server/src/cli/fix/repair';
import { analyze } from '../../server/src/core/analyze';
import { applyEdits, inOrder, insertAt, replaceBy } from '../../server/src/core/text/edits';
import { taxonomy } from '../support/taxonomy';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

const plan = lines(
  '# Plan',
  '',
  '## Community management',
  '',
  '### KPIs',
  '',
  '- Member retention: 70 %',
  '- Aided brand awareness above 40 %',
  '- Organic search traffic: 12,000 visits a month',
  '',
  '## Brand',
  '',
  '### KPIs',
  '',
  '- Share of voice: 4 %',
  '',
  '## Marketing',
  '',
  '### KPIs',
  '',
  '- Qualified leads: 200',
);

function repaired(text: string, leftAlone?: Parameters<typeof repairPlan>[1]) {
  const { analysis, repairs } = repairPlan(analyze(text, { taxonomy }), leftAlone);
  return { text: analysis.source.text, repairs, left: analysis.findings };
}

describe('repairing a plan', () => {
  it('makes one repair after the other, each of the plan as the last one left it', () => {
    const { text, repairs, left } = repaired(plan);
    assert.deepEqual(left, []);
    assert.deepEqual(
      repairs.map(({ title, offset = 0 }) => `${plan.slice(0, offset).split('\n').length} ${title}`),
      [
        '8 Move “Aided brand awareness” to brand management (section “Brand”)',
        '9 Move “Organic search traffic” to marketing (section “Marketing”)',
      ],
    );
    const [, community = '', brand = '', marketing = ''] = text.split(/^## /mu);
    assert.match(community, /Member retention: 70 %\n\n$/u);
    assert.match(brand, /Share of voice: 4 %\n- Aided brand awareness above 40 %\n\n$/u);
    assert.match(marketing, /Qualified leads: 200\n- Organic search traffic: 12,000 visits a month\n$/u);
  });

  it('changes nothing where nothing is found, and nothing on a second run', () => {
    const { text } = repaired(plan);
    assert.deepEqual(repaired(text).repairs, []);
    assert.equal(repaired(text).text, text);
    assert.equal(repaired('# Groceries\n\n- Bread\n').text, '# Groceries\n\n- Bread\n');
  });

  it('keeps the ends of lines', () => {
    const { text } = repaired(plan.replaceAll('\n', '\r\n'));
    assert.equal(text, repaired(plan).text.replaceAll('\n', '\r\n'));
  });

  it('deletes comments that silence nothing, and keeps those that do', () => {
    const silenced = '- Click-through rate <!-- rolecheck-disable-line -- agreed -->';
    const text = lines(
      '# Community management',
      '',
      '## KPIs',
      '',
      silenced,
      '- Retention <!-- rolecheck-disable-line -->',
    );
    const { repairs, ...after } = repaired(text);
    assert.equal(after.text, text.replace(' <!-- rolecheck-disable-line -->', ''));
    assert.deepEqual(
      repairs.map(({ rule, title }) => [rule, title]),
      [['unused-suppression', 'Delete this comment, which does nothing']],
    );
  });

  it('leaves alone what it is told to, idle comments too', () => {
    const text = `${plan}- Email sign-ups: 40 <!-- rolecheck-disable-line -->\n`;
    const all = repaired(text).repairs.map(({ rule }) => rule);
    assert.deepEqual(all, ['unused-suppression', 'metric-outside-role', 'metric-outside-role']);
    for (const spared of ['unused-suppression', 'metric-outside-role']) {
      const { left, repairs } = repaired(
        text,
        ({ findings }) => new Set(findings.filter(({ rule }) => rule === spared)),
      );
      assert.deepEqual(
        repairs.map(({ rule }) => rule),
        all.filter((rule) => rule !== spared),
      );
      assert.ok(left.every(({ rule }) => rule === spared) && left.length > 0);
    }
  });

  describe('where two roles own what is misplaced', () => {
    const withItem = (item: string): string =>
      plan.replace('Aided brand awareness above 40 %', item).replace('## Brand', '## Social media');

    it('leaves it to the writer what should stand in its place', () => {
      for (const [item, term] of [
        ['Click-through rate', 'click-through-rate'],
        ['Click-through rate above 2 %', 'click-through-rate'],
        ['Reach: 4,000', 'social-reach'],
      ] as const) {
        const { text, left, repairs } = repaired(withItem(item));
        assert.deepEqual(
          left.map((finding) => finding.term),
          [term],
        );
        assert.equal(repairs.length, 1);
        assert.ok(text.includes(`- ${item}\n`));
      }
    });
  });
});

describe('where something stood before edits', () => {
  const text = 'one two three four';
  const steps = [
    inOrder([replaceBy({ start: 4, end: 7 }, 'twenty-two'), replaceBy({ start: 0, end: 4 }, '')]),
    inOrder([insertAt(0, 'zero, ')]),
  ];
  const after = steps.reduce(applyEdits, text);

  it('is known for what was there before', () => {
    assert.equal(after, 'zero, twenty-two three four');
    for (const word of ['three', 'four', ' three']) {
      assert.equal(offsetBefore(after.indexOf(word), steps), text.indexOf(word), word);
    }
    assert.equal(offsetBefore(after.length, steps), text.length);
  });

  it('is nowhere for what the edits put in', () => {
    for (const word of ['zero', 'twenty', 'two'])
      assert.equal(offsetBefore(after.indexOf(word), steps), undefined, word);
  });

  it('is the same where nothing was done', () => assert.equal(offsetBefore(7, []), 7));
});
