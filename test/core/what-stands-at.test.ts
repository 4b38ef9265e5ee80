import assert from 'node:assert/strict';
import { mentionsOf } from '../../server/src/core/lookup/term-mentions';
import { whatStandsAt } from '../../server/src/core/lookup/what-stands-at';
import { takeCaret } from '../support/caret';
import { mark } from '../support/lsp-marks';
import { analysisOf } from '../support/real-world';

/** What stands at the caret in a few words: its kind, and which. */
function standing(marked: string): string | undefined {
  const { text, offset } = takeCaret(marked);
  const at = whatStandsAt(analysisOf(text), offset);
  switch (at?.kind) {
    case 'term':
      return `term ${at.term.id}`;
    case 'role':
      return `role ${at.role ?? at.neighbour}`;
    case 'dimension':
      return `dimension ${at.dimension}`;
    case 'suppression':
      return `suppression ${at.directive.kind}`;
    case undefined:
      return undefined;
  }
}

const community = (...lines: readonly string[]): string => ['## Community management', '', ...lines].join('\n');

describe('what stands at a place', () => {
  it('is the term that the place asks for, where the words are several', () => {
    const awareness = (heading: string): string => `## Brand management\n\n### ${heading}\n\n- Brand aware<CURSOR>ness`;
    assert.equal(standing(awareness('KPIs')), 'term brand-awareness');
    assert.equal(standing(awareness('Goals')), 'term raise-brand-awareness');
  });

  it("is the role where a document's title names it, though the words are a task too", () => {
    assert.equal(
      standing('# Community mana<CURSOR>gement strategy 2026\n\n## KPIs\n\n- CTR'),
      'role community-management',
    );
  });

  it('is a bare department word only where it owns something', () => {
    const table = (cell: string): string => `| KPI | Owner |\n| --- | --- |\n| CTR | Brand team |\n| Reach | ${cell} |`;
    assert.equal(standing(table('Mark<CURSOR>eting')), 'role marketing');
    assert.equal(standing(table('Brand, Mark<CURSOR>eting')), 'role marketing');
    assert.equal(standing(community('- Member retention rate', '', 'The mark<CURSOR>eting is loud.')), undefined);
  });

  it('is a role in the front matter', () => {
    assert.equal(standing('---\nrole: Brand man<CURSOR>ager\n---\n\n## KPIs\n\n- CTR'), 'role brand-management');
  });

  it('is a label, a column or a heading that names a kind of thing, and no everyday word outside a role', () => {
    assert.equal(standing(community('### Goa<CURSOR>ls', '', '- CTR')), 'dimension objective');
    assert.equal(standing(community('- **KP<CURSOR>Is:** CTR')), 'dimension metric');
    assert.equal(standing(`${community('- CTR')}\n\n# Num<CURSOR>bers\n\nNone.`), undefined);
  });

  it('is an ordinary word, a term in an ordinary sense or code: nothing', () => {
    assert.equal(standing(community('- CTR', '', 'Our mem<CURSOR>bers sing.')), undefined);
    assert.equal(standing(community('- CTR', '', 'The lead ti<CURSOR>me is short.')), undefined);
    assert.equal(standing(community('- CTR', '', '`CT<CURSOR>R`')), undefined);
    assert.equal(standing(community('- CTR', '', '> CT<CURSOR>R')), undefined);
  });

  it('carries the assignment of a term with its verdict, and what silences it', () => {
    const at = (marked: string) => {
      const { text, offset } = takeCaret(marked);
      const found = whatStandsAt(analysisOf(text), offset);
      assert.ok(found?.kind === 'term');
      return found;
    };
    assert.equal(at(community('### KPIs', '', '- CT<CURSOR>R: 2 %')).judged?.verdict.kind, 'outside');
    const silenced = at(community('- Member retention rate', '', '### Out of scope', '', '- CT<CURSOR>R'));
    assert.equal(silenced.judged, undefined);
    assert.equal(silenced.context?.silence?.kind, 'excluded');
  });
});

describe("all of a term's mentions", () => {
  it('are found in every wording, in headings, cells, running text and silenced sections', () => {
    const marked = [
      '# Plan',
      '## Marketing team',
      '### «Click-through rate» targets',
      '- «CTR»: 2 %',
      '',
      'Nobody is judged on **«clickthrough rate»** alone, nor on `CTR`.',
      '',
      '| KPI | Owner |',
      '| --- | --- |',
      '| «CTR» | Marketing |',
      '',
      '### Out of scope',
      '- «CTR» of partners',
    ].join('\n');
    const text = marked.replace(/[«»]/gu, '');
    const analysis = analysisOf(text);
    const found = mentionsOf(analysis, 'click-through-rate').map(({ span }) => ({
      range: analysis.source.rangeOf(span),
    }));
    assert.equal(mark(text, found), marked);
  });
});
