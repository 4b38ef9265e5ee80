import assert from 'node:assert/strict';
import { github } from '../../server/src/cli/formats/github';
import { unnamed, type Report } from '../../server/src/cli/report';
import { awkward, brokenRun, inRepository, planWith, reportOn } from '../support/report';

const linesOf = (report: Report): readonly string[] => github(report, inRepository).split('\n').slice(0, -1);

describe('the report for GitHub Actions', () => {
  it('is a command for each finding, with lines and columns from 1 in UTF-16 code units', () => {
    assert.deepEqual(linesOf(reportOn([planWith('plans/a.md', '# 👥\r\n\r\n- 🎯 e\u0301 «CTR»\r\n')])), [
      '::warning file=plans/a.md,line=3,endLine=3,' +
        `col=${'- 🎯 e\u0301 '.length + 1},endColumn=${'- 🎯 e\u0301 CTR'.length + 1},` +
        'title=Rolecheck%3A metric-outside-role::“CTR” is misplaced.%0AIt misleads.%0AMove it.',
    ]);
  });

  it('names no columns where a finding goes over several lines, since GitHub takes both for those of one line', () => {
    const [line] = linesOf(reportOn([planWith('a.md', '- «CTR\n  of ads»')]));
    assert.match(line ?? '', /,line=1,endLine=2,title=/u);
  });

  it('knows three levels', () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const plan = planWith('a.md', '«a» «b» «c» «d»', ...severities.map((severity) => ({ severity })));
    assert.deepEqual(
      linesOf(reportOn([plan])).map((line) => /^::(\w+) /u.exec(line)?.[1]),
      ['error', 'warning', 'notice', 'notice'],
    );
  });

  it('has no file for a plan without a name', () => {
    assert.match(linesOf(reportOn([planWith(unnamed, '«CTR»')]))[0] ?? '', /^::warning line=1,/u);
  });

  it('tells what could not be checked', () => {
    assert.deepEqual(
      linesOf(reportOn([], brokenRun)).map((line) => line.replace(/,title=[^:]*/u, '')),
      [
        '::error file=gone & lost.md::gone & lost.md: there is no file or folder of this name.',
        '::error file=.rolecheck.yaml,line=2,endLine=2,' +
          `col=${'rules: { metric-outside-role: '.length + 1},endColumn=${'rules: { metric-outside-role: eror'.length + 1}` +
          '::There is no level “eror”.',
      ],
    );
  });

  it('gives the runner one command a line, whatever a plan or the name of a file says', () => {
    const words = { what: `${awkward}\r\n::set-env name=a::b`, why: '', todo: '' };
    const lines = linesOf(reportOn([planWith('a,line=9::\n::debug::.md', '«CTR»', { words })]));
    assert.equal(lines.length, 1);
    assert.ok(lines[0]!.startsWith('::warning file=a%2Cline=9%3A%3A%0A%3A%3Adebug%3A%3A.md,line=1,'));
    assert.match(lines[0]!, /::50 %25 <b>.*%0Anext%0D%0A::set-env name=a::b$/u);
  });

  it('says nothing where nothing was found', () => {
    assert.equal(github(reportOn([planWith('a.md', 'fine')]), inRepository), '');
  });
});
