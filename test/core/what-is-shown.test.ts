import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import type { Settings } from '../../server/src/core/settings';
import { settingsSchema } from '../../server/src/core/settings-schema';
import { taxonomy } from '../support/taxonomy';

const HEAD = '# Community management\n\n## KPIs\n\n';

/** The flagged words of a text, with the rule's first word and the severity where asked. */
function flagged(text: string, options: { fileName?: string; settings?: Settings } = {}): readonly string[] {
  const { findings, source } = analyze(text, { taxonomy, ...options });
  return findings.map((finding) => source.slice(finding.span));
}

function severities(text: string, settings?: Settings): readonly string[] {
  return analyze(text, { taxonomy, settings }).findings.map((finding) => `${finding.rule} ${finding.severity}`);
}

describe('suppressions', () => {
  it('silence the next line that has text, by rule, by term, by both or altogether', () => {
    for (const names of [
      '',
      ' metric-outside-role',
      ' click-through-rate',
      ' metric-outside-role click-through-rate',
    ]) {
      assert.deepEqual(
        flagged(`${HEAD}<!-- rolecheck-disable-next-line${names} -- agreed -->\n\n- CTR\n- Website traffic\n`),
        ['Website traffic'],
        names,
      );
    }
  });

  it('leave other rules and other terms on the line alone', () => {
    assert.deepEqual(flagged(`${HEAD}<!-- rolecheck-disable-next-line tactic-outside-role -->\n- CTR\n`), [
      'rolecheck-disable-next-line',
      'CTR',
    ]);
    assert.deepEqual(
      flagged(`${HEAD}<!-- rolecheck-disable-next-line click-through-rate -->\n- CTR and cost per lead\n`),
      ['cost per lead'],
    );
  });

  it('silence their own line, behind an item as in a table row', () => {
    assert.deepEqual(flagged(`${HEAD}- CTR <!-- rolecheck-disable-line -- trial -->\n- Website traffic\n`), [
      'Website traffic',
    ]);
    assert.deepEqual(
      flagged(
        '# Plan\n\n| KPI | Owner |\n|---|---|\n| CTR <!-- rolecheck-disable-line --> | Community |\n| Website traffic | Community |\n',
      ),
      ['Website traffic'],
    );
  });

  it('silence from disable to enable, and to the end without one', () => {
    assert.deepEqual(
      flagged(`${HEAD}<!-- rolecheck-disable -->\n\n- CTR\n\n<!-- rolecheck-enable -->\n\n- Website traffic\n`),
      ['Website traffic'],
    );
    assert.deepEqual(flagged(`${HEAD}- Website traffic\n\n<!-- rolecheck-disable metric-outside-role -->\n\n- CTR\n`), [
      'Website traffic',
    ]);
  });

  it('work with CRLF as with LF', () => {
    assert.deepEqual(
      flagged(`${HEAD}<!-- rolecheck-disable-next-line -->\n- CTR\n- Website traffic\n`.replaceAll('\n', '\r\n')),
      ['Website traffic'],
    );
  });

  it('keep the reason that is given', () => {
    const { suppressions } = analyze(
      `${HEAD}<!-- rolecheck-disable-next-line click-through-rate -- agreed -- until June -->\n- CTR\n`,
      { taxonomy },
    );
    assert.deepEqual(
      suppressions.map(({ names, reason }) => [names, reason]),
      [[['click-through-rate'], 'agreed -- until June']],
    );
  });

  it('do nothing in code, where they are only shown', () => {
    assert.deepEqual(flagged(`${HEAD}\`<!-- rolecheck-disable -->\`\n\n- CTR\n`), ['CTR']);
  });
});

describe('what is a plan', () => {
  const plan = `${HEAD}- CTR\n`;

  it('is asked of the front matter first', () => {
    assert.deepEqual(flagged(`---\nrolecheck: false\n---\n${plan}`), []);
    assert.deepEqual(flagged(`---\nrolecheck: true\n---\n${plan}`, { fileName: 'CHANGELOG.md' }), ['CTR']);
  });

  it('is not a changelog, a licence or a skill file, and a README only where a role gives it away', () => {
    for (const fileName of ['CHANGELOG.md', 'LICENSE', 'CONTRIBUTING.md', 'SKILL.md', 'Security.md'])
      assert.deepEqual(flagged(plan, { fileName }), [], fileName);
    assert.deepEqual(flagged(plan, { fileName: 'README.md' }), ['CTR']);
    assert.deepEqual(flagged('# Tool\n\n## Community\n\n- Website traffic: 3\n', { fileName: 'README.md' }), []);
    assert.deepEqual(flagged(plan, { fileName: 'plan.md' }), ['CTR']);
  });

  it('is not a text that names no role, or no measure, task or goal', () => {
    assert.deepEqual(flagged('# Notes\n\n## KPIs\n\n- CTR\n'), []);
    assert.deepEqual(flagged('# Notes\n\nThe community manager owns the keys and, one hears, conversion rate.\n'), []);
  });

  it('is not an empty file, nor one of blanks, a byte order mark or broken Markdown', () => {
    for (const text of ['', '\n', '   \r\n\r\n', '\uFEFF', '---\n', '```\n', '| a |\n|--', '<!--', '[', '# '])
      assert.deepEqual(flagged(text), []);
  });
});

describe('how strongly something is shown', () => {
  const set = (settings: unknown): Settings => settingsSchema().parse(settings);
  const clear = `${HEAD}- CTR\n`;
  const arguable = '# Brand management\n\n## KPIs\n\n- CTR\n';

  it('is the rule’s own level, one milder where practice differs', () => {
    assert.deepEqual(severities(clear), ['metric-outside-role warning']);
    assert.deepEqual(severities(arguable), ['metric-outside-role information']);
  });

  it('can be set for each rule, and for what is arguable', () => {
    assert.deepEqual(severities(clear, set({ rules: { 'metric-outside-role': 'error' } })), [
      'metric-outside-role error',
    ]);
    assert.deepEqual(severities(clear, set({ rules: { 'metric-outside-role': 'off' } })), []);
    assert.deepEqual(severities(arguable, set({ arguable: 'same' })), ['metric-outside-role warning']);
    assert.deepEqual(severities(arguable, set({ arguable: 'off' })), []);
  });

  it('is information at most where a topic rather than a team is named', () => {
    assert.deepEqual(severities('# Launch\n\n## Community\n\n- Click-through rate: 3 %\n\n**KPIs**\n'), [
      'metric-outside-role warning',
    ]);
    assert.deepEqual(severities('# Launch KPIs\n\n## Community\n\n- Click-through rate: 3 %\n'), [
      'metric-outside-role information',
    ]);
  });

  it('says of a finding what is wrong, why and what to do', () => {
    const [finding] = analyze(clear, { taxonomy }).findings;
    assert.ok(finding);
    assert.match(finding.words.what, /Click-through rate.*belongs to .*marketing.*given to community management/);
    assert.ok(finding.words.why.length > 20 && finding.words.todo.includes('community management'));
    assert.deepEqual(
      finding.related.map((place) => place.message),
      ["The document's title gives it to community management."],
    );
  });
});
