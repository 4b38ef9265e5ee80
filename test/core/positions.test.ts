import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { analyze } from '../../server/src/core/analyze';
import { taxonomy } from '../support/taxonomy';

const plan = readFileSync('test/plans/sample-plan.md', 'utf8').replace(/\r\n/g, '\n');

/** Findings as an editor would show them. */
function shown(text: string): readonly string[] {
  const { findings, source } = analyze(text, { taxonomy });
  return findings.map((finding) => {
    const { start, end } = source.rangeOf(finding.span);
    return `${start.line}:${start.character}-${end.line}:${end.character} ${finding.rule} ${source.slice(finding.span)}`;
  });
}

describe('positions of findings', () => {
  const expected = shown(plan);

  it('are there to be compared', () => {
    assert.ok(expected.length >= 4);
  });

  it('are the same with CRLF and with lone CR', () => {
    assert.deepEqual(shown(plan.replaceAll('\n', '\r\n')), expected);
    assert.deepEqual(shown(plan.replaceAll('\n', '\r')), expected);
  });

  it('are one column further on the first line behind a byte order mark, and nowhere else', () => {
    assert.deepEqual(shown(`\uFEFF${plan}`), expected);
  });

  it('move by exactly what is put before them', () => {
    const before = '😀 e\u0301 漢字\tfoo\n\n';
    assert.deepEqual(
      shown(before + plan),
      expected.map((line) =>
        line.replace(
          /(\d+):(\d+)-(\d+)/,
          (_all, a: string, b: string, c: string) => `${Number(a) + 2}:${b}-${Number(c) + 2}`,
        ),
      ),
    );
  });

  it('count emoji as two units on their own line and leave marks around a mention out', () => {
    const text =
      '# Community management\n\n## KPIs\n\n* 🧾👩‍🎨 **Conversion rate** — 3 %\n* [_Click-through rate_](x): 2 %\n';
    const { findings, source } = analyze(text, { taxonomy });
    assert.deepEqual(
      findings.map((finding) => source.slice(finding.span)),
      ['Conversion rate', 'Click-through rate'],
    );
    assert.equal(
      findings[0] === undefined ? -1 : source.positionAt(findings[0].span.start).character,
      '* 🧾👩‍🎨 **'.length,
    );
  });

  it('never leave their line, not even for a term that is broken over two', () => {
    const text = '# Charter\n\n## KPIs\n\nThe community manager is measured on the conversion\nrate of the shop.\n';
    const { findings, source } = analyze(text, { taxonomy });
    assert.deepEqual(
      findings.map((finding) => source.slice(finding.span)),
      ['conversion'],
    );
  });
});
