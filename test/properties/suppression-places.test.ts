import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import type { Finding } from '../../server/src/core/rules/findings';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

/** Where comments stand: `☐` is the comment, `«…»` what it silences, the rest of the findings stays. */
type Place = readonly [title: string, plan: string];

/** For the next line. */
const NEXT_LINE: readonly Place[] = [
  ['before a heading', '# Community management\n\n☐\n### «CTR»\n\nUp.\n\n### ROAS\n\nUp.\n'],
  [
    'before a heading, with a blank line between',
    '# Community management\n\n☐\n\n### «CTR»\n\nUp.\n\n### ROAS\n\nUp.\n',
  ],
  ['before a heading of two lines', '# Community management\n\n☐\n«CTR»\n---\n\nUp.\n\nROAS\n---\n\nUp.\n'],
  ['right below a heading', '# Community management\n☐\nKPIs: «CTR»\n\nMetrics: ROAS\n'],
  ['before a list', '# Community management\n\n☐\n\n- «CTR»\n- ROAS\n'],
  ['right above a list', '# Community management\n\n☐\n- «CTR»\n- ROAS\n'],
  ['between items, indented as their text is', '# Community management\n\n- ROAS\n  ☐\n- «CTR»\n- Conversion rate\n'],
  ['between items, at the margin', '# Community management\n\n- ROAS\n☐\n- «CTR»\n- Conversion rate\n'],
  ['at an item’s end', '# Community management\n\n- ROAS ☐\n- «CTR»\n- Conversion rate\n'],
  ['as an item’s first line', '# Community management\n\n- ☐\n  «CTR»\n- ROAS\n'],
  ['before nested items', '# Community management\n\n- KPIs\n  ☐\n  - «CTR»\n  - ROAS\n'],
  ['between nested items', '# Community management\n\n- KPIs\n  - ROAS\n    ☐\n  - «CTR»\n- Conversion rate\n'],
  ['in a numbered list', '# Community management\n\n1. ROAS\n   ☐\n2. «CTR»\n3. Conversion rate\n'],
  ['in a list of tasks', '# Community management\n\n- [ ] ROAS\n      ☐\n- [x] «CTR»\n- [ ] Conversion rate\n'],
  [
    'between a label and its list',
    '**Community management**\n☐\n- «CTR»\n- ROAS\n\n**Brand management**\n\n- Brand awareness\n',
  ],
  [
    'between a label, a blank line and its list',
    '**Community management**\n\n☐\n\n- «CTR»\n- ROAS\n\n**Brand management**\n\n- Brand awareness\n',
  ],
  [
    'between “Community:” and its list',
    'Social media management:\n- Reach\n\nCommunity management:\n☐\n- «CTR»\n- ROAS\n',
  ],
  [
    'in the row above',
    '# Community management\n\n| KPI | Target |\n| --- | --- |\n| ROAS | 3 ☐ |\n| «CTR» | 2 % |\n| Conversion rate | 9 |\n',
  ],
  [
    'between a label and its list, items at the margin',
    'Social media management:\n- Reach\n\nCommunity management:\n- ROAS\n☐\n- «CTR»\n- Conversion rate\n',
  ],
  ['before a paragraph', '# Community management\n\nWe listen.\n\n☐\nKPIs: «CTR».\n\nMetrics: ROAS.\n'],
  ['in a paragraph, before its last line', '# Community management\n\nWe listen.\n\nKPIs: ROAS, ☐\n«CTR».\n'],
  ['behind a quotation', '# Community management\n\n> CTR\n\n☐\n- «CTR»\n- ROAS\n'],
  ['behind code', '# Community management\n\n```\nCTR\n```\n☐\n- «CTR»\n- ROAS\n'],
  ['behind front matter', '---\nrole: community management\n---\n☐\n- «CTR»\n- ROAS\n'],
  ['above the last line, which has no end', '# Community management\n\n- ROAS\n\n☐\n- «CTR»'],
];

/** For its own line. */
const LINE: readonly Place[] = [
  ['behind a heading', '# Community management\n\n### «CTR» ☐\n\nUp.\n\n### ROAS\n\nUp.\n'],
  ['inside a heading’s closing marks', '# Community management\n\n### «CTR» ☐ ###\n\nUp.\n\n### ROAS\n\nUp.\n'],
  ['behind a heading of two lines', '# Community management\n\n«CTR» ☐\n---\n\nUp.\n\nROAS\n---\n\nUp.\n'],
  ['before a heading’s words', '# Community management\n\n### ☐ «CTR»\n\nUp.\n\n### ROAS\n\nUp.\n'],
  ['at an item’s end', '# Community management\n\n- «CTR» ☐\n- ROAS\n'],
  ['at an item’s beginning', '# Community management\n\n- ☐ «CTR»\n- ROAS\n'],
  [
    'at an item’s beginning, with another comment behind',
    '# Community management\n\n- ☐ «CTR» <!-- ours -->\n- ROAS\n',
  ],
  ['in a nested item', '# Community management\n\n- KPIs\n  - «CTR» ☐\n  - ROAS\n'],
  [
    'in a numbered item of two lines',
    '# Community management\n\n1. ROAS\n2. Replies and\n   «CTR» ☐\n3. Conversion rate\n',
  ],
  ['in a task', '# Community management\n\n- [ ] «CTR» ☐\n- [ ] ROAS\n'],
  ['in the last cell', '# Community management\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | 2 % ☐ |\n| ROAS | 3 |\n'],
  ['in the first cell', '# Community management\n\n| KPI | Target |\n| --- | --- |\n| «CTR» ☐ | 2 % |\n| ROAS | 3 |\n'],
  ['in a cell of its own', '# Community management\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | ☐ |\n| ROAS | 3 |\n'],
  ['behind a row', '# Community management\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | 2 % | ☐\n| ROAS | 3 |\n'],
  ['in a row without bars at its ends', '# Community management\n\nKPI | Target\n--- | ---\n«CTR» | 2 % ☐\nROAS | 3\n'],
  [
    'in an owner’s cell',
    '| KPI | Owner |\n| --- | --- |\n| «CTR» | Community management ☐ |\n| ROAS | Community management |\n',
  ],
  [
    'in a matrix of responsibilities',
    '| | Community | Social media |\n|---|---|---|\n| «CTR» | R ☐ | C |\n| ROAS | R | C |\n',
  ],
  ['in a paragraph’s second line', '# Community management\n\nKPIs: ROAS,\n«CTR» ☐\nand conversion rate.\n'],
  ['within a line', '# Community management\n\nKPIs: «CTR» ☐ by June\n\nMetrics: ROAS\n'],
  ['in the last line, which has no end', '# Community management\n\n- ROAS\n- «CTR» ☐'],
  ['behind a label with its text', '# Community management\n\n**KPIs**: «CTR» ☐\n\n**Metrics**: ROAS\n'],
];

/** For all that follows. */
const REST: readonly Place[] = [
  [
    'below a heading',
    '# Community management\n\n- ROAS\n\n## KPIs\n☐\n- «CTR»\n\n## More KPIs\n\n- «Conversion rate»\n',
  ],
  ['above a heading', '# Community management\n\n- ROAS\n\n☐\n\n## KPIs\n\n- «CTR»\n'],
  ['between items', '# Community management\n\n- ROAS\n  ☐\n- «CTR»\n- «Conversion rate»\n'],
  ['between items, at the margin', '# Community management\n\n- ROAS\n☐\n- «CTR»\n- «Conversion rate»\n'],
  ['in a nested list', '# Community management\n\n- ROAS\n- KPIs\n  ☐\n  - «CTR»\n- «Conversion rate»\n'],
  [
    'in a cell',
    '# Community management\n\n| KPI | Target |\n| --- | --- |\n| ROAS | 3 ☐ |\n| «CTR» | 2 % |\n\n- «Conversion rate»\n',
  ],
  ['above a table', '# Community management\n\n- ROAS\n\n☐\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | 2 % |\n'],
  ['behind front matter', '---\nrole: community management\n---\n☐\n- «CTR»\n- «ROAS»\n'],
  ['in the middle of a line', '# Community management\n\nKPIs: ROAS ☐, «CTR» and «conversion rate»\n'],
];

/** For the whole document. */
const FILE: readonly Place[] = [
  ['at the very top', '☐\n\n# Community management\n\n- «CTR»\n'],
  ['right above the title', '☐\n# Community management\n\n- «CTR»\n'],
  ['below the front matter', '---\nrole: community management\n---\n☐\n\n- «CTR»\n'],
  ['between paragraphs', '# Community management\n\n- «CTR»\n\n☐\n\nMetrics: «ROAS»\n'],
  ['in an item', '# Community management\n\n- «CTR»\n- «ROAS» ☐\n'],
  ['in a cell', '# Community management\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | 2 % ☐ |\n| «ROAS» | 3 |\n'],
  ['at the end', '# Community management\n\n- «CTR»\n- «ROAS»\n\n☐\n'],
  ['in the last line, which has no end', '# Community management\n\n- «CTR»\n\n☐'],
];

const FORMS: readonly (readonly [string, readonly Place[]])[] = [
  ['rolecheck-disable-next-line', NEXT_LINE],
  ['rolecheck-disable-line', LINE],
  ['rolecheck-disable', REST],
  ['rolecheck-disable-file', FILE],
];

/** What a comment may name: all there is, the rule, the terms, both; with a reason or without. */
const NAMES: readonly string[] = [
  '',
  ' metric-outside-role',
  ' metric-outside-role -- agreed with growth, Q3',
  ' TERMS',
  ' metric-outside-role TERMS -- theirs',
  '\n  metric-outside-role\n  -- agreed\n',
];

const LINE_ENDS: readonly (readonly [string, string])[] = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
];
const BOM = '\uFEFF';

const TERMS: Readonly<Record<string, string>> = {
  CTR: 'click-through-rate',
  ROAS: 'return-on-ad-spend',
  'Conversion rate': 'conversion-rate',
  'conversion rate': 'conversion-rate',
};

function namesOf(findings: readonly Finding[], text: string): readonly string[] {
  return findings.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

/** The plan as if the comment had never been written: gone with its line where it has one of its own. */
function withoutPlace(plan: string): string {
  return plan.replace(/^[ \t]*☐(?:\n|$)/m, '').replace(/ ?☐/, '');
}

function check(marked: string, keyword: string, names: string, lineEnd: string): void {
  const { text: plain, marks } = stripMarks(withoutPlace(marked));
  const before = analyze(plain, { taxonomy });
  const silenced = before.findings.filter(({ span }) =>
    marks.some(({ start, end }) => span.start === start && span.end === end),
  );
  assert.equal(silenced.length, marks.length, `without the comment, there is nothing at a mark of:\n${plain}`);
  const stays = namesOf(
    before.findings.filter((finding) => !silenced.includes(finding)),
    plain,
  );

  const terms = [...new Set(marks.map(({ start, end }) => TERMS[plain.slice(start, end)]))].join(' ');
  const comment = `<!-- ${keyword}${names.replace('TERMS', terms)} -->`;
  const { text } = stripMarks(marked.replace('☐', comment).replace(/\n/g, lineEnd));
  const { findings } = analyze(text, { taxonomy });
  assert.deepEqual(namesOf(findings, text), stays, text);
}

describe('A comment silences just what it is meant for', () => {
  for (const [keyword, places] of FORMS)
    describe(keyword, () => {
      for (const [title, plan] of places)
        for (const [name, lineEnd] of LINE_ENDS)
          it(`${title}, ${name}`, () => {
            for (const names of NAMES) {
              // A line break inside a row or a heading ends it.
              if (names.includes('\n') && !/^☐$/m.test(plan)) continue;
              check(plan, keyword, names, lineEnd);
              check(BOM + plan, keyword, names, lineEnd);
            }
          });
    });
});
