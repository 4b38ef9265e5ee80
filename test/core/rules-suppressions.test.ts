import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { settingsSchema } from '../../server/src/core/settings-schema';
import { nearest } from '../../server/src/core/text/nearest';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

const HEAD = '# Community management\n\n## KPIs\n\n';

/** What is said about the directives of a plan below the heading of a role, as “words: message”. */
function said(body: string, rules: Record<string, string> = {}): readonly string[] {
  const { findings, source } = analyze(HEAD + body, { taxonomy, settings: settingsSchema().parse({ rules }) });
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

  it('are told where the whole document is meant and nothing is found in it', () => {
    const [message] = said('- Active members: 4\n\n<!-- rolecheck-disable-file metric-outside-role -->\n');
    assert.match(
      message ?? '',
      /^rolecheck-disable-file: This comment silences nothing in this document\. Delete the comment\.$/,
    );
  });

  it('are told what is found instead by its rule and its term', () => {
    const [message] = said('<!-- rolecheck-disable-next-line metric-outside-role return-on-ad-spend -->\n- CTR\n');
    assert.ok(message?.includes('name the rule and the term'), message);
    const { findings } = analyze(
      `${HEAD}<!-- rolecheck-disable-next-line metric-outside-role return-on-ad-spend -->\n- CTR\n`,
      { taxonomy },
    );
    assert.match(findings[0]?.words.why ?? '', /“metric-outside-role click-through-rate”/);
  });

  it('are told between two rows, where a comment ends the table', () => {
    const [message] = said(
      '| KPI | Target |\n| --- | --- |\n| Replies | 4 |\n<!-- rolecheck-disable-next-line -->\n| CTR | 2 % |\n',
    );
    assert.match(message ?? '', /Put it into the last cell of the row that is meant/);
  });

  it('are told of names that silence nothing beside one that does', () => {
    assert.deepEqual(
      said(
        '- CTR <!-- rolecheck-disable-line metric-outside-role audience-outside-role click-through-rate impressions -->\n',
      ).map((message) => message.split(':')[0]),
      ['audience-outside-role', 'impressions'],
    );
    assert.deepEqual(
      said('- CTR, ROAS <!-- rolecheck-disable-line click-through-rate return-on-ad-spend -->\n- ROAS\n'),
      [],
    );
  });

  it('are told of a name that stands there twice', () => {
    assert.deepEqual(said('- CTR <!-- rolecheck-disable-line click-through-rate click-through-rate -->\n'), [
      'click-through-rate: “click-through-rate” stands in this comment twice. Take one of them out.',
    ]);
  });

  it('take a dash that an editor made of two hyphens for them', () => {
    for (const dash of ['--', '–', '—']) {
      const { suppressions } = analyze(`${HEAD}- CTR <!-- rolecheck-disable-line ${dash} agreed -- with growth -->\n`, {
        taxonomy,
      });
      assert.deepEqual(
        suppressions.map(({ names, reason }) => [names, reason]),
        [[[], dash === '--' ? 'agreed -- with growth' : 'agreed -- with growth']],
      );
    }
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

describe('suppressions that meet', () => {
  const CTR = 'metric-outside-role click-through-rate';

  /** What is found below the head: the words, at their line below it. */
  function found(body: string): readonly string[] {
    const { findings, source } = analyze(HEAD + body, { taxonomy });
    const head = HEAD.split('\n').length - 1;
    return findings.map(({ span }) => `${source.lineAt(span.start) - head}: ${source.slice(span)}`);
  }

  it('hold to the end of the document where nothing ends them', () => {
    assert.deepEqual(found('- ROAS\n\n<!-- rolecheck-disable -->\n\n- CTR\n\n# Community manager\n\n- CTR'), [
      '0: ROAS',
    ]);
  });

  it('may lie in each other, and end one by one or all at once', () => {
    const body = (endings: string): string =>
      `<!-- rolecheck-disable click-through-rate -->\n<!-- rolecheck-disable return-on-ad-spend -->\n- CTR\n- ROAS\n\n${endings}\n\n- CTR\n- ROAS\n`;
    assert.deepEqual(found(body('<!-- rolecheck-enable click-through-rate -->')), ['7: CTR']);
    assert.deepEqual(found(body('<!-- rolecheck-enable return-on-ad-spend -->')), ['8: ROAS']);
    assert.deepEqual(found(body('<!-- rolecheck-enable -->')), ['7: CTR', '8: ROAS']);
  });

  it('end once: an end too many is told', () => {
    const enable = `<!-- rolecheck-enable ${CTR} -->`;
    assert.deepEqual(found(`<!-- rolecheck-disable ${CTR} -->\n- CTR\n\n${enable}\n${enable}\n`), [
      '4: rolecheck-enable',
    ]);
    assert.deepEqual(found(`<!-- rolecheck-disable-file ${CTR} -->\n- CTR\n\n${enable}\n`), ['3: rolecheck-enable']);
  });

  it('of which the second one does what the first does already: that is told of the second', () => {
    for (const names of ['', ` ${CTR}`, ' click-through-rate', ' metric-outside-role'])
      for (const [body, place] of [
        [
          `- CTR <!-- rolecheck-disable-line${names} --> <!-- rolecheck-disable-line${names} -->\n`,
          '0: rolecheck-disable-line',
        ],
        [
          `<!-- rolecheck-disable-next-line${names} -->\n- CTR <!-- rolecheck-disable-line${names} -->\n`,
          '1: rolecheck-disable-line',
        ],
        [`<!-- rolecheck-disable${names} -->\n\n<!-- rolecheck-disable${names} -->\n\n- CTR\n`, '2: rolecheck-disable'],
        [
          `<!-- rolecheck-disable-file${names} -->\n\n- CTR\n\n<!-- rolecheck-disable-file${names} -->\n`,
          '4: rolecheck-disable-file',
        ],
      ] as const)
        assert.deepEqual(found(body), [place], body);
  });

  it('of which one is for the line and another for the document are no repetition', () => {
    assert.deepEqual(
      found(`<!-- rolecheck-disable-file ${CTR} -->\n\n- CTR <!-- rolecheck-disable-line ${CTR} -- agreed -->\n`),
      [],
    );
    assert.deepEqual(
      found(`<!-- rolecheck-disable ${CTR} -->\n\n- CTR <!-- rolecheck-disable-line ${CTR} -- agreed -->\n`),
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
