import { strict as assert } from 'node:assert';
import { ownersOf } from '../support/plan-owners';

/** Plans with the owners that a careful reader gives their items. */
const PLANS: Readonly<Record<string, readonly (readonly [string, string, readonly string[]])[]>> = {
  headings: [
    [
      'a role’s heading speaks for its section, through headings that name none',
      '## Community management\n\n- x1\n\n### Second half\n\n- x2\n\n## Money\n\n- x3\n',
      ['x1 community', 'x2 community', 'x3 !reference'],
    ],
    [
      'a neighbour’s heading ends it',
      '## Community management\n\n- x1\n\n## Customer support\n\n- x2\n',
      ['x1 community', 'x2 ?'],
    ],
    [
      'numbers, emoji, links and emphasis are no hindrance',
      '## 3.2 👥 [*Social Media Manager*](x) KPIs\n\n- x1\n',
      ['x1 social'],
    ],
    [
      'setext headings and headings without a blank count',
      'Brand management\n----\n\n- x1\n\n##Community management\n\n- x2\n',
      ['x1 brand', 'x2 community'],
    ],
    ['a heading that names two roles speaks for nobody', '## Community vs. social media\n\n- x1\n', ['x1 -']],
    [
      'words that merely contain a role’s word are no role',
      '## Community guidelines\n\n- x1\n\n## Brand awareness\n\n- x2\n\n## Our community\n\n- x3\n\n## Marketing budget\n\n- x4\n',
      ['x1 !reference', 'x2 -', 'x3 -', 'x4 !reference'],
    ],
    [
      'a department word speaks beside a sibling that names another role',
      '## Brand\n\n- x1\n\n## Social media\n\n- x2\n',
      ['x1 brand', 'x2 social'],
    ],
    ['a department word with KPIs beneath it speaks too', '## Community\n\n### KPIs\n\n- x1\n', ['x1 community']],
    [
      'a bare topic heading is weak',
      '# Launch\n\n## Social media\n\n- x1\n\n## The website\n\n- x2\n',
      ['x1 (social)', 'x2 -'],
    ],
    ['a weak heading never overrides a role in force', '# Community manager\n\n## Brand\n\n- x1\n', ['x1 community']],
    ['marketing as a genre is no role', '# Marketing plan 2027\n\n- x1\n', ['x1 -']],
    ['a strategy that names its role speaks for the document', '# Community strategy 2027\n\n- x1\n', ['x1 community']],
    [
      'dimension words only do not end a role where the pattern repeats',
      '## Community manager\n\n## KPIs\n\n- x1\n\n## Brand manager\n\n## KPIs\n\n- x2\n',
      ['x1 community', 'x2 brand'],
    ],
    [
      'people in brackets stay with the role',
      '## Marketing / UA (Ren, Ola)\n\n- x1\n\n## Community (Mads)\n\n- x2\n',
      ['x1 marketing', 'x2 community'],
    ],
  ],
  'labels and lead-ins': [
    [
      'a bold line speaks until the next one',
      '**Community team** (Moira)\n\n- x1\n\n**Social media**\n\n- x2\n\n**Fundraising**\n\n- x3\n',
      ['x1 community', 'x2 social', 'x3 ?'],
    ],
    [
      'an unknown job title ends a role’s label',
      '**Marketing manager** (1 FT)\n\n- x1\n\n**Content creator** (1 FT)\n\n- x2\n',
      ['x1 marketing', 'x2 ?'],
    ],
    [
      'a dimension label stays inside its role',
      '## Brand management\n\n**KPIs**\n\n- x1\n\n**Tactics**\n\n- x2\n',
      ['x1 brand', 'x2 brand'],
    ],
    [
      'list items lead in what is nested in them',
      '- **Community management**\n  - KPIs\n    - x1\n- **Marketing**\n  - x2\n- **Press office**\n  - x3\n',
      ['x1 community', 'x2 marketing', 'x3 ?'],
    ],
    [
      'a category of numbers is no owner',
      '- **Community**: x1\n- **Engagement**: x2\n- **Content**: x3\n',
      ['x1 -', 'x2 -', 'x3 -'],
    ],
    [
      'beside other owners the same word is one',
      '- **Community**: x1\n- **Social media**: x2\n- **Brand**: x3\n',
      ['x1 community', 'x2 social', 'x3 brand'],
    ],
    [
      'a sentence before a list gives the list to its subject',
      '## Brand\n\nLaurent owns the name. He is measured on:\n\n- x1\n\n## Sales\n\n- x2\n',
      ['x1 brand', 'x2 ?'],
    ],
    [
      'a denying sentence before a list gives it to nobody',
      '## Community team\n\nWe are not judged on:\n\n- x1\n',
      ['x1 !excluded'],
    ],
  ],
  'owner notes': [
    [
      'every notation is read',
      '- x1 (owner: social)\n- x2 — @community-team\n- x3 [Brand]\n- x4\n  - Owner: Marketing\n- [Social] x5\n- x6 — owner: Community\n',
      ['x1 social', 'x2 community', 'x3 brand', 'x4 marketing', 'x5 social', 'x6 community'],
    ],
    [
      'the note beats the section',
      '## Community management\n\n- x1 (owner: marketing)\n- x2 (owner: PR)\n- x3\n',
      ['x1 marketing', 'x2 ?', 'x3 community'],
    ],
    [
      'several owners are all of them, known or not',
      '- x1 (owner: brand and social)\n- x2 (owner: community, Anna)\n- x3 (owner: tbd, perhaps community)\n',
      ['x1 brand+social', 'x2 community+?', 'x3 community+?'],
    ],
    [
      'a line under a heading owns the section',
      '### Stream A\n\nOwner: community management · Budget: 3\n\n- x1\n\n### Stream B\n\nDRI: Luca Brandt\n\n- x2\n',
      ['x1 community', 'x2 ?'],
    ],
  ],
  tables: [
    [
      'an owner column',
      '| KPI | Owner |\n|---|---|\n| x1 | Community |\n| x2 | Brand / Social media |\n| x3 | Finance |\n',
      ['x1 community', 'x2 brand+social', 'x3 ?'],
    ],
    [
      'owner beats team, and consulted owns nothing',
      '| Team | KPI | Owner | Consulted |\n|---|---|---|---|\n| Marketing | x1 | Community | Brand |\n',
      ['x1 community'],
    ],
    [
      'roles as rows',
      '| Role | KPIs | Not owned |\n|---|---|---|\n| Community manager | x1 | x2 |\n| PR | x3 | |\n',
      ['x1 community', 'x2 !excluded', 'x3 ?'],
    ],
    [
      'roles as columns',
      '| | Community | Social media |\n|---|---|---|\n| KPIs | x1 | x2 |\n| Not owned | x3 | |\n',
      ['x1 community', 'x2 social', 'x3 !excluded'],
    ],
    [
      'RACI: R and A own, C and I do not',
      '| Task | Marketing | Community | Press |\n|---|:-:|:-:|:-:|\n| x1 | R/A | C | I |\n| x2 | I | A, R | |\n| x3 | R | A | |\n| x4 | | I | **R/A** |\n',
      ['x1 marketing', 'x2 community', 'x3 marketing+community', 'x4 ?'],
    ],
    [
      'RACI turned round',
      '| Item | R | A | C | I |\n|---|---|---|---|---|\n| x1 | Community | Community | Brand | - |\n',
      ['x1 community'],
    ],
    [
      'ticks in columns of roles',
      '| Belongs to | Community | Social |\n|---|:-:|:-:|\n| x1 | ✔ | |\n| x2 | ✔ | ✔ |\n',
      ['x1 community', 'x2 community+social'],
    ],
    [
      'a table’s owners beat the heading above it',
      '## Community management\n\n| KPI | Owner |\n|---|---|\n| x1 | Brand |\n',
      ['x1 brand'],
    ],
  ],
  'silent sections': [
    [
      'exclusions, whatever they are called',
      '# Community manager\n\n## What we leave to others\n\n- x1\n\n## Not our job\n\n- x2\n\n## Anti-goals\n\n- x3\n',
      ['x1 !excluded', 'x2 !excluded', 'x3 !excluded'],
    ],
    [
      'history, ideas and hand-offs',
      '# Community manager\n\n## What changed\n\n- x1\n\n## Open questions\n\n- x2\n\n## Who you work with\n\n- x3\n',
      ['x1 !past', 'x2 !idea', 'x3 !reference'],
    ],
    [
      'a nested exclusion silences what is nested in it',
      '- **Community management**\n  - Indicators\n    - x1\n  - Not owned\n    - x2\n- **Marketing**\n  - x3\n',
      ['x1 community', 'x2 !excluded', 'x3 marketing'],
    ],
  ],
  'front matter': [
    [
      'a role speaks for the document',
      '---\nrole: community-management\n---\n\n- x1\n\n## Marketing office\n\n- x2\n',
      ['x1 community', 'x2 marketing'],
    ],
    [
      'whoever keeps the file speaks only where nobody else is named',
      '---\nowner: marketing\n---\n\n- x1\n',
      ['x1 marketing'],
    ],
    [
      'and not where a role is',
      '---\nowner: marketing\n---\n\n- x1\n\n## Community team\n\n- x2\n',
      ['x1 -', 'x2 community'],
    ],
    [
      'YAML with mistakes in it is no reason to lose the plan',
      '---\nrole: [community\n  broken: : x\n---\n\n## Brand team\n\n- x1\n',
      ['x1 brand'],
    ],
  ],
  titles: [
    [
      'are a grammar: seniority, inversion, abbreviation in brackets',
      '# Senior Manager, Social Media (m/f/x)\n\n- x1\n',
      ['x1 social'],
    ],
    ['the words next to the noun decide', '# Marketing Reddit Community Builder\n\n- x1\n', ['x1 community']],
    [
      'Head of, VP and Director of',
      '## Head of Community\n\n- x1\n\n## VP Marketing\n\n- x2\n\n## Director, Brand Strategy\n\n- x3\n',
      ['x1 community', 'x2 marketing', 'x3 brand'],
    ],
  ],
};

describe('whose is what in a plan', () => {
  for (const [group, plans] of Object.entries(PLANS)) {
    describe(group, () => {
      for (const [title, text, expected] of plans) it(title, () => assert.deepEqual(ownersOf(text), expected));
    });
  }
});
