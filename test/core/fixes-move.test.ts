import { strict as assert } from 'node:assert';
import { findMoves } from '../../server/src/core/fixes/move';
import { fixed, offered } from '../support/fixing';

/**
 * A plan with its marked term, and the same plan after the term went to marketing. Both begin on their second line; with
 * the line ends of Windows the same happens.
 */
function example(title: string, before: string, after: string): void {
  it(title, () => {
    assert.equal(fixed(before.slice(1), findMoves, 'move:marketing'), after.slice(1));
    const windows = (text: string): string => text.slice(1).replaceAll('\n', '\r\n');
    assert.equal(fixed(windows(before), findMoves, 'move:marketing'), windows(after));
  });
}

describe('Moving a term to its owner', function () {
  // The first one makes the taxonomy's tables.
  this.timeout(10_000);

  describe('an item of a list', () => {
    example(
      'goes behind the last item of the owner’s own list',
      `
## Community

### KPIs

- Active members
- «Cost per acquisition»: €40

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

### KPIs

- Active members

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition: €40
`,
    );
    example(
      'takes what is nested in it along, and fits its marker',
      `
## Community

### KPIs

- Active members
- «Cost per acquisition»
  - by channel
  - target: €40
- Retention

## Marketing

### KPIs

1. Cost per lead
2. MQLs
`,
      `
## Community

### KPIs

- Active members
- Retention

## Marketing

### KPIs

1. Cost per lead
2. MQLs
3. Cost per acquisition
   - by channel
   - target: €40
`,
    );
    example(
      'leaves a numbered list without a gap',
      `
## Community

### KPIs

1. Active members
2. «Cost per acquisition»
3. Member retention

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

### KPIs

1. Active members
2. Member retention

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition
`,
    );
    example(
      'stays a task, done or not',
      `
## Community

### KPIs

- [x] «Cost per acquisition»
- [ ] Active members

## Marketing

### KPIs

* [ ] Cost per lead
`,
      `
## Community

### KPIs

- [ ] Active members

## Marketing

### KPIs

* [ ] Cost per lead
* [x] Cost per acquisition
`,
    );
    example(
      'keeps blank lines between items where there are some',
      `
## Community

### KPIs

- Active members

- «Cost per acquisition»

- Member retention

## Marketing

### KPIs

- Cost per lead

- MQLs
`,
      `
## Community

### KPIs

- Active members

- Member retention

## Marketing

### KPIs

- Cost per lead

- MQLs

- Cost per acquisition
`,
    );
    example(
      'keeps tabs',
      `
## Community

### KPIs

-\tActive members
-\t«Cost per acquisition»
\t-\tby channel

## Marketing

### KPIs

-\tMQLs
`,
      `
## Community

### KPIs

-\tActive members

## Marketing

### KPIs

-\tMQLs
-\tCost per acquisition
\t-\tby channel
`,
    );
    example(
      'leaves an empty heading to its writer',
      `
## Community

### Goals

- Belonging

### KPIs

- «Cost per acquisition»

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

### Goals

- Belonging

### KPIs

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition
`,
    );
    example(
      'takes a label along that would stand over nothing',
      `
## Community

Activities:
- Moderation

KPIs:
- «Cost per acquisition»

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

Activities:
- Moderation

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition
`,
    );
    example(
      'goes to the end of a document without a last line end',
      `
## Community

- Moderation
- «Paid search»

## Marketing

- Email nurture\
`,
      `
## Community

- Moderation

## Marketing

- Email nurture
- Paid search\
`,
    );
  });

  describe('a place that is made for it', () => {
    example(
      'stands under the heading that the plan has for such things',
      `
## Community

### Key metrics

- Active members
- «Cost per acquisition»

## Marketing

### Activities

- Paid search
`,
      `
## Community

### Key metrics

- Active members

## Marketing

### Activities

- Paid search

### Key metrics

- Cost per acquisition
`,
    );
    example(
      'stands under a label as the plan has them',
      `
## Community

**KPIs**
- Active members
- «Cost per acquisition»

## Marketing

**Activities**
- Paid search
`,
      `
## Community

**KPIs**
- Active members

## Marketing

**Activities**
- Paid search

**KPIs**
- Cost per acquisition
`,
    );
    example(
      'stands before what the owner leaves to others',
      `
## Community

### KPIs

- Active members
- «Cost per acquisition»

## Marketing

### Activities

- Paid search

### Out of scope

- Moderation
`,
      `
## Community

### KPIs

- Active members

## Marketing

### Activities

- Paid search

### KPIs

- Cost per acquisition

### Out of scope

- Moderation
`,
    );
    example(
      'is a section after that of the other role',
      `
# Plan 2026

## Community

### KPIs

- Active members
- «Cost per acquisition»

## Brand

### KPIs

- Brand recall
`,
      `
# Plan 2026

## Community

### KPIs

- Active members

## Marketing

### KPIs

- Cost per acquisition

## Brand

### KPIs

- Brand recall
`,
    );
    example(
      'is headed as the other role’s section is',
      `
Community
---------

### KPIs

- Active members
- «Cost per acquisition»

Brand
-----

### KPIs

- Brand recall
`,
      `
Community
---------

### KPIs

- Active members

Marketing
---------

### KPIs

- Cost per acquisition

Brand
-----

### KPIs

- Brand recall
`,
    );
    example(
      'is set off by a rule where sections are',
      `
## Community

### KPIs

- Active members
- «Cost per acquisition»

---

## Brand

### KPIs

- Brand recall
`,
      `
## Community

### KPIs

- Active members

---

## Marketing

### KPIs

- Cost per acquisition

---

## Brand

### KPIs

- Brand recall
`,
    );
    example(
      'takes over neither number nor emoji nor person',
      `
## 👥 3. Community (Sofie)

### KPIs

- Active members
- «Cost per acquisition»

## 🎨 4. Brand (Bo)

### KPIs

- Brand recall
`,
      `
## 👥 3. Community (Sofie)

### KPIs

- Active members

## Marketing

### KPIs

- Cost per acquisition

## 🎨 4. Brand (Bo)

### KPIs

- Brand recall
`,
    );
    example(
      'needs no heading of its own where the section around says what it lists',
      `
## KPIs

### Community

- Active members
- «Cost per acquisition»

### Brand

- Brand recall
`,
      `
## KPIs

### Community

- Active members

### Marketing

- Cost per acquisition

### Brand

- Brand recall
`,
    );
    example(
      'says what it lists in its own heading, as the others do',
      `
## Community KPIs

- Active members
- «Cost per acquisition»

## Brand KPIs

- Brand recall
`,
      `
## Community KPIs

- Active members

## Marketing team KPIs

- Cost per acquisition

## Brand KPIs

- Brand recall
`,
    );
    example(
      'is a section of the whole document, where that is the other role’s',
      `
# Community strategy 2026

## KPIs

- Active members
- «Cost per acquisition»

## Timeline

Soon.
`,
      `
# Community strategy 2026

## KPIs

- Active members

## Timeline

Soon.

## Marketing team

### KPIs

- Cost per acquisition
`,
    );
  });

  describe('a label that names the role', () => {
    example(
      'gets one beside it in the list',
      `
- **Community**
  - KPIs
    - Active members
    - «Cost per acquisition»
- **Brand**
  - KPIs
    - Brand recall
`,
      `
- **Community**
  - KPIs
    - Active members
- **Marketing**
  - KPIs
    - Cost per acquisition
- **Brand**
  - KPIs
    - Brand recall
`,
    );
    example(
      'gets one beside it among the paragraphs',
      `
## KPIs

**Community**

- Active members
- «Cost per acquisition»

**Brand**

- Brand recall
`,
      `
## KPIs

**Community**

- Active members

**Marketing**

- Cost per acquisition

**Brand**

- Brand recall
`,
    );
    example(
      'gets one on a line of its own',
      `
## KPIs

- **Community:** active members, «cost per acquisition»
- **Brand:** brand recall
`,
      `
## KPIs

- **Community:** active members
- **Marketing:** cost per acquisition
- **Brand:** brand recall
`,
    );
  });

  describe('an enumeration', () => {
    example(
      'gives one element away, with what is said of it',
      `
## Community

### KPIs

- Active members, «cost per acquisition» (paid only) and member retention

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

### KPIs

- Active members and member retention

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition (paid only)
`,
    );
    example(
      'goes on reading well on both sides',
      `
## Community

KPIs: active members, **«cost per acquisition»** and member retention

## Marketing

KPIs: cost per lead and MQLs
`,
      `
## Community

KPIs: active members and member retention

## Marketing

KPIs: cost per lead, MQLs and **cost per acquisition**
`,
    );
    example(
      'goes as a line where nothing is left on it',
      `
## Community

KPIs: «cost per acquisition»

## Marketing

KPIs: cost per lead, ROAS, and MQLs.
`,
      `
## Community

## Marketing

KPIs: cost per lead, ROAS, MQLs, and cost per acquisition.
`,
    );
  });

  describe('a line that names its role in front', () => {
    example(
      'gets a paragraph of its own beside the other’s',
      `
## Who carries what

Community manager: active members, «cost per lead», retention.
`,
      `
## Who carries what

Community manager: active members, retention.

Marketing manager: cost per lead
`,
    );
  });

  describe('a table of a role’s section', () => {
    example(
      'gives its row to the owner’s table',
      `
## Community

| KPI | Target |
|---|---|
| Active members | 400 |
| «Cost per acquisition» | €40 |

## Marketing

| KPI | Target |
|---|---|
| MQLs | 40 |
`,
      `
## Community

| KPI | Target |
|---|---|
| Active members | 400 |

## Marketing

| KPI | Target |
|---|---|
| MQLs | 40 |
| Cost per acquisition | €40 |
`,
    );
    example(
      'gives its row to the owner’s list, as words',
      `
## Community

| KPI | Target |
|---|---|
| Active members | 400 |
| «Cost per acquisition» | €40 |

## Marketing

### KPIs

- Cost per lead
`,
      `
## Community

| KPI | Target |
|---|---|
| Active members | 400 |

## Marketing

### KPIs

- Cost per lead
- Cost per acquisition: €40
`,
    );
  });

  describe('a table with a column or row for each role', () => {
    example(
      'gives an element to another column',
      `
| | Community | Marketing |
|---|---|---|
| KPIs | Active members, «cost per acquisition» | Cost per lead, MQLs |
`,
      `
| | Community | Marketing |
|---|---|---|
| KPIs | Active members | Cost per lead, MQLs, cost per acquisition |
`,
    );
    example(
      'fills a cell that is empty',
      `
| | Community | Marketing |
|---|---|---|
| KPIs | Active members; «cost per acquisition» | |
| Goals | Belonging | Generate demand |
`,
      `
| | Community | Marketing |
|---|---|---|
| KPIs | Active members | Cost per acquisition |
| Goals | Belonging | Generate demand |
`,
    );
    example(
      'gets one more row',
      `
| Team | KPIs | Activities |
|---|---|---|
| Community | Active members, «cost per acquisition» | Moderation |
| Brand | Brand recall | – |
`,
      `
| Team | KPIs | Activities |
|---|---|---|
| Community | Active members | Moderation |
| Brand | Brand recall | – |
| Marketing | Cost per acquisition | – |
`,
    );
  });

  describe('an owner’s name', () => {
    example(
      'is another one, built like the others',
      `
| KPI | Owner |
| --- | --- |
| «Cost per acquisition» | Community team |
| Brand recall | Brand team |
`,
      `
| KPI | Owner |
| --- | --- |
| Cost per acquisition | Marketing team |
| Brand recall | Brand team |
`,
    );
    example(
      'is the one that the column has for that role, and keeps the bars in line',
      `
| KPI                  | Owner          | Target |
| -------------------- | -------------- | ------ |
| «Cost per acquisition» | Community team | €40    |
| MQLs                 | Marketing      | 40     |
`,
      `
| KPI                  | Owner          | Target |
| -------------------- | -------------- | ------ |
| Cost per acquisition | Marketing      | €40    |
| MQLs                 | Marketing      | 40     |
`,
    );
    example(
      'is another one in a note',
      `
- «Cost per acquisition» (owner: community)
- Brand recall (owner: brand)
`,
      `
- Cost per acquisition (owner: marketing)
- Brand recall (owner: brand)
`,
    );
    example(
      'goes as a whole where several are named',
      `
- «Cost per acquisition» (owner: community + brand)
- Brand recall (owner: brand)
`,
      `
- Cost per acquisition (owner: marketing)
- Brand recall (owner: brand)
`,
    );
    example(
      'becomes a letter in another column of a responsibility table',
      `
| KPI | Community | Brand | Marketing |
|---|:-:|:-:|:-:|
| Active members | R/A | I | I |
| Cost per acquisition | R | I | A |
| «CPL» | A/R | I | C |
`,
      `
| KPI | Community | Brand | Marketing |
|---|:-:|:-:|:-:|
| Active members | R/A | I | I |
| Cost per acquisition | R | I | A |
| CPL | C | I | A/R |
`,
    );
  });

  describe('what is offered', () => {
    const titles = (marked: string): readonly string[] => offered(marked, findMoves).map(({ title }) => title);

    it('says to whom, and in which section', () => {
      assert.deepEqual(
        titles('## Community\n\n### KPIs\n\n- «Cost per lead»\n\n## Marketing\n\n### KPIs\n\n- MQLs\n'),
        ['Move “Cost per lead” to marketing (section “Marketing”)'],
      );
    });

    it('says so where the section is a new one', () => {
      assert.deepEqual(titles('## Community\n\n### KPIs\n\n- «Cost per lead»\n\n## Brand\n\n### KPIs\n\n- Recall\n'), [
        'Move “Cost per lead” to marketing (new section “Marketing”)',
      ]);
    });

    it('says where the owner changes and the term stays', () => {
      assert.deepEqual(titles('- «Cost per lead» (owner: community)\n- Brand recall (owner: brand)\n'), [
        'Give “Cost per lead” to marketing (change the owner)',
      ]);
    });

    it('is one for each owner, those first that the plan names', () => {
      const plan = '## Community\n\n### KPIs\n\n- «Conversion rate»\n\n## Marketing\n\n### KPIs\n\n- MQLs\n';
      const moves = offered(plan, findMoves);
      assert.deepEqual(
        moves.map(({ id, preferred }) => `${id}${preferred ? ', preferred' : ''}`),
        ['move:marketing, preferred', 'move:social-media-management'],
      );
    });

    it('is nothing in a sentence that would not read well without the term', () => {
      const list = '\n## Marketing\n\n### KPIs\n\n- MQLs\n';
      for (const sentence of [
        'The community team is measured by «cost per lead».',
        'The community team is accountable for retention, and for «cost per lead».',
      ])
        assert.deepEqual(titles(`## Goals\n\n${sentence}\n${list}`), []);
    });

    it('is an item, out of a sentence that reads well without it', () => {
      assert.equal(
        fixed(
          '## Goals\n\nThe community team is measured by active members, member retention and «cost per lead».\n\n' +
            '## Marketing\n\n### KPIs\n\n- MQLs\n',
          findMoves,
          'move:marketing',
        ),
        '## Goals\n\nThe community team is measured by active members and member retention.\n\n' +
          '## Marketing\n\n### KPIs\n\n- MQLs\n- Cost per lead\n',
      );
    });

    it('is nothing in a responsibility table without a column for the owner', () => {
      assert.deepEqual(
        titles('| KPI | Community | Brand | Sales |\n|---|---|---|---|\n| «Cost per lead» | A/R | I | C |\n'),
        [],
      );
    });
  });
});
