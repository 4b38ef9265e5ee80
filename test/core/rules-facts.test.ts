import { strict as assert } from 'node:assert';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import type { Finding, RuleName } from '../../server/src/core/rules/findings';
import { taxonomy } from '../support/taxonomy';

/** The findings of one rule, as “words” with the words of their related places. */
function found(text: string, rule: RuleName): readonly (readonly string[])[] {
  const analysis = analyze(text, { taxonomy });
  return findingsOf(analysis, rule).map(({ span, related }) =>
    [span, ...related.map((place) => place.span)].map((place) => analysis.source.slice(place)),
  );
}

function findingsOf({ findings }: Analysis, rule: RuleName): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

describe('owner conflicts', () => {
  const table = (rows: string): string => `# Numbers\n\n| KPI | Owner |\n| --- | --- |\n${rows}`;

  it('point at each other, and say who has it where', () => {
    const analysis = analyze(table('| Share of voice | Brand |\n| Share of voice | Social media |\n'), { taxonomy });
    const [first, second] = findingsOf(analysis, 'owner-conflict');
    assert.ok(first && second);
    assert.deepEqual([first.related[0]?.span, second.related[0]?.span], [second.span, first.span]);
    assert.match(first.words.what, /given to brand management here, and to social media management elsewhere/);
    assert.equal(first.related[0]?.message, 'Here it is given to social media management.');
  });

  it('are none where one of the two is told as outside its role: a mention is told once', () => {
    const { findings } = analyze(table('| Conversion rate | Community |\n| Conversion rate | Marketing |\n'), {
      taxonomy,
    });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['metric-outside-role'],
    );
  });

  it('are none between places of one role, and none of several owners or strangers', () => {
    for (const [one, other] of [
      ['Brand', 'Brand team'],
      ['Brand + Social media', 'Social media'],
      ['Brand', 'Growth'],
      ['Brand', 'tbd'],
    ])
      assert.deepEqual(
        found(table(`| Share of voice | ${one} |\n| Share of voice | ${other} |\n`), 'owner-conflict'),
        [],
      );
  });

  it('are none where one place says which of several is meant', () => {
    for (const other of [
      'Share of voice in print',
      'Share of voice (LinkedIn)',
      'Share of voice: trade press',
      'Nordic share of voice',
    ])
      assert.deepEqual(
        found(table(`| Share of voice | Brand |\n| ${other} | Social media |\n`), 'owner-conflict'),
        [],
        other,
      );
  });

  it('are told whatever the target and the date beside the name', () => {
    for (const other of ['Increase share of voice', 'Share of voice, by June', '**Share of voice** (quarterly)'])
      assert.equal(
        found(table(`| Share of voice | Brand |\n| ${other} | Social media |\n`), 'owner-conflict').length,
        2,
        other,
      );
  });

  it('can be silenced at one place without hiding the other', () => {
    assert.deepEqual(
      found(
        table(
          '| Share of voice | Brand |\n| Share of voice <!-- rolecheck-disable-line owner-conflict --> | Social media |\n',
        ),
        'owner-conflict',
      ),
      [['Share of voice', 'Share of voice']],
    );
  });
});

describe('merged roles', () => {
  const heading = (words: string): string =>
    `# Plan\n\n## ${words}\n\n### KPIs\n\n- Reach: 400\n\n## Brand management\n\n### KPIs\n\n- Aided awareness: 30 %\n`;

  it('are titles over two roles, however they are joined', () => {
    for (const words of [
      'Social media & community manager',
      'Social media / community manager',
      'Community and social media manager',
      'Community + social lead',
      'Manager, Community & Social Media',
    ])
      assert.deepEqual(found(heading(words), 'merged-roles'), [[words]], words);
  });

  it('are covered without the marks, numbers and names around them', () => {
    assert.deepEqual(found(heading('👥 3.2 **Social media & community manager** (Ines)'), 'merged-roles'), [
      ['Social media & community manager'],
    ]);
  });

  it('are no several people, several departments, one discipline or comparison', () => {
    for (const words of [
      'Social media and community managers',
      'Community manager and social media manager',
      'Head of Community and Social Media',
      'Social media marketing manager',
      'Brand marketing manager',
      'Community marketing manager',
      'Marketing & Communications manager',
      'Marketing & brand team',
      'Marketing, brand and community team',
      'Community or social media manager',
      'Difference between community and social media manager',
    ])
      assert.deepEqual(found(heading(words), 'merged-roles'), [], words);
  });

  it('say which two, and what each of them is about', () => {
    const [finding] = findingsOf(analyze(heading('Social media & community manager'), { taxonomy }), 'merged-roles');
    assert.match(finding?.words.what ?? '', /one role out of social media management and community management/);
    assert.match(
      finding?.words.why ?? '',
      /^Social media management is about .*\. Community management is about .*\.$/,
    );
  });

  it('point at whose task a whole role is made', () => {
    assert.deepEqual(
      found(
        '# Plan\n\n## Social media manager\n\n### Tasks\n\n- Weekly reel\n- Community management\n',
        'merged-roles',
      ),
      [['Community management', 'Social media manager']],
    );
  });

  it('are no part of a role, and no function that a marketing department holds', () => {
    for (const [owner, task] of [
      ['Social media manager', 'Community management of the launch group'],
      ['Social media manager', 'Works with community management'],
      ['Marketing manager', 'Social media management'],
      ['Community manager', 'Community management'],
    ])
      assert.deepEqual(found(`# Plan\n\n## ${owner}\n\n### Tasks\n\n- ${task}\n`, 'merged-roles'), [], task);
  });
});

describe('objectives without a metric', () => {
  const plan = (community: string, rest = '## Marketing\n\n### KPIs\n\n- Qualified leads: 300\n'): string =>
    `# Plan\n\n## Community management\n\n### Goals\n\n${community}\n\n${rest}`;
  const AIMS = '- Strengthen the sense of belonging\n- Help members to help each other';

  it('are told once a role, with the heading and whose it is', () => {
    assert.deepEqual(found(plan(AIMS), 'objective-without-metric'), [['Goals', 'Community management']]);
  });

  it('are none where the role has any number, wherever and however it stands', () => {
    for (const more of [
      '- Grow to 400 regulars by June',
      '- Raise member retention',
      'Success is measured in the yearly survey.',
      '### KPIs\n\nSee the sheet.',
      '### Tasks\n\n- Report active members to the board',
    ])
      assert.deepEqual(found(plan(`${AIMS}\n\n${more}`), 'objective-without-metric'), [], more);
  });

  it('are none where nobody is measured, or the measures are nobody’s', () => {
    for (const rest of [
      '## Marketing\n\n### Tasks\n\n- Paid search\n',
      '## Marketing\n\n- Qualified leads: 300\n\n## Scorecard\n\n### KPIs\n\n- Member retention\n',
    ])
      assert.deepEqual(found(plan(AIMS, rest), 'objective-without-metric'), [], rest);
  });
});
