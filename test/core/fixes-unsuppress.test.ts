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
    'above the title, where the whole document is meant',
    '<!-- rolecheck-disable-file return-on-ad-spend -->\n\n# Community manager\n\n- KPIs: member retention\n',
    '# Community manager\n\n- KPIs: member retention\n',
  ],
  [
    'below the front matter',
    '---\ntitle: Plan\n---\n\n<!-- rolecheck-disable-file click-through-rate -->\n\n# Community manager\n\n- KPIs: member retention\n',
    '---\ntitle: Plan\n---\n\n# Community manager\n\n- KPIs: member retention\n',
  ],
  [
    'between items, which stay close together',
    '## Community manager\n\n- Replies\n  <!-- rolecheck-disable-next-line click-through-rate -->\n- KPIs: member retention\n',
    '## Community manager\n\n- Replies\n- KPIs: member retention\n',
  ],
  [
    'between items, at the margin',
    '## Community manager\n\n1. Replies\n<!-- rolecheck-disable-next-line -->\n2. KPIs: member retention\n',
    '## Community manager\n\n1. Replies\n2. KPIs: member retention\n',
  ],
  [
    'in a nested list',
    '## Community manager\n\n- KPIs\n  - Replies\n    <!-- rolecheck-disable click-through-rate -->\n  - Member retention\n',
    '## Community manager\n\n- KPIs\n  - Replies\n  - Member retention\n',
  ],
  [
    'at a heading’s beginning and end',
    '## <!-- rolecheck-disable-line --> Community manager\n\n### Member retention <!-- rolecheck-disable-line impressions --> ###\n\nUp.\n',
    '## Community manager\n\n### Member retention ###\n\nUp.\n',
  ],
  [
    'at the beginning of a line',
    '## Community manager\n\n<!-- rolecheck-disable-line click-through-rate --> KPIs: member retention\n',
    '## Community manager\n\nKPIs: member retention\n',
  ],
  [
    'in a cell of its own',
    '## Community manager\n\n| KPI | Note |\n| --- | --- |\n| Member retention | <!-- rolecheck-disable-line --> |\n',
    '## Community manager\n\n| KPI | Note |\n| --- | --- |\n| Member retention | |\n',
  ],
  [
    'right below a heading of two lines',
    'Community manager\n---\n<!-- rolecheck-disable metric-outside-role -->\n- KPIs: member retention\n',
    'Community manager\n---\n- KPIs: member retention\n',
  ],
  [
    'behind a byte order mark',
    '\uFEFF<!-- rolecheck-disable-file click-through-rate -->\n# Community manager\n\n- KPIs: member retention\n',
    '\uFEFF# Community manager\n\n- KPIs: member retention\n',
  ],
  [
    'one that repeats another without a reason of its own',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line -- agreed --> <!-- rolecheck-disable-line -->\n',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line -- agreed -->\n',
  ],
  [
    'the first names of several, and the last',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line tactic-outside-role, metric-outside-role, impressions, click-through-rate, brand-awareness -- agreed -->\n',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line metric-outside-role, click-through-rate -- agreed -->\n',
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
  [
    'one that repeats another with a reason of its own',
    '## Community manager\n\n- KPIs: CTR <!-- rolecheck-disable-line -- agreed --> <!-- rolecheck-disable-line -- theirs -->\n',
  ],
  [
    'one between two rows, without which there would be one table',
    '## Community manager\n\n| KPI |\n| --- |\n| Replies |\n<!-- rolecheck-disable-next-line -->\n| CTR |\n',
  ],
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
