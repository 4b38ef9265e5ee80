import assert from 'node:assert/strict';
import { fitDraft, plainTextOf, snippetOf, type Draft } from '../../server/src/core/text/draft';
import { expandSnippet } from '../support/snippet-syntax';

describe('drafts', () => {
  const drafts: readonly Draft[] = [
    ['- CTR ≥ ', { fill: '2 %' }, ' by ', { fill: 'May' }],
    ['costs $5 {or} C:\\plans', { fill: 'a } $1 ${2} \\' }, '`|,`'],
    ['empty: ', { fill: '' }, '.'],
    [{ fill: 'this, or | that\\', choices: ['another'] }, ' one'],
    ['two\nlines ', { fill: 'and\nmore' }],
  ];

  it('read the same as a snippet with its defaults and as plain text', () => {
    for (const draft of drafts) assert.equal(expandSnippet(snippetOf(draft)), plainTextOf(draft));
  });

  it('number their places in order', () => {
    assert.equal(
      snippetOf(['a ', { fill: 'x' }, ' ', { fill: '' }, ' ', { fill: 'p', choices: ['q', 'r'] }]),
      'a ${1:x} $2 ${3|p,q,r|}',
    );
  });

  it('take over line ends and indentation', () => {
    const draft = fitDraft(['- a\n- ', { fill: 'b\nc', choices: ['d'] }], '\r\n', '  ');
    assert.deepEqual(draft, ['- a\r\n  - ', { fill: 'b\r\n  c', choices: ['d'] }]);
  });
});
