import { strict as assert } from 'node:assert';
import { findShares } from '../../server/src/core/fixes/share';
import { fixed, offered } from '../support/fixing';

/** What a plan looks like when marketing shares the marked term, by the notation in which the plan names owners. */
const NOTATIONS: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'an owner note that is there already': [
    [
      'in parentheses',
      '- «Conversion rate» (owner: community)\n- CTR (owner: social)\n',
      '- Conversion rate (owner: community + marketing)\n- CTR (owner: social)\n',
    ],
    [
      'with teams in title case',
      '- «Conversion rate» (Owner: Community Team)\n- CTR (Owner: Social Media Team)\n',
      '- Conversion rate (Owner: Community Team + Marketing Team)\n- CTR (Owner: Social Media Team)\n',
    ],
    [
      'joined as the plan joins others',
      '- «Conversion rate» (DRI: community)\n- CTR (DRI: social & brand)\n',
      '- Conversion rate (DRI: community & marketing)\n- CTR (DRI: social & brand)\n',
    ],
    [
      'in brackets',
      '- «Conversion rate» [Community]\n- CTR [Social]\n',
      '- Conversion rate [Community / Marketing]\n- CTR [Social]\n',
    ],
    [
      'as handles',
      '- «Conversion rate» — @community-team\n- CTR — @social-team\n',
      '- Conversion rate — @community-team, @marketing-team\n- CTR — @social-team\n',
    ],
    [
      'behind a dash',
      '- «Conversion rate» – owner: community team\n- CTR – owner: social team\n',
      '- Conversion rate – owner: community team + marketing team\n- CTR – owner: social team\n',
    ],
    [
      'on the following line',
      '- «Conversion rate»\n  Owner: Community team\n- CTR\n  Owner: Social team\n',
      '- Conversion rate\n  Owner: Community team + Marketing team\n- CTR\n  Owner: Social team\n',
    ],
    [
      'as a nested item',
      '- «Conversion rate»\n  - Owner: Community team\n- CTR\n  - Owner: Social team\n',
      '- Conversion rate\n  - Owner: Community team + Marketing team\n- CTR\n  - Owner: Social team\n',
    ],
    [
      'behind one element of several',
      '- «Conversion rate» (owner: community), CTR (owner: social)\n',
      '- Conversion rate (owner: community + marketing), CTR (owner: social)\n',
    ],
    [
      'that was the whole item’s, and stays so for the others',
      '- Member retention, «conversion rate» (owner: community)\n',
      '- Member retention (owner: community), conversion rate (owner: community + marketing)\n',
    ],
  ],
  'an owner’s cell': [
    [
      'plainly',
      '| KPI | Owner |\n| --- | --- |\n| «Conversion rate» | Community |\n| CTR | Social |\n',
      '| KPI | Owner |\n| --- | --- |\n| Conversion rate | Community / Marketing |\n| CTR | Social |\n',
    ],
    [
      'joined as in the column’s other cells, in an even table',
      '| KPI             | Owner                  |\n| --------------- | ---------------------- |\n| «Conversion rate» | Community manager      |\n| CTR             | Brand + social manager |\n',
      '| KPI             | Owner                  |\n| --------------- | ---------------------- |\n| Conversion rate | Community manager + Marketing manager |\n| CTR             | Brand + social manager |\n',
    ],
    [
      'with the letters as columns',
      '| KPI | R | A |\n| --- | --- | --- |\n| «Conversion rate» | Community | Community |\n| CTR | Social | Brand |\n',
      '| KPI | R | A |\n| --- | --- | --- |\n| Conversion rate | Community / Marketing | Community |\n| CTR | Social | Brand |\n',
    ],
  ],
  'a responsibility table': [
    [
      'an R stands, and nobody answers: an A',
      '| KPI | Community | Marketing |\n| --- | --- | --- |\n| «Conversion rate» | R | C |\n| CTR | I | A |\n',
      '| KPI | Community | Marketing |\n| --- | --- | --- |\n| Conversion rate | R | A |\n| CTR | I | A |\n',
    ],
    [
      'an A stands: an R',
      '| KPI | Community | Marketing |\n| --- | :-: | --- |\n| «Conversion rate» | A | |\n| CTR | I | R |\n',
      '| KPI | Community | Marketing |\n| --- | :-: | --- |\n| Conversion rate | A | R |\n| CTR | I | R |\n',
    ],
    [
      'ticks',
      '| KPI | Community | Marketing |\n| --- | --- | --- |\n| «Conversion rate» | ✔ | |\n| CTR |  | ✔ |\n',
      '| KPI | Community | Marketing |\n| --- | --- | --- |\n| Conversion rate | ✔ | ✔ |\n| CTR |  | ✔ |\n',
    ],
    [
      'without a column for the owner: a note on the item',
      '| KPI | Community | Social |\n| --- | --- | --- |\n| «Conversion rate» | A | I |\n| CTR | I | R |\n',
      '| KPI | Community | Social |\n| --- | --- | --- |\n| Conversion rate (owner: community + marketing) | A | I |\n| CTR | I | R |\n',
    ],
  ],
  'no owner of its own: a note behind it': [
    [
      'behind an item with target and date',
      '## Community management\n\n- **«Conversion rate»** ≥ 4 % by May.\n- Retention\n',
      '## Community management\n\n- **Conversion rate** ≥ 4 % by May (owner: community + marketing).\n- Retention\n',
    ],
    [
      'behind one element of an enumeration',
      '## Community management\n\nKPIs: engagement rate, [«conversion rate»](x), retention\n',
      '## Community management\n\nKPIs: engagement rate, [conversion rate](x) (owner: community + marketing), retention\n',
    ],
    [
      'behind the last one, where the others need theirs',
      '## Community management\n\n- KPIs: member retention, «conversion rate»\n',
      '## Community management\n\n- KPIs: member retention (owner: community), conversion rate (owner: community + marketing)\n',
    ],
    [
      'behind a term in running prose',
      '## KPIs\n\nThe community manager is measured on «conversion rate» and on member retention.\n',
      '## KPIs\n\nThe community manager is measured on conversion rate (owner: community + marketing) and on member retention.\n',
    ],
    [
      'behind a heading',
      '## Community manager\n\n### «Conversion rate» ###\n\nUp by half.\n',
      '## Community manager\n\n### Conversion rate (owner: community + marketing) ###\n\nUp by half.\n',
    ],
    [
      'in the cell of a role’s column',
      '| | Community | Social media |\n| --- | --- | --- |\n| KPIs | «Conversion rate», retention | CTR |\n',
      '| | Community | Social media |\n| --- | --- | --- |\n| KPIs | Conversion rate (owner: community + marketing), retention | CTR |\n',
    ],
    [
      'in a role’s row',
      '| Team | KPIs |\n| --- | --- |\n| Community | «Conversion rate» |\n| Social media | Reach |\n',
      '| Team | KPIs |\n| --- | --- |\n| Community | Conversion rate (owner: community + marketing) |\n| Social media | Reach |\n',
    ],
    [
      'in the words and brackets of the plan’s other notes',
      '## Community manager\n\n- «Conversion rate»\n- Reach (DRI: Brand team)\n',
      '## Community manager\n\n- Conversion rate (DRI: Community team + Marketing team)\n- Reach (DRI: Brand team)\n',
    ],
    [
      'as the handles that the plan uses',
      '## Community manager\n\n- «Conversion rate» 4 %\n- Reach @brand\n',
      '## Community manager\n\n- Conversion rate 4 % @community, @marketing\n- Reach @brand\n',
    ],
    [
      'on an item with details nested in it, which are its owners’ too',
      '## Community manager\n\n- «Conversion rate»\n  - by landing page tests\n',
      '## Community manager\n\n- Conversion rate (owner: community + marketing)\n  - by landing page tests\n',
    ],
    [
      'where the owner line is the whole section’s',
      '## Launch\n\nOwner: Community team\n\n### KPIs\n\n- «Conversion rate»\n- Retention\n',
      '## Launch\n\nOwner: Community team\n\n### KPIs\n\n- Conversion rate (owner: community + marketing)\n- Retention\n',
    ],
  ],
};

describe('Sharing a term with its owner', () => {
  for (const [group, examples] of Object.entries(NOTATIONS)) {
    describe(group, () => {
      for (const [title, before, after] of examples)
        it(title, () => {
          assert.equal(fixed(before, findShares, 'share:marketing'), after);
        });
    });
  }

  it('offers each owner, and says who shares', () => {
    assert.deepEqual(
      offered('## Community management\n\n- «Conversion rate»\n', findShares).map(({ title }) => title),
      [
        'Share “Conversion rate” between community and social media management',
        'Share “Conversion rate” between community management and marketing',
      ],
    );
  });
});
