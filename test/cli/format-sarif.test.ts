import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import type { Log, Result } from 'sarif';
import { sarif } from '../../server/src/cli/formats/sarif';
import type { Report } from '../../server/src/cli/report';
import { ruleNames } from '../../server/src/core/rules/findings';
import { awkward, brokenRun, inRepository, planWith, reportOn } from '../support/report';

// Formats such as "uri" are checked below, by reading the addresses.
const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync('test/cli/schemas/sarif-2.1.0.schema.json', 'utf8')) as object,
);

async function logOf(report: Report): Promise<Log> {
  const log = JSON.parse(await sarif(report, inRepository)) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors));
  return log;
}

async function resultsOf(report: Report): Promise<readonly Result[]> {
  return (await logOf(report)).runs[0]?.results ?? [];
}

describe('the report for code scanning', () => {
  it('fits the standard, whatever is in it', async () => {
    const plan = planWith('a.md', '- «CTR»', {
      words: { what: awkward, why: awkward, todo: '' },
      related: [{ span: { start: 0, end: 2 }, message: awkward }],
    });
    await logOf(reportOn([]));
    await logOf(reportOn([plan, { ...planWith('b.md', 'fine'), leftOut: plan.findings }], brokenRun));
  });

  it('has every rule with its page, and each finding leads to its own', async () => {
    const log = await logOf(
      reportOn([planWith('a.md', '- «CTR»', { rule: 'owner-conflict', severity: 'information' })]),
    );
    const { rules = [], version } = log.runs[0]!.tool.driver;
    assert.equal(version, '1.2.3');
    assert.deepEqual(
      rules.map(({ id }) => id),
      [...ruleNames],
    );
    for (const { id, help, helpUri, shortDescription } of rules) {
      assert.match(help?.markdown ?? '', /## What to do/u, id);
      assert.doesNotMatch(help?.text ?? '', /^\||\*\*/mu, id);
      assert.ok(helpUri?.endsWith(`/${id}.md`), id);
      assert.match(shortDescription?.text ?? '', /^[A-Z].*\.$/u, id);
    }
    const [result] = log.runs[0]?.results ?? [];
    assert.equal(rules[result?.ruleIndex ?? -1]?.id, 'owner-conflict');
    assert.deepEqual(rules.find(({ id }) => id === 'metric-without-target')?.defaultConfiguration, { enabled: false });
  });

  it('knows three levels', async () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const plan = planWith('a.md', '«a» «b» «c» «d»', ...severities.map((severity) => ({ severity })));
    assert.deepEqual(
      (await resultsOf(reportOn([plan]))).map(({ level }) => level),
      ['error', 'warning', 'note', 'note'],
    );
  });

  it('counts lines and columns from 1, in UTF-16 code units, whatever ends the lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const plan = planWith('a.md', `# 👩‍👩‍👧${end}${end}- e\u0301 🎯 «CTR of ads»${end}`);
      const [result] = await resultsOf(reportOn([plan]));
      assert.deepEqual(result?.locations?.[0]?.physicalLocation?.region, {
        startLine: 3,
        startColumn: '- e\u0301 🎯 '.length + 1,
        endLine: 3,
        endColumn: '- e\u0301 🎯 CTR of ads'.length + 1,
        snippet: { text: 'CTR of ads' },
      });
    }
    const [run] = (await logOf(reportOn([]))).runs;
    assert.equal(run?.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.newlineSequences, ['\r\n', '\n', '\r']);
  });

  it('writes paths as addresses', async () => {
    const names = ['plans/R&D #1 100% é.md', '/tmp/x y.md', 'C:/plans/a.md', '../a.md'];
    const places = (await resultsOf(reportOn(names.map((name) => planWith(name, '«CTR»'))))).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation,
    );
    assert.deepEqual(places, [
      { uri: 'plans/R%26D%20%231%20100%25%20%C3%A9.md', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///tmp/x%20y.md' },
      { uri: 'file:///C:/plans/a.md' },
      { uri: '../a.md', uriBaseId: '%SRCROOT%' },
    ]);
  });

  it('shows what gave the role', async () => {
    const related = [{ span: { start: 0, end: 9 }, message: 'This heading gives it to community management.' }];
    const [result] = await resultsOf(reportOn([planWith('a.md', 'Community\n\n- «CTR»', { related })]));
    const [place] = result?.relatedLocations ?? [];
    assert.equal(place?.message?.text, related[0]?.message);
    assert.equal(place?.physicalLocation?.region?.endColumn, 10);
  });

  it('makes no link of what a plan says', async () => {
    const words = { what: 'See [here](http://evil.example).', why: 'A [note] stays.', todo: '' };
    const [result] = await resultsOf(reportOn([planWith('a.md', '«CTR»', { words })]));
    assert.equal(result?.message.text, 'See \\[here\\](http://evil.example).\nA \\[note\\] stays.');
  });

  it('has what a baseline accepts as suppressed, and says of the rest that it is not', async () => {
    const plan = planWith('a.md', '- «CTR»\n- «reach»');
    const [ctr, reach] = plan.findings;
    const baseline = { path: '.rolecheck-baseline.json', written: false, unmatched: 0 };
    const results = await resultsOf(reportOn([{ ...plan, findings: [ctr!], leftOut: [reach!] }], { baseline }));
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions),
      [[], [{ kind: 'external', status: 'accepted', justification: 'Accepted by .rolecheck-baseline.json.' }]],
    );
    assert.equal((await resultsOf(reportOn([plan])))[0]?.suppressions, undefined);
  });

  it('tells what could not be checked', async () => {
    const [invocation] = (await logOf(reportOn([], brokenRun))).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    const [trouble] = invocation.toolExecutionNotifications ?? [];
    assert.equal(trouble?.message.text, 'there is no file or folder of this name.');
    assert.equal(trouble.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'gone%20%26%20lost.md');
    const [mistake] = invocation.toolConfigurationNotifications ?? [];
    assert.equal(mistake?.level, 'error');
    assert.deepEqual(mistake.locations?.[0]?.physicalLocation?.region, {
      startLine: 2,
      startColumn: 'rules: { metric-outside-role: '.length + 1,
      endLine: 2,
      endColumn: 'rules: { metric-outside-role: eror'.length + 1,
    });
    assert.equal((await logOf(reportOn([]))).runs[0]?.invocations?.[0]?.executionSuccessful, true);
  });
});
