import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../server/src/cli/formats/junit';
import type { Report } from '../../server/src/cli/report';
import { awkward, brokenRun, inRepository, planWith, reportOn } from '../support/report';

const schema = readFileSync('test/cli/schemas/junit-10.xsd', 'utf8');

/** The report as XML, after holding it against the schema by which Jenkins reads it. */
async function xmlOf(report: Report): Promise<string> {
  const xml = junit(report, inRepository);
  const { valid, errors } = await validateXML({ xml: { fileName: 'report.xml', contents: xml }, schema: [schema] });
  assert.ok(valid, JSON.stringify(errors));
  return xml;
}

describe('the report for Jenkins', () => {
  it('is a suite for each plan and a test for each finding', async () => {
    const plans = [planWith('plans/a.md', '# 👥\r\n\r\n- 🎯 «CTR»\r\n'), planWith('plans/b.md', 'fine')];
    assert.equal(
      await xmlOf(reportOn(plans)),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="Rolecheck" tests="2" failures="1" errors="0">',
        '  <testsuite name="plans/a.md" tests="1" failures="1" errors="0" skipped="0" file="plans/a.md">',
        `    <testcase name="metric-outside-role (3:${'- 🎯 '.length + 1}) CTR" classname="plans/a.md">` +
          '<failure type="warning" message="“CTR” is misplaced.">' +
          `plans/a.md:3:${'- 🎯 '.length + 1}: warning: metric-outside-role&#10;` +
          '“CTR” is misplaced.&#10;It misleads.&#10;Move it.</failure></testcase>',
        '  </testsuite>',
        '  <testsuite name="plans/b.md" tests="1" failures="0" errors="0" skipped="0" file="plans/b.md">',
        '    <testcase name="no findings" classname="plans/b.md"/>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('fails where the command does, and tells the rest in tests that pass', async () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const plan = planWith('a.md', '«a» «b» «c» «d»', ...severities.map((severity) => ({ severity })));
    const failing = async (parts: Partial<Report>): Promise<readonly (string | undefined)[]> => {
      const xml = await xmlOf(reportOn([plan], parts));
      assert.equal([...xml.matchAll(/<testcase /gu)].length, 4);
      return [...xml.matchAll(/<failure type="(\w+)"/gu)].map(([, severity]) => severity);
    };
    assert.deepEqual(await failing({}), ['error', 'warning']);
    assert.deepEqual(await failing({ failOn: 'error' }), ['error']);
    assert.deepEqual(await failing({ failOn: 'hint' }), [...severities]);
    assert.deepEqual(await failing({ failOn: 'never' }), []);
  });

  it('skips what a baseline accepts', async () => {
    const plan = planWith('a.md', '- «CTR»');
    const baseline = { path: 'accepted.json', written: false, unmatched: 0 };
    const xml = await xmlOf(reportOn([{ ...plan, findings: [], leftOut: plan.findings }], { baseline }));
    assert.match(xml, /skipped="1"/u);
    assert.match(xml, /<skipped message="Accepted by accepted\.json: “CTR” is misplaced\."\/>/u);
  });

  it('has errors for what could not be checked', async () => {
    const xml = await xmlOf(reportOn([], brokenRun));
    assert.match(xml, /^<testsuites name="Rolecheck" tests="2" failures="0" errors="2">$/mu);
    assert.match(xml, /<error type="not-checked" message="there is no file or folder of this name\.">/u);
    assert.match(xml, /<error type="team-rules" message="There is no level “eror”\.">\.rolecheck\.yaml:2:/u);
  });

  it('gives each test a name of its own', async () => {
    const xml = await xmlOf(reportOn([planWith('a.md', '- «CTR», «CTR»\n- «CTR»')]));
    const names = [...xml.matchAll(/<testcase name="([^"]*)"/gu)].map(([, name]) => name);
    assert.equal(new Set(names).size, 3);
  });

  it('is XML whatever a plan, a path or a message says', async () => {
    const words = { what: awkward, why: awkward, todo: awkward };
    const plan = { ...planWith(`${awkward}.md`, '«CTR»', { words }) };
    const xml = await xmlOf(reportOn([plan], { troubles: [{ path: awkward, message: awkward }] }));
    assert.match(xml, /50 % &#60;b&#62; &#38; &#34;x&#34; &#39;y&#39; \]\]&#62;/u);
    assert.doesNotMatch(xml, /[\0\u001B]/u);
    assert.ok(xml.includes('👩‍👩‍👧'));
  });
});
