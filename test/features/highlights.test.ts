import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { highlightsAt } from '../../server/src/features/highlights';
import { takeCaret } from '../support/caret';
import { mark } from '../support/lsp-marks';
import { analysisOf } from '../support/real-world';

/** The plan with `«…»` around what lights up. */
function highlighted(marked: string): string {
  const { text, offset } = takeCaret(marked);
  return mark(text, highlightsAt(analysisOf(text), offset));
}

const plan = [
  '# Spring plan 🌱',
  '',
  '## Community management',
  '',
  '- Member retention: 70 %',
  '- CT<CURSOR>R above 2 %',
  '',
  'We talk about the click-through rate, never about reach.',
  '',
  '## Social media',
  '',
  '- **Click-through rate** of posts',
  '',
].join('\n');

describe('highlights', function () {
  // The first one waits until the taxonomy's tables are made.
  this.timeout(10_000);

  it('cover a term in all its wordings', () => {
    assert.equal(
      highlighted(plan),
      takeCaret(plan)
        .text.replace('CTR', '«CTR»')
        .replace('click-through rate', '«click-through rate»')
        .replace('Click-through rate', '«Click-through rate»'),
    );
  });

  it('tell what is given to somebody from what is merely spoken of', () => {
    const { text, offset } = takeCaret(plan);
    const analysis = analysisOf(text);
    const kinds = highlightsAt(analysis, offset).map(({ range, kind }) => [
      text.slice(analysis.source.offsetAt(range.start), analysis.source.offsetAt(range.end)),
      kind,
    ]);
    assert.deepEqual(kinds, [
      ['CTR', DocumentHighlightKind.Read],
      ['click-through rate', DocumentHighlightKind.Text],
      ['Click-through rate', DocumentHighlightKind.Read],
    ]);
  });

  it('cover a role under all its names, and no other words of the same sound', () => {
    const roles = [
      '## «Comm<CURSOR>unity management»',
      '',
      '- Member retention',
      '- Community guidelines for the forum',
      '',
      '| KPI             | Owner          |',
      '| --------------- | -------------- |',
      '| Engagement rate | «Community team» |',
      '',
      'Our «community manager» loves our community. Community comes first.',
      '',
    ].join('\n');
    const { text } = takeCaret(roles);
    assert.equal(highlighted(roles.replaceAll(/[«»]/gu, '')), text);
  });

  it('are nothing where nothing stands that could be followed', () => {
    const { text } = takeCaret('## Community management\n\n- KPIs: member retention\n\nWe <CURSOR>sing.\n');
    assert.deepEqual(highlightsAt(analysisOf(text), text.indexOf('sing')), []);
  });

  it('are nothing in a document that is no plan', () => {
    const { text, offset } = takeCaret('# Notes\n\nThe C<CURSOR>TR of the newsletter.\n');
    assert.deepEqual(highlightsAt(analysisOf(text), offset), []);
  });
});
