import { strict as assert } from 'node:assert';
import { given } from '../support/given';

/** Places where authors write what somebody is to do or to reach, and what a careful reader takes from them. */
const PLACES: Readonly<Record<string, readonly (readonly [string, string, readonly string[]])[]>> = {
  'lines with labels': [
    [
      'a package begins with its name and its owner',
      '## Work\n\n**WP1 Intake.** Owner: community management. From March; 600 members; Instagram followers, 2,500.\n\n**WP2 Words.** Owner: brand. Glossary; forum moderation.\n',
      ['members: community', 'Instagram followers: community', 'forum moderation: brand'],
    ],
    [
      'a line with its owner speaks for the list beneath it',
      'Creator numbers (Owner: social team)\n\n- views\n- customer retention\n\nOther numbers (Owner: community team)\n\n- CTR\n',
      ['views: social', 'customer retention: social', 'CTR: community'],
    ],
    [
      'an objective may be numbered with a full stop',
      '## Community management\n\nObjective 1. Grow leads from 200 to 400.\n',
      ['Grow leads: community'],
    ],
    [
      'what somebody is doing may begin in a month',
      '## Brand\n\nGoal: one green\nDoing: brand book; photo library\nDoing from February: forum moderation\n',
      ['brand book: brand', 'photo library: brand', 'forum moderation: brand'],
    ],
    [
      'each sentence of a paragraph may begin with whose it is',
      '# Measures\n\nWe compare three things. Community: sense of belonging, ROAS. Social media: saves. Brand: CTR.\n',
      ['sense of belonging: community', 'ROAS: community', 'saves: social', 'CTR: brand'],
    ],
    [
      'what a perspective holds is listed between semicolons',
      '## Social media team\n\n**Customers** – answer time, 70 minutes; followers, 88k; customer retention, 76 %.\n',
      ['followers: social', 'customer retention: social'],
    ],
    [
      'how somebody gets there is what they do, and what they hope for is what they want',
      '## Community manager\n\nTo get there: house rules for the hall; Facebook ads for it.\n\n**What I hope for:** a quiet hall. Rank first on Google for it.\n',
      ['house rules: community', 'Facebook ads: community', 'Rank first on Google: community'],
    ],
    [
      'a code in brackets is nobody',
      '## Social media manager\n\n### KPIs\n\n- [C4] gross renewal rate, 94 %\n',
      ['gross renewal rate: social'],
    ],
    [
      'an owner’s line speaks for the lines beneath it',
      '## Spring\n\nOwner: Community team\nKPIs: ROAS\nSkills to add: SEO\n',
      ['ROAS: community', 'SEO: community'],
    ],
    [
      'an item may have its owner and its date on lines of their own',
      '## Actions\n\nA8. Moderate the group.\nOwner: Marketing team\nDue: 3 May\n',
      ['Moderate the group: marketing'],
    ],
    [
      'a number may stand before the owner',
      '## Goals\n\n- O2 (Community): ROAS\n- O3 (Brand): CTR\n',
      ['ROAS: community', 'CTR: brand'],
    ],
    [
      'an owner, a dash, a thing and its value',
      '- Community – CTR: 2 %\n- Brand – recall: 20 %\n',
      ['CTR: community', 'recall: brand'],
    ],
    [
      'letters make items of lines where goals are listed',
      '## Community manager\n\n### Goals\n\na) generate leads\nb) member retention\n',
      ['generate leads: community', 'member retention: community'],
    ],
    [
      'a label may be in italics, with a full stop of its own',
      '## Community manager\n\n*Indicators.* ROAS; CTR.\n\n*Duties.*\n\n- SEO\n',
      ['ROAS: community', 'CTR: community', 'SEO: community'],
    ],
    [
      'an item may name the owner of the items beside it',
      '# Digital marketing plan\n\n## The lamp room\n\n- **Owner:** Community manager\n- **KPIs:** ROAS 4\n\n## Instagram\n\n- KPIs: guest retention\n- Lead: Social media manager\n',
      ['ROAS: community', 'guest retention: social'],
    ],
    [
      'but not where several do',
      '## Tasks\n\n- Moderate the forum\n- Owner: Marketing team\n- Google Ads\n- Owner: Community team\n',
      [],
    ],
  ],
  people: [
    [
      'are whom a team is said to be',
      '3.3 The brand team is Tamsin Okafor and a designer. Recall is up; Tamsin’s team is also accountable for ROAS.\n',
      ['ROAS: brand'],
    ],
    [
      'stand behind their team, and have people of their own',
      '## Social media: Wiktor, Ola\n\nThey film.\n\n## Duties\n\nWiktor’s people are measured by Google rankings.\n',
      ['Google rankings: social'],
    ],
    [
      'go by the handle and the initials behind their names',
      'Kemi Okafor (KO, @kemi), community manager, writes this.\n\n## KPIs\n\n- ROAS [KO]\n- CTR [@kemi]\n',
      ['ROAS: community', 'CTR: community'],
    ],
    [
      'have numbers of their own',
      'Tove Lund, community manager, writes this.\n\nTove’s number for spring: ROAS\n',
      ['ROAS: community'],
    ],
    [
      'may be several in a label',
      '**Castor Ibe and four others, marketing team**\n\n- Moderate the forum\n',
      ['Moderate the forum: marketing'],
    ],
    [
      'are found in a table that lists them with their teams',
      '| Handle | Team |\n| --- | --- |\n| @ana-r | Community |\n| @brix | Social media |\n\n## KPIs\n\n- ROAS @ana-r\n- CTR @brix\n',
      ['ROAS: community', 'CTR: social'],
    ],
    [
      'come behind the team that has it',
      '## KPIs\n\n- ROAS: 4 to 5 (community) @zoe\n- CTR: 1 % to 2 % (social) @yan\n',
      ['ROAS: community', 'CTR: social'],
    ],
    [
      'and teams may stand in italics behind what they have',
      '## December\n\n- Carol singing, ROAS. *Community.*\n- CTR of the mail, 2 %. *Marketing.*\n- Reels. *Social media.*\n',
      ['ROAS: community', 'CTR: marketing', 'Reels: social'],
    ],
    [
      'throughout a list, whatever is nested in what',
      '## KPIs\n\n- Vote\n  - ROAS (community)\n- Final\n  - CTR (social)\n  - Bounce rate (marketing)\n- Recall (brand)\n',
      ['ROAS: community', 'CTR: social', 'Bounce rate: marketing', 'Recall: brand'],
    ],
  ],
  'groups of people': [
    [
      'a numbered working group',
      '## WG-1: Brand\n\n- ROAS\n\n## WG-2: Marketing\n\n- sense of belonging\n',
      ['ROAS: brand', 'sense of belonging: marketing'],
    ],
    ['a team with two names', '## UA and marketing (Teo)\n\n- forum moderation\n', ['forum moderation: marketing']],
    [
      'a role on some days of the week',
      '# Duties\n\n## Brand, Monday mornings\n\n- CTR\n\n## Marketing, Thursday afternoons\n\n- forum moderation\n',
      ['CTR: brand', 'forum moderation: marketing'],
    ],
    ['a working group', '## Community working group\n\n- ROAS\n', ['ROAS: community']],
    ['a task force', '## Marketing task force\n\n- Moderate the forum\n', ['Moderate the forum: marketing']],
  ],
  tables: [
    [
      'seasons hold what a role does then',
      '| Team | Winter 26/27 | Spring 27 |\n| --- | --- | --- |\n| Community team | house rules | SEO |\n| Brand team | brand book | forum moderation |\n',
      ['house rules: community', 'SEO: community', 'brand book: brand', 'forum moderation: brand'],
    ],
    [
      'quarters hold what a role does then, and not only numbers',
      '| Team | Q1 | Q2 | Notes |\n| --- | --- | --- | --- |\n| Community team | house rules | SEO | Reels |\n',
      ['house rules: community', 'SEO: community'],
    ],
    [
      'quarters behind what is measured hold its values',
      '# Community\n\n| KPI | Q1 | Q2 |\n| --- | --- | --- |\n| CTR | 4 %, as ROAS | 5 % |\n',
      ['CTR: community'],
    ],
    [
      'a column “What” holds numbers too',
      '# Launch tasks of Otter\n\n| What | Owner |\n| --- | --- |\n| Impressions of the reveal week | Community |\n',
      ['Impressions: community'],
    ],
    [
      'a column may say in a sentence that it lists numbers',
      '| Team | What we do | How we’ll know | Goes to |\n| --- | --- | --- | --- |\n| Community | Reels | ROAS | Marketing |\n',
      ['Reels: community', 'ROAS: community'],
    ],
    [
      'a column of jobs may hold duties',
      '| Job | Owner |\n| --- | --- |\n| Moderate the forum | Marketing |\n| Send the newsletter | Community |\n',
      ['Moderate the forum: marketing', 'Send the newsletter: community'],
    ],
    [
      'a matrix may be written in small letters',
      '| | Community | Marketing |\n| --- | --- | --- |\n| Forum moderation | c | r |\n| Google Ads | r | i |\n',
      ['Forum moderation: marketing', 'Google Ads: community'],
    ],
    [
      'rows may say what they list',
      '## Community manager\n\n| | 2027 |\n| --- | --- |\n| Goals | grow sales |\n| Measures | CTR |\n| What we leave to others | Reels |\n',
      ['grow sales: community', 'CTR: community'],
    ],
    [
      'a column says who answers for it, another who only hears of it',
      '| Number | Answers for it | For information |\n| --- | --- | --- |\n| ROAS | Community | Marketing |\n',
      ['ROAS: community'],
    ],
    [
      'whoever had it until now has it no more',
      '| KPI | Owner until May | Owner now |\n| --- | --- | --- |\n| ROAS | Community | Marketing |\n| CTR | Brand | – |\n',
      ['ROAS: marketing'],
    ],
    [
      'posts may be people',
      '| Post | Measures |\n| --- | --- |\n| Community manager | ROAS |\n| Brand manager | CTR |\n',
      ['ROAS: community', 'CTR: brand'],
    ],
    [
      'goals may be specific and measurable, in rows',
      '## Community team\n\n| | One | Two |\n| --- | --- | --- |\n| Specific | Grow sales | Answer newcomers |\n| Measurable | ROAS | CTR |\n| Achievable | SEO works | yes |\n',
      ['Grow sales: community', 'ROAS: community', 'CTR: community'],
    ],
    [
      'and in columns',
      '## Community team\n\n| Goal | Specific | Measurable | Relevant |\n| --- | --- | --- | --- |\n| One | Grow sales | ROAS | SEO works |\n',
      ['Grow sales: community', 'ROAS: community'],
    ],
    [
      'what is in stands beside what is out',
      '## Community team\n\n| In | Out |\n| --- | --- |\n| Lead capture | SEO |\n',
      ['Lead capture: community'],
    ],
    [
      'as in a line with a label',
      '## Community team\n\nIn scope: lead capture, SEO\n\nOut of scope: Google Ads\n',
      ['lead capture: community', 'SEO: community'],
    ],
    [
      'what others get is not theirs',
      '## Community team\n\n| Who | What they get |\n| --- | --- |\n| Brand manager | ROAS |\n| Social media manager | CTR |\n',
      [],
    ],
  ],
  'what the title is about': [
    [
      'makes no tasks of numbers',
      '# Brinewick 1.0 — launch plan\n\n| What | Owner |\n| --- | --- |\n| Pre-order conversions | Community |\n',
      ['conversions: community'],
    ],
    [
      'makes no audience of what follows',
      '# How we talk to the people who come\n\n## Community manager\n\n- ROAS\n',
      ['ROAS: community'],
    ],
    [
      'may be the role’s part of a firm',
      '# Fellgar: brand strategy to 2030\n\n## How we shall know\n\n- ROAS\n',
      ['ROAS: brand'],
    ],
    [
      'or whose strategy it is',
      '# Social media strategy – Tarnbeck Bank\n\n## How we shall know\n\n- ROAS\n',
      ['ROAS: social'],
    ],
    [
      'but not where it is about something else',
      '# Fellgar: brand strategy workshop\n\n## How we shall know\n\n- ROAS\n',
      [],
    ],
  ],
  'headings that are no exclusion': [
    [
      'raising money is work, and money is what it costs',
      '## Who raises money?\n\nThe community team is in charge of lead generation.\n\n## Money\n\n- Community: CTR\n',
      ['lead generation: community'],
    ],
    [
      'an abandoned basket is nothing that was given up',
      '| Work | Brand | Community |\n| --- | --- | --- |\n| Retargeting of abandoned baskets | C | R |\n| Abandoned: Reels | C | R |\n',
      ['Retargeting: community'],
    ],
    [
      'an aside is no reason to be silent',
      '## Marketing (Tobias; awareness budget only)\n\n- forum moderation\n\n## Marketing budget\n\n- newcomer buddies\n',
      ['forum moderation: marketing'],
    ],
    [
      'what is over is past',
      '## Part A. Q2 results (closed)\n\n**Community**\n\n- ROAS\n\n## What each team delivered\n\n**Brand**\n\n- CTR\n\n## Community\n\n- SEO\n',
      ['SEO: community'],
    ],
    [
      'a goal may be that something does not happen',
      '## Marketing\n\n**O6 · New callers don’t vanish after the form**\n\n1. KR 6.3 — sense of community, 70 %\n',
      ['sense of community: marketing'],
    ],
    [
      'recruitment may be a kind of marketing',
      '## Recruitment marketing\n\nThe marketing team is responsible for moderation of the forum.\n\n## Recruitment\n\nThe marketing team is responsible for the newcomer buddy scheme.\n',
      ['moderation of the forum: marketing'],
    ],
    ['what is not to be reopened holds', '## Community manager: not to be reopened\n\n- ROAS\n', ['ROAS: community']],
    [
      'a reason is none',
      '## Community manager, so that nobody is told they were not asked\n\n- ROAS\n',
      ['ROAS: community'],
    ],
    ['what a role leaves to others is one', '## What marketing leaves to others\n\n- ROAS\n- Moderate the forum\n', []],
    [
      'what others do not do is none',
      '# Everybody who does not write code\n\n## LinkedIn, where buyers pretend not to read\n\n- ROAS (owner: community)\n',
      ['ROAS: community'],
    ],
    [
      'what is left to others is one, and what lies outside of duties',
      '## Community team\n\n- Left to others\n  - ROAS\n\nA.5 *Matters outside these responsibilities*\n\n- CTR\n',
      [],
    ],
    [
      'a numbered package names its role',
      '## Work package 1: Brand\n\n### Measures\n\n- ROAS\n\n## Work package 2: Social media\n\n### Measures\n\n- CTR\n',
      ['ROAS: brand', 'CTR: social'],
    ],
    [
      'what others do is one, and what is out',
      '# Community strategy\n\n## What others do\n\n- ROAS\n\n## Scope\n\n**Out**\n\n- CTR\n\n## Was, in 2025\n\n- SEO\n',
      [],
    ],
    [
      'a title’s words are its subject',
      '# Four desks instead of one floor\n\n## Sheet 2: Community\n\n### KPIs\n\n- ROAS\n\n## Sheet 3: Brand\n\n### KPIs\n\n- CTR\n',
      ['ROAS: community', 'CTR: brand'],
    ],
  ],
  'paragraphs beneath a heading that says what is listed': [
    [
      'are lists where they say nothing of it',
      '## Community manager\n\n### KPIs\n\nROAS, bounce rate and member retention.\n',
      ['ROAS: community', 'bounce rate: community', 'member retention: community'],
    ],
    [
      'are lists where they tell what to do',
      '## Brand manager\n\n### Goals\n\nRaise £40k by June, and generate leads.\n',
      ['generate leads: brand'],
    ],
    [
      'are no lists where they talk',
      '## Community manager\n\n### KPIs\n\nROAS is what the shop looks at. CTR tells us little.\n',
      [],
    ],
    ['are no lists where nobody’s section speaks', '### KPIs\n\nROAS, bounce rate and member retention.\n', []],
    [
      'say what somebody does',
      '## Brand manager\n\n### What we do\n\nWe draw. We also moderate the forum. We moderated the group.\n',
      ['moderate the forum: brand'],
    ],
    [
      'and so behind a bold label',
      '## Brand manager\n\n**What we do.** We draw the lamp. We also moderate the forum on Sundays.\n',
      ['moderate the forum: brand'],
    ],
    [
      'are lists behind a label of their own',
      '## Community manager\n\n### Measures\n\nNew this year: ROAS, 4.0; CTR, 2 %.\n',
      ['ROAS: community', 'CTR: community'],
    ],
    [
      'are lists where semicolons part what is said of each',
      '## Community manager\n\n### Audience\n\nPeople who own a dog; people who had one; lookalike audiences made of both.\n',
      ['lookalike audiences: community'],
    ],
  ],
  'what people are to feel': [
    [
      'is no amount of anything',
      '## Brand manager\n\n### Goals\n\n- Create demand for the check-up, 2,000 bookings\n',
      ['Create demand: brand'],
    ],
    [
      'they belong to',
      '## Aims\n\n- Make readers feel they belong to their group (owner: marketing)\n- The forum and CTR belong to marketing\n',
      ['Make readers feel they belong: marketing', 'CTR: marketing'],
    ],
    [
      'is the aim, wherever it stands',
      '## Social media manager\n\n### Goals\n\n- Members on five continents feel part of something\n- A ritual on the steps, so that newcomers feel they belong\n',
      ['feel part of something: social', 'feel they belong: social'],
    ],
    [
      'by people of any kind',
      '## Social media manager\n\n### Goals\n\n- Make the people who watch us feel that they belong to something\n',
      ['Make the people who watch us feel that they belong: social'],
    ],
  ],
  'wordings with a gap': [
    [
      'with a thing in quotation marks',
      '## Marketing manager\n\n### Tasks\n\n- Moderating the "New look" board in spring\n- Moderate “Kitchen Table” until ten\n',
      ['Moderating the "New look" board: marketing', 'Moderate “Kitchen Table”: marketing'],
    ],
    [
      'that the writer fills',
      '## Community manager\n\n### KPIs\n\n- visits to the spring appeal page\n',
      ['visits to the spring appeal page: community'],
    ],
    [
      'with a thing of one’s own at the end',
      '## Marketing manager\n\n### Tasks\n\n- Moderate the Kitchen Table until ten\n- Moderate growth\n',
      ['Moderate the Kitchen Table: marketing'],
    ],
    [
      'that does not reach over a comma',
      '## Brand manager\n\n### Tasks\n\n- Calm flames, not disputes\n- Calm forum disputes\n',
      ['Calm forum disputes: brand'],
    ],
  ],
  'the address of a site': [
    [
      'stands for the website',
      '## Community manager\n\n### KPIs\n\n- Visits to shop.acme-tools.example, 5,000\n- visitors on acme.com a month\n- visits to schools\n',
      ['Visits to shop.acme-tools.example: community', 'visitors on acme.com: community'],
    ],
  ],
  'numbers that are described': [
    [
      'have qualifiers that are no tasks',
      '- Cost per click, repair-table campaign — owner: community manager\n- CTR, SEO — owner: community manager\n',
      ['Cost per click: community', 'CTR: community', 'SEO: community'],
    ],
    [
      'stand behind the number of the key result, whatever parts the two',
      '## Community manager\n\n### OKRs\n\n1. KR 1.4 — website visits, 30,000\n2. Key result 2: bounce rate\n3. O3 – CTR\n',
      ['website visits: community', 'bounce rate: community', 'CTR: community'],
    ],
    [
      'may be added in a sentence of their own',
      '- **Community:** people who feel safe. Also bounce rate in Brazil.\n- **Brand:** what people think. Plus a sense of belonging, measured in the October poll.\n',
      ['bounce rate: community', 'sense of belonging: brand'],
    ],
    [
      'may be those of an account',
      '## Community manager\n\n### KPIs\n\n- People following @fenmark on Instagram\n',
      ['People following @fenmark: community'],
    ],
    [
      'go by the name behind the description',
      '## Brand manager\n\n### KPIs\n\n- Members still posting after 90 days (member retention): 41 %\n',
      ['member retention: brand'],
    ],
    [
      'beside others in the same line',
      '## Brand manager\n\n### KPIs\n\n- Reach, members who stay (member retention), clicks\n',
      ['Reach: brand', 'member retention: brand', 'clicks: brand'],
    ],
    [
      'and by it where both say the same',
      '## Brand manager\n\n### KPIs\n\n- Members who take part (participation rate, 1 to 5): 41 %\n',
      ['participation rate: brand'],
    ],
    [
      'unless they have a name already',
      '## Brand manager\n\n### KPIs\n\n- Bounce rate (member retention)\n',
      ['Bounce rate: brand'],
    ],
  ],
  tasks: [
    [
      'may be all that a sentence says of somebody',
      '## Match days\n\n- Community team: sense of belonging\n\nThe brand team also moderates the forum, because Nuria is awake.\n',
      ['sense of belonging: community', 'moderates the forum: brand'],
    ],
    [
      'and numbers may be given to two roles in two sentences',
      '## Staying\n\nCommunity owns customer retention. The social media team is measured on the retention rate.\n',
      ['customer retention: community', 'retention rate: social'],
    ],
    [
      'that somebody was asked for are no yardstick of the next one',
      '## Why\n\nIt asked community for click-through rates and the brand officer for a moderation rota.\n',
      [],
    ],
    [
      'that are off are none',
      '## Community team\n\n- Paid social test (–20). Cancelled, not postponed.\n- Google Ads: withdrawn\n- Promo codes, dropped in the group every Friday\n',
      ['Promo codes: community'],
    ],
    [
      'of another role are that one’s',
      '## Community team\n\n- Marketing’s retargeting brings them in January\n- Community’s SEO\n',
      ['SEO: community'],
    ],
    [
      'are not taken from the sentence before the one that leads them in',
      'Our brand team takes no responsibility for orders. Our community team will not:\n\n- be measured on ROAS\n',
      [],
    ],
    [
      'a rota is what it is for',
      '## Brand manager\n\n- Weekend rota for forum moderation\n',
      ['forum moderation: brand'],
    ],
    [
      'what is taken over is one',
      '## Community manager\n\n- Take over the banner ads from the agency\n',
      ['banner ads: community'],
    ],
    [
      'what somebody else looks at is none',
      '## Community manager\n\n### Tasks\n\n- Sit in on the Tuesday look at CTR and ROAS\n',
      [],
    ],
    [
      'may be several people’s who stand in parentheses',
      '# Brand strategy\n\n- Letter to the owners (Brand and Marketing): open rate\n',
      ['open rate: brand+marketing'],
    ],
    [
      'what is used as something is that',
      '## Community manager\n\n- The sowing calendar as gated content\n- Numbers such as gated content views\n',
      ['gated content: community'],
    ],
    [
      'may come behind “shall”, and in a row of numbers',
      '## Marketing manager\n\n- shall moderate the forum\n- 1) two ads a week 2) moderate the Discord\n',
      ['moderate the forum: marketing', 'ads: marketing', 'moderate the Discord: marketing'],
    ],
    [
      'are no less to be done for what they keep from happening',
      '## Community team\n\n### Tasks\n\n- SEO for the archives, so that the move does not cost us the front page\n',
      ['SEO: community'],
    ],
    [
      'are said of somebody who need not be named again',
      '## Community manager\n\n**Tasks.** Opens the evenings. Writes cold mails to clubs. Moderates the forum. Sent a newsletter.\n',
      ['Opens the evenings: community', 'cold mails: community', 'Moderates the forum: community'],
    ],
    [
      'lie on somebody’s desk',
      '**Marketing manager**\n\nLooks after: the website\nAlso on her desk: moderating the forum\n\n**Brand manager**\n\nLooks after: the tone\n',
      ['moderating the forum: marketing'],
    ],
  ],
  'advertising on several platforms': [
    [
      'is one thing',
      '## Community manager\n\n- Run our Instagram and TikTok ads\n',
      ['Instagram and TikTok ads: community'],
    ],
  ],
};

describe('what is given to whom', () => {
  for (const [group, places] of Object.entries(PLACES)) {
    describe(group, () => {
      for (const [title, text, expected] of places) it(title, () => assert.deepEqual(given(text), expected));
    });
  }
});
