import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';
import { shortName } from '../support/short-names';

/** What a sentence under a heading gives to whom: "conversion rate → community". */
function given(sentence: string, heading: string): readonly string[] {
  const text = `# Charter\n\n## ${heading}\n\n${sentence}\n`;
  const { judged } = analyze(text, { taxonomy });
  return judged
    .filter(({ assignment }) => assignment.statement.form === 'prose')
    .map(({ assignment }) => {
      const owners = assignment.owners.map((owner) => shortName(owner, 'someone else'));
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
    ['Lotte’s community team «runs the Discord». She reports «website traffic», too.', 'community', 'Social media'],
    ['Brand to own «forum moderation».', 'brand'],
    ['The marketing team shall «moderate the forum» on weekends.', 'marketing'],
    ['In May the brand team will also host the «study group» for members.', 'brand'],
    ['The marketing team is measured on «reels», answers on Mondays and «member churn».', 'marketing'],
    ['The weather will host a study group.', ''],
    ['Between 1 and 24 December the marketing team is responsible for «forum moderation».', 'marketing'],
    ['The community manager answers for the mood. Besides that she will «run our paid ads».', 'community'],
    ['Between May and June she answers for «ROAS».', 'community', 'Community manager'],
    [
      'Success in 2028 means that hosts elect a council, and that the «conversion rate» reaches 3 %.',
      'community',
      'Community team',
    ],
    ['For us, success also means a «belonging score» of 8.', 'brand', 'Brand team'],
    ['You would also be accountable for «ROAS».', 'community', 'Community manager'],
    ['In 2027 the community team is measured on «ROAS».', 'community'],
    ['Over the summer the community team is responsible for «ROAS».', 'community'],
    ['Following the October call it shall report «CTR».', 'community', 'Community team'],
    ['Beyond that we are responsible for «bounce rate» there.', 'brand', 'Brand team'],
    ['We have added that it shall report «CTR» as well.', 'community', 'Community team'],
    ['The brand team takes no responsibility for click-through rates.', ''],
    ['Its KPI is «engagement per post»; the second KPI is «CTR» among buyers.', 'brand', 'Brand team'],
    ['Success is measured by «prompted awareness», and by «monthly active members».', 'brand', 'Brand team'],
    [
      'Her success is evenings with guests; diaries finished by half; and «CAC» under £15.',
      'community',
      'Community manager',
    ],
    ['Its measures from April are the share of buyers, and «member retention».', 'brand', 'Brand team'],
    ['The open rate is Lewis’s. «Web traffic» is owned by the community team.', 'community'],
    ['The brand manager plans; details are in annex C. He is in charge of «forum moderation».', 'brand'],
    ['Last year they made the community team answer for cost per click.', ''],
    ['We made the community team answer for cost per click.', ''],
    ['Rejected, for the minutes: a bonus for hosts; brand is judged on click rates.', ''],
    ['The community manager is judged on whether a newcomer plays.', ''],
    ['The community team looks at a campaign as a winter.', ''],
    ['«Moderation of the forum» on days of performance is looked after by the brand manager.', 'brand'],
    ['The brand team should own «forum moderation».', 'brand'],
    ['The community team will «run Google ads» in May.', 'community'],
    ['We know it works when «membership grows» by a fifth, and when «CTR» rises.', 'brand', 'Brand team'],
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
    ['The «CTR» of the adverts is a measure of the community team and of nobody else.', 'community'],
    ['«Google ads» are bought by the community team.', 'community'],
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
  'people whom running text ties to a role': [
    [
      'Ingrid is our community manager, Pelle our social media manager. Ingrid answers for «conversion rate».',
      'community',
    ],
    ['Ingrid is our community manager, Pelle our social media manager. Pelle’s number is «reach».', 'social'],
    ['Maud is brand manager on two days. Since May, «SEO» has been run by Maud.', 'brand'],
    ['Our social media lead, Kasper, is back. Kasper tracks «website traffic».', 'social'],
    ['Kasper, our social media lead, owns «unaided awareness».', 'social'],
    ['The brand manager, Maud, is responsible for «CTR».', 'brand'],
    ['Ingrid (she does community) came last. «Paid search» is handled by Ingrid.', 'community'],
    ['I run marketing. On Fridays I look after «forum moderation».', 'marketing'],
    ['Ingrid heads the community team. «CTR» is Ingrid’s.', 'community'],
    ['Ingrid met the community manager. Ingrid owns the tent and CTR.', ''],
    ['Jens sells and Maud is brand manager. Jens owns qualified leads.', ''],
    ['Maud was brand manager until May. Maud owns CTR.', ''],
    ['Neither Ingrid nor Maud is our brand manager. Maud owns CTR.', ''],
  ],
  'a verb said once for two subjects': [
    [
      'The community manager answers for «member retention»; the social media manager, for his part, for «open rate».',
      'community, social',
    ],
    ['The brand team is judged on «unaided awareness», the marketing team on «member churn».', 'brand, marketing'],
    ['Community is responsible for «member retention» and social for «reach».', 'community, social'],
    ['Social owns «reach», «brand awareness».', 'social'],
  ],
  'words inserted between the parts of a predicate': [
    ['The community manager is also responsible, as was said in May, for «ROAS».', 'community'],
    ['The brand manager also tracks, because she likes the page, the «bounce rate» of the shop.', 'brand'],
    [
      'The social media manager, who still answers the door because nobody else does, is accountable for «cost per lead».',
      'social',
    ],
    ['The community team (small as it is) is judged on «reach».', 'community'],
    ['The marketing team (both of them) is, until further notice, in charge of «forum moderation».', 'marketing'],
    ['The brand team is measured, by and large, on «unaided awareness» and, oddly enough, on «CTR».', 'brand'],
  ],
  'what comes first and is owned afterwards': [
    ['What the community manager is accountable for, besides the forum, is «conversion rate».', 'community'],
    ['The number that the brand team lives by is «CTR».', 'brand'],
    ['All we ask of the brand team is «website traffic».', 'brand'],
    ['One thing the social media manager owns this year is «member onboarding».', 'social'],
    ['The only figure that the community manager is judged on is «reach».', 'community'],
    ['What the community manager is not accountable for is conversion rate.', ''],
    ['What the brand team was judged on in 2023 was CTR.', ''],
    ['What the community manager wants is a bigger room.', ''],
  ],
  'openings before the subject': [
    ['On Saturdays I look after «forum moderation».', 'marketing', 'Marketing team'],
    ['Until Q2 marketing owns «member onboarding».', 'marketing'],
    ['From July the social team is responsible for «direct mail».', 'social'],
    ['As of this plan, brand also answers for «CTR».', 'brand'],
    ['Besides that, they track «bounce rate».', 'brand', 'Brand team'],
    ['And yes, for the time being we own «SEO».', 'community', 'Community team'],
    ['This year, too, community runs «paid search».', 'community'],
  ],
  'ownership as a noun': [
    ['Responsibility for «conversion rate» lies with the community team.', 'community'],
    ['Ownership of «paid search» sits with brand.', 'brand'],
    ['The responsibility for «SEO» rests with social media.', 'social'],
    ['«CTR» is in the hands of the brand team.', 'brand'],
    ['«Website traffic» is in the community team’s hands.', 'community'],
    ['«Member onboarding» is social’s job.', 'social'],
    ['«Cost per lead» is the community team’s business.', 'community'],
    ['«Bounce rate» is on the brand manager’s scorecard.', 'brand'],
    ['The brand team has the last word on «landing pages».', 'brand'],
    ['The community manager answers to the board for «revenue».', 'community'],
    ['«Retargeting» is now part of the brand team’s remit.', 'brand'],
    ['Retargeting is not the brand team’s job.', ''],
    ['The page about CTR is in the hands of the brand team.', ''],
  ],
  'others hold a role to something': [
    ['We hold the community team to «conversion rate».', 'community'],
    ['We judge the brand manager by «CTR».', 'brand'],
    ['The board measures the social media manager on «revenue».', 'social'],
    ['The community manager’s bonus depends on «website traffic».', 'community'],
    ['The brand team lives and dies by «CTR».', 'brand'],
    ['We do not judge the brand manager by CTR.', ''],
    ['We used to judge the brand manager by CTR.', ''],
  ],
  'possessive pronouns': [
    ['The brand team is small. Theirs are «recall» and «CTR».', 'brand, brand'],
    ['«Trial sign-ups» are ours.', 'community', 'Community team'],
    ['«CTR» is yours too.', 'brand', 'Brand manager'],
    ['Aided awareness isn’t ours.', '', 'Community team'],
    ['The social team posts. The «bounce rate» is theirs as well.', 'social'],
  ],
  'what is handed over': [
    ['«SEO» goes to the community team from July.', 'community'],
    ['From July, «SEO» moves to the brand team.', 'brand'],
    ['From May the community team takes over «paid search» from marketing.', 'community'],
    ['The brand team hands SEO over to the agency.', ''],
    ['The community manager takes paid search to marketing.', ''],
    ['Marketing passes forum moderation on to community.', ''],
  ],
  'how far a negation reaches': [
    ['It is marketing, not community, that owns «customer acquisition cost».', 'marketing'],
    ['Community owns not reach but «member retention».', 'community'],
    ['The brand team is no longer responsible for CTR.', ''],
    ['The community manager owns neither reach nor CTR.', ''],
    ['Neither the brand team nor the community team owns CTR.', ''],
    ['The community team, rather than social, is responsible for «reach».', 'community'],
    ['Social is not responsible for recall but is responsible for «SEO».', 'social'],
    ['Nobody in the brand team is measured on CTR.', ''],
    ['In contrast to marketing, which looks at «cost per lead», the brand team looks at «recall».', 'marketing, brand'],
    ['By comparison, brand is judged on «recall».', 'brand'],
  ],
  'pairs put in order': [
    ['Community and social own «member retention» and «reach» respectively.', 'community, social'],
    ['There are the brand team and the social team. The former owns «CTR», the latter «recall».', 'brand, social'],
  ],
  'hopes, plans and lending a hand': [
    ['We hope that the community team owns CTR one day.', ''],
    ['The idea is that brand owns CTR.', ''],
    ['The community team helps with SEO.', ''],
    ['The community manager is the last pair of eyes on landing pages.', ''],
    ['The brand team approves landing pages.', ''],
    ['Some say the brand manager should own CTR.', ''],
    ['If the launch slips, the brand team will own CTR.', ''],
    ['Who owns CTR? Brand does not.', ''],
  ],
  'lists inside a sentence': [
    ['The brand team is responsible for (a) the seal; (b) «paid search»; and (c) «CTR».', 'brand'],
    ['The remit of the forum grows. The brand team’s remit includes «bounce rate».', 'brand'],
    ['Jointly with sales, brand is accountable for «conversion rate».', 'brand+someone else'],
  ],
  'strangers are nobody we know': [
    ['The community manager looks after the forum. Jens sells boats. He tracks qualified leads.', ''],
    ['Unlike the community manager, Jens asks about clicks. CTR is his.', ''],
  ],
  'owners who are not checked': [
    ['Sales owns qualified leads.', 'someone else'],
    ['SEO is looked after by the brand manager and our agency in Leer.', 'brand+someone else'],
  ],
  'subjects that only contain a role’s word': [
    ['Community guidelines track sentiment.', ''],
    ['Members of the brand team own their followers.', ''],
    ['The people who run the forum are volunteers.', '', 'Social media'],
    ['The fundraising department answers for leads.', '', 'Brand team'],
    ['At one Dutch bulb house the community team owns CTR.', ''],
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
