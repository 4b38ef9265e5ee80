import { strict as assert } from 'node:assert';
import { findReplacements } from '../../server/src/core/fixes/replace';
import { fixed, offered } from '../support/fixing';

/** What a plan looks like when the marked term gives way to another one: title, before, the other term, after. */
const WORDS: readonly (readonly [string, string, string, string])[] = [
  [
    'keeps target and date where both are counted alike',
    '## Community management\n\n- «Conversion rate» ≥ 4 % by May 2027\n',
    'member-retention-rate',
    '## Community management\n\n- Member retention rate ≥ 4 % by May 2027\n',
  ],
  [
    'an abbreviation at the start gives way to words with a capital',
    '## Brand management\n\n- «CTR» of 2 %\n',
    'ad-recall',
    '## Brand management\n\n- Ad recall of 2 %\n',
  ],
  [
    'within an enumeration to words without, the link around it kept',
    '## Community management\n\n- KPIs: replies, [«CTR»](x), ROAS\n',
    'member-retention-rate',
    '## Community management\n\n- KPIs: replies, [member retention rate](x), ROAS\n',
  ],
  [
    'Title Case and emphasis stay',
    '## Community Management\n\n- **«Conversion Rate»**: 4 %\n',
    'member-retention-rate',
    '## Community Management\n\n- **Member Retention Rate**: 4 %\n',
  ],
  [
    'CAPITALS stay',
    '## COMMUNITY MANAGEMENT\n\n- «CONVERSION RATE»\n',
    'member-retention-rate',
    '## COMMUNITY MANAGEMENT\n\n- MEMBER RETENTION RATE\n',
  ],
  [
    'emphasis on a part of it stays on a part',
    '## Community management\n\n- **«Conversion** rate»\n',
    'member-retention-rate',
    '## Community management\n\n- **Member retention** rate\n',
  ],
  [
    'the plural stays',
    '## Community management\n\n- Higher «conversion rates», 4 %\n',
    'member-retention-rate',
    '## Community management\n\n- Higher member retention rates, 4 %\n',
  ],
  [
    'the article fits',
    '## KPIs\n\nThe social media manager is measured on a «member retention rate» of 4 %.\n',
    'unfollow-rate',
    '## KPIs\n\nThe social media manager is measured on an unfollow rate of 4 %.\n',
  ],
];

/** The same where the other term is counted in something else. */
const FIGURES: readonly (readonly [string, string, string, string])[] = [
  [
    'the figure becomes a place to fill in, the date stays',
    '## Community management\n\n- «Revenue»: 4,000 € by Q3 2027\n',
    'community-qualified-leads',
    '## Community management\n\n- Community-qualified leads: ${1:[target number]} by Q3 2027\n',
  ],
  [
    'a currency’s letters go with its figure, numbering stays',
    '## Community management\n\n- **KR 4.4** «Revenue» below SEK 4,000 per 1,000 visits\n',
    'community-qualified-leads',
    '## Community management\n\n- **KR 4.4** Community-qualified leads below ${1:[target number]} per 1,000 visits\n',
  ],
  [
    'a figure right before it',
    '## Community management\n\n- 4,000 € «revenue» a month\n- KPIs: replies\n',
    'community-qualified-leads',
    '## Community management\n\n- ${1:[target number]} community-qualified leads a month\n- KPIs: replies\n',
  ],
  [
    'both figures of a span',
    '## Community management\n\n- «Revenue» from 4,000 € to €5k within 6 months\n',
    'community-qualified-leads',
    '## Community management\n\n- Community-qualified leads from ${1:[target number]} to ${1:[target number]} within 6 months\n',
  ],
  [
    'the figure of another term stays',
    '## Community management\n\n- «Revenue» > 4,000 €, 80 % retention, 12 events\n',
    'community-qualified-leads',
    '## Community management\n\n- Community-qualified leads ${1:[target number]}, 80 % retention, 12 events\n',
  ],
  [
    'how much more fits any measure',
    '## Community management\n\n- «Revenue» up by 15 % until 12 May\n',
    'community-qualified-leads',
    '## Community management\n\n- Community-qualified leads up by 15 % until 12 May\n',
  ],
  [
    'in the target’s cell of its row, and in no other',
    '## Community management\n\n| KPI | Target | By |\n| --- | --- | --- |\n| «Revenue» | 4,000 € | 12 May |\n| Replies | 80 | Q2 |\n',
    'community-qualified-leads',
    '## Community management\n\n| KPI | Target | By |\n| --- | --- | --- |\n| Community-qualified leads | ${1:[target number]} | 12 May |\n| Replies | 80 | Q2 |\n',
  ],
];

describe('Replacing a term by what the role uses', () => {
  for (const [title, before, term, after] of [...WORDS, ...FIGURES])
    it(title, () => {
      assert.equal(fixed(before, findReplacements, `replace:${term}`), after);
    });

  it('offers what the taxonomy names first, prefers it, and says whose it is', () => {
    const [first, ...others] = offered('## Community management\n\n- «Conversion rate»\n', findReplacements);
    assert.equal(
      first?.title,
      'Replace “Conversion rate” by “Member activation rate”, which community management measures',
    );
    assert.equal(first.preferred, true);
    assert.equal(others.length, 3);
    assert.ok(others.every(({ preferred }) => !preferred));
  });

  it('offers nothing that the section has already', () => {
    const ids = offered(
      '## Community management\n\n- KPIs: member activation rate, retention of members, «conversion rate»\n',
      findReplacements,
    ).map(({ id }) => id);
    assert.ok(ids.length > 0);
    assert.ok(!ids.includes('replace:member-activation-rate'), 'it stands there already');
    assert.ok(!ids.includes('replace:member-retention-rate'), 'so does this, in other words');
  });

  it('offers things of the same kind', () => {
    const titles = offered('## Community management\n\n### Tactics\n\n- «Paid ads»\n', findReplacements).map(
      ({ title }) => title,
    );
    assert.ok(titles.length > 0);
    for (const title of titles) assert.match(title, /, which community management runs$/);
  });
});
