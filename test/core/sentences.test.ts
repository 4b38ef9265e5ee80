import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { loadBuiltinTaxonomy } from '../../server/src/builtin-taxonomy';
import { stripMarks } from '../support/specimens';

const taxonomy = loadBuiltinTaxonomy();
const SHORT: Readonly<Record<string, string>> = {
  'community-management': 'community',
  'social-media-management': 'social',
  'brand-management': 'brand',
  marketing: 'marketing',
};

/** What a sentence under a heading gives to whom: "conversion rate → community". */
function given(sentence: string, heading: string): readonly string[] {
  const text = `# Charter\n\n## ${heading}\n\n${sentence}\n`;
  const { judged } = analyze(text, { taxonomy });
  return judged
    .filter(({ assignment }) => assignment.statement.form === 'prose')
    .map(({ assignment }) => {
      const owners = assignment.owners.map((owner) =>
        owner.kind === 'role' ? (SHORT[owner.role] ?? owner.role) : 'someone else',
      );
      return `${text.slice(assignment.span.start, assignment.span.end)} → ${owners.join('+')}`;
    });
}

/**
 * Sentences with the terms that they give marked, and to whom. Unmarked terms are given to nobody. Under a neutral
 * heading, unless a third part names one.
 */
const SPECIMENS: Readonly<Record<string, readonly (readonly [string, string, string?])[]>> = {
  'a role as the subject, active': [
    ['The community manager is measured on «member retention».', 'community'],
    ['Social owns «CTR».', 'social'],
    ['The head of marketing is accountable for «cost per lead», «website traffic» and «ROAS».', 'marketing'],
    ['The brand team answers for «unaided awareness».', 'brand'],
    ['Our social media manager tracks «engagement rate» and «follower growth».', 'social'],
    ['The community manager will run «paid search» from May.', 'community'],
    ['At weekends the head of marketing is in charge of «forum moderation».', 'marketing'],
    ['The brand manager is also judged on the «bounce rate» of the home page, which has to fall.', 'brand'],
  ],
  'two roles, each with its own': [
    ['Our community manager tracks «conversion rate» and our brand team is responsible for «SEO».', 'community, brand'],
    ['Community and social own «engagement rate».', 'community+social'],
  ],
  'clauses within clauses': [
    ['The assembly decided that the brand team shall run «paid search».', 'brand'],
    ['Because the head of marketing is measured by «member participation», he goes there.', 'marketing'],
    ['Until a colleague starts in May, community management is in charge of «retargeting».', 'community'],
    ['Since January, «member onboarding» has been run by social media.', 'social'],
    ['Until January, member onboarding was run by social media.', ''],
  ],
  'numbered paragraphs and inserted phrases': [
    ['2.3 The social media team is responsible for «search engine optimisation».', 'social'],
    ['She is judged, since January, by the «conversion rate» of the shop.', 'community', 'Community management'],
    ['«Member satisfaction», for reasons of budget, is owned by the marketing team.', 'marketing'],
    ['It falls to the marketing team to «welcome new members».', 'marketing'],
    ['The brand team is small. It also answers for the «open rate».', 'brand'],
  ],
  'a role as the agent, passive': [
    ['«Conversion rate» is owned by the community team.', 'community'],
    ['«Search engine optimisation» is run by the brand manager together with a freelancer.', 'brand'],
    ['«Member retention» belongs to the community team.', 'community'],
  ],
  'a possessive or a purpose': [
    ['Success for the social media manager is «engagement rate» on video.', 'social'],
    ['Our KPI is «conversion rate».', 'community', 'Community management'],
    ['Her goal is to «increase website traffic» by a tenth.', 'community', 'Community management'],
  ],
  'we, the team and pronouns mean whoever the section speaks for': [
    ['We are measured on «conversion rate».', 'community', 'Community management'],
    ['The team tracks «bounce rate».', 'brand', 'Brand team'],
    ['You own «SEO» for the library.', 'social', 'Social media manager'],
  ],
  'a pronoun means the role named last': [
    ['The community manager looks after the forum. She is measured by «click-through rate».', 'community'],
    ['The brand team is small. Social owns «reach». It is judged on «saves».', 'social'],
  ],
  'contrast charges each role with its own': [
    [
      'Unlike social media managers, who track «CTR», community managers track «member retention».',
      'social, community',
    ],
    [
      'While marketing reports «conversion rate», the community team is judged on «member retention».',
      'marketing, community',
    ],
    [
      'Whereas the head of marketing is judged on «cost per lead», the brand manager is judged on «brand trust».',
      'marketing, brand',
    ],
  ],
  negation: [
    ['The community manager is not measured on conversion rate.', ''],
    ['We do not run paid ads.', '', 'Community management'],
    ['The community manager is measured on «member retention», not on reach.', 'community'],
    ['The social media manager is never judged on website traffic.', ''],
    ['Community is judged on «member retention» rather than on conversion rate.', 'community'],
    ['The brand team does not own followers.', ''],
    ['It neither runs paid ads nor answers for leads.', '', 'Community management'],
  ],
  'history, hypotheses and questions': [
    ['Last year community was judged on CTR, which was a mistake.', ''],
    ['The brand manager used to own email marketing.', ''],
    ['In 2023 the community team was responsible for paid ads.', ''],
    ['If we measured community on conversion rate, we would lose the members.', ''],
    ['Should community own CTR?', ''],
    ['The community team could own SEO one day.', ''],
  ],
  'handing over, supplying and contributing': [
    ['The community team supports paid ads.', ''],
    ['We pass qualified leads to sales.', '', 'Community management'],
    ['The community manager contributes to the conversion rate report of marketing.', ''],
    ['Marketing reports conversion rate to the board.', ''],
    ['Social works with marketing on retargeting.', ''],
  ],
  'owners who are not checked': [
    ['Sales owns qualified leads.', 'someone else'],
    ['SEO is looked after by the brand manager and our agency in Leer.', 'brand+someone else'],
  ],
  'subjects that only contain a role’s word': [
    ['Community guidelines track sentiment.', ''],
    ['Members of the brand team own their followers.', ''],
    ['The marketing budget covers paid ads.', ''],
  ],
};

describe('sentences', () => {
  for (const [group, specimens] of Object.entries(SPECIMENS)) {
    describe(group, () => {
      for (const [marked, owners, heading = 'Duties'] of specimens) {
        it(marked, () => {
          const { text, marks } = stripMarks(marked);
          const names = owners.split(', ');
          const expected = marks.map(
            (mark, index) => `${text.slice(mark.start, mark.end)} → ${names[Math.min(index, names.length - 1)] ?? ''}`,
          );
          const ofRoles = given(text, heading).filter((line) => marks.length > 0 || !line.endsWith('someone else'));
          assert.deepEqual(ofRoles, expected);
        });
      }
    });
  }
});
