import assert from 'node:assert/strict';
import { InsertTextFormat, type CompletionItem, type InsertReplaceEdit } from 'vscode-languageserver-types';
import { analyze } from '../../server/src/core/analyze';
import { completionsAt } from '../../server/src/features/completion';
import { documentationOf } from '../../server/src/features/completion/documentation';
import { takeCaret } from '../support/caret';
import { taxonomy } from '../support/taxonomy';

const plain = { snippets: false, insertReplace: false, labelDetails: false };
const able = { snippets: true, insertReplace: true, labelDetails: true };

function complete(marked: string, trigger?: string, abilities = plain, fileName?: string): readonly CompletionItem[] {
  const { text, caret } = takeCaret(marked);
  const analysis = analyze(text, { taxonomy, ...(fileName !== undefined && { fileName }) });
  return completionsAt(analysis, { uri: 'file:///plan.md', offset: caret, trigger, abilities })?.items ?? [];
}

function labels(marked: string, trigger?: string): readonly string[] {
  return complete(marked, trigger).map(({ label }) => label);
}

/** The text once the completion of that label is taken. */
function taken(marked: string, label: string, abilities = plain): string {
  const { text, caret } = takeCaret(marked);
  const { source } = analyze(text, { taxonomy });
  const item = complete(marked, undefined, abilities).find((one) => one.label === label);
  assert.ok(item, `“${label}” is not offered.`);
  const edit = item.textEdit!;
  const range = 'range' in edit ? edit.range : edit.replace;
  const [start, end] = [source.offsetAt(range.start), source.offsetAt(range.end)];
  assert.equal(range.start.line, range.end.line);
  assert.ok(start <= caret && caret <= end);
  return text.slice(0, start) + edit.newText + text.slice(end);
}

const community = '# Plan\n\n## Community management\n\n### KPIs\n\n';

describe('completion of terms', function () {
  // The first list waits for the lexicon.
  this.timeout(10_000);

  it('offers what is the role’s own, then what it shares, and nothing outside of it', () => {
    const items = complete(`${community}- ‸\n`);
    const standings = items.map(({ detail = '' }) =>
      detail.startsWith('KPI of community management') ? 0 : detail.startsWith('KPI, shared') ? 1 : 2,
    );
    assert.deepEqual(standings, [...standings].sort());
    assert.ok(standings.includes(0) && !standings.includes(2));
    assert.deepEqual(
      items.map(({ sortText = '' }) => sortText),
      items.map(({ sortText = '' }) => sortText).sort(),
    );
  });

  it('begins with the most telling ones', () => {
    const first = (heading: string): readonly string[] =>
      labels(`# Plan\n\n## ${heading}\n\n### KPIs\n\n- ‸\n`).slice(0, 8);
    assert.ok(first('Community management').includes('Member participation rate'));
    assert.ok(first('Social media management').includes('Reach'));
    assert.ok(first('Brand management').includes('Brand awareness'));
    assert.ok(first('Marketing team').includes('Leads'));
  });

  it('leaves out what is there already', () => {
    assert.ok(labels(`${community}- ‸\n`).includes('Member participation rate'));
    assert.ok(!labels(`${community}- Member participation rate\n- ‸\n`).includes('Member participation rate'));
  });

  it('offers the kind of thing that is listed', () => {
    for (const [heading, kind] of [
      ['Tactics', 'Tactic'],
      ['Objectives', 'Objective'],
      ['Audience', 'Audience'],
      ['Skills', 'Skill'],
    ]) {
      const [first] = complete(`## Community manager\n\n### ${heading}\n\n- ‸\n`, ' ');
      assert.equal(first?.detail, `${kind} of community management`);
    }
  });

  it('offers what is outside only when it is typed out, marked and last', () => {
    assert.ok(!labels(`${community}- C‸\n`).includes('Click-through rate'));
    const items = complete(`${community}- CTR‸\n`);
    const last = items.at(-1);
    assert.equal(last?.label, 'Click-through rate');
    assert.equal(last.detail, 'outside community management: belongs to social media management and marketing');
    assert.ok(items.every(({ detail = '' }, index) => !detail.startsWith('outside') || index >= items.length - 1));
  });

  it('with two owners offers what is outside of neither', () => {
    const items = labels('# Plan\n\n| KPI | Owner |\n| --- | --- |\n| NPS | Brand |\n| ‸ | Community, Brand |\n');
    assert.ok(items.includes('Brand advocacy'));
    assert.ok(!items.includes('Member retention rate'), 'outside of brand management');
  });

  it('offers nothing under somebody who is not checked, nor where nothing is given to anybody', () => {
    assert.deepEqual(labels('## Sales team\n\n### KPIs\n\n- ‸\n'), []);
    assert.deepEqual(labels('## Community management\n\n### Out of scope\n\n- ‸\n'), []);
  });

  it('leaves a sentence its own subject', () => {
    const items = complete('## Community management\n\nThe social media team is measured on ‸\n');
    assert.equal(items[0]?.detail, 'KPI of social media management');
  });

  it('finds a term by any of its words', () => {
    const [first] = complete('## Social media manager\n\n### KPIs\n\n- CTR‸\n');
    assert.equal(first?.label, 'Click-through rate');
    assert.ok(first.filterText?.startsWith('CTR'));
    const untyped = complete('## Social media manager\n\n### KPIs\n\n- ‸\n').find(({ label }) => label === 'Reach');
    assert.ok(untyped?.filterText?.startsWith('Reach'));
  });

  it('does not offer by itself what the plan gives to another role', () => {
    const owners = '# Plan\n\n| KPI | Owner |\n| --- | --- |\n| Engagement rate | Social media |\n';
    assert.ok(!labels(`${owners}| ‸ | Community |\n`).includes('Engagement rate (content)'));
    const typed = complete(`${owners}| engagement‸ | Community |\n`).find(
      ({ label }) => label === 'Engagement rate (content)',
    );
    assert.match(typed?.detail ?? '', /; given to social media management elsewhere in this plan$/);
  });

  it('says that there is more with more typed', () => {
    const { text, caret } = takeCaret(`${community}- ‸\n`);
    const request = { uri: 'file:///plan.md', offset: caret, trigger: undefined, abilities: plain };
    assert.equal(completionsAt(analyze(text, { taxonomy }), request)?.isIncomplete, true);
  });
});

describe('what a completed term looks like', () => {
  const rate = 'Member participation rate';

  it('is an item with places to fill in', () => {
    const [item] = complete(`${community}- Member part‸\n`, undefined, able);
    assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(item.textEdit?.newText ?? '', /^Member participation rate: \$\{1:.+\} by \$\{2:.+\}$/);
    assert.deepEqual(item.labelDetails, { description: 'own KPI' });
    assert.equal(item.detail, 'KPI of community management');
  });

  it('is plain text for clients that fill nothing in', () => {
    assert.equal(
      taken(`${community}- ‸\n`, rate),
      `${community}- Member participation rate: ≥ 5 % by end of quarter\n`,
    );
  });

  it('is a whole item on a blank line, marked and numbered as the list is', () => {
    assert.match(taken(`${community}‸\n`, rate), /\n- Member participation rate: /);
    assert.match(taken(`${community}2. [x] NPS\n‸\n`, rate), /\n3\. \[ \] Member participation rate: /);
    assert.match(taken(`${community}* NPS\n\n‸\n`, rate), /\n\* Member participation rate: /);
  });

  it('does not run into the text right below', () => {
    assert.match(taken(`${community}- NPS\n‸\n**Tactics**\n\n- Events\n`, rate), /\n- Member [^\n]*\n\n\*\*Tactics/);
    const rows = `${community}| KPI | Target |\n| --- | --- |\n| NPS | 40 |\n`;
    assert.match(taken(`${rows}‸\nMore below.\n`, rate), /\| Member [^\n]*\|\n\nMore below/);
  });

  it('is the rest of a row, in the table’s own columns', () => {
    const head = `${community}| KPI | By when | Target |\n| --- | --- | --- |\n`;
    const row = '| Member participation rate | end of quarter | ≥ 5 % |\n';
    assert.equal(taken(`${head}| ‸ |  |  |\n`, rate), head + row);
    assert.equal(taken(`${head}|‸\n`, rate), head + row);
    assert.equal(taken(`${head}| NPS | Q3 | 40 |\n‸\n`, rate), `${head}| NPS | Q3 | 40 |\n${row}`);
  });

  it('is its name where the rest is there already', () => {
    const head = `${community}| KPI | Target |\n| --- | --- |\n`;
    assert.equal(taken(`${head}| memb‸ | 5 % |\n`, rate), `${head}| Member participation rate | 5 % |\n`);
    assert.equal(
      taken(`${community}- Mem‸ber retention ≥ 5 %\n`, rate),
      `${community}- Member participation rate ≥ 5 %\n`,
    );
    assert.equal(
      taken('## Community manager\n\nKPIs: NPS,‸\n', rate),
      '## Community manager\n\nKPIs: NPS, member participation rate\n',
    );
  });

  it('keeps the line ends of the document', () => {
    const windows = community.replaceAll('\n', '\r\n');
    assert.equal(
      taken(`${windows}- mem‸\r\n`, rate),
      `${windows}- Member participation rate: ≥ 5 % by end of quarter\r\n`,
    );
  });

  it('replaces the rest of the word, or leaves the choice to clients that have one', () => {
    assert.match(taken(`${community}- Member part‸icipation\n`, rate), /- Member participation rate: [^\n]*quarter\n/);
    const edit = complete(`${community}- Member part‸icipation\n`, undefined, able)[0]?.textEdit as InsertReplaceEdit;
    assert.deepEqual(edit.insert.start, edit.replace.start);
    assert.equal(edit.replace.end.character - edit.insert.end.character, 'icipation'.length);
  });

  it('is explained when it is looked at', () => {
    const markdown = documentationOf(
      { uri: '', term: 'click-through-rate', outside: ['community-management'] },
      taxonomy,
      true,
    );
    assert.match(markdown?.value ?? '', /^\*\*Outside community management:\*\*[^]*\*\*Formula:\*\*/);
    const text = documentationOf({ uri: '', term: 'click-through-rate' }, taxonomy, false);
    assert.match(text?.value ?? '', /\n\nFormula: /);
    assert.ok(!text?.value.includes('*'));
    assert.equal(documentationOf({ uri: '', term: 'no-such-term' }, taxonomy, true), undefined);
  });
});

describe('completion of owners, headings and directives', () => {
  it('names roles in the words of the document, those that it uses first', () => {
    assert.equal(
      taken('- CTR (owner: Social)\n- NPS (owner: ‸\n', 'Social'),
      '- CTR (owner: Social)\n- NPS (owner: Social)\n',
    );
    assert.deepEqual(labels('- CTR (owner: Social)\n- NPS (owner: ‸)\n'), [
      'Social',
      'Community management',
      'Brand management',
      'Marketing',
    ]);
    assert.equal(taken('- CTR — @soc‸\n', '@social-media-team'), '- CTR — @social-media-team\n');
    assert.equal(taken('- CTR (‸)\n', 'Marketing'), '- CTR (owner: Marketing)\n');
    assert.equal(taken('---\nrole:‸\n---\n# Plan\n', 'Marketing'), '---\nrole: Marketing\n---\n# Plan\n');
  });

  it('names an owner that the checker reads back as that role', () => {
    for (const { label } of complete('# Plan\n\n### KPIs\n\n- NPS @‸\n')) {
      const role = /^@(\w+)/.exec(label)?.[1] ?? '';
      const written = taken('# Plan\n\n### KPIs\n\n- NPS @‸\n', label);
      const owner = analyze(written, { taxonomy }).judged[0]?.assignment.owners[0];
      assert.ok(owner?.kind === 'role' && owner.role.startsWith(role), label);
    }
  });

  it('offers the roles that have no section yet first', () => {
    const roles = labels('# Plan\n\n## Social media management\n\n### KPIs\n\n- CTR\n\n## ‸\n', ' ');
    assert.deepEqual(roles, ['Community management', 'Brand management', 'Marketing', 'Social media management']);
    assert.equal(taken('# Plan\n\n##‸\n', 'Marketing'), '# Plan\n\n## Marketing\n');
  });

  it('offers what a role’s section lacks, in the words that the others have', () => {
    const plan =
      '# Plan\n\n## Social media management\n\n### Measures of success\n\n- CTR\n\n## Community management\n\n### Tactics\n\n- Ask me anything\n\n### ‸\n';
    assert.deepEqual(labels(plan, ' '), ['Measures of success', 'Objectives', 'Audience', 'Skills']);
  });

  it('offers what there is to silence on the line that a directive is about', () => {
    const plan = (comment: string): string => `## Community management\n\n### KPIs\n\n${comment}\n- CTR\n- MQLs\n`;
    assert.equal(
      labels(plan('<!-- ‸ -->'), ' ')[0],
      'rolecheck-disable-next-line metric-outside-role click-through-rate',
    );
    assert.deepEqual(labels(plan('<!-- rolecheck-disable-next-line ‸ -->'), ' ').slice(0, 2), [
      'click-through-rate',
      'metric-outside-role',
    ]);
    // Still open, the comment swallows the rest of the plan.
    assert.equal(labels(plan('<!-- rolecheck-disable-next-line ‸'))[0], 'click-through-rate');
    assert.ok(
      !labels(plan('<!-- rolecheck-disable-next-line click-through-rate ‸ -->')).includes('click-through-rate'),
    );
    assert.match(
      taken(plan('<!-- rolecheck-disable-next-line cl‸'), 'click-through-rate'),
      /click-through-rate -->\n- CTR/,
    );
  });
});

describe('a list that nobody asked for', () => {
  const there: readonly (readonly [string, string, string])[] = [
    ['behind a list marker', `${community}- ‸\n`, ' '],
    ['behind the first word of a term', `${community}- member ‸\n`, ' '],
    ['behind a label', '## Community manager\n\nKPIs: ‸\n', ' '],
    ['in a row', `${community}| KPI | Target |\n| --- | --- |\n|‸\n`, '|'],
    ['behind a comma in a list of KPIs', '## Community manager\n\nKPIs: NPS, ‸\n', ' '],
    ['behind Owner:', '## Community manager\n\n- NPS\n- Owner:‸\n', ':'],
    ['behind @ in an item', `${community}- NPS @‸\n`, '@'],
    ['behind the marks of a heading', `${community}- NPS\n\n## ‸\n`, ' '],
  ];
  const notThere: readonly (readonly [string, string, string])[] = [
    ['in running text', '## Community management\n\nThe team is measured on ‸\n', ' '],
    ['behind a label, where a list may follow', '## Community manager\n\nKPIs:‸\n', ':'],
    ['behind any other word of an item', `${community}- Increase ‸\n`, ' '],
    ['behind a dash that may become a rule', `${community}-‸\n`, '-'],
    ['behind a comma in a number', '## Community manager\n\nKPIs: NPS ≥ 1,‸\n', ','],
    ['where no role is named', '# Plan\n\n### KPIs\n\n- ‸\n', ' '],
    ['under a role, where nothing says what is listed', '## Community management\n\n- ‸\n', ' '],
    ['behind @ in running text', '## Community management\n\nAsk @‸\n', '@'],
    ['in the headings of what is no plan', '# Release notes\n\n## ‸\n', ' '],
    ['on a blank line', `${community} ‸\n`, ' '],
    ['in a comment', `${community}<!-- note: ‸ -->\n`, ' '],
  ];
  for (const [what, marked, trigger] of there) it(`comes ${what}`, () => assert.ok(labels(marked, trigger).length > 0));
  for (const [what, marked, trigger] of notThere)
    it(`does not come ${what}`, () => assert.deepEqual(labels(marked, trigger), []));

  it('does not come in files that are never plans, and does when asked for', () => {
    const log = '## Community management\n\n### KPIs\n\n- ‸\n';
    assert.equal(complete(log, ' ', plain, 'CHANGELOG.md').length, 0);
    assert.ok(complete(log, undefined, plain, 'CHANGELOG.md').length > 0);
  });
});
