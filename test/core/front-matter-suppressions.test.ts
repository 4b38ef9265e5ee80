import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { fixesOf } from '../../server/src/core/fixes';
import { harmlessFixes } from '../../server/src/core/fixes/unsuppress';
import { applyEdits } from '../../server/src/core/text/edits';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

/** A plan with five findings: CTR twice, ROAS, paid advertising, and both roles in one person. */
const BODY = `
# Community management

## KPIs

- CTR
- ROAS

## Tactics

- Paid advertising
- CTR
`;

function plan(frontMatter: string, lineEnd = '\n'): string {
  return `---\n${frontMatter}---\n${BODY}`.replace(/\n/g, lineEnd);
}

/** What is found below the front matter: the words. */
function found(frontMatter: string, lineEnd = '\n'): readonly string[] {
  const { findings, source } = analyze(plan(frontMatter, lineEnd), { taxonomy });
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'unused-suppression').map(({ words }) => words.what),
    [],
    frontMatter,
  );
  return findings.map(({ span }) => source.slice(span));
}

const ALL = ['CTR', 'ROAS', 'Paid advertising', 'CTR'];

const SILENCED: readonly (readonly [title: string, frontMatter: string, left: readonly string[]])[] = [
  ['a rule', 'rolecheck:\n  disable: metric-outside-role\n', ['Paid advertising']],
  ['a term', 'rolecheck:\n  disable: click-through-rate\n', ['ROAS', 'Paid advertising']],
  [
    'a rule for a term, as a comment does',
    'rolecheck:\n  disable: metric-outside-role click-through-rate\n',
    ['ROAS', 'Paid advertising'],
  ],
  [
    'a list, each of it by itself',
    'rolecheck:\n  disable: [tactic-outside-role, return-on-ad-spend]\n',
    ['CTR', 'CTR'],
  ],
  [
    'a list on lines of its own, with entries of several names, quotes and comments',
    'title: Plan\nrolecheck:\n  # agreed in May\n  disable:\n    - "metric-outside-role, return-on-ad-spend" # theirs\n    - \'tactic-outside-role\'\n  reason: agreed with growth\n',
    ['CTR', 'CTR'],
  ],
  [
    'in braces, whatever the case of the keys',
    'Rolecheck: { Disable: [click-through-rate] }\n',
    ['ROAS', 'Paid advertising'],
  ],
  ['nothing, where nothing is said yet', 'rolecheck:\n', ALL],
  ['nothing, where it is asked for anyway', 'rolecheck: true\n', ALL],
  ['everything', 'rolecheck: false\n', []],
  ['everything, as many write it', 'rolecheck: off\n', []],
];

/** What cannot be read: the place, and what is said of it. */
const SLIPS: readonly (readonly [frontMatter: string, message: RegExp])[] = [
  ['rolecheck:\n  «disabel»: metric-outside-role\n', /Did you mean “disable”\?/],
  ['rolecheck:\n  «because»: agreed\n  disable: metric-outside-role\n', /Write “disable” with what/],
  ['rolecheck:\n  disable: [«metric-outsde-role», click-through-rate]\n', /Did you mean “metric-outside-role”\?/],
  ['rolecheck:\n  disable: "metric-outside-role «CTR»"\n', /Did you mean “click-through-rate”\?/],
  ['rolecheck:\n  disable:\n    - metric-outside-role\n    - «everyhting-else»\n', /Take the name of the rule/],
  ['rolecheck:\n  «disable»:\n  reason: agreed\n', /names no rule and no term/],
  ['rolecheck:\n  «disable»: []\n', /names no rule and no term/],
  ['rolecheck:\n  disable: «true»\n', /“rolecheck: false”/],
  ['rolecheck:\n  disable: [«all»]\n', /“rolecheck: false”/],
  ['rolecheck:\n  disable:\n    - metric-outside-role\n    - «{ rule: x }»\n', /expects the names/],
  ['rolecheck:\n  «reason»: agreed\n', /belongs to nothing/],
  ['rolecheck:\n  disable: metric-outside-role\n  reason: «[a, b]»\n', /not a sentence/],
  ['rolecheck: «fasle»\n', /does not understand/],
  ['rolecheck: «[metric-outside-role]»\n', /does not understand/],
  ['rolecheck:\n  disable: «member-retention-rate»\n', /silences nothing in this document/],
  ['rolecheck:\n  disable: [click-through-rate, «click-through-rate»]\n', /silenced already on line 3/],
  [
    'rolecheck:\n  disable: metric-outside-role «tactic-outside-role» click-through-rate\n',
    /“tactic-outside-role” silences nothing/,
  ],
];

/** What is left of the front matter when all that does nothing is deleted. */
const TIDIED: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    'the first of a list',
    'rolecheck:\n  disable: [member-retention-rate, click-through-rate]\n',
    'rolecheck:\n  disable: [click-through-rate]\n',
  ],
  [
    'the last of a list',
    'rolecheck:\n  disable: [click-through-rate, member-retention-rate]\n',
    'rolecheck:\n  disable: [click-through-rate]\n',
  ],
  [
    'several of a list',
    'rolecheck: {disable: [member-retention-rate, engagement-rate, click-through-rate, merged-roles]}\n',
    'rolecheck: {disable: [click-through-rate]}\n',
  ],
  [
    'a line, whose comment stays',
    'rolecheck:\n  disable:\n    - click-through-rate\n    - member-retention-rate # since May\n  reason: agreed\n',
    'rolecheck:\n  disable:\n    - click-through-rate\n    # since May\n  reason: agreed\n',
  ],
  [
    'the key with its last entry and its reason',
    'title: Plan # the first\nrolecheck:\n  # for now\n  disable: [member-retention-rate]\n  reason: >-\n    agreed\n    with growth\n# and on\nteam: Community\n',
    'title: Plan # the first\n  # for now\n# and on\nteam: Community\n',
  ],
  [
    'one of several names',
    'rolecheck:\n  disable: metric-outside-role audience-outside-role\ntitle: Plan\n',
    'rolecheck:\n  disable: metric-outside-role\ntitle: Plan\n',
  ],
];

describe('What the front matter silences', () => {
  for (const [title, frontMatter, left] of SILENCED)
    it(title, () => {
      for (const lineEnd of ['\n', '\r\n', '\r']) assert.deepEqual(found(frontMatter, lineEnd), left);
    });

  it('has a reason, which every entry shares', () => {
    const { suppressions } = analyze(
      plan('rolecheck:\n  disable: [click-through-rate, return-on-ad-spend]\n  reason: agreed with\n    growth, Q3\n'),
      { taxonomy },
    );
    assert.deepEqual(
      suppressions.map(({ names, reason }) => [...names, reason]),
      [
        ['click-through-rate', 'agreed with growth, Q3'],
        ['return-on-ad-spend', 'agreed with growth, Q3'],
      ],
    );
  });

  it('does not make a plan of a document, nor the other way round', () => {
    const notes = '---\nrolecheck:\n  disable: metric-outside-role\n---\n\n# Notes\n\nNothing.\n';
    assert.equal(analyze(notes, { taxonomy }).isPlan, false);
    assert.equal(analyze(plan('rolecheck:\n  disable: metric-outside-role\n'), { taxonomy }).isPlan, true);
  });

  it('may be what is said of comments', () => {
    const text = plan('rolecheck:\n  disable: unused-suppression\n') + '\n<!-- rolecheck-disable-next-line -->\n';
    assert.ok(!analyze(text, { taxonomy }).findings.some(({ rule }) => rule === 'unused-suppression'));
  });

  describe('is told of where it cannot be read, or does nothing', () => {
    for (const [marked, message] of SLIPS)
      it(stripMarks(marked).text.replace(/\s+/g, ' '), () => {
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          const { text, marks } = stripMarks(`\uFEFF${plan(marked, lineEnd)}`);
          const findings = analyze(text, { taxonomy }).findings.filter(({ rule }) => rule === 'unused-suppression');
          assert.deepEqual(
            findings.map(({ span }) => span),
            marks,
          );
          const [words] = findings.map((finding) => finding.words);
          assert.match(`${words?.what} ${words?.why} ${words?.todo}`, message);
        }
      });
  });

  describe('is deleted where it does nothing, and nothing else with it:', () => {
    for (const [title, before, after] of TIDIED)
      it(title, () => {
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          const text = plan(before, lineEnd);
          const edits = harmlessFixes(analyze(text, { taxonomy }));
          assert.ok(edits, 'There is nothing to tidy up.');
          const expected =
            after === ''
              ? plan('rolecheck:\n  disable: metric-outside-role\ntitle: Plan\n', lineEnd)
              : plan(after, lineEnd);
          assert.equal(applyEdits(text, edits), expected);
        }
      });

    it('the front matter where nothing else stands in it', () => {
      const text = plan('rolecheck:\n  disable: member-retention-rate\n', '\r\n');
      const edits = harmlessFixes(analyze(text, { taxonomy }));
      assert.equal(edits && applyEdits(text, edits), BODY.replace(/^\n/, '').replace(/\n/g, '\r\n'));
    });
  });

  it('is put right with a word that was mistyped', () => {
    for (const [before, after] of [
      ['rolecheck:\n  disabel: metric-outside-role\n', 'rolecheck:\n  disable: metric-outside-role\n'],
      ['rolecheck:\n  disable: [CTR]\n', 'rolecheck:\n  disable: [click-through-rate]\n'],
    ] as const) {
      const analysis = analyze(plan(before), { taxonomy });
      const finding = analysis.findings.find(({ rule }) => rule === 'unused-suppression');
      const fix = finding && fixesOf(finding, analysis).find(({ id }) => id === 'respell');
      const edits = fix?.edits();
      assert.equal(edits && applyEdits(analysis.source.text, edits), plan(after));
    }
  });
});
