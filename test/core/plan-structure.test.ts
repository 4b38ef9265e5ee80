import { strict as assert } from 'node:assert';
import { ownersOf } from '../support/plan-owners';

/** Plans with the owners that a careful reader gives their items, running text included. */
const PLANS: Readonly<Record<string, readonly (readonly [string, string, readonly string[]])[]>> = {
  'abbreviations that the document spells out': [
    [
      'in a legend, then in headings, labels and cells',
      'Legend: **CM** = community management, **MKG** = marketing\n\n### Keep them (CM)\n\n- x1\n\n### Find them\n\n- MKG: x2\n- CM: x3\n\n| Task | Owner |\n|---|---|\n| x4 | MKG |\n',
      ['x1 community', 'x2 marketing', 'x3 community', 'x4 marketing'],
    ],
    [
      'behind the title, with the words before it',
      'We have a Regional Brand Manager (RBM) and a social media desk.\n\n- x1 (owner: RBM)\n',
      ['x1 brand'],
    ],
    [
      'before it, and in a list of abbreviations',
      'SMM (social media management) posts.\n\n| Short | Long |\n|---|---|\n| BM | brand manager |\n\n- x1 (owner: SMM)\n- x2 (owner: BM)\n',
      ['x1 social', 'x2 brand'],
    ],
    ['not without being spelt out', '### Keep them (CM)\n\n- x1\n\n- x2 (owner: SMM)\n', ['x1 -', 'x2 ?']],
    [
      'not where the letters say something else',
      'DRI: Community manager. Community manager (CA).\n\n### Second half (CA)\n\n- x1\n\n### First half (DRI)\n\n- x2\n',
      ['x1 -', 'x2 -'],
    ],
    [
      'not where it is spelt in two ways',
      'BM = brand management. Later BM = marketing.\n\n### Be known (BM)\n\n- x1\n',
      ['x1 -'],
    ],
    ['not where the phrase goes on', 'CM = community management software\n\n### Keep them (CM)\n\n- x1\n', ['x1 -']],
  ],
  'headings that name their owner beside a subject': [
    ['a title in parentheses behind it', '### Folk who answer folk (community team)\n\n- x1\n', ['x1 community']],
    [
      'a bare word behind it, where siblings do the same',
      '# Plan\n\n### Be known (Brand)\n\n- x1\n\n### Be fed — Social\n\n- x2\n',
      ['x1 brand', 'x2 social'],
    ],
    ['a bare word alone behind it may be a channel', '# Plan\n\n### Opening week (Social)\n\n- x1\n', ['x1 -']],
    [
      'a comma behind which it is told when or who',
      '# Plan\n\n## Brand, after June\n\n### KPIs\n\n- x1\n\n## Marketing, meaning Ruth\n\n### KPIs\n\n- x2\n',
      ['x1 brand', 'x2 marketing'],
    ],
    ['a comma in a list of subjects names nobody', '# Plan\n\n## Community, parties and cake\n\n- x1\n', ['x1 -']],
    [
      'the reader is spoken to as the owner',
      '# Plan\n\n## If you work in marketing\n\n- x1\n\n## When you’re on the brand team\n\n- x2\n',
      ['x1 marketing', 'x2 brand'],
    ],
    [
      'a person whom the document ties to a role',
      '# Plan\n\nOda, brand manager, is new.\n\n## Oda\n\n- x1\n\n## Ulf\n\n- x2\n',
      ['x1 brand', 'x2 -'],
    ],
    [
      'people behind a dash of several roles are theirs',
      '*Community — Oda*\n\n- x1\n\n*Brand — Ulf*\n\n| Thing | Whose |\n|---|---|\n| x2 | Oda |\n| x3 | Ulf, Oda |\n',
      ['x1 community', 'x2 community', 'x3 brand+community'],
    ],
    [
      'a subject behind the dash of one is nobody',
      '# Plan\n\n## Community — Warmth\n\n- Warmth: x1\n\n## Warmth\n\n- x2\n',
      ['x1 (community)', 'x2 -'],
    ],
    ['code type is an ornament', '## `Community manager` – spring\n\n- x1\n', ['x1 community']],
    [
      'a weak heading inside its own role stays strong',
      '# Social media manager\n\n## Social media\n\n- x1\n',
      ['x1 social'],
    ],
    [
      'a title that calls the document minutes silences nothing',
      '# Trading meeting, week 11: minutes\n\n## Community team\n\n- x1\n\n## Minutes of last month\n\n- x2\n',
      ['x1 community', 'x2 !past'],
    ],
  ],
  'tables with headers of their own': [
    [
      'owners under other names',
      '| Line | Falls to |\n|---|---|\n| x1 | Community |\n| x2 | Press |\n\n| Line | Helped by |\n|---|---|\n| x3 | Brand |\n',
      ['x1 community', 'x2 ?', 'x3 -'],
    ],
    [
      'every column of items before the owner',
      '| Stage | Mechanic | DRI | Unlocks |\n|---|---|---|---|\n| x1 | x2 | Marketing | x3 |\n',
      ['x1 marketing', 'x2 marketing'],
    ],
    [
      'but a theme beside a plain item is none',
      '| Theme | Task | Owner |\n|---|---|---|\n| x1 | x2 | Marketing |\n',
      ['x2 marketing'],
    ],
    [
      'what a role’s row carries, lives by and keeps away from',
      '| Squad | Tool | Carries | Lives by | Keeps away from |\n|---|---|---|---|---|\n| **Community** | x1 | x2 | x3 | x4 |\n| **Brand** | x5 | x6 | x7 | x8 |\n',
      ['x2 community', 'x3 community', 'x4 !excluded', 'x6 brand', 'x7 brand', 'x8 !excluded'],
    ],
    [
      'the owner first',
      '| Whose | Number | Shown to |\n|---|---|---|\n| Social media | x1 | Marketing |\n| Ida | x2 | Brand |\n',
      ['x1 social', 'x2 ?'],
    ],
    [
      'a first cell for several rows, empty or repeated beneath',
      '| Team | KPI |\n|---|---|\n| Community | x1 |\n| | x2 |\n| Brand | x3 |\n| " | x4 |\n| Growth | x5 |\n| | x6 |\n',
      ['x1 community', 'x2 community', 'x3 brand', 'x4 brand', 'x5 ?', 'x6 ?'],
    ],
    [
      'but no owner above where the owners stand last',
      '| KPI | Owner |\n|---|---|\n| x1 | Community |\n| x2 | |\n',
      ['x1 community'],
    ],
    [
      'rows that are headings of those beneath them',
      '| KPI | Target |\n|---|---|\n| **Community** | |\n| x1 | 3 |\n| **Growth** | |\n| x2 | 4 |\n| **Brand** | |\n| x3 | 5 |\n| **Dropped** | |\n| x4 | 6 |\n',
      ['x1 community', 'x2 ?', 'x3 brand', 'x4 !excluded'],
    ],
    [
      'which channels are not',
      '| Metric | Target |\n|---|---|\n| **Email** | |\n| x1 | 3 |\n| **Social** | |\n| x2 | 4 |\n| **Community** | |\n| x3 | 5 |\n',
      ['x1 -', 'x2 -', 'x3 -'],
    ],
    ['which a bare word alone is not', '| KPI | Target |\n|---|---|\n| Community | |\n| x1 | 3 |\n', ['x1 -']],
    [
      'key results under a role’s heading',
      '## Brand team\n\n| KR | from | to |\n|---|---|---|\n| 1.1 x1 | x2 | x3 |\n',
      ['x1 brand'],
    ],
    [
      'what was is no longer',
      '| Team | Was measured on | Number |\n|---|---|---|\n| Community | x1 | x2 |\n',
      ['x2 community'],
    ],
    [
      'a heading above both what is owned and what is not silences neither',
      '# Plan\n\n## What we own, what we don’t own\n\n| | We own | We don’t own |\n|---|---|---|\n| Community | x1 | x2 |\n| Brand | x3 | x4 |\n',
      ['x1 community', 'x2 !excluded', 'x3 brand', 'x4 !excluded'],
    ],
  ],
  'labels with text behind them': [
    [
      'speak on where the next paragraph does',
      '**2.1 Agency Brand Practice** — keeps the name.\n\nThe team is measured on x1.\n\nIt owns x2.\n\nRain fell on x3.\n\nIt owns x4.\n',
      ['x1 brand', 'x2 brand', 'x3 -', 'x4 -'],
    ],
    [
      'end at a rule, a heading or another label',
      '**Brand team** — keeps the name.\n\n---\n\nIt owns x1.\n\n**Brand team** — keeps the name.\n\n**Design agency** — draws.\n\nIt owns x2.\n',
      ['x1 -', 'x2 ?'],
    ],
    [
      'lead in the list right behind them',
      '**Community manager** — keeps the forum.\n\n- x1\n\nA walk.\n\n- x2\n',
      ['x1 community', 'x2 -'],
    ],
    [
      'silence with a number in bold too',
      '**4. NOT PART OF THIS**\n\n- Brand team: x1\n- Social media: x2\n',
      ['x1 !excluded', 'x2 !excluded'],
    ],
    [
      'a person’s label is the person’s role',
      'Oda, community manager, is new.\n\nOda: x1\n\nUlf: x2\n',
      ['x1 community', 'x2 -'],
    ],
    [
      'a name and what it is',
      '**Oda, social media.** x1\n\n**Ulf, brand.** x2\n\n**Ida, sales.** x3\n',
      ['x1 social', 'x2 brand', 'x3 ?'],
    ],
  ],
  'labels that follow one another': [
    [
      'a bold one ends what the one before it kept away',
      '# Plan\n\n## Brand team\n\n**We do not own**\n\n- x1\n\n**We are measured on**\n\n- x2\n',
      ['x1 !excluded', 'x2 brand'],
    ],
    [
      'the lines beneath a role’s say what it has, until another label comes',
      '**Community:** Mareike, two days\\\nGoal: x1\\\nDoes: x2\\\nNot hers: x3\\\nWarehouse crew: x4\n\nGoal: x5\n\n**Brand:** Ines\n',
      ['x1 community', 'x2 community', 'x3 !excluded', 'x4 ?', 'x5 -'],
    ],
    [
      'numbered objectives are all of the role above them',
      '**Community team**\n\n**Objective 1: be kind**\n\n- x1\n\n**Objective 2: be quick**\n\n- x2\n\n**The weather**\n\n- x3\n',
      ['x1 community', 'x2 community', 'x3 -'],
    ],
    [
      'clauses that go on about the word of a dimension',
      '- Skills we train\n  - Brand team\n    - x1\n- Weather we had\n  - x2\n',
      ['x1 brand', 'x2 -'],
    ],
  ],
  'terms with definitions beneath them': [
    [
      'say what the role has that is the term',
      'Brand manager (Noor)\n:   The name.\n:   **Measured by:** x1\n:   x2\n:   **Does not do:** x3\n\nx4\n',
      ['x1 brand', 'x2 brand', 'x3 !excluded', 'x4 -'],
    ],
    [
      'and whose a bare word is, where other terms name roles',
      'Brand\n:   x1\n\nMarketing (two people)\n:   x2\n\nFront desk\n:   x3\n',
      ['x1 brand', 'x2 marketing', 'x3 ?'],
    ],
    ['but not lines that have no term', 'Brand manager, a colon\n: x1 and\nx2\n', ['x1 -']],
  ],
  'what opens and closes': [
    [
      'names its section whatever marks are in its label',
      '<details>\n<summary>💬 <strong>Community team</strong> (Bronagh)</summary>\n\n- x1\n\n</details>\n\n<details>\n<summary><b>Not ours</b>, this year</summary>\n\n- Brand team: x2\n\n</details>\n\n- x3\n',
      ['x1 community', 'x2 !excluded', 'x3 -'],
    ],
  ],
  'owners in odd places': [
    [
      'handles with what somebody is behind them, in their column and from then on',
      'Here: @oda (community manager), @ulf (brand manager)\n\n| What | Who | By |\n|---|---|---|\n| x1 | @oda (community) | May |\n| x2 | @ulf | June |\n| x3 | @tom (sales) | July |\n',
      ['x1 community', 'x2 brand', 'x3 ?'],
    ],
    ['nobody with whom it is done', '| Task | With whom |\n|---|---|\n| x1 | Brand team |\n', ['x1 -']],
    [
      'the nested owner before the word at the end',
      '- x1 → Brand\n  - Owner: Marketing team\n- x2 → Social\n- x3 → Brand\n',
      ['x1 marketing', 'x2 social', 'x3 brand'],
    ],
    [
      'the team of what has a name, and not who asked for it',
      '| Name | Team | Status | Asked by |\n|---|---|---|---|\n| x1 | [Social media](Social%20c3d4.md) | Open | Marketing |\n',
      ['x1 social'],
    ],
    [
      'in parentheses at the items’ ends, where they differ',
      '- [ ] x1 (Brand)\n- [ ] x2 (Community + PR)\n- [ ] x3 (14 May)\n- [x] x4 (Social)\n',
      ['x1 brand', 'x2 community+?', 'x3 -', 'x4 social'],
    ],
    [
      'set off by arrows, dots or dashes there, with a day behind them',
      '- x1 → Brand\n- x2 → Social\n- x3 → Sales\n\nThen:\n\n- x4 · Community · Q3\n- x5 · Brand · 3 May\n\nThen:\n\n- x6 – Brand\n- x7 – Community\n',
      ['x1 brand', 'x2 social', 'x3 ?', 'x4 community', 'x5 brand', 'x6 brand', 'x7 community'],
    ],
    [
      'but no channels, among which there are some that nobody is called',
      '- x1 – Social\n- x2 – Community\n- x3 – Email\n',
      ['x1 -', 'x2 -', 'x3 -'],
    ],
    [
      'a title there alone, but nobody with whom or for whom it is done, and nobody who is spoken of',
      '- x1 (community manager)\n- x2 → Brand team, by 3 May\n\nThen:\n\n- x3 (with the brand team)\n- x4 (for the community manager)\n- x5 → Brand\n- x6 with Ana Ruiz (brand manager)\n- x7, Ana (brand manager)\n',
      ['x1 community', 'x2 brand', 'x3 -', 'x4 -', 'x5 -', 'x6 -', 'x7 brand'],
    ],
    ['not where only one of them does', '- x1 (Social)\n- x2 (twice)\n- x3\n', ['x1 -', 'x2 -', 'x3 -']],
    [
      'on the line beneath the item',
      'x1, 12 % in Wales\nOwner: Community team\n\nThe year was long. We saw x2.\nOwner: Brand\n',
      ['x1 community', 'x2 -'],
    ],
    [
      '“Who” of somebody known, not of an audience',
      '## Marketing team\n\n- Fair\n  - Who: Brand\n  - x1\n- Raffle\n  - Who: bakers in Wales\n  - x2\n',
      ['x1 brand', 'x2 marketing'],
    ],
    [
      'a label that lists what is owned, and one that keeps away',
      '## Brand team\n\n**Owner of:** x1\n**Helps with:** x2\n**Keeps away from:** x3\n',
      ['x1 brand', 'x2 !reference', 'x3 !excluded'],
    ],
  ],
  silences: [
    [
      'a contrast is no exclusion',
      '# Plan\n\n## Brand team: known for bread, not for cake\n\n- x1\n\n## Brand team: not for cake\n\n- x2\n',
      ['x1 brand', 'x2 !excluded'],
    ],
    [
      'what is left out, scrapped or outside of an agreement is nobody’s; what people stop for is no exclusion',
      '# Plan\n\n## Outside this agreement\n\n- Brand: x1\n\n## What we are dropping\n\n- Brand: x2\n\n## Left out\n\n- Brand: x3\n\n## Brand team: a stall worth stopping for\n\n- x4\n',
      ['x1 !excluded', 'x2 !excluded', 'x3 !excluded', 'x4 brand'],
    ],
    [
      'whom one works with, but not who answers for what',
      '# Plan\n\n## Who you work with\n\n**Brand team**\n\n- x1\n\n## Who you work with, and what each of them answers for\n\n**Brand team**\n\n- x2\n',
      ['x1 !reference', 'x2 brand'],
    ],
    [
      'what belongs to others, and what somebody should stop',
      '# Community manager\n\n## What belongs to others, whatever they say\n\n| Topic | With whom |\n|---|---|\n| x1 | Brand (Annelies) |\n\n## Things that you should stop\n\n- x2\n',
      ['x1 !excluded', 'x2 !excluded'],
    ],
    [
      'what nobody does is nobody’s',
      '- **What nobody does**\n  - x1\n- **Brand team**\n  - x2\n',
      ['x1 !excluded', 'x2 brand'],
    ],
    [
      'learning is a perspective of a scorecard, what was learnt is past',
      '# Plan\n\n## Learning and growth\n\n- Brand team: x1\n\n## Learnings\n\n- Brand team: x2\n',
      ['x1 brand', 'x2 !past'],
    ],
    [
      'a glossary and a syllabus explain, whatever their sections are about',
      '# Glossary of figures\n\n## Brand team\n\n- x1\n',
      ['x1 !reference'],
    ],
    [
      'a feed is no hand-off',
      '# Plan\n\n## Social media team: a feed worth a stop\n\n- x1\n\n## Social media team: feeds\n\n- x2\n',
      ['x1 social', 'x2 !reference'],
    ],
    [
      'definitions of roles are no glossary',
      '# Plan\n\n## Definitions of the roles\n\n**Brand manager** — x1\n\n## Definitions\n\n**Brand manager** — x2\n',
      ['x1 brand', 'x2 !reference'],
    ],
  ],
};

describe('how the structure of a plan says whose is what', () => {
  for (const [group, plans] of Object.entries(PLANS)) {
    describe(group, () => {
      for (const [title, text, expected] of plans) it(title, () => assert.deepEqual(ownersOf(text, true), expected));
    });
  }
});
