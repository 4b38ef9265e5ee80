import { strict as assert } from 'node:assert';
import { analyze } from '../../server/src/core/analyze';
import { deletionOf } from '../../server/src/core/fixes/delete-directives';
import { findSuppressions } from '../../server/src/core/fixes/suppress';
import type { Block } from '../../server/src/core/markdown/blocks';
import type { InlineText } from '../../server/src/core/markdown/inline-text';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { applyEdits } from '../../server/src/core/text/edits';
import { findingIn, fixed, offered } from '../support/fixing';
import { stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

/** What a reader sees: the blocks with their text, whatever comments stand between them. */
function seen(markdown: string): readonly unknown[] {
  return draw(parseMarkdown(markdown).blocks);
}

function draw(blocks: readonly Block[]): readonly unknown[] {
  return blocks.flatMap((block): readonly unknown[] => {
    if (block.kind === 'list') return [block.items.map((item) => draw(item.blocks))];
    if (block.kind === 'table') return [[block.header, ...block.rows].map(({ cells }) => cells.map(wordsOf))];
    return block.kind === 'heading' || block.kind === 'paragraph' ? [[block.kind, wordsOf(block)]] : [];
  });
}

function wordsOf({ text }: { readonly text: InlineText }): string {
  return text.text.replace(/[ \t]+$/gm, '');
}

/** Checks one fix, and that the rendered plan stays as it was. */
function check(id: string, before: string, after: string): void {
  const result = fixed(before, findSuppressions, id);
  assert.equal(result, after);
  assert.deepEqual(seen(result), seen(stripMarks(before).text), 'the rendered plan is another one');
}

const CTR = 'metric-outside-role click-through-rate';
const WHY = '${1:why this is right here}';

const LINES: readonly (readonly [string, string, string])[] = [
  [
    'a list item',
    '## Community manager\n\n- «CTR» ≥ 2 %\n- Retention\n',
    `## Community manager\n\n- CTR ≥ 2 % <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->\n- Retention\n`,
  ],
  [
    'a nested item on CRLF lines',
    '## Community manager\r\n\r\n- KPIs\r\n  - «CTR»\r\n  - Retention\r\n',
    `## Community manager\r\n\r\n- KPIs\r\n  - CTR <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->\r\n  - Retention\r\n`,
  ],
  [
    'the lazy second line of an item',
    '## Community manager\n\n- KPIs: retention,\n«CTR» and replies\n- More\n',
    `## Community manager\n\n- KPIs: retention,\nCTR and replies <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->\n- More\n`,
  ],
  [
    'a line with a hard line break',
    '## Community manager\n\n- «CTR»  \n  every week\n',
    `## Community manager\n\n- CTR <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->  \n  every week\n`,
  ],
  [
    'a table’s row, inside its last cell',
    '## Community manager\n\n| KPI | Target |\n| --- | --- |\n| «CTR» | 2 % |\n| Retention | 80 % |\n',
    `## Community manager\n\n| KPI | Target |\n| --- | --- |\n| CTR | 2 % <!-- rolecheck-disable-line ${CTR} -- ${WHY} --> |\n| Retention | 80 % |\n`,
  ],
  [
    'a row of a responsibility table, whose letters stay letters',
    '| | Community | Social media |\n|---|---|---|\n| «CTR» | R | C|\n| Retention | R | I |\n',
    `| | Community | Social media |\n|---|---|---|\n| CTR | R | C <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->|\n| Retention | R | I |\n`,
  ],
  [
    'a row without bars at its ends',
    '## Community manager\n\nKPI | Target\n--- | ---\n«CTR» | 2 %\n',
    `## Community manager\n\nKPI | Target\n--- | ---\nCTR | 2 % <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->\n`,
  ],
  [
    'a paragraph, by a line above it',
    '## Community manager\n\nKPIs: retention and «CTR».\n',
    `## Community manager\n\n<!-- rolecheck-disable-next-line ${CTR} -- ${WHY} -->\nKPIs: retention and CTR.\n`,
  ],
  [
    'a paragraph’s second line',
    '## Community manager\n\nKPIs: retention,\nreplies and «CTR», all monthly\nand by quarter.\n',
    `## Community manager\n\nKPIs: retention,\nreplies and CTR, all monthly <!-- rolecheck-disable-line ${CTR} -- ${WHY} -->\nand by quarter.\n`,
  ],
  [
    'a heading',
    '## Community manager\n\n### «CTR»\n\nUp.\n',
    `## Community manager\n\n<!-- rolecheck-disable-next-line ${CTR} -- ${WHY} -->\n### CTR\n\nUp.\n`,
  ],
  [
    'a heading of two lines',
    '# Community manager\n\n«CTR»\n---\n\nUp.\n',
    `# Community manager\n\n<!-- rolecheck-disable-next-line ${CTR} -- ${WHY} -->\nCTR\n---\n\nUp.\n`,
  ],
  [
    'a line that has a directive already',
    '## Community manager\n\n- CTR and «ROAS» <!-- rolecheck-disable-line metric-outside-role click-through-rate -- agreed -->\n',
    '## Community manager\n\n- CTR and ROAS <!-- rolecheck-disable-line metric-outside-role click-through-rate return-on-ad-spend -- agreed; ${1:why this is right here} -->\n',
  ],
  [
    'a line whose directive stands above it and gives no reason',
    '## Community manager\n\n<!-- rolecheck-disable-next-line click-through-rate -->\nKPIs: CTR and «ROAS»\n',
    '## Community manager\n\n<!-- rolecheck-disable-next-line click-through-rate return-on-ad-spend -- ${1:why this is right here} -->\nKPIs: CTR and ROAS\n',
  ],
];

const SECTIONS: readonly (readonly [string, string, string])[] = [
  [
    'from below the heading to the next section',
    '## Community manager\n\n- «CTR»\n- Retention\n\n## Brand manager\n\n- Awareness\n',
    `## Community manager\n\n<!-- rolecheck-disable ${CTR} -- ${WHY} -->\n\n- CTR\n- Retention\n\n<!-- rolecheck-enable ${CTR} -->\n\n## Brand manager\n\n- Awareness\n`,
  ],
  [
    'to the document’s end without an end of its own, on CRLF lines',
    '## Community manager\r\n- «CTR»\r\n- Retention\r\n',
    `## Community manager\r\n<!-- rolecheck-disable ${CTR} -- ${WHY} -->\r\n- CTR\r\n- Retention\r\n`,
  ],
  [
    'a section that ends without a blank line',
    'Community manager\n---\n\n- «CTR»\n## Brand manager\n\n- Awareness\n',
    `Community manager\n---\n\n<!-- rolecheck-disable ${CTR} -- ${WHY} -->\n\n- CTR\n<!-- rolecheck-enable ${CTR} -->\n## Brand manager\n\n- Awareness\n`,
  ],
  [
    'a heading that is itself meant',
    '## Community manager\n\n### «CTR»\n\nUp.\n\n### More\n',
    `## Community manager\n\n<!-- rolecheck-disable ${CTR} -- ${WHY} -->\n\n### CTR\n\nUp.\n\n<!-- rolecheck-enable ${CTR} -->\n\n### More\n`,
  ],
];

const FILES: readonly (readonly [string, string, string])[] = [
  [
    'at the top',
    '# Community manager\n\n- «CTR»\n\n## More KPIs\n\n- CTR\n',
    `<!-- rolecheck-disable-file ${CTR} -- ${WHY} -->\n\n# Community manager\n\n- CTR\n\n## More KPIs\n\n- CTR\n`,
  ],
  [
    'behind a byte order mark, on CRLF lines',
    '\uFEFF# Community manager\r\n\r\n- «CTR»\r\n',
    `\uFEFF<!-- rolecheck-disable-file ${CTR} -- ${WHY} -->\r\n\r\n# Community manager\r\n\r\n- CTR\r\n`,
  ],
  [
    'below the front matter',
    '---\ntitle: Plan\n---\n\n# Community manager\n\n- «CTR»\n',
    `---\ntitle: Plan\n---\n\n<!-- rolecheck-disable-file ${CTR} -- ${WHY} -->\n\n# Community manager\n\n- CTR\n`,
  ],
  [
    'right below the front matter',
    '---\nrole: community manager\n---\n- «CTR»\n',
    `---\nrole: community manager\n---\n<!-- rolecheck-disable-file ${CTR} -- ${WHY} -->\n- CTR\n`,
  ],
  [
    'by the comment that does it for another term already',
    '<!-- rolecheck-disable-file metric-outside-role return-on-ad-spend -- agreed -->\n\n# Community manager\n\n- ROAS\n- «CTR»\n',
    '<!-- rolecheck-disable-file metric-outside-role return-on-ad-spend click-through-rate -- agreed; ${1:why this is right here} -->\n\n# Community manager\n\n- ROAS\n- CTR\n',
  ],
];

describe('Leaving a finding as it is', () => {
  describe('on its line', () => {
    for (const [title, before, after] of LINES)
      it(title, () => {
        check('suppress:line', before, after);
      });
  });

  describe('in its section', () => {
    for (const [title, before, after] of SECTIONS)
      it(title, () => {
        check('suppress:section', before, after);
      });

    it('is not offered where there are no headings', () => {
      const marked = '**Community manager**\n\n- «CTR»\n\n**Brand manager**\n\n- Awareness\n';
      assert.deepEqual(
        offered(marked, findSuppressions).map(({ id }) => id),
        ['suppress:line', 'suppress:file'],
      );
    });
  });

  describe('in the whole document', () => {
    for (const [title, before, after] of FILES)
      it(title, () => {
        check('suppress:file', before, after);
      });
  });

  describe('leaves nothing behind when the comments are deleted again:', () => {
    for (const [title, marked] of [...LINES, ...SECTIONS, ...FILES].filter(([, before]) => !before.includes('<!--')))
      it(title, () => {
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          const { analysis, finding } = findingIn(marked.replace(/\r\n|\n/g, lineEnd));
          const { text } = analysis.source;
          for (const { id, edits } of findSuppressions(finding, analysis)) {
            const made = edits();
            if (made === undefined) continue;
            const silenced = analyze(applyEdits(text, made), { taxonomy });
            const gone = deletionOf(silenced.directives, silenced);
            assert.equal(gone && applyEdits(silenced.source.text, gone), text, id);
          }
        }
      });
  });

  it('says what it does in the words of the plan', () => {
    assert.deepEqual(
      offered('## Community manager\n\n- «CTR»\n', findSuppressions).map(({ title }) => title),
      [
        'Leave this line as it is (say why)',
        'Leave “CTR” alone in this section (say why)',
        'Leave “CTR” alone in this whole document (say why)',
      ],
    );
  });
});
