import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { settingsSchema } from '../../server/src/core/settings';
import { nearest } from '../../server/src/core/text/nearest';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

const HEAD = '# Community management\n\n## KPIs\n\n';

/** What is said about the directives of a plan below the heading of a role, as “words: message”. */
function said(body: string, rules: Record<string, string> = {}): readonly string[] {
  const { findings, source } = analyze(HEAD + body, { taxonomy, settings: settingsSchema.parse({ rules }) });
  return findings
    .filter(({ rule }) => rule === 'unused-suppression')
    .map(({ span, words }) => `${source.slice(span)}: ${words.what} ${words.todo}`);
}

describe('unused suppressions', () => {
  it('are told at the very word, whatever the line ends and whatever stands before it', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const marked = `# 👥 Community management${end}${end}## KPIs${end}${end}- 🙂 Active members: 4 <!-- «rolecheck-disable-line» -->${end}`;
      const { text, marks } = stripMarks(marked);
      const { findings } = analyze(text, { taxonomy });
      assert.deepEqual(
        findings.map(({ span }) => span),
        marks,
      );
    }
  });

  it('are told by the name that comes nearest', () => {
    for (const [typed, meant] of [
      ['metric-outsde-role', 'metric-outside-role'],
      ['owner-conflicts', 'owner-conflict'],
      ['convertion-rate', 'conversion-rate'],
      ['CTR', 'click-through-rate'],
      ['click_through_rate', 'click-through-rate'],
    ] as const) {
      const [message] = said(`<!-- rolecheck-disable-next-line ${typed} -->\n- CTR\n`);
      assert.ok(message?.startsWith(`${typed}: `) && message.endsWith(`Did you mean “${meant}”?`), message);
    }
  });

  it('make no guess where nothing comes near', () => {
    const [message] = said('<!-- rolecheck-disable-next-line everything -->\n- CTR\n');
    assert.ok(message !== undefined && !message.includes('Did you mean'), message);
  });

  it('are told of every unknown name, and then no more', () => {
    assert.deepEqual(
      said('<!-- rolecheck-disable-next-line nonsense, conversion-rate, rubbish -->\n- Active members\n').map(
        (message) => message.split(':')[0],
      ),
      ['nonsense', 'rubbish'],
    );
  });

  it('are told what is found there instead', () => {
    const [message] = said('<!-- rolecheck-disable-next-line tactic-outside-role -->\n- CTR\n');
    assert.ok(message?.includes('name the rule and the term'), message);
  });

  it('do not mistake another keyword’s beginning for it: a mistyped one silences nothing', () => {
    const { findings, suppressions } = analyze(`${HEAD}<!-- rolecheck-disable-nextline -->\n- CTR\n`, { taxonomy });
    assert.deepEqual(suppressions, []);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['unused-suppression', 'metric-outside-role'],
    );
  });

  it('are of use where they silence what only another setting would show', () => {
    assert.deepEqual(said('<!-- rolecheck-disable-next-line -->\n- CTR\n', { 'metric-outside-role': 'off' }), []);
    assert.deepEqual(said('<!-- rolecheck-disable-next-line metric-without-target -->\n- Active members\n'), []);
  });

  it('do not excuse themselves, but those behind them', () => {
    assert.equal(said('- Active members: 4 <!-- rolecheck-disable-line -->\n').length, 1);
    assert.deepEqual(
      said('- CTR <!-- rolecheck-disable-line --> <!-- rolecheck-disable-line tactic-outside-role -->\n'),
      [],
    );
  });

  it('are left alone where the rule is named or switched off, and in documents that are no plans', () => {
    assert.deepEqual(said('- Active members: 4 <!-- rolecheck-disable-line unused-suppression -->\n'), []);
    assert.deepEqual(said('<!-- rolecheck-disable-line -->\n', { 'unused-suppression': 'off' }), []);
    assert.deepEqual(analyze('# Notes\n\n<!-- rolecheck-disable -->\n\nNothing.\n', { taxonomy }).findings, []);
    assert.deepEqual(
      analyze(`---\nrolecheck: false\n---\n${HEAD}<!-- rolecheck-enable -->\n`, { taxonomy }).findings,
      [],
    );
  });

  it('are no comments that only speak about Rolecheck, nor any in code', () => {
    assert.deepEqual(
      said(
        '<!-- Rolecheck runs on Mondays -->\n\nWrite `<!-- rolecheck-disable -->` there.\n\n<!-- role: community -->\n',
      ),
      [],
    );
  });
});

describe('the nearest word', () => {
  it('is the one with the fewest slips: a letter more, less, another one, or two swapped', () => {
    for (const typed of [
      'rolecheck-disable-lines',
      'rolecheck-disable-lin',
      'rolecheck-disabel-line',
      'ROLECHECK-DISABLE-LINE',
    ])
      assert.equal(nearest(typed, ['rolecheck-disable', 'rolecheck-disable-line']), 'rolecheck-disable-line');
  });

  it('is none where more than a third would have to change', () => {
    assert.equal(nearest('reach', ['leads', 'ctr', '']), undefined);
    assert.equal(nearest('', ['a']), undefined);
  });
});
