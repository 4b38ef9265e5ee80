import { strict as assert } from 'node:assert';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { evidenceFor } from '../../server/src/core/lookup/evidence';
import { reproductionOf } from '../../server/src/core/lookup/reproduction';
import type { Finding } from '../../server/src/core/rules/findings';
import { labelledPlans } from '../support/labelled-plans';
import { taxonomy } from '../support/taxonomy';

const plan = `# Operating plan of Harbour & Finch

We meet on Mondays.

## Community management (Ines Ferreira)

Ines can be reached at ines@harbour-finch.example or @ines.

### KPIs

- Member retention
- Click-through rate ≥ 2 %, worth 4,000 € to Tomasz Lind
- Peer answers

## Marketing

- Return on ad spend
`;

function analysed(text: string): { readonly analysis: Analysis; readonly finding: Finding } {
  const analysis = analyze(text, { taxonomy });
  const finding = analysis.findings[0];
  assert.ok(finding, 'The plan has no finding.');
  return { analysis, finding };
}

describe('the evidence for a finding', () => {
  it('says what was read, what gave it to whom, and what told of which kind it is, each at its place', () => {
    const { analysis, finding } = analysed(plan);
    const steps = evidenceFor(finding, analysis);
    const places = steps.flatMap(({ span }) => (span === undefined ? [] : [analysis.source.slice(span)]));
    assert.deepEqual(places, ['Click-through rate', 'Community management', 'KPIs']);
    assert.match(steps[1]?.text ?? '', /^The heading.*“Community management”.*gives it to community management/);
    assert.match(steps.map(({ text }) => text).join('\n'), /belongs to social media management and marketing, as “/);
  });

  it('is there for every finding of a plan, and rests on text that stands in it', () => {
    for (const { name, text } of labelledPlans('test/plans/labelled').slice(0, 8)) {
      const analysis = analyze(text, { taxonomy, fileName: `${name}.md` });
      for (const finding of analysis.findings) {
        const steps = evidenceFor(finding, analysis);
        assert.ok(steps.length > 0, `${name}: nothing explains “${analysis.source.slice(finding.span)}”`);
        for (const { span } of steps) assert.ok(span === undefined || analysis.source.slice(span).trim() !== '', name);
      }
    }
  });
});

describe('the report of a finding that looks wrong', () => {
  it('holds the smallest part of the plan that still shows it', () => {
    const { analysis, finding } = analysed(plan);
    const report = reproductionOf(finding, analysis, { version: '1.2.3', redacted: false });
    assert.match(report, /Version 1\.2\.3, rule `metric-outside-role`, term `click-through-rate`, warning/);
    assert.match(report, /Click-through rate ≥ 2 %/);
    assert.doesNotMatch(report, /Member retention|Return on ad spend|We meet/);
    const shown = /```markdown\n([^]*?)```/.exec(report)?.[1] ?? '';
    assert.deepEqual(
      analyze(shown, { taxonomy }).findings.map(({ rule, term }) => [rule, term]),
      [[finding.rule, finding.term]],
    );
  });

  it('leaves out names, addresses and sums where that is asked for, and still shows the finding', () => {
    const { analysis, finding } = analysed(plan);
    const report = reproductionOf(finding, analysis, { version: '1.2.3', redacted: true });
    assert.doesNotMatch(report, /Ines|Ferreira|Tomasz|Lind|harbour|4,000/);
    const shown = /```markdown\n([^]*?)```/.exec(report)?.[1] ?? '';
    assert.equal(analyze(shown, { taxonomy }).findings.length, 1);
  });

  it('is fenced so that fences in the plan do not end it', () => {
    const { analysis, finding } = analysed('# Community team\n\n## KPIs\n\n- ROAS, as in ```` `x` ````\n');
    assert.match(reproductionOf(finding, analysis, { version: '1', redacted: false }), /^`{5}markdown$/m);
  });
});
