import assert from 'node:assert/strict';
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type TextEdit,
} from 'vscode-languageserver-types';
import { parse, parseDocument } from 'yaml';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { resolveConfig } from '../../server/src/core/config/applying/resolve-config';
import { SourceText } from '../../server/src/core/text/source-text';
import { documentationOf } from '../../server/src/features/completion/documentation';
import { configCompletionsAt } from '../../server/src/features/config/completion';
import { takeCaret } from '../support/caret';
import { expandSnippet } from '../support/snippet-syntax';
import { taxonomy } from '../support/taxonomy';

const plain = { snippets: false, insertReplace: false, labelDetails: false };
const able = { snippets: true, insertReplace: true, labelDetails: true };
const uri = 'file:///team/.rolecheck.yaml';

interface Asked {
  readonly trigger?: string;
  readonly abilities?: typeof plain;
  readonly markdown?: boolean;
  readonly taxonomy?: typeof taxonomy;
}

function complete(marked: string, asked: Asked = {}): readonly CompletionItem[] {
  const { text, offset } = takeCaret(marked);
  const { trigger, abilities = plain, markdown = true } = asked;
  const request = { uri, offset, trigger, abilities, markdown };
  return configCompletionsAt(new SourceText(text), asked.taxonomy ?? taxonomy, request)?.items ?? [];
}

function labels(marked: string, asked?: Asked): readonly string[] {
  return complete(marked, asked).map(({ label }) => label);
}

function itemOf(marked: string, label: string, asked?: Asked): CompletionItem {
  const item = complete(marked, asked).find((one) => one.label === label);
  assert.ok(item, `“${label}” is not offered in ${marked}`);
  return item;
}

/** The text once the completion of that label is taken, every place filled as it stands, the caret behind it. */
function taken(marked: string, label: string, asked?: Asked): string {
  return applied(marked, itemOf(marked, label, asked));
}

function applied(marked: string, item: CompletionItem): string {
  const { text, offset } = takeCaret(marked);
  const source = new SourceText(text);
  const edit = item.textEdit!;
  const range = 'range' in edit ? edit.range : edit.replace;
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const newText = isSnippet ? expandSnippet(edit.newText) : edit.newText;
  const main: TextEdit = { range, newText: `${newText}‸` };
  assert.ok(source.offsetAt(range.start) <= offset && offset <= source.offsetAt(range.end));
  assert.equal(item.insertTextMode, newText.includes('\n') ? InsertTextMode.asIs : undefined);
  return [...(item.additionalTextEdits ?? []), main]
    .sort((a, b) => source.offsetAt(b.range.start) - source.offsetAt(a.range.start))
    .reduce(
      (result, { range: { start, end }, newText: put }) =>
        result.slice(0, source.offsetAt(start)) + put + result.slice(source.offsetAt(end)),
      text,
    );
}

const snippets: Asked = { abilities: able };

describe('completion in a team’s file: keys', () => {
  it('offers what the file may say, and nothing twice', () => {
    assert.deepEqual(labels('‸'), [
      'extends',
      'include',
      'exclude',
      'rules',
      'arguable',
      'roles',
      'neighbours',
      'terms',
      'sources',
      'overrides',
    ]);
    assert.deepEqual(labels('rules:\n  merged-roles: off\n‸\nterms:\n').includes('rules'), false);
  });

  it('goes on with what the key needs', () => {
    assert.equal(taken('ro‸', 'roles'), 'roles:\n  ‸');
    assert.equal(taken('ext‸', 'extends'), 'extends: ‸');
    assert.equal(taken('inc‸', 'include'), 'include:\n  - ‸');
    assert.equal(taken('inc‸', 'include', snippets), 'include: [""]‸');
    assert.equal(taken('arg‸', 'arguable'), 'arguable: ‸');
    assert.equal(taken('arg‸', 'arguable', snippets), 'arguable: milder‸');
    assert.equal(taken('over‸', 'overrides'), 'overrides:\n  - files:\n      - ‸');
    assert.equal(taken('over‸', 'overrides', snippets), 'overrides:\n  - files: [""]‸');
    assert.equal(taken('roles:\n  marketing:\n    ‸', 'titles', snippets), 'roles:\n  marketing:\n    titles: []‸');
    assert.equal(taken('roles:\n  marketing:\n    ‸', 'label'), 'roles:\n  marketing:\n    label: ‸');
  });

  it('lets the writer choose where the words are few', () => {
    const { textEdit } = itemOf('rules:\n  ‸', 'merged-roles', snippets);
    assert.equal(textEdit?.newText, 'merged-roles: ${1|error,warning,information,hint,off|}');
    const like = itemOf('roles:\n  devrel:\n    ‸', 'like', snippets).textEdit?.newText ?? '';
    assert.match(like, /^like: \$\{1\|[a-z-]+(?:,[a-z-]+)+\|\}$/);
    assert.ok(!like.includes('devrel'), 'a role is not like itself');
  });

  it('replaces a key and leaves its colon and value', () => {
    assert.equal(taken('rul‸s:\n  merged-roles: off\n', 'rules'), 'rules‸:\n  merged-roles: off\n');
    assert.equal(taken('rules:\n  mer‸ # ours\n', 'merged-roles'), 'rules:\n  merged-roles: ‸ # ours\n');
  });

  it('indents as the file does', () => {
    const four = 'roles:\n    marketing:\n        label: Growth\n';
    assert.equal(taken(`${four}ter‸`, 'terms'), `${four}terms:\n    ‸`);
    assert.equal(
      taken(`${four}terms:\n    ‸`, 'click-through-rate'),
      `${four}terms:\n    click-through-rate:\n        ‸`,
    );
  });

  it('ends lines as the file does', () => {
    assert.equal(taken('arguable: off\r\nro‸\r\n', 'roles'), 'arguable: off\r\nroles:\r\n  ‸\r\n');
  });

  it('stays on the line in braces', () => {
    assert.equal(taken('roles: { ‸ }', 'marketing', snippets), 'roles: { marketing: {  }‸ }');
    assert.equal(taken('roles: { marketing: { ‸ } }', 'label', snippets), 'roles: { marketing: { label: ""‸ } }');
    assert.equal(taken('rules: { mer‸ }', 'merged-roles'), 'rules: { merged-roles: ‸ }');
  });

  it('goes below the colon where the writer stopped behind it, and only if asked', () => {
    assert.equal(taken('roles: ‸\n', 'marketing'), 'roles:\n  marketing:\n    ‸\n');
    assert.equal(taken('roles:‸\n', 'marketing'), 'roles:\n  marketing:\n    ‸\n');
    assert.deepEqual(labels('roles: ‸\n', { trigger: ' ' }), []);
    assert.deepEqual(labels('roles:‸\n', { trigger: ':' }), []);
  });

  it('offers in a list of mappings what each may say, what it needs first', () => {
    assert.deepEqual(labels('overrides:\n  - ‸'), ['files', 'rules', 'arguable']);
    assert.deepEqual(labels('overrides:\n  - files: a\n    ‸'), ['rules', 'arguable']);
  });

  it('says what a key is for, with an example', () => {
    const { documentation } = itemOf('roles:\n  marketing:\n    ‸', 'titles');
    assert.ok(typeof documentation === 'object');
    assert.match(documentation.value, /^Names of teams and job titles/);
    assert.match(documentation.value, /```yaml\ntitles: \[Member Happiness, Head of Fans\]\n```/);
    const { documentation: text } = itemOf('‸', 'rules', { markdown: false });
    assert.ok(typeof text === 'object' && text.kind === 'plaintext');
    assert.match(text.value, /For example:\nrules:\n {2}metric-outside-role: error\n/);
    assert.ok(!text.value.includes('`'));
  });
});

describe('completion in a team’s file: ids', () => {
  it('offers all terms as keys, each found by its names', () => {
    const items = complete('terms:\n  ‸', snippets);
    assert.equal(items.length, taxonomy.terms.length);
    const item = itemOf('terms:\n  ‸', 'click-through-rate');
    assert.match(item.filterText ?? '', /Click-through rate.*CTR/i);
    assert.match(item.detail ?? '', /^Click-through rate, metric of /);
    assert.equal(taken('terms:\n  click through ‸', 'click-through-rate'), 'terms:\n  click-through-rate:\n    ‸');
  });

  it('has the terms’ and roles’ documentation looked up as in plans', () => {
    const data: unknown = itemOf('terms:\n  ‸', 'click-through-rate').data;
    assert.deepEqual(data, { uri, term: 'click-through-rate' });
    assert.match(documentationOf({ uri, term: 'click-through-rate' }, taxonomy, false)?.value ?? '', /click/i);
    assert.deepEqual(itemOf('roles:\n  ‸', 'marketing').data, { uri, role: 'marketing' });
  });

  it('offers the roles under a term, and whose it may be', () => {
    const term = 'terms:\n  click-through-rate:\n    roles:\n      ';
    assert.deepEqual(
      labels(`${term}‸`),
      taxonomy.roles.map(({ id }) => id),
    );
    assert.ok(!labels(`${term}marketing: own\n      ‸`).includes('marketing'));
    assert.equal(
      itemOf(`${term}‸`, 'marketing', snippets).textEdit?.newText,
      'marketing: ${1|own,share,outside,unstated|}',
    );
    assert.deepEqual(labels(`${term}marketing: ‸`), [
      'own',
      'share',
      'outside',
      'unstated',
      'outside, with the reason',
    ]);
    assert.equal(itemOf(`${term}marketing: ‸`, 'share').detail, 'The role has a part in it.');
  });

  it('writes a relation with its reason', () => {
    const term = 'terms:\n  click-through-rate:\n    roles:\n      marketing: ';
    const whole = taken(`${term}‸\n`, 'outside, with the reason', snippets).replace('‸', '');
    assert.equal(readConfig(whole).problems.length, 0, whole);
    assert.deepEqual(parse(whole), {
      terms: { 'click-through-rate': { roles: { marketing: { is: 'outside', reason: 'Why it misleads there' } } } },
    });
    assert.ok(!whole.includes(' \n'), 'no blank is left behind the colon');
    const flow = taken(
      'terms: { click-through-rate: { roles: { marketing: ‸ } } }',
      'outside, with the reason',
      snippets,
    );
    assert.equal(readConfig(flow.replace('‸', '')).problems.length, 0, flow);
  });

  it('offers roles and terms of the team’s own', () => {
    const own = 'roles:\n  developer-relations:\n    label: DevRel\n    like: community-management\n';
    assert.ok(labels(`${own}terms:\n  click-through-rate:\n    roles:\n      ‸`).includes('developer-relations'));
    const config = resolveConfig(taxonomy, [{ uri, reading: readConfig(own) }]);
    const items = labels('terms:\n  click-through-rate:\n    roles:\n      ‸', { taxonomy: config.taxonomy });
    assert.equal(items.filter((id) => id === 'developer-relations').length, 1);
  });

  it('offers what a role would use instead first', () => {
    const relation =
      'terms:\n  click-through-rate:\n    roles:\n      community-management:\n        is: outside\n        instead: ‸';
    const [first = '', ...others] = labels(relation);
    const term = taxonomy.term(first)!;
    assert.equal(term.dimension, 'metric');
    assert.equal(taxonomy.relation('community-management', term)?.is, 'own');
    assert.ok(!others.includes('click-through-rate'));
  });

  it('offers the sources that the file has', () => {
    const sources = 'sources:\n  handbook:\n    name: Handbook\n  survey:\n    name: Survey\n';
    const relation = `${sources}terms:\n  click-through-rate:\n    roles:\n      marketing: { is: own, sources: `;
    assert.deepEqual(labels(`${relation}[‸] }`).slice(0, 2), ['handbook', 'survey']);
    assert.equal(labels(`${relation}[handbook, ‸] }`)[0], 'survey');
    assert.equal(taken(`${relation}‸ }`, 'survey'), `${relation}[survey]‸ }`);
    const block = `${sources}terms:\n  click-through-rate:\n    roles:\n      marketing:\n        is: own\n        sources:\n          `;
    assert.equal(taken(`${block}‸`, 'survey'), `${block}- survey‸`);
    assert.equal(taken(`${block}- ‸`, 'survey'), `${block}- survey‸`);
    assert.deepEqual(labels('sources:\n  ‸'), [], 'the team finds names for its sources itself');
  });

  it('says of rules what they find and how they are usually shown', () => {
    const item = itemOf('rules:\n  ‸', 'metric-without-target');
    assert.equal(item.detail, 'usually off');
    assert.ok(typeof item.documentation === 'object');
    assert.match(item.documentation.value, /no number, no date and no direction/);
  });

  it('offers neighbours to be named otherwise, or to be made roles', () => {
    assert.equal(labels('neighbours:\n  ‸').length, taxonomy.neighbours.length);
    const roles = labels('roles:\n  ‸');
    assert.deepEqual(
      roles.slice(0, taxonomy.roles.length),
      taxonomy.roles.map(({ id }) => id),
    );
    assert.equal(roles.length, taxonomy.roles.length + taxonomy.neighbours.length);
  });

  it('offers of a known term only what may be said of it', () => {
    const keys = (term: string, asked?: Asked): readonly string[] => labels(`${term}:\n    ‸`, asked);
    assert.deepEqual(keys('terms:\n  click-through-rate'), [
      'label',
      'definition',
      'formula',
      'unit',
      'forms',
      'notThese',
      'roles',
    ]);
    assert.ok(keys('terms:\n  fan-art').includes('dimension'));
    const known = taxonomy.terms.find(({ dimension }) => dimension === 'tactic')!;
    assert.ok(!keys(`terms:\n  ${known.id}`).includes('formula'));
    assert.ok(!labels('terms:\n  fan-art:\n    dimension: tactic\n    ‸').includes('unit'));
    const own = 'terms:\n  fan-art:\n    dimension: metric\n';
    const config = resolveConfig(taxonomy, [{ uri, reading: readConfig(own) }]);
    assert.ok(keys('terms:\n  fan-art', { taxonomy: config.taxonomy }).includes('dimension'));
  });
});

describe('completion in a team’s file: values', () => {
  it('offers the words, with what they mean', () => {
    assert.deepEqual(labels('rules:\n  merged-roles: ‸'), ['error', 'warning', 'information', 'hint', 'off']);
    assert.equal(itemOf('arguable: ‸', 'off').detail, 'Not at all.');
    assert.equal(itemOf('arguable: ‸', 'off').kind, CompletionItemKind.EnumMember);
    assert.equal(labels('terms:\n  a:\n    dimension: ‸').length, 5);
  });

  it('puts the blank where it is missing', () => {
    assert.equal(taken('arguable:‸\n', 'off'), 'arguable: off‸\n');
    assert.deepEqual(labels('arguable:‸\n', { trigger: ':' }), ['milder', 'same', 'off']);
  });

  it('stays within quotes', () => {
    assert.equal(taken('arguable: "‸"\n', 'off'), 'arguable: "off‸"\n');
  });

  it('replaces what is there, or inserts before it, as the writer likes', () => {
    const { textEdit } = itemOf('arguable: o‸ff\n', 'off', snippets);
    assert.ok(textEdit !== undefined && 'insert' in textEdit);
    assert.deepEqual(textEdit.insert.end, { line: 0, character: 11 });
    assert.deepEqual(textEdit.replace.end, { line: 0, character: 13 });
  });
});

describe('completion in a team’s file: everything', () => {
  it('leaves a file that can be read', () => {
    const places = [
      '‸',
      'roles:\n  ‸',
      'roles: { ‸ }',
      'roles: ‸\nterms:\n',
      'roles:\n  devrel:\n    ‸\n  marketing:\n    label: M\n',
      'roles: { devrel: { label: A, ‸ } }',
      'neighbours:\n    ‸\n',
      'rules:\n  ‸\narguable: off\n',
      'rules: { ‸ }',
      'terms:\n  fan-art:\n    ‸\n',
      'terms: { fan-art: { ‸ } }',
      'terms:\n  fan-art:\n    roles:\n      marketing:‸\n',
      'terms:\n  fan-art:\n    roles:\n      marketing:\n        ‸\n',
      'terms: { fan-art: { roles: { marketing: ‸ } } }',
      'terms: { fan-art: { roles: { marketing: { is: own, ‸ } } } }',
      'overrides:\n  - ‸\n',
      'overrides:\n  -‸\n',
      'overrides: [{ files: "a", ‸ }]',
    ];
    for (const marked of places) {
      for (const abilities of [plain, able]) {
        const items = complete(marked, { abilities });
        assert.ok(items.length > 0, marked);
        for (const item of items.slice(0, 20)) {
          const text = applied(marked, item).replace('‸', '');
          const { errors } = parseDocument(text);
          assert.deepEqual(
            errors.map(({ message }) => message),
            [],
            text,
          );
        }
      }
    }
  });
});

describe('completion in a team’s file: nothing', () => {
  const silent: readonly (readonly [string, string])[] = [
    ['in comments', '# rules‸'],
    ['in names that only the team knows', 'roles:\n  marketing:\n    titles: [‸]'],
    ['in labels', 'roles:\n  marketing:\n    label: ‸'],
    ['in paths', 'extends: ‸'],
    ['in patterns', 'include:\n  - ‸'],
    ['under keys that mean nothing', 'nonsense:\n  ‸'],
    ['under words', 'arguable: off\n  ‸'],
  ];
  for (const [where, marked] of silent) it(where, () => assert.deepEqual(labels(marked), []));

  it('behind characters that open no place', () => {
    for (const trigger of ['|', '(', '@', '#']) assert.deepEqual(labels('‸', { trigger }), []);
  });
});
