import { strict as assert } from 'node:assert';
import { editsFor, newConfigText, type ConfigChange } from '../../server/src/core/config/writing/write-config';
import { configSchema } from '../../server/src/core/config/schema/schema';
import { applyEdits } from '../../server/src/core/text/edits';
import { parse } from 'yaml';

const set = (path: string, value: string | boolean): ConfigChange => ({ kind: 'set', path: path.split('/'), value });
const add = (path: string, value: string): ConfigChange => ({ kind: 'add', path: path.split('/'), value });

/** The text with the change made, written as lines; `undefined` where it is refused. */
function edited(text: string, change: ConfigChange): string | undefined {
  const edits = editsFor(text, change);
  return edits === undefined ? undefined : applyEdits(text, edits);
}

/** Lines without the indentation of the test around them. */
function lines(text: string): string {
  const [first = '', ...rest] = text.replace(/^\n/, '').split('\n');
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  return [first, ...rest].map((line) => line.slice(indent)).join('\n');
}

/**
 * What stands between `«` and `»` is new, what stands between `‹` and `›` has gone, and everything else is as it was.
 */
function check(title: string, change: ConfigChange, marked: string): void {
  it(title, () => {
    const text = lines(marked);
    const before = text.replace(/«[^»]*»/g, '').replace(/[‹›]/g, '');
    const after = text.replace(/‹[^›]*›/g, '').replace(/[«»]/g, '');
    assert.equal(edited(before, change), after);
    assert.equal(edited(after, change), after, 'a second time changes nothing');
  });
}

function refuses(title: string, change: ConfigChange, text: string): void {
  it(title, () => {
    assert.equal(edited(lines(text), change), undefined);
  });
}

describe('writing into .rolecheck.yaml', () => {
  describe('a value that is there', () => {
    check(
      'gives way to the new one, and keeps the comment behind it',
      set('rules/skill-outside-role', 'off'),
      `
      # Ours
      rules:
          skill-outside-role:   ‹hint›«off»   # not our business
          metric-outside-role: error
      `,
    );
    check('keeps its quotation marks', set('arguable', 'off'), 'arguable: "‹same›«off»" # so\n');
    check('keeps single ones too', set('arguable', 'off'), "arguable: '‹same›«off»'\n");
    check('is written where there was none', set('arguable', 'off'), 'arguable:« off» # how mild\nrules:\n');
    check('is written for a tilde', set('arguable', 'off'), 'arguable: ‹~›«off»\n');
    check(
      'is found under a key in quotation marks',
      set('rules/owner-conflict', 'off'),
      '"rules": {"owner-conflict": "‹hint›«off»"}\n',
    );
    check(
      'stays when it says the same in another spelling',
      set('rules/owner-conflict', 'off'),
      "rules: {owner-conflict: 'off'}\n",
    );
    check(
      'may be a switch',
      set('terms/x/roles/y/arguable', true),
      'terms: { x: { roles: { y: { is: outside, arguable: ‹false›«true» } } } }\n',
    );
    check(
      'may run over two lines',
      set('terms/x/definition', 'Short.'),
      'terms:\n  x:\n    definition: ‹A long\n      story›«Short.»\n    # The end\n',
    );
    check(
      'may be a text of several lines',
      set('terms/x/definition', 'Short.'),
      'terms:\n  x:\n    definition: ‹>\n      A long\n      story›«Short.»\n\n    forms: [x]\n',
    );
  });

  describe('a relation', () => {
    check(
      'said in a word gets another one',
      set('terms/x/roles/community-management', 'own'),
      'terms:\n  x:\n    roles:\n      community-management: ‹outside›«own» # since May\n',
    );
    check(
      'said at length keeps the rest',
      set('terms/x/roles/y', 'own'),
      'terms:\n  x:\n    roles:\n      y:\n        reason: So it is.\n        is: ‹share›«own»\n',
    );
    check(
      'said at length in braces too',
      set('terms/x/roles/y', 'own'),
      'terms: { x: { roles: { y: { is: ‹share›«own», reason: "a, b" } } } }\n',
    );
    check(
      'said at length without its word gets it',
      set('terms/x/roles/y', 'own'),
      'terms: { x: { roles: { y: { reason: "a, b"«, is: own» } } } }\n',
    );
  });

  describe('a key that is missing', () => {
    check(
      'stands at the end of its mapping, before the comment of the next',
      set('rules/owner-conflict', 'off'),
      `
      rules:
        skill-outside-role: off # a comment
        # One that belongs here.«
        owner-conflict: off»

      # About roles
      roles:
        marketing:
          titles: [Growth]
      `,
    );
    check(
      'stands between what is nested',
      set('terms/a/roles/x', 'own'),
      `
      terms:
        a:
          forms:
          - first # one
          # - second«
          roles:
            x: own»
        # about b
        b:
          forms:
          - x
      `,
    );
    check(
      'takes the file’s width of indentation and its way of writing lists',
      add('terms/b/forms', 'new words'),
      `
      terms:
          a:
              forms:
              - first«
          b:
              forms:
              - new words»
      `,
    );
    check(
      'keeps the empty lines between entries',
      add('terms/c/forms', 'new'),
      `
      terms:
        a:
          forms: [x]

        b:
          forms: [y]«

        c:
          forms: [new]»
      `,
    );
    check(
      'at the top stands at the end, after an empty line where there are some',
      set('rules/owner-conflict', 'off'),
      '\nextends: ./x.yaml\n\nroles:\n  marketing: { titles: [Growth] }\n# The end«\n\nrules:\n  owner-conflict: off»\n',
    );
    check(
      'and after none where there are none',
      set('rules/owner-conflict', 'off'),
      'extends: ./x.yaml\nroles:\n  marketing: { titles: [Growth] }«\nrules:\n  owner-conflict: off»\n',
    );
    check(
      'does without a final line end, as the file does',
      set('arguable', 'off'),
      'extends: ./x.yaml«\narguable: off»',
    );
    check(
      'leaves the empty lines at the end where they are',
      set('arguable', 'off'),
      'extends: ./x.yaml«\narguable: off»\n\n  \n',
    );
    check(
      'takes the line ends of Windows',
      set('rules/a', 'off'),
      'extends: x\r\n\r\ninclude: y\r\n\r\nroles:\r\n  a: b # c\r\n«\r\nrules:\r\n  a: off\r\n»...\r\n'.replace(
        '\r\n«\r\nrules:\r\n  a: off\r\n»',
        '«\r\n\r\nrules:\r\n  a: off»\r\n',
      ),
    );
    check('takes no notice of a byte order mark', set('rules/b', 'off'), '\uFEFFrules:\n  a: off«\n  b: off»\n');
    check(
      'stands before the end of the document',
      set('arguable', 'off'),
      '%YAML 1.2\n---\nrules:\n  a: off\n# end«\narguable: off»\n...\n# after\n',
    );
    check(
      'is filled into a key with nothing behind it',
      set('rules/a', 'off'),
      'rules: # the levels\n  # b: off«\n  a: off»\n# Roles\nroles:\n',
    );
    check('is filled in at the end of the text', set('rules/a', 'off'), 'rules:«\n  a: off»');
    check('takes the place of empty braces', set('rules/a', 'off'), 'rules:‹ {}› # the levels«\n  a: off»\nroles:\n');
    check(
      'takes the place of a tilde',
      set('terms/x/roles/y', 'own'),
      'terms:‹ ~›«\n  x:\n    roles:\n      y: own»\n',
    );
    check(
      'stands in quotation marks where it must',
      set('terms/on: off/label', 'x'),
      'terms:«\n  "on: off":\n    label: x»\n',
    );
    check(
      'comes after a text whose empty lines count, where entries stand apart',
      set('terms/x/roles/y', 'own'),
      "terms:\n  x:\n    forms:\n    - a\n\n    definition: |+\n      Words.\n\n«    roles:\n      y: own\n»'roles': {}\n",
    );
    check(
      'comes after a text whose empty lines count',
      set('arguable', 'off'),
      'terms:\n  x:\n    definition: |+\n      Words.\n\n«arguable: off\n»',
    );
  });

  describe('between braces', () => {
    check('on one line', set('rules/b', 'off'), 'rules: {a: off«, b: off»} # x\n');
    check(
      'with blanks inside',
      set('terms/b/roles/c', 'own'),
      'terms: { a: { forms: [x] }«, b: { roles: { c: own } }» }\n',
    );
    check('as JSON', set('rules/b', 'off'), '{"rules": {"a": "off"«, "b": "off"»}}\n');
    check(
      'on lines of their own',
      set('rules/c', 'off'),
      'rules: {\n  a: off, # one\n  b: off«,» # two«\n  c: off»\n}\n',
    );
    check('with a comma at the end', set('rules/c', 'off'), 'rules: {\n  a: off,\n  b: off, # two«\n  c: off,»\n}\n');
    check(
      'where the brace closes on the last line',
      set('rules/c', 'off'),
      'rules: {\n  a: off,\n  b: off«,\n  c: off»}\n',
    );
    check('with a comment and nothing else', set('rules/c', 'off'), 'rules: {\n  # nothing yet\n«  c: off\n»}\n');
    check('for a key with nothing behind it', set('rules/c', 'off'), '{ rules:« { c: off }», terms: }\n');
    check('for a key without a colon', set('terms/x', 'y'), '{ terms: { x: ‹z›«y» }, rules }\n');
  });

  describe('a list', () => {
    check('gets one more in brackets', add('exclude', 'c/**'), 'exclude: ["a/**", "b/**"«, "c/**"»]\n');
    check(
      'gets one more with a dash',
      add('exclude', 'c'),
      'exclude:\n-   a # one\n-   b # two«\n-   c»\n# Rules\nrules:\n',
    );
    check(
      'gets one more on a line of its own',
      add('exclude', 'c'),
      'exclude: [\n    a, # one\n    b«,» # two«\n    c»\n  ]\n',
    );
    check('keeps what has it already', add('exclude', 'b'), 'exclude: [a, b]\n');
    check('has its first one where it was empty', add('exclude', 'b'), 'exclude: ‹[]›«[b]» # none\n');
    check('has its first one where nothing was', add('exclude', 'b'), 'exclude: # none«\n  - b»\n');
    check(
      'has its first one in brackets, where others have that',
      add('exclude', 'b'),
      'include: [ a ]\nexclude:« [ b ]» # none\n',
    );
    check('is made of a single entry', add('exclude', 'b, c'), 'exclude: «[»a«, "b, c"]» # x\n');
    check(
      'is made of a single entry that means something else in brackets',
      add('exclude', 'b'),
      'exclude: ‹plans/{a,b}/*›«["plans/{a,b}/*", b]»\n',
    );
    check('stays a single entry that says so already', add('exclude', 'a'), 'exclude: a\n');
    check('stands in the marks of the others', add('terms/x/forms', 'b'), "terms: { x: { forms: ['a'«, 'b'»] } }\n");
  });

  describe('an empty file', () => {
    check('gets its first line', set('arguable', 'off'), '«arguable: off\n»');
    check('keeps its byte order mark', set('arguable', 'off'), '\uFEFF«arguable: off\n»');
    check('keeps its empty lines', set('arguable', 'off'), '«arguable: off»\n\n');
    check('keeps its comments on top', set('arguable', 'off'), '# Ours\n\n# rules:«\n\narguable: off»\n');
    check('keeps its marks', set('arguable', 'off'), '---«\narguable: off»\n...\n');
    check('keeps its mark with a comment', set('arguable', 'off'), '--- # Ours«\narguable: off»\n');
    check('made of braces gives them up', set('rules/a', 'off'), '‹{}›«rules:\n  a: off»\n');
  });

  describe('words that YAML would read as something else', () => {
    for (const word of [
      ...[
        'true',
        'null',
        '~',
        '12',
        '1e3',
        '0x1F',
        '.inf',
        '2024-01-01',
        'a: b',
        'a #b',
        '# a',
        '*a',
        '&a',
        '!a',
        '@a',
        '`a',
      ],
      ...[
        '- a',
        '-',
        '?',
        '? a',
        '| a',
        '> a',
        '%a',
        '"a"',
        "'a'",
        'it’s',
        "it's",
        '[a',
        '{a',
        'a]',
        'a, b',
        ' a ',
        '',
        '😀 a',
        'a\\b',
      ],
      ...['a:', ':a', '---', '...', 'ünï', 'a\tb', '\uFEFFa', '<<', '=', 'a\u0085b', 'a\u2028b'],
    ]) {
      it(JSON.stringify(word), () => {
        for (const text of [
          '',
          'include: [x]\n',
          'exclude: [x]\n',
          'exclude:\n  - x\n',
          '{ exclude: }',
          "exclude: ['x']\r\n",
        ]) {
          const result = edited(text, add('exclude', word)) ?? '';
          const { exclude } = parse(result) as { exclude: string[] };
          assert.equal(exclude.at(-1), word, result);
        }
      });
    }
  });

  describe('what cannot be done safely', () => {
    refuses('a file with mistakes', set('arguable', 'off'), 'rules: [a\nroles:\n');
    refuses('a key that is there twice', set('rules/a', 'off'), 'rules:\n  b: off\nrules:\n  c: off\n');
    refuses('two documents', set('arguable', 'off'), 'rules:\n---\nroles:\n');
    refuses('another value on the way', set('rules/a', 'off'), 'rules: off\n');
    refuses('a list on the way', set('rules/a', 'off'), 'rules: [a]\n');
    refuses('a list at the top', set('rules/a', 'off'), '- a\n');
    refuses('a mapping where a word is to stand', set('arguable', 'off'), 'arguable: { a: b }\n');
    refuses('a word where a list is to stand', add('terms/x/forms', 'a'), 'terms: { x: { forms: b } }\n');
    refuses('a mapping where a list is to stand', add('exclude', 'a'), 'exclude: {}\n');
    refuses('a value that stands for another', set('rules/a', 'off'), 'x: &x { b: off }\nrules: *x\n');
    refuses('a value that others stand for', set('rules/a', 'off'), 'rules: &x\n  a: hint\nx: *x\n');
    refuses('a mapping with others merged in', set('rules/a', 'off'), 'x: &x { b: off }\nrules:\n  <<: *x\n');
    refuses('an anchor that is nowhere', set('arguable', 'off'), 'x: *x\n');
    refuses(
      'a text whose heading has a comment that would go',
      set('terms/x/definition', 'y'),
      'terms:\n  x:\n    definition: > # why\n      z\n',
    );
  });

  describe('a new file', () => {
    it('says what it is, and what was asked', () => {
      const text = newConfigText(add('terms/conversion-rate/forms', 'yes: no'));
      assert.match(text, /^# .*Rolecheck/);
      assert.match(text, /https:\/\/\S+\n\nterms:\n {2}conversion-rate:\n {4}forms:\n {6}- "yes: no"\n$/);
      assert.ok(configSchema().safeParse(parse(text)).success);
      assert.equal(edited(text, add('terms/conversion-rate/forms', 'yes: no')), text);
    });
  });
});
