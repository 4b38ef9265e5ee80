import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { changedStretch } from '../../server/src/core/plan/again/changed-stretch';
import { settingsSchema } from '../../server/src/core/settings-schema';
import { taxonomy } from '../support/taxonomy';

const folder = 'test/plans/labelled';
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** Two teams own one thing, in sections, in tables, below labels; what tells the things apart stands beside, above or far above. */
const contested = [
  '# Plan for a reader who compares\n',
  '## Community\n\nMember retention:\n\n- newsletter (owner: Brand)\n- CTR 4 %\n\n<!-- rolecheck-disable-next-line -->\n- CTR\n',
  '## Germany\n\n| KPI | Owner | Target |\n|---|---|---|\n| Open rate | Social / community manager | 20 % |\n| Reach | Brand | |\n',
  '## France\n\nLinkedIn:\n\n- reach (owner: Social)\n- newsletter (owner: Community)\n\n- open rate (owner: Marketing)\n',
  '## Social media & community manager\n\n- Community management\n- newsletter (owner: Social)\n\n---\n\n- reach (owner: Community)\n',
].join('\n');

const edit = fc.record({
  /** In parts of the text. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  /** At the end of the line, where most is written. */
  atEnd: fc.boolean(),
  removed: fc.nat({ max: 12 }),
  /** Nobody has written for a while before. */
  rests: fc.boolean(),
  inserted: fc.constantFrom(
    ...[
      '',
      'x',
      '\n',
      '\n\n',
      '## ',
      '- ',
      '---\n',
      'LinkedIn:\n\n',
      ' vs ',
      ' (owner: Social)',
      '\n| CTR | Brand |\n',
    ],
    ...[
      '<!-- rolecheck-disable -->\n',
      '### KPIs\n\n',
      'Conversion rate',
      '20 %',
      'She owns reach. ',
      '# Brand versus social\n',
      '## Community\n\n',
      '## Social media\n\n',
      '<!-- rolecheck-disable-next-line metric-outside-role -->\n',
      '| ',
    ],
  ),
});

/** All that is said of who is given what, with every place. */
function said({ plan, judged, findings, isPlan }: Analysis): unknown {
  const given = judged.map(
    ({ assignment: { statement, mention, readings, span, owners, scope, dimension }, verdict }) => ({
      ...{ statement: plan.statements.indexOf(statement), mention, span, owners, scope, dimension, verdict },
      terms: readings.map(({ term }) => term.id),
    }),
  );
  return { given, findings, isPlan };
}

/** What is told to be the same as in the earlier version is, and has not been counted twice. */
function assertSame({ judged, assigned: { same } }: Analysis, earlier: Analysis): void {
  const { before, behind } = same;
  assert.ok(before + behind <= Math.min(judged.length, earlier.judged.length));
  const ends = ({ judged: all }: Pick<Analysis, 'judged'>): unknown[] =>
    [...all.slice(0, before), ...all.slice(all.length - behind)].map(({ known }) => known);
  ends({ judged }).forEach((known, index) => assert.equal(known, ends(earlier)[index]));
}

/** Long enough that most of a plan is not read again. */
function talk(about: string): string {
  return Array.from({ length: 12 }, (_, day) => `On day ${String(day)} we talk about ${about}.\n\n`).join('');
}

function areInOrder({ plan: { statements } }: Analysis): boolean {
  const starts = statements.map(({ text, start, end }) => text.sourceSpan(start, end).start);
  return starts.every((start, index) => start >= (starts[index - 1] ?? 0));
}

describe('A plan that is edited', () => {
  it('is judged as if it had been written so, whichever findings are switched on', () => {
    const all = settingsSchema().parse({ rules: { 'metric-without-target': 'hint' } });
    const texts = fc.array(fc.constantFrom(contested, contested, ...plans), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(texts, fc.array(edit, { minLength: 2, maxLength: 6 }), fc.boolean(), (parts, edits, everything) => {
        const context = { taxonomy, isIncluded: true, ...(everything && { settings: all }) };
        let text = parts.join('\n\n');
        let analysis = analyze(text, context);
        for (const { at, atEnd, removed, inserted, rests } of edits) {
          const place = Math.floor(at * text.length);
          const lineEnd = text.indexOf('\n', place);
          const start = atEnd && lineEnd >= 0 ? lineEnd : place;
          text = text.slice(0, start) + inserted + text.slice(start + removed);
          const earlier = analysis;
          if (rests) earlier.tree.syntax.pool.forgetMade();
          analysis = analyze(text, context, earlier);
          assert.deepEqual(said(analysis), said(analyze(text, context)));
          assertSame(analysis, earlier);
          assert.ok(areInOrder(analysis), 'statements stand in the order of the document, by which they are looked up');
        }
      }),
      {
        numRuns: 15,
        examples: [
          [
            ['# Community\r\n\r\n- CTR\r\n'],
            [{ at: 0, atEnd: false, removed: 0, rests: false, inserted: '\n\n' }],
            false,
          ],
        ],
      },
    );
  }).timeout(20_000);

  it('is judged so however long somebody writes, a letter at a time', () => {
    const text = [contested, ...plans.slice(0, 2)].join('\n\n');
    const ends = [...text.matchAll(/\S$/gm)].map(({ index }) => index + 1);
    let analysis = analyze(text, { taxonomy, isIncluded: true });
    // Far more letters than there are versions between which what has only moved is not looked at.
    for (let round = 0; round < 60; round++) {
      const end = ends[(round * 37) % ends.length] ?? 0;
      for (const now of [`${text.slice(0, end)}x${text.slice(end)}`, text]) {
        analysis = analyze(now, { taxonomy, isIncluded: true }, analysis);
        assert.deepEqual(analysis.findings, analyze(now, { taxonomy, isIncluded: true }).findings);
      }
    }
  }).timeout(20_000);

  it('is explained by what stands there now, though nothing else is said', () => {
    const context = { taxonomy, isIncluded: true };
    const directive = '<!-- rolecheck-disable metric-outside-role -->';
    const repeated = `## KPIs\n\n${directive}\n\n- Conversion rate\n\n${directive}\n\n- Conversion rate\n`;
    const aims = '## Aims\n\n- Conversion rate\n';
    const table = '| KPI | Target |\n|---|---|\n| Reach | 4 |\n<!-- rolecheck-disable-next-line -->\n| CTR | 5 |\n';
    const changes: readonly (readonly [earlier: string, now: string])[] = [
      // Another heading gives it to the same team, far above.
      [`# Community\n\nText\n\n${aims}`, `# Community\n\nText\n\n# Community\n\nText\n\n${aims}`],
      [`# Community\n\nText\n\n${aims}`, `# The community team\n\nText\n\n${aims}`],
      // What a directive repeats stands in another line; a row beneath one is a row no longer.
      [
        `# Community\n\n${talk('it')}${talk('it')}${repeated}`,
        `# Community\n\n${talk('it')}Text\n\n${talk('it')}${repeated}`,
      ],
      [`# Community\n\n${talk('it')}${table}`, `# Community\n\n${talk('it')}${table.replace('| CTR', 'CTR')}`],
    ];
    for (const [earlier, now] of changes) {
      const [fresh, before] = [analyze(now, context), analyze(earlier, context)];
      assert.ok(fresh.findings.length > 0 && before.findings.length === fresh.findings.length, now);
      assert.notDeepEqual(before.findings, fresh.findings);
      assert.deepEqual(analyze(now, context, before).findings, fresh.findings);
    }
  });

  it('is the same as long as nothing has changed, neither its text nor what holds for it', () => {
    const text = plans.join('\n\n');
    const context = { taxonomy, settings: settingsSchema().parse({}), fileName: 'plan.md' };
    const first = analyze(text, context);
    assert.equal(analyze(text.slice(0, 100) + text.slice(100), context, first), first);
    for (const other of [
      { ...context, settings: settingsSchema().parse({ arguable: 'off' }) },
      { ...context, fileName: 'CHANGELOG.md' },
      { ...context, isIncluded: true },
    ]) {
      const again = analyze(text, other, first);
      assert.notEqual(again, first);
      assert.deepEqual(again.findings, analyze(text, other).findings);
    }
  });

  it('is judged as a team says, and no more when that is taken back', () => {
    // The words by which terms and roles are found are the same, so that whatever was found is taken over.
    const file = 'terms: {click-through-rate: {roles: {community-management: {is: outside, reason: Not ours.}}}}';
    const ours = resolveConfig(taxonomy, [{ uri: 'file:///.rolecheck.yaml', reading: readConfig(file) }]).taxonomy;
    assert.notEqual(ours, taxonomy);
    const text = `${contested}\n\n## Social media\n\n- CTR\n\n## Brand KPIs\n\n- CTR\n\n## Community KPIs\n\n- CTR\n`;
    let analysis = analyze(text, { taxonomy, isIncluded: true });
    const before = analysis;
    for (const [of, now] of [
      [ours, text],
      [ours, `x ${text}`],
      [taxonomy, `x ${text}`],
      [taxonomy, text],
    ] as const) {
      const context = { taxonomy: of, isIncluded: true };
      analysis = analyze(now, context, analysis);
      assert.deepEqual(said(analysis), said(analyze(now, context)));
      if (of === ours) assert.notDeepEqual(analysis.findings, before.findings);
    }
  });

  it('is compared anew where a label above an item tells it from another of its name', () => {
    const of = (one: string, other: string): string =>
      `${talk('it')}## Videos\n\n${one}:\n\n- Newsletter (owner: Brand)\n\n## Photos\n\n${other}:\n\n- a picture\n\n${talk('her')}| Task | Owner |\n|---|---|\n| Newsletter | Social |\n`;
    const context = { taxonomy, isIncluded: true };
    const rules = ({ findings }: Analysis): readonly string[] => findings.map(({ rule }) => rule);
    const same = analyze(of('LinkedIn', 'LinkedIn'), context);
    assert.ok(rules(same).includes('owner-conflict'));
    const other = analyze(of('LinkedIn', 'Instagram'), context, same);
    assert.ok(!rules(other).includes('owner-conflict'));
    assert.ok(rules(analyze(of('Instagram', 'Instagram'), context, other)).includes('owner-conflict'));
  });

  it('has something else around what stands between the change and the end of the next heading', () => {
    const [before, behind] = ['# One\n\nText\n\n', '- item\n\nMore\n\n# Two\n\nText\n\n# Three\n\nText\n'];
    const earlier = parseMarkdown(`${before}Label:\n\n${behind}`);
    const text = `${before}Other label:\n\n${behind}`;
    const tree = parseMarkdown(text, earlier);
    const stretch = changedStretch(tree, earlier.version);
    assert.ok(stretch !== undefined && stretch.start <= before.length);
    assert.ok(stretch.end > text.indexOf('# Two') + '# Two'.length);
    assert.deepEqual(changedStretch(tree, tree.version), { start: 0, end: 0 });
    assert.equal(changedStretch(tree, {}), undefined);
  });
});
