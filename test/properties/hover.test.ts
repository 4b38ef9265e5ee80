import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { MarkupContent } from 'vscode-languageserver-types';
import type { Analysis } from '../../server/src/core/analyze';
import { noLinks, pageUri } from '../../server/src/core/reference/pages';
import { hoverAt } from '../../server/src/features/hover';
import { analysisOf, builtinTaxonomy, markdownFiles, textOf } from '../support/real-world';

function hoverOf(analysis: Analysis, offset: number, markdown = true): string | undefined {
  const hover = hoverAt(analysis, offset, { markdown, linkTo: markdown ? pageUri : noLinks });
  if (hover === undefined) return undefined;
  assert.ok(MarkupContent.is(hover.contents));
  return hover.contents.value;
}

const plan = (...lines: readonly string[]): string => lines.join('\n');
const community = (...lines: readonly string[]): string => plan('## Community management', '', ...lines);

describe('where a hover is', () => {
  it('always covers the place that was asked about, and never leaves its line but for a comment', () => {
    const tricky = community(
      '### KPIs 🎯',
      '',
      '- 👩‍👩‍👧 Conversion',
      '  rate',
      '- **CTR**, e\u0301 _and_ [ROAS](x)',
      '<!-- rolecheck-disable',
      ' -->',
    );
    const plans = [textOf('test/plans/sample-plan.md').slice(0, 1800), tricky];
    for (const text of plans.flatMap((one) => [one, one.replaceAll('\n', '\r\n')])) {
      const analysis = analysisOf(text);
      const { source } = analysis;
      for (let offset = 0; offset <= text.length; offset++) {
        const found = hoverAt(analysis, offset, { markdown: true, linkTo: pageUri });
        if (found?.range === undefined) continue;
        const { start, end } = found.range;
        const covered = text.slice(source.offsetAt(start), source.offsetAt(end));
        assert.ok(source.offsetAt(start) <= offset && offset <= source.offsetAt(end), covered);
        assert.ok(start.line === end.line || covered.startsWith('<!--'), covered);
      }
    }
  }).timeout(20_000);
});

describe('in real plans', () => {
  const corpus = '../shared/corpus/dev';
  const folders = [
    { name: 'test/plans', path: 'test/plans' },
    { name: 'the shared plans', path: corpus },
  ];
  for (const { name, path } of folders) {
    it(`every finding and every role's heading has a hover: ${name}`, function () {
      if (!existsSync(path)) {
        console.log(`      skipped: ${path} is not here`);
        this.skip();
      }
      let looked = 0;
      for (const file of markdownFiles(path)) {
        const analysis = analysisOf(textOf(file), file.slice(file.lastIndexOf('/') + 1));
        const about = (span: { readonly start: number }): string => {
          const said = hoverOf(analysis, span.start);
          assert.ok(
            said !== undefined,
            `${file}: no hover at ${JSON.stringify(analysis.source.positionAt(span.start))}`,
          );
          assert.doesNotMatch(said, /undefined|\[object |command:/, file);
          looked++;
          return said;
        };
        for (const { span, term } of analysis.findings) {
          const said = about(span);
          if (term !== undefined) assert.ok(said.includes(builtinTaxonomy.term(term)!.label), `${file}: ${said}`);
        }
        if (!analysis.isPlan) continue;
        for (const { opensScope, context } of analysis.plan.sections) {
          const { scope } = context;
          if (opensScope && scope?.owners.some(({ kind }) => kind === 'role')) about(scope.evidence);
        }
      }
      assert.ok(looked > 20, `only ${looked} places`);
    }).timeout(30_000);
  }
});
