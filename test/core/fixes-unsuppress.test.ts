import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { harmlessFixes } from '../../server/src/core/fixes/unsuppress';
import { applyEdits } from '../../server/src/core/text/edits';
import { taxonomy } from '../support/taxonomy';

/** The plan after all repairs that cannot change its meaning, or `undefined` where there is none. */
function tidied(text: string): string | undefined {
  const edits = harmlessFixes(analyze(text, { taxonomy }));
  return edits === undefined ? undefined : applyEdits(text, edits);
}

const IDLE: readonly (readonly [string, string, string])[] = [
  [
    'at a line’s end',
    '## Community manager\n\n- KPIs: member retention <!-- rolecheck-disable-line -- old -->\n- More\n',
    '## Community manager\n\n- KPIs: member retention\n- More\n',
  ],
  [
    'in a row’s last cell',
    '## Community manager\n\n| KPI | By |\n| --- | --- |\n| Member retention | May <!-- rolecheck-disable-line metric-outside-role --> |\n',
    '## Community manager\n\n| KPI | By |\n| --- | --- |\n| Member retention | May |\n',
  ],
  [
    'on a line of its own between blank lines',
    '## Community manager\n\n<!-- rolecheck-disable click-through-rate -->\n\n- KPIs: member retention\n',
    '## Community manager\n\n- KPIs: member retention\n',
  ],
  [
    'right above a line, on CRLF lines',
    '## Community manager\r\n\r\n<!-- rolecheck-disable-next-line metric-outside-role -->\r\nKPIs: member retention\r\n',
    '## Community manager\r\n\r\nKPIs: member retention\r\n',
  ],
  [
    'between two paragraphs, which stay two',
    '## Community manager\n\nWe listen.\n<!-- rolecheck-disable-next-line metric-outside-role -->\nKPIs: member retention\n',
    '## Community manager\n\nWe listen.\n\nKPIs: member retention\n',
  ],
  [
    'with the comment that ends it',
    '## Community manager\n\n<!-- rolecheck-disable click-through-rate -->\n\n- KPIs: member retention\n\n<!-- rolecheck-enable -->\n\n## More\n',
    '## Community manager\n\n- KPIs: member retention\n\n## More\n',
  ],
  [
    'at the document’s end',
    '## Community manager\n\n- KPIs: member retention\n\n<!-- rolecheck-enable -->\n',
    '## Community manager\n\n- KPIs: member retention\n',
  ],
];

const KEPT: readonly (readonly [string, string])[] = [
  [
    'a comment that silences something',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line click-through-rate -->\n',
  ],
  ['a comment with a slip in it', '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-lin -->\n'],
  ['a name that does not exist', '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line ctrr -->\n'],
  ['a comment of somebody else', '## Community manager\n\n- KPIs: member retention <!-- agreed -->\n'],
  ['a plan with findings only', '## Community manager\n\n- KPIs: CTR\n'],
  [
    'an idle comment that parts two lists',
    '## Community manager\n\n- KPIs: member retention\n\n<!-- rolecheck-disable-next-line metric-outside-role -->\n\n- Replies\n',
  ],
];

describe('Repairs that cannot change what a plan says', () => {
  describe('delete idle comments', () => {
    for (const [title, before, after] of IDLE)
      it(title, () => {
        assert.equal(tidied(before), after);
      });
  });

  describe('leave', () => {
    for (const [title, text] of KEPT)
      it(title, () => {
        assert.equal(tidied(text), undefined);
      });
  });

  it('delete what can go and leave the rest', () => {
    const text =
      '## Community manager\n\n- A <!-- rolecheck-disable-line -->\n\n<!-- rolecheck-enable -->\n\n- KPIs: CTR\n';
    assert.equal(tidied(text), '## Community manager\n\n- A\n\n<!-- rolecheck-enable -->\n\n- KPIs: CTR\n');
  });
});
