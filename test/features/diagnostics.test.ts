import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analyze';
import type { Finding, Severity } from '../../server/src/core/rules/findings';
import { SourceText } from '../../server/src/core/text/source-text';
import { diagnosticsOf } from '../../server/src/features/diagnostics';

const uri = 'file:///plan.md';
const source = new SourceText('# Community 👥\r\n\r\n- 🎯 CTR\r\n');
const spanOf = (text: string): Finding['span'] => {
  const start = source.text.indexOf(text);
  assert.ok(start >= 0);
  return { start, end: start + text.length };
};

function analysisWith(finding: Partial<Finding> = {}): Analysis {
  const findings: readonly Finding[] = [
    {
      rule: 'metric-outside-role',
      severity: 'warning',
      span: spanOf('CTR'),
      words: { what: 'CTR is misplaced.', why: 'It misleads.', todo: 'Move it.' },
      related: [{ span: spanOf('Community 👥'), message: 'This heading sets the role.' }],
      term: 'click-through-rate',
      roles: ['community-management'],
      ...finding,
    },
  ];
  return { source, findings } as unknown as Analysis;
}

describe('a finding as a diagnostic', () => {
  it('carries place, rule, page, words, explanation and what code actions need', () => {
    const heading = { start: source.positionAt(spanOf('Community').start), end: source.positionAt(source.lineEnd(0)) };
    assert.deepEqual(diagnosticsOf(analysisWith(), uri, { relatedInformation: true }), [
      {
        range: source.rangeOf(spanOf('CTR')),
        severity: 2,
        code: 'metric-outside-role',
        codeDescription: {
          href: 'https://github.com/rolecheck/rolecheck/blob/main/server/src/core/rules/metric-outside-role.md',
        },
        source: 'rolecheck',
        message: 'CTR is misplaced.\nIt misleads.\nMove it.',
        relatedInformation: [{ location: { uri, range: heading }, message: 'This heading sets the role.' }],
        data: { rule: 'metric-outside-role', term: 'click-through-rate', roles: ['community-management'] },
      },
    ]);
  });

  it('has no explaining places where the client cannot show them or there are none', () => {
    const [unable] = diagnosticsOf(analysisWith(), uri, { relatedInformation: false });
    const [none] = diagnosticsOf(analysisWith({ related: [] }), uri, { relatedInformation: true });
    assert.ok(unable && !('relatedInformation' in unable));
    assert.ok(none && !('relatedInformation' in none));
  });

  it('leaves out term and roles where the rule is about neither', () => {
    const analysis = analysisWith({ term: undefined, roles: undefined });
    const [diagnostic] = diagnosticsOf(analysis, uri, { relatedInformation: true });
    assert.deepEqual(diagnostic?.data, { rule: 'metric-outside-role' });
  });

  const levels: readonly (readonly [Severity, number])[] = [
    ['error', 1],
    ['warning', 2],
    ['information', 3],
    ['hint', 4],
  ];
  for (const [severity, level] of levels) {
    it(`shows ${severity} as LSP's level ${level}`, () => {
      assert.equal(diagnosticsOf(analysisWith({ severity }), uri, { relatedInformation: true })[0]?.severity, level);
    });
  }
});
