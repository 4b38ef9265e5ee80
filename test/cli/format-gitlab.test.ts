import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { gitlab, type CodeQualityIssue } from '../../server/src/cli/formats/gitlab';
import type { Report } from '../../server/src/cli/report';
import { awkward, brokenRun, inRepository, planWith, reportOn } from '../support/report';

const validate = new Ajv().compile(
  JSON.parse(readFileSync('test/cli/schemas/gitlab-codeclimate.schema.json', 'utf8')) as object,
);

function issuesOf(report: Report): readonly CodeQualityIssue[] {
  const issues = JSON.parse(gitlab(report, inRepository)) as readonly CodeQualityIssue[];
  // GitLab drops all that follows the first entry which does not fit.
  for (const issue of issues) assert.ok(validate(issue), JSON.stringify(validate.errors));
  const prints = issues.map(({ fingerprint }) => fingerprint);
  assert.equal(new Set(prints).size, prints.length, 'GitLab shows one of those with the same fingerprint');
  return issues;
}

describe('the report for GitLab', () => {
  it('says what stands where, what to do about it, and how grave it is', () => {
    const [issue] = issuesOf(reportOn([planWith('plans/a.md', '# 👥\r\n\r\n- «CTR»\r\n')]));
    assert.deepEqual(
      { ...issue, fingerprint: '' },
      {
        description: '“CTR” is misplaced. Move it.',
        check_name: 'metric-outside-role',
        fingerprint: '',
        severity: 'minor',
        location: { path: 'plans/a.md', lines: { begin: 3, end: 3 } },
      },
    );
  });

  it('knows the levels that GitLab has', () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const plan = planWith('a.md', '«a» «b» «c» «d»', ...severities.map((severity) => ({ severity })));
    assert.deepEqual(
      issuesOf(reportOn([plan])).map(({ severity }) => severity),
      ['major', 'minor', 'info', 'info'],
    );
  });

  it('tells apart findings that are alike', () => {
    assert.equal(issuesOf(reportOn([planWith('a.md', '- «CTR»\n- «CTR»'), planWith('b.md', '- «CTR»')])).length, 3);
  });

  it('is not empty where something could not be checked', () => {
    assert.deepEqual(
      issuesOf(reportOn([], brokenRun)).map(({ check_name, severity, location }) => [
        check_name,
        severity,
        location.path,
        location.lines.begin,
      ]),
      [
        ['not-checked', 'critical', 'gone & lost.md', 1],
        ['team-rules', 'critical', '.rolecheck.yaml', 2],
      ],
    );
  });

  it('holds whatever a plan says', () => {
    const [issue] = issuesOf(reportOn([planWith('a.md', '«CTR»', { words: { what: awkward, why: '', todo: '' } })]));
    assert.equal(issue?.description, awkward);
  });

  it('is an empty list where nothing was found', () => {
    assert.equal(gitlab(reportOn([planWith('a.md', 'fine')]), inRepository), '[]\n');
  });
});
