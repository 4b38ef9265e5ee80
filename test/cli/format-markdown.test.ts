import assert from 'node:assert/strict';
import { markdown } from '../../server/src/cli/formats/markdown';
import type { Report } from '../../server/src/cli/report';
import { awkward, brokenRun, inRepository, planWith, reportOn } from '../support/report';

const textOf = (report: Report): string => markdown(report, inRepository);

describe('the report for comments', () => {
  it('says how it stands, and what was found in which plan', () => {
    const plans = [planWith('plans/q1_plan.md', '# 👥\r\n\r\n- 🎯 «CTR»\r\n'), planWith('b.md', 'fine')];
    assert.equal(
      textOf(reportOn(plans)),
      [
        '## Rolecheck: 1 finding in 1 file',
        '',
        '1 warning; 2 files checked.',
        '',
        '### plans/q1\\_plan.md',
        '',
        '| Line | Level | What stands there, why that matters, what to do |',
        '| --- | --- | --- |',
        `| 3:${'- 🎯 '.length + 1} | warning | **“CTR” is misplaced.**<br>It misleads.<br>Move it.<br>\`metric-outside-role\` |`,
        '',
      ].join('\n'),
    );
  });

  it('says so where nothing was found', () => {
    assert.equal(textOf(reportOn([planWith('a.md', 'fine')])), '## Rolecheck: nothing found\n\n1 file checked.\n');
  });

  it('does not say that nothing was found where something could not be checked', () => {
    const text = textOf(reportOn([], brokenRun));
    assert.match(text, /^## Rolecheck: not everything could be checked$/mu);
    assert.match(text, /^\| gone \\& lost\.md \| error \| there is no file or folder of this name\. \|$/mu);
    assert.match(text, /^\| \.rolecheck\.yaml:2:\d+ \| error \| There is no level “eror”\. \|$/mu);
  });

  it('counts what a baseline leaves out', () => {
    const plan = planWith('a.md', '- «CTR»');
    const baseline = { path: 'accepted.json', written: false, unmatched: 0 };
    const text = textOf(reportOn([{ ...plan, findings: [], leftOut: plan.findings }], { baseline }));
    assert.match(text, /nothing found[^]*1 finding left out, as accepted\.json says\.\n$/u);
  });

  it('lets nothing from a plan work as a mark, a link, a mention or a reference', () => {
    const words = { what: `${awkward} | https://evil.example <img src=x>`, why: '# no heading', todo: '' };
    const text = textOf(reportOn([planWith('a | <b>.md', '«CTR»', { words })]));
    const row = text.trimEnd().split('\n').at(-1) ?? '';
    assert.equal(row.split(/(?<!\\)\|/u).length, 5, 'three cells');
    assert.doesNotMatch(row, /(?<!\\)<(?!br>)|(?<!\\)\[|@\w|#\d|(?<!\\):\/\//u);
    assert.doesNotMatch(text, /^### .*(?<!\\)[<|]/mu);
  });

  it('is short enough for a comment, and counts what it leaves out', () => {
    const many = '- «CTR»\n'.repeat(900);
    const text = textOf(reportOn([planWith('a.md', many), planWith('b.md', many)]));
    assert.ok(text.length < 65_000, `${text.length}`);
    const shown = [...text.matchAll(/^\| \d+:\d+ /gmu)].length;
    assert.ok(shown > 100, `${shown}`);
    assert.match(text, new RegExp(`\\nAnd ${1800 - shown} more entries, too many to be shown here\\.\\n$`, 'u'));
  });
});
