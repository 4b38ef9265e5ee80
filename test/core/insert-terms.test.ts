import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import { insertTerms } from '../../server/src/core/lookup/insert-terms';
import { applyEdits } from '../../server/src/core/text/edits';
import { taxonomy } from '../support/taxonomy';

/** The text after the terms were inserted at its caret. Places to fill in stand as they come. */
function inserted(marked: string, ...ids: readonly string[]): string {
  const [before = '', behind = ''] = marked.split('<CURSOR>');
  const text = before + behind;
  const terms = ids.map((id) => taxonomy.term(id)!);
  return applyEdits(text, [insertTerms(analyze(text, { taxonomy }), before.length, terms)]);
}

const both = ['member-retention-rate', 'peer-answer-rate'] as const;
const retention = 'Member retention rate: ≥ 60 % by end of quarter';
const answers = 'Peer-to-peer answer rate: ≥ 60 % by end of quarter';

describe('inserting terms', function () {
  this.timeout(20_000);

  it('goes on with the list, behind the item with all that is nested in it', () => {
    assert.equal(
      inserted('# Community\n\n* Active mem<CURSOR>bers\n  * of all ages\n* New members\n', ...both),
      `# Community\n\n* Active members\n  * of all ages\n* ${retention}\n* ${answers}\n* New members\n`,
    );
  });

  it('fills an item that is only a mark, and counts on from it', () => {
    assert.equal(
      inserted('## Community KPIs\n\n1. New members\n2. <CURSOR>\n', ...both),
      `## Community KPIs\n\n1. New members\n2. ${retention}\n3. ${answers}\n`,
    );
  });

  it('opens new tasks behind one that is done', () => {
    assert.equal(
      inserted('## Community KPIs\n\n- [x] New members<CURSOR>\n', 'peer-answer-rate'),
      `## Community KPIs\n\n- [x] New members\n- [ ] ${answers}\n`,
    );
  });

  it('keeps the blank lines between items, and the indentation of nested ones', () => {
    assert.equal(
      inserted('- Community\n\n  - New members<CURSOR>\n\n  - Active members\n', 'peer-answer-rate'),
      `- Community\n\n  - New members\n\n  - ${answers}\n\n  - Active members\n`,
    );
  });

  it('begins a list on a blank line, apart from what stands around', () => {
    assert.equal(
      inserted('## Community\nOur figures:\n<CURSOR>\nThat is all.\n', ...both),
      `## Community\nOur figures:\n\n- ${retention}\n- ${answers}\n\nThat is all.\n`,
    );
  });

  it('goes on with the list that ends above a blank line', () => {
    assert.equal(
      inserted('## Community KPIs\n\n+ New members\n<CURSOR>', 'peer-answer-rate'),
      `## Community KPIs\n\n+ New members\n+ ${answers}`,
    );
  });

  it('begins a list behind the paragraph in whose middle the caret stands', () => {
    assert.equal(
      inserted('## Community\n\nPeople help<CURSOR> each\nother here.\n\nMore.\n', 'peer-answer-rate'),
      `## Community\n\nPeople help each\nother here.\n\n- ${answers}\n\nMore.\n`,
    );
  });

  it('fills rows into the table’s own columns, whatever their order', () => {
    assert.equal(
      inserted(
        '## Community\n\n| Target | KPI | Owner | Due |\n|---|---|---|---|\n| 70 % | Mem<CURSOR>ber retention rate | Sofie | May |\n| 5 | New members | Sofie | May |\n',
        'peer-answer-rate',
        'member-satisfaction',
      ),
      '## Community\n\n| Target | KPI | Owner | Due |\n|---|---|---|---|\n| 70 % | Member retention rate | Sofie | May |\n' +
        '| ≥ 60 % | Peer-to-peer answer rate | Community management | end of quarter |\n' +
        '| ≥ 60 % | Member satisfaction | Community management | end of quarter |\n' +
        '| 5 | New members | Sofie | May |\n',
    );
  });

  it('writes the first row of a table that has none yet, from its header or from the line below', () => {
    const table = '## Community\n\n| Target | KPI |\n| --- | --- |\n';
    const filled = `${table}| ≥ 60 % | Peer-to-peer answer rate |\n`;
    assert.equal(inserted(table.replace('KPI', 'K<CURSOR>PI'), 'peer-answer-rate'), filled);
    assert.equal(inserted(`${table}<CURSOR>`, 'peer-answer-rate'), filled.trimEnd());
  });

  it('takes the place of an empty row', () => {
    assert.equal(
      inserted('## Community\n\n| KPI | Target |\n| --- | --- |\n| <CURSOR> |  |\n', 'peer-answer-rate'),
      '## Community\n\n| KPI | Target |\n| --- | --- |\n| Peer-to-peer answer rate | ≥ 60 % |\n',
    );
  });

  it('goes on with an enumeration behind its label', () => {
    assert.equal(
      inserted('## Community\n\n**KPIs:** new members,<CURSOR> active members.\n', ...both),
      '## Community\n\n**KPIs:** new members, active members, member retention rate, peer-to-peer answer rate.\n',
    );
    assert.equal(
      inserted('## Community\n\n- KPIs: <CURSOR>\n- Tactics: rides\n', ...both),
      '## Community\n\n- KPIs: member retention rate, peer-to-peer answer rate\n- Tactics: rides\n',
    );
  });

  it('writes one KPI with its target behind a label that has none yet', () => {
    assert.equal(
      inserted('## Community\n\nKPI:<CURSOR>\n', 'peer-answer-rate'),
      '## Community\n\nKPI: Peer-to-peer answer rate ≥ 60 % by end of quarter\n',
    );
  });

  it('goes on with the list or table below a heading or a label', () => {
    assert.equal(
      inserted('## Community KPIs<CURSOR>\n\n- New members\n\nText.\n', 'peer-answer-rate'),
      `## Community KPIs\n\n- New members\n- ${answers}\n\nText.\n`,
    );
    assert.equal(
      inserted('## Community\n\n- **KPIs:**<CURSOR>\n  - New members\n- Tactics\n', 'peer-answer-rate'),
      `## Community\n\n- **KPIs:**\n  - New members\n  - ${answers}\n- Tactics\n`,
    );
  });

  it('leaves code, quotations and front matter whole', () => {
    assert.equal(
      inserted('```\nco<CURSOR>de\n\n```\n', 'peer-answer-rate'),
      `\`\`\`\ncode\n\n\`\`\`\n\n- ${answers}\n`,
    );
    assert.equal(inserted('> said<CURSOR>\n', 'peer-answer-rate'), `> said\n\n- ${answers}\n`);
    assert.equal(
      inserted('---\nrole: com<CURSOR>munity-management\n---\nText\n', 'peer-answer-rate'),
      `---\nrole: community-management\n---\n\n- ${answers}\n\nText\n`,
    );
  });

  it('ends lines as the document does', () => {
    assert.equal(
      inserted('## Community KPIs\r\n\r\n- New members<CURSOR>\r\n', ...both),
      `## Community KPIs\r\n\r\n- New members\r\n- ${retention}\r\n- ${answers}\r\n`,
    );
    assert.equal(
      inserted('## Community\r\n\r\nText<CURSOR>\r\n', ...both),
      `## Community\r\n\r\nText\r\n\r\n- ${retention}\r\n- ${answers}\r\n`,
    );
  });
});
