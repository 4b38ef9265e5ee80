import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze';
import { placeAt } from '../../server/src/core/lookup/place-at';
import { takeCaret } from '../support/caret';
import { taxonomy } from '../support/taxonomy';

/** A place in short: whose, what kind of thing, in which form, and what gives way: `item community metric item “conv”`. */
function shown(marked: string): string {
  const { text, caret } = takeCaret(marked);
  const analysis = analyze(text, { taxonomy });
  const place = placeAt(analysis, caret);
  if (place.kind === 'nowhere') return 'nowhere';
  const replaced = `“${analysis.source.slice(place.replace)}”`;
  switch (place.kind) {
    case 'heading':
      return `heading ${place.level} in ${place.around?.heading.text.text.trim() ?? 'nothing'} ${replaced}`;
    case 'owner':
      return `owner ${place.form} ${replaced}`;
    case 'directive':
      return `directive ${place.part} ${replaced}`;
    default: {
      const roles = place.owners
        .map((owner) => (owner.kind === 'role' ? owner.role.replace(/-.*/, '') : '?'))
        .join('+');
      const silence = place.silence === undefined ? '' : ` !${place.silence.kind}`;
      return `${place.kind} ${roles || '-'} ${place.dimension ?? '-'}${silence} ${place.shape.kind} ${replaced}`;
    }
  }
}

const community = '# Plan\n\n## Community management\n\n### KPIs\n\n';
const table = '| KPI | Target | Owner |\n| --- | --- | --- |\n| CTR | 2 % | Social media |\n';

const PLACES: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'in lists': [
    ['behind a marker', `${community}- NPS\n- ‸\n`, 'item community metric item “”'],
    ['behind a number', `${community}1. ‸\n`, 'item community metric item “”'],
    ['behind a task box', `${community}- [ ] ret‸\n`, 'item community metric item “ret”'],
    ['in a nested list', `${community}- NPS\n  - ‸\n`, 'item community metric item “”'],
    ['in CRLF text', `${community}- NPS\n- con‸\n`.replaceAll('\n', '\r\n'), 'item community metric item “con”'],
    ['at the end of the text', `${community}- ‸`, 'item community metric item “”'],
    ['right beneath another paragraph', `${community}We count:\n- ‸\n`, 'item community metric item “”'],
    ['in the middle of a word', `${community}- reten‸tion\n`, 'item community metric item “retention”'],
    [
      'in the middle of a term',
      `${community}- mem‸ber retention ≥ 5 %\n`,
      'item community metric words “member retention”',
    ],
    ['a phrase of several words', `${community}- conversion ra‸\n`, 'item community metric item “conversion ra”'],
    ['only what may begin a term', `${community}- Increase member ret‸\n`, 'item community metric words “member ret”'],
    ['behind a comma', `${community}- NPS, chu‸\n`, 'item community metric words “chu”'],
    ['of an owner named on the item', `${community}- con‸ (owner: marketing)\n`, 'item marketing metric words “con”'],
    [
      'of somebody who is not checked',
      '# Plan\n\n## Sales\n\n### KPIs\n\n- ‸\n\n## Community management\n\n### KPIs\n\n- NPS\n',
      'item ? metric item “”',
    ],
    [
      'of what is silenced',
      '# Plan\n\n## Community management\n\n### Out of scope\n\n- ‸\n',
      'item community - !excluded item “”',
    ],
    [
      'of a kind that only its siblings tell',
      '## Community manager\n\n- NPS ≥ 40\n- Member retention rate ≥ 5 %\n- ‸\n',
      'item community metric item “”',
    ],
  ],
  'in tables': [
    [
      'a row to be filled',
      `${community}| KPI | Target |\n| --- | --- |\n| ‸ |  |\n`,
      'cell community metric row “ |  |”',
    ],
    ['a row just begun', `${community}| KPI | Target |\n| --- | --- |\n|‸\n`, 'cell community metric row “”'],
    ['a row that its owner names', `# Plan\n\n${table}| ret‸ | | Community |\n`, 'cell community metric cell “ret”'],
    [
      'a role’s column',
      '# Plan\n\n| | Community | Social media |\n| --- | --- | --- |\n| KPIs | ‸ | CTR |\n',
      'cell community metric cell “”',
    ],
    ['an owner’s cell', `# Plan\n\n${table}| NPS | 40 | Com‸ |\n`, 'owner cell “Com”'],
    [
      'the head of a matrix',
      '# Plan\n\n| Task | Community | ‸ |\n| --- | --- | --- |\n| Moderation | R | A |\n',
      'owner header “”',
    ],
    [
      'a blank line below',
      `${community}| KPI | Target |\n| --- | --- |\n| NPS | 40 |\n‸\n`,
      'blank community metric row “”',
    ],
  ],
  'on lines': [
    ['behind a label', '## Community management\n\nKPIs: ‸\n', 'key-value community metric key-value “”'],
    ['behind more than a label', '## Community management\n\nKPIs: NPS, ‸\n', 'key-value community metric words “”'],
    ['behind an item’s label', '## Community management\n\n- **KPIs:** ‸\n', 'key-value community metric key-value “”'],
    ['on a blank line under a heading', `${community}‸\n`, 'blank community metric item “”'],
    [
      'in running text',
      '## Community management\n\nThe team is measured on conv‸ and more.\n',
      'prose community metric words “conv”',
    ],
  ],
  'of owners': [
    ['in parentheses', '- CTR (owner: ‸)\n', 'owner note “”'],
    ['of several', '- CTR (owner: social, com‸)\n', 'owner note “com”'],
    ['on a line', 'Owner: bra‸\n', 'owner note “bra”'],
    ['a handle', '- CTR — @soc‸\n', 'owner handle “soc”'],
    ['in brackets', '- CTR [So‸]\n', 'owner note “So”'],
    ['in front matter', '---\nrole: comm‸unity manager\n---\n# Plan\n', 'owner front-matter “community manager”'],
    ['in a list of front matter', '---\nroles:\n  - ‸\n---\n# Plan\n', 'owner front-matter “”'],
  ],
  'of headings and directives': [
    ['a heading', '# Plan\n\n## Com‸\n', 'heading 2 in Plan “Com”'],
    [
      'a heading inside a section',
      '# Plan\n\n## Community management\n\n### ‸\n',
      'heading 3 in Community management “”',
    ],
    [
      'a role in a heading, as a whole',
      '# Plan\n\n## Social‸ media manager KPIs\n',
      'heading 2 in Plan “Social media manager”',
    ],
    ['a directive’s name', '# Plan\n\n<!-- role‸ -->\n', 'directive name “role”'],
    [
      'a directive’s terms',
      '# Plan\n\n<!-- rolecheck-disable-next-line metric-outside-role con‸\n',
      'directive names “con”',
    ],
  ],
};

const NOWHERE: readonly (readonly [string, string])[] = [
  ['inline code', `${community}- \`con‸\`\n`],
  ['inline code that is still open', `${community}- \`con‸\n`],
  ['a fenced block', `${community}\`\`\`\n- ‸\n\`\`\`\n`],
  ['a fenced block that is still open', `${community}\`\`\`\n- ‸\n`],
  ['an indented block', `${community}Text.\n\n    - ‸x\n`],
  ['a link’s target', `${community}- [CTR](con‸)\n`],
  ['a link’s target that is still open', `${community}- [CTR](con‸\n`],
  ['an address', `${community}- https://example.org/con‸\n`],
  ['a comment', `${community}<!-- con‸ -->\n`],
  ['a comment over several lines', `${community}<!--\nrolecheck-dis‸\n-->\n`],
  ['a directive’s reason', `${community}<!-- rolecheck-disable-line -- agreed ‸ -->\n`],
  ['a quotation', `${community}> - con‸\n`],
  ['struck-out text', `${community}- ~~con‸version~~\n`],
  ['an HTML block', `${community}<div>\ncon‸\n</div>\n`],
  ['other front matter', '---\ntitle: con‸\n---\n# Plan\n'],
  ['a document that asks for silence', '---\nrolecheck: false\n---\n## Community management\n\n### KPIs\n\n- ‸\n'],
  ['a marker', `${community}‸- NPS\n`],
];

describe('the place of a caret', function () {
  // The first place asked for waits for the lexicon.
  this.timeout(10_000);

  for (const [group, places] of Object.entries(PLACES)) {
    describe(group, () => {
      for (const [what, marked, expected] of places) {
        it(what, () => assert.equal(shown(marked), expected));
      }
    });
  }

  describe('is nowhere in', () => {
    for (const [what, marked] of NOWHERE) it(what, () => assert.equal(shown(marked), 'nowhere'));
  });

  it('knows what the list gives to the same role already, and not what is being replaced', () => {
    const { text, caret } = takeCaret(
      `${community}- NPS\n- Engagement rate, con‸\n\n### Tactics\n\n- Ask me anything\n`,
    );
    const place = placeAt(analyze(text, { taxonomy }), caret);
    assert.ok('present' in place);
    assert.deepEqual([...place.present].sort(), ['engagement-rate', 'net-promoter-score']);
    const replacing = takeCaret(`${community}- NP‸S\n`);
    const other = placeAt(analyze(replacing.text, { taxonomy }), replacing.caret);
    assert.ok('present' in other);
    assert.deepEqual([...other.present], []);
  });

  it('is found in every text at every offset without failing', () => {
    const texts = [
      '',
      '\r',
      '- ',
      '|',
      '---\nrole:\n---',
      `${community}- 😀 e\u0301\r\n| | |\r\n|-|-|\r\n|`,
      '<!--',
      '#',
    ];
    for (const text of texts) {
      const analysis = analyze(text, { taxonomy });
      for (let offset = 0; offset <= text.length; offset++) assert.ok(placeAt(analysis, offset).kind);
    }
  });
});
