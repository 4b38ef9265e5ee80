import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { canBePlan } from '../../server/src/core/assignments/can-be-plan';
import { findFrontMatter } from '../../server/src/core/markdown/normalise';
import { Rope } from '../../server/src/core/text/rope';
import { isPlan } from '../../server/src/core/assignments/is-plan';
import { taxonomy } from '../support/taxonomy';

function canBe(text: string, fileName?: string): boolean {
  return canBePlan(text, findFrontMatter(Rope.of(text)), { taxonomy, ...(fileName === undefined ? {} : { fileName }) });
}

describe('a look at a document’s words', () => {
  it('turns away what names no role, in passing', () => {
    assert.equal(
      canBe('# Install\n\nRun `npm install snake_case` for some of the **packages**, see [here](https://x.y/z).\n'),
      false,
    );
    assert.equal(canBe('---\ntitle: Install\n---\n\n# Install\n\nRésumé – naïve “quotes”.\n'), false);
  });

  it('turns away words that name a role only beside others', () => {
    const texts = [
      'From the market hall we saw the media of the day.',
      'High performance: the program needs a 🚀 Growth of memory, and emails on demand.',
      'Lead the user to a forum. Hosts, servers and groups of users.',
      'An overview of the market. (Head of it) performance.',
      'snake_case_mark, [mark](x), [ma](#b) and Map<string, media>',
    ];
    for (const text of texts) assert.equal(canBe(`# Install\n\n${text}\n`), false, text);
  });

  it('lets everything pass that names one, in whatever spelling', () => {
    for (const heading of [
      'Brand',
      'BRANDS',
      'Community’s',
      'Márketing',
      '**Mark**eting',
      'M<b>arketing</b>',
      '[Mar](https://x.y)keting',
      'Mar<!-- > -->keting',
      '_Soci_**al** media',
      'Marketing\u0301',
      'Communities',
      'SoMe',
      'CMO',
      'Performance manager',
      'Performance content manager',
      'Head of the Performance',
      'Manager, Email',
      'Head\n> of <!-- the --> Growth',
      '[Head of][x] Growth',
      '[Head of](x "y (z)") Growth',
      'Media&nbsp;agency',
      '&#77;edia agency – media & agency, media <b>agency</b>',
      'go-to-market *team*',
      'Gro**wth** team',
      'Growth te[am](x)',
      "Growth''s team",
      'Growth’s team',
    ])
      assert.equal(canBe(`## ${heading}\n\n- Click-through rate\n`), true, heading);
  });

  it('lets pass whatever the front matter or the team asks for', () => {
    assert.equal(canBe('---\nRolecheck: true\n---\n# Title\n'), true);
    assert.equal(canBe('---\n"role\\x63heck": true\n---\n# Title\n'), true);
    assert.equal(canBe('---\nrole: brand\n---\n# Title\n'), true);
    assert.equal(canBePlan('# Title\n', undefined, { taxonomy, isIncluded: true }), true);
  });

  it('knows files that are never plans by their names', () => {
    assert.equal(canBe('# Brand\n', 'CHANGELOG.md'), false);
    assert.equal(canBe('---\nrolecheck: true\n---\n# Brand\n', 'CHANGELOG.md'), true);
  });
});

describe('a document that cannot be a plan', () => {
  const text = '# Install\n\n- one\n- two <!-- rolecheck-disable-line -->\n';

  it('has no findings, and is read when it is asked about', () => {
    const analysis = analyze(text, { taxonomy });
    assert.deepEqual([analysis.isPlan, analysis.findings], [false, []]);
    assert.equal(analysis.tree.blocks.length, 2);
    assert.equal(analysis.plan.statements.length, 2);
    assert.equal(analysis.suppressions.length, 1);
    assert.equal(isPlan(analysis.plan, [], {}), false);
  });

  it('becomes a plan, and ceases to be one, as it is written', () => {
    const unread = analyze(text, { taxonomy });
    const asked = analyze(`${text}\n`, { taxonomy }, unread);
    assert.equal(asked.tree.blocks.length, 2);
    const plan = `${text}\n## Community\n\n- Share of voice\n`;
    const written = analyze(plan, { taxonomy }, asked);
    assert.deepEqual(written.findings, analyze(plan, { taxonomy }).findings);
    assert.deepEqual(analyze(text, { taxonomy }, written).findings, []);
    assert.equal(analyze(text, { taxonomy }, written).tree.blocks.length, 2);
  });
});
