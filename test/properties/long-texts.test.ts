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

/** Fails if eight times as much of it takes far more than eight times as long. */
function assertGrowsEvenly(plan: (times: number) => string): void {
  const few = timeOf(() => analyze(plan(500), { taxonomy }));
  const once = (): number => {
    const start = performance.now();
    analyze(plan(4000), { taxonomy });
    return performance.now() - start;
  };
  const most = 16 * few + 200;
  // Whatever else the machine has to do is not done twice.
  assert.ok(once() < most || once() < most, `${few} ms for the eighth part, and more than ${most} ms for all`);
}

describe('A plan costs no more for each the more there are', () => {
  const head = '# Community management\n\n- KPI: conversion rate\n\n';
  const lines = (times: number, line: (index: number) => string): string =>
    Array.from({ length: times }, (_, index) => line(index)).join('');
  const plans: Readonly<Record<string, (times: number) => string>> = {
    'of comments that silence the same from there on': (times) =>
      head + lines(times, () => '<!-- rolecheck-disable metric-outside-role -->\n- CTR\n'),
    'of comments that silence another term each, and of those that end none of them': (times) =>
      head +
      lines(times, (index) => `<!-- rolecheck-disable of-${index} -->\n- CTR\n`) +
      lines(times, (index) => `<!-- rolecheck-enable to-${index} -->\n`),
    'of names in its front matter': (times) =>
      `---\nrolecheck:\n  disable:\n${lines(times, (index) => `    - name-${index}\n`)}---\n\n${head}`,
    'of comments that nothing closes': (times) => head + '<!-- '.repeat(8 * times),
    'of owners of one thing': (times) =>
      `# Plan\n\n- CTR (owners: ${'Brand management, Marketing, '.repeat(4 * times)})\n`,
    'of days beside an owner': (times) => `# Plan\n\n- CTR (owner: Community, ${'in due by the '.repeat(4 * times)})\n`,
    'of blanks before an owner at the end': (times) =>
      `# Plan\n\n- CTR${'\u00a0'.repeat(16 * times)}x → Brand team\n- CTR – ${'– '.repeat(8 * times)}x\n`,
    'of definitions of one term': (times) => `${head}Brand manager\n${lines(times, () => ': **Measured by:** CTR\n')}`,
    'of labelled lines beneath a role': (times) => `${head}**Brand:** Ines\n${lines(times, () => 'Goal: CTR\n')}`,
    'of rows that are headings of others': (times) =>
      `${head}| KPI | Target |\n|---|---|\n${lines(times, () => '| **Brand team** | |\n| CTR | 2 |\n')}`,
    'of questions in a heading': (times) => `${head}## Works with ${'what '.repeat(8 * times)}\n`,
    'of things of another role, one by one in one item': (times) =>
      `${head}- ${'Marketing’s CTR, '.repeat(4 * times)}\n`,
    'of lines that note their owners in one paragraph': (times) =>
      head + lines(2 * times, () => '**KR 3.12** CTR of all that we send: nobody has put a hand up (owner: TBD)\n'),
    'of elements that note their owners in one cell': (times) =>
      `${head}| KPI |\n|---|\n| ${'Film crew briefed (owner: Halima, Brian); '.repeat(4 * times)} |\n`,
    'of quoted words behind numbers in one item': (times) =>
      `${head}- ${'2. "A company I trust in bad weather": 58 % → 66 % '.repeat(3 * times)}\n`,
    'of brackets that nothing closes': (times) => head + '[a]('.repeat(4 * times),
  };
  for (const [what, plan] of Object.entries(plans)) it(what, () => assertGrowsEvenly(plan)).timeout(60_000);
});

describe('A paragraph of many pages', () => {
  const findingsIn = (body: string): readonly string[] => {
    const text = `# Community management\n\n${body}\n`;
    return analyze(text, { taxonomy, isIncluded: true }).findings.map(({ span }) => text.slice(span.start, span.end));
  };
  const dull = 'We look at [the weather](https://example.org/a_b_c) and **the sea**, *again* and again. ';
  const measured = 'The community team is measured by the [**conversion** rate](https://example.org).';

  it('is read to its end, marks and all', () => {
    const found = findingsIn(measured);
    assert.equal(found.length, 1);
    for (const times of [50, 120, 400]) assert.deepEqual(findingsIn(dull.repeat(times) + measured), found);
  });

  it('is read where emphasis stands in emphasis by the thousand', () => {
    const stars = '*'.repeat(80_000);
    assert.deepEqual(findingsIn(`${stars}sea${stars}\n\n${measured}`), findingsIn(measured));
  });
});

describe('A plan in which something nests deeper than anybody reads', () => {
  const plan = '# Community management\n\n- KPI: conversion rate\n';
  const rulesFound = (text: string): readonly string[] => analyze(text, { taxonomy }).findings.map(({ rule }) => rule);
  const deep: Readonly<Record<string, string>> = {
    'lists in a line': `${plan}\n${'- '.repeat(20_000)}sea\n`,
    'numbered lists in quotes': `${plan}\n${'1. > '.repeat(20_000)}sea\n`,
    'lists below one another': `${plan}${Array.from({ length: 1500 }, (_, level) => `${' '.repeat(2 * level)}- sea\n`).join('')}`,
    'lists below one another, by tabs': `${plan}${Array.from({ length: 1500 }, (_, level) => `${'\t'.repeat(level)}- sea\n`).join('')}`,
    'lists in front matter': `---\ntitle: Plan\nsea: ${'['.repeat(20_000)}\n---\n\n${plan}`,
    'names in front matter': `---\ntitle: Plan\nsea: ${'{a: '.repeat(20_000)}\n---\n\n${plan}`,
    'dashes in front matter': `---\ntitle: Plan\nsea:\n  ${'- '.repeat(20_000)}x\n---\n\n${plan}`,
  };
  for (const [what, text] of Object.entries(deep))
    it(`is read all the same: ${what}`, () => assert.deepEqual(rulesFound(text), ['metric-outside-role'])).timeout(
      20_000,
    );

  it('is read as it stands up to a hundred lists', () => {
    const inLists = (count: number): readonly string[] =>
      rulesFound(`# Plan\n\n## Community management\n\n${'- '.repeat(count)}KPI: conversion rate\n`);
    for (const count of [1, 2, 20, 99]) assert.deepEqual(inLists(count), ['metric-outside-role'], `${count}`);
  });

  it('is no line of nothing but one mark, which ends what a label has opened', () => {
    const behind = (line: string): readonly string[] =>
      rulesFound(
        `# Plan\n\n**Community management:**\n\n- KPI: conversion rate\n\n${line}\n\n- KPI: conversion rate\n`,
      );
    assert.equal(behind('---').length, 1);
    for (const mark of ['- ', '* ']) assert.deepEqual(behind(mark.repeat(150)), behind('---'));
  });

  it('says of its front matter what stands before', () => {
    const text = `---\nrolecheck:\n  disable: metric-outside-role\nsea: ${'['.repeat(20_000)}\n---\n\n${plan}`;
    assert.deepEqual(rulesFound(text), []);
  });
});

describe('A plan with thousands of comments', () => {
  it('is read with each of them silencing its line', () => {
    const silenced = '- CTR <!-- rolecheck-disable-line metric-outside-role -->\n';
    const plan = `# Community management\n\n## KPIs\n\n${silenced.repeat(3000)}`;
    assert.deepEqual(analyze(plan, { taxonomy }).findings, []);
  }).timeout(20_000);
});
