import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import type { Dimension, Term } from '../../server/src/core/taxonomy/schema';
import { Taxonomy } from '../../server/src/core/taxonomy/taxonomy';
import { plainTextOf, snippetOf } from '../../server/src/core/text/draft';
import { essentialTerms } from '../../server/src/core/writing/essentials';
import { measureOf } from '../../server/src/core/writing/measures';
import { nameOf, runningNameOf } from '../../server/src/core/writing/names';
import { planSkeleton } from '../../server/src/core/writing/plans';
import type { ColumnUse, Shape } from '../../server/src/core/writing/shapes';
import { comparisonTable } from '../../server/src/core/writing/tables';
import { writeTerm } from '../../server/src/core/writing/terms';
import { taxonomy } from '../support/taxonomy';

const term = (id: string): Term => taxonomy.term(id)!;
const written = (id: string, shape: Shape): string => plainTextOf(writeTerm(term(id), shape));

const titles: Readonly<Record<Dimension, string>> = {
  objective: 'Objectives',
  audience: 'Audience',
  tactic: 'Tactics',
  metric: 'KPIs',
  skill: 'Skills',
};

describe('writing a term', function () {
  this.timeout(20_000);

  it('calls it what readers of plans call it', () => {
    assert.equal(nameOf(term('engagement-rate')), 'Engagement rate');
    assert.equal(nameOf(term('customer-churn-rate')), 'Churn rate');
    assert.equal(nameOf(term('people-unfamiliar-with-brand')).includes('not'), false);
  });

  it('keeps capitals within a line only where they belong', () => {
    const names = ['engagement-rate', 'net-promoter-score', 'roi', 'github-stars', 'cac-payback', 'community-roi'];
    assert.deepEqual(
      names.map((id) => runningNameOf(term(id))),
      ['engagement rate', 'Net Promoter Score', 'ROI', 'GitHub stars', 'CAC payback period', 'community ROI'],
    );
  });

  it('gives a KPI a target in its own unit and the direction that is better', () => {
    const targets = [
      'engagement-rate',
      'bounce-rate',
      'cost-per-lead',
      'time-to-first-reply',
      'watch-time',
      'net-promoter-score',
      'return-on-ad-spend',
    ];
    assert.deepEqual(
      targets.map((id) => written(id, { kind: 'item' })),
      [
        'Engagement rate: ≥ 5 % by end of quarter',
        'Bounce rate: ≤ 5 % by end of quarter',
        'Cost per lead: ≤ 50 € by end of quarter',
        'Time to first reply: ≤ 24 hours by end of quarter',
        'Watch time: ≥ 2 minutes by end of quarter',
        'Net Promoter Score: ≥ 40 by end of quarter',
        'Return on ad spend: ≥ 1.5 by end of quarter',
      ],
    );
  });

  it('leaves target and date to the writer', () => {
    assert.equal(
      snippetOf(writeTerm(term('engagement-rate'), { kind: 'item', marker: '1. ' })),
      '1. Engagement rate: ${1:≥ 5 %} by ${2:end of quarter}',
    );
  });

  it('fills the columns that a table has', () => {
    const columns: readonly ColumnUse[] = ['target', 'term', 'unit', 'owner', 'other', 'date', 'formula'];
    assert.equal(
      snippetOf(writeTerm(term('click-through-rate'), { kind: 'row', columns, whole: true }, 'Social')),
      '| ${1:≥ 5} | Click-through rate | % | ${2:Social} | $3 | ${4:end of quarter} | clicks / impressions x 100 |',
    );
    assert.equal(
      written('click-through-rate', { kind: 'row', columns: ['other', 'term', 'target'], whole: false }),
      'Click-through rate | ≥ 5 % |',
    );
    assert.equal(written('click-through-rate', { kind: 'cell' }), 'Click-through rate');
  });

  it('is safe in a table whatever the taxonomy says', () => {
    const strange: Term = { ...term('leads'), label: 'Leads | all', forms: ['leads | all'], formula: 'a * b\n`c` <d>' };
    const columns: readonly ColumnUse[] = ['term', 'formula'];
    assert.equal(
      plainTextOf(writeTerm(strange, { kind: 'row', columns, whole: true })),
      '| Leads \\| all | a \\* b \\`c\\` \\<d> |',
    );
  });

  const shapes: readonly (readonly [string, (one: Term) => string])[] = [
    ['an item', (one) => plainTextOf(writeTerm(one, { kind: 'item', marker: '- ' }))],
    ['a word among others', (one) => `- ${titles[one.dimension]}: ${plainTextOf(writeTerm(one, { kind: 'words' }))}`],
    ['a value', (one) => `${titles[one.dimension]}: ${plainTextOf(writeTerm(one, { kind: 'key-value' }))}`],
    [
      'a row',
      (one) => {
        const columns: readonly ColumnUse[] = ['term', 'definition', 'target', 'formula', 'date', 'owner'];
        const owner = taxonomy.owners(one)[0]?.label ?? '';
        const header = `| ${titles[one.dimension]} | Definition | Target | Formula | Due | Owner |\n|---|---|---|---|---|---|\n`;
        return header + plainTextOf(writeTerm(one, { kind: 'row', columns, whole: true }, owner));
      },
    ],
  ];
  for (const [what, write] of shapes) {
    it(`makes ${what} that is read back as that term, and as nothing that is misplaced`, () => {
      const lost: string[] = [];
      for (const one of taxonomy.terms) {
        const [role] = taxonomy.owners(one);
        if (role === undefined) continue;
        const text = `# Plan\n\n## ${role.label}\n\n### ${titles[one.dimension]}\n\n${write(one)}\n`;
        const { judged, findings } = analyze(text, { taxonomy });
        const readings = judged.flatMap(({ assignment }) => assignment.readings.map((reading) => reading.term.id));
        if (!readings.includes(one.id) || findings.length > 0) lost.push(`${one.id}: ${write(one)}`);
      }
      assert.deepEqual(lost, []);
    });
  }
});

describe('plans for the writer', function () {
  this.timeout(20_000);

  it('begin with terms that their role owns, and none twice', () => {
    for (const business of [undefined, 'b2b', 'b2c'] as const) {
      for (const dimension of ['objective', 'audience', 'tactic', 'metric'] as const) {
        const ids = taxonomy.roles.flatMap((role) => {
          const terms = essentialTerms(taxonomy, { role, dimension, count: 4, business });
          assert.ok(terms.length >= 2, `${role.id} ${dimension}`);
          return terms.map(({ id }) => id);
        });
        assert.equal(new Set(ids).size, ids.length, `${business ?? 'any'} ${dimension}: ${ids.join(' ')}`);
      }
    }
  });

  it('measure each objective by what none of its owners is told to leave alone', () => {
    for (const objective of taxonomy.terms.filter(({ dimension }) => dimension === 'objective')) {
      const owners = taxonomy.owners(objective);
      if (owners.length === 0) continue;
      const metric = measureOf(taxonomy, objective);
      assert.ok(metric?.dimension === 'metric', `${objective.id} has a KPI`);
      for (const { id } of owners) assert.notEqual(metric.roles[id]?.is, 'outside', `${objective.id}, ${id}`);
    }
  });

  it('serve a role that the workspace has added, with what it owns', () => {
    const role = { ...taxonomy.roles[0]!, id: 'events', label: 'Events' };
    const terms = taxonomy.terms.map((one) =>
      one.family === 'event' ? { ...one, roles: { ...one.roles, events: { is: 'own' as const, basis: [] } } } : one,
    );
    const { neighbours, traits, sources, comparisons } = taxonomy;
    const roles = [...taxonomy.roles, role];
    const bigger = new Taxonomy({ roles, neighbours, terms, traits, sources, comparisons });
    const text = plainTextOf(planSkeleton(bigger, { roles: [role] }));
    assert.match(text, /^# Events plan: [^]*## Events\n[^]*### KPIs\n\n- Event attendance/u);
    assert.doesNotMatch(text, /### Tactics/u, 'no heading above nothing');
    const table = plainTextOf(comparisonTable(bigger, [taxonomy.roles[0]!, role]));
    assert.match(table, /^\| {2}\| Community management \| Events \|/u);
  });
});
