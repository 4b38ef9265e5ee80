import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import { roleSections } from '../../server/src/core/lookup/section-contents';
import { codeLensesOf, resolveCodeLens } from '../../server/src/features/code-lenses';
import { defaultSettings, type Settings } from '../../server/src/core/settings';
import { analysisOf, builtinTaxonomy } from '../support/real-world';

/** What stands above the headings, each with its heading. */
function lensesOf(lines: readonly string[], settings?: Settings): readonly (readonly [string, string])[] {
  const analysis = analyze(lines.join('\n'), { taxonomy: builtinTaxonomy, settings });
  return codeLensesOf(analysis, 'file:///plan.md', 1).map((lens, index) => {
    const title = resolveCodeLens(lens, index, analysis, { compareCommand: 'rolecheck.compare' })?.command?.title;
    return [analysis.source.lineText(lens.range.start.line), title ?? 'no title'];
  });
}

describe('the line above a role’s heading', function () {
  // The first one waits until the taxonomy's tables are made.
  this.timeout(10_000);

  const twoRoles = [
    '## Community management',
    '',
    '### KPIs',
    '',
    '- Member retention rate',
    '- Conversion rate',
    '- Member retention rate in the north',
    '',
    '### Activities',
    '',
    '- Moderate the forum',
    '',
    '## Social media',
    '',
    '### KPIs',
    '',
    '- Follower growth rate',
    '',
  ];

  it('counts what is the role’s own, each thing once, and what belongs elsewhere', () => {
    assert.deepEqual(lensesOf(twoRoles)[0], [
      '## Community management',
      '1 KPI and 1 tactic of its own · 1 that belongs elsewhere',
    ]);
  });

  it('misses what the plan lays out for another role', () => {
    assert.deepEqual(lensesOf(twoRoles)[1], ['## Social media', '1 KPI of its own · no tactics yet']);
  });

  it('misses nothing that the plan gives the role elsewhere', () => {
    const elsewhere = [
      ...twoRoles,
      '## Who does what',
      '',
      '| Activity | Owner |',
      '| --- | --- |',
      '| Instagram stories | Social media |',
      '',
    ];
    assert.deepEqual(lensesOf(elsewhere)[1], ['## Social media', '1 KPI of its own']);
  });

  it('misses nothing in a section that is not laid out at all', () => {
    const [, social] = lensesOf([...twoRoles.slice(0, 13), '', '- Follower growth rate', '']);
    assert.deepEqual(social, ['## Social media', '1 KPI of its own']);
  });

  it('names the one kind of thing that a full section leaves out', () => {
    const full = [
      '## Brand manager',
      '',
      '- **Goals:** raise brand awareness',
      '- **Activities:** brand guidelines',
      '- **KPIs:** share of voice',
      '',
    ];
    assert.deepEqual(lensesOf(full), [['## Brand manager', '1 KPI, 1 tactic and 1 goal of its own · no audience yet']]);
  });

  it('counts no finding that is switched off or silenced', () => {
    const off: Settings = { ...defaultSettings, rules: { 'metric-outside-role': 'off' } };
    assert.equal(lensesOf(twoRoles, off)[0]?.[1], '1 KPI and 1 tactic of its own');
    const silenced = twoRoles.map((line) =>
      line === '- Conversion rate' ? `${line} <!-- rolecheck-disable-line -->` : line,
    );
    assert.equal(lensesOf(silenced)[0]?.[1], '1 KPI and 1 tactic of its own');
  });

  it('counts no findings of another kind as things that belong elsewhere', () => {
    const kpi = ['', '- KPIs: share of voice 20 %', ''];
    const twice = ['## Social media management', ...kpi, '## Brand management', ...kpi];
    const rules = analyze(twice.join('\n'), { taxonomy: builtinTaxonomy }).findings.map(({ rule }) => rule);
    assert.ok(rules.includes('owner-conflict'), rules.join());
    assert.deepEqual(lensesOf(twice)[1], ['## Brand management', '1 KPI of its own']);
  });

  it('says so where everything belongs elsewhere', () => {
    assert.deepEqual(lensesOf(['## Community manager', '', '- KPIs: conversion rate, CTR', '']), [
      ['## Community manager', 'nothing of its own yet · 2 that belong elsewhere'],
    ]);
  });

  it('stands once where a section of the role is part of another one', () => {
    const plan = ['# Community strategy 2026', '', '## Community manager', '', '- KPIs: member retention rate', ''];
    assert.equal(roleSections(analysisOf(plan.join('\n'))).length, 1);
    assert.deepEqual(lensesOf(plan), [['# Community strategy 2026', '1 KPI of its own']]);
  });

  const silent: Readonly<Record<string, readonly string[]>> = {
    'a section of nobody whom Rolecheck checks': ['## Sales', '', '- KPIs: conversion rate', '', '## Brand team', ''],
    'a section that may be about a subject': ['## Community', '', '- Member retention rate', '', '## Our tours', ''],
    'a section of two roles': ['## Social & community', '', '- KPIs: engagement rate', ''],
    'a section that is out of scope': ['## Community manager: out of scope', '', '- CTR', ''],
    'a section without anything in it': ['## Community manager', '', 'Hello!', '', '- KPIs: to come', ''],
    'a document that is no plan': ['---', 'rolecheck: false', '---', ...twoRoles],
  };
  for (const [what, lines] of Object.entries(silent)) {
    it(`is not there for ${what}`, () => assert.deepEqual(lensesOf(lines), []));
  }

  it('opens the comparison of the role, and is mere text where that could not be shown', () => {
    const analysis = analysisOf(twoRoles.join('\n'));
    const [, lens] = codeLensesOf(analysis, 'file:///plan.md', 7);
    assert.ok(lens);
    assert.deepEqual(lens.data, { uri: 'file:///plan.md', version: 7, section: 1 });
    const title = '1 KPI of its own · no tactics yet';
    assert.deepEqual(resolveCodeLens(lens, 1, analysis, { compareCommand: 'rolecheck.compare' })?.command, {
      title,
      command: 'rolecheck.compare',
      arguments: [{ roles: ['social-media-management', 'community-management', 'brand-management', 'marketing'] }],
    });
    assert.deepEqual(resolveCodeLens(lens, 1, analysis, { compareCommand: undefined })?.command, {
      title,
      command: '',
    });
  });
});
