import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configPlaceAt, type ConfigPlace } from '../../server/src/core/config/config-place';
import { takeCaret } from '../support/caret';
import { trickyText } from '../support/tricky-text';

function place(marked: string): ConfigPlace | undefined {
  const { text, offset } = takeCaret(marked);
  return configPlaceAt(text, offset);
}

/** `key roles.community-management [label] 4`: what is expected, where, what is there already, and the column. */
function said(marked: string): string {
  const found = place(marked);
  if (found === undefined) return 'nowhere';
  const { expects, path, taken, column } = found;
  return `${expects} ${path.join('.') || '(top)'} [${taken.join(', ')}] ${column}`;
}

/** What is typed so far, `‹so›`, with the caret taken out. */
function replaced(marked: string): string {
  const { text, offset } = takeCaret(marked);
  const found = configPlaceAt(text, offset);
  assert.ok(found, 'a place');
  const { start, end } = found.replace;
  return `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
}

function table(rows: readonly (readonly [what: string, marked: string, expected: string])[]): void {
  for (const [what, marked, expected] of rows) it(what, () => assert.equal(said(marked), expected));
}

describe('the place in a team’s file: keys', () => {
  table([
    ['an empty file', '‸', 'key (top) [] 0'],
    ['a file with a comment only', '# Our rules\n‸', 'key (top) [] 0'],
    ['the first word of a file', 'rol‸', 'key (top) [] 0'],
    ['below other keys', 'roles:\n  marketing:\n    titles: [a]\nter‸', 'key (top) [roles] 0'],
    ['above other keys', '‸\nroles:\nterms:\n', 'key (top) [roles, terms] 0'],
    ['between keys, without a colon', 'roles:\n  comm‸\n  marketing:\n    titles: [a]\n', 'key roles [marketing] 2'],
    ['between keys, on an empty line', 'roles:\n  a:\n    label: A\n  ‸\n  b:\n', 'key roles [a, b] 2'],
    ['deeper on an empty line', 'roles:\n  a:\n    label: A\n    ‸\n  b:\n', 'key roles.a [label] 4'],
    ['at the left, behind what is deeper', 'roles:\n  a:\n    label: A\n‸', 'key (top) [roles] 0'],
    ['a key that has its colon', 'roles:\n  a:\n    lab‸el: A\n    titles: []\n', 'key roles.a [titles] 4'],
    ['a key that has its colon, and more below it', 'ro‸les:\n  a:\n    label: A\nterms:\n', 'key (top) [terms] 0'],
    ['a key whose colon is still to come', 'roles:\n  comm‸\n    label: A\n', 'key roles [] 2'],
    ['a key in quotes', 'rules:\n  "metric-‸": off\n', 'key rules [] 2'],
    ['in a mapping in braces', 'roles:\n  a: { label: A, ‸ }\n', 'key roles.a [label] 2'],
    ['in braces, between others', 'rules: { a: off, met‸, b: off }\n', 'key rules [a, b] 0'],
    ['in braces that are not closed', 'roles:\n  a: { lab‸\n  b:\n    label: B\n', 'key roles.a [] 2'],
    ['in empty braces', 'rules: {‸}', 'key rules [] 0'],
    ['in braces over several lines', 'rules: {\n  a: off,\n  ‸\n}\n', 'key rules [a] 2'],
    ['in braces in a list', 'overrides: [{ files: "a", ‸ }]', 'key overrides.0 [files] 0'],
    ['beside the first key of an item', 'overrides:\n  - files: a\n    ‸\n', 'key overrides.0 [files] 4'],
    [
      'at the first key of an item',
      'overrides:\n  - rules:\n  - fil‸: a\n    arguable: off\n',
      'key overrides.1 [arguable] 4',
    ],
    ['with a comment behind it', 'roles:\n  a:\n    label: A\n  mar‸ # ours\n', 'key roles [a] 2'],
    ['in a document with its mark', '---\nroles:\n  a: {}\n  ‸\n', 'key roles [a] 2'],
  ]);
});

describe('the place in a team’s file: nothing decided yet', () => {
  table([
    ['on the indented line below a key', 'roles:\n  ‸', 'either roles [] 2'],
    ['with a word on it', 'roles:\n  comm‸\nterms:\n', 'either roles [] 2'],
    ['as deep as one likes', 'roles:\n      ‸\n', 'either roles [] 6'],
    ['two levels down', 'terms:\n  a:\n    roles:\n      ‸', 'either terms.a.roles [] 6'],
    ['behind the dash of a list', 'overrides:\n  - ‸', 'either overrides.0 [] 4'],
    ['directly behind the dash', 'overrides:\n  -‸', 'either overrides.0 [] 4'],
    ['at an item between others', 'include:\n  - a\n  - b‸\n  - c\n', 'either include.1 [a, c] 4'],
    ['at an item that is not indented', 'include:\n- ‸\nexclude: x\n', 'either include.0 [] 2'],
  ]);
});

describe('the place in a team’s file: values', () => {
  table([
    ['behind a colon and a blank', 'arguable: ‸', 'value arguable [] 0'],
    ['directly behind a colon', 'arguable:‸', 'value arguable [] 0'],
    ['directly behind a colon, before other keys', 'rules:\n  a:‸\n  b: off\n', 'value rules.a [] 2'],
    ['in the value', 'arguable: mil‸der\n', 'value arguable [] 0'],
    ['at the end of the value', 'rules:\n  a: of‸\n  b: off\n', 'value rules.a [] 2'],
    ['with a comment behind it', 'rules:\n  a: of‸ # for now\n', 'value rules.a [] 2'],
    ['in quotes', 'rules:\n  a: "of‸"\n', 'value rules.a [] 2'],
    ['in quotes that are not closed', "rules:\n  a: 'of‸\n  b: off\n", 'value rules.a [] 2'],
    ['in empty quotes', 'extends: "‸"\n', 'value extends [] 0'],
    ['in braces', 'roles: { a: { like: ‸ } }', 'value roles.a.like [] 0'],
    ['in braces, directly behind the colon', 'rules: {a:‸}', 'value rules.a [] 0'],
    ['in brackets', 'include: [‸]', 'value include.0 [] 0'],
    ['in brackets, behind others', 'sources: [a, b, ‸]', 'value sources.2 [a, b] 0'],
    ['in brackets that are not closed', 'include: [a, ‸\nexclude: b\n', 'value include.1 [a] 0'],
    ['in brackets over several lines', 'include: [\n  a,\n  ‸\n]\n', 'value include.1 [a] 2'],
    ['in the first pair of an item', 'overrides:\n  - arguable: ‸\n    files: a\n', 'value overrides.0.arguable [] 4'],
    ['of a key in quotes', '"arguable": ‸', 'value arguable [] 0'],
    ['with a tab behind the colon', 'arguable:\t‸', 'value arguable [] 0'],
  ]);
});

describe('the place in a team’s file: nowhere', () => {
  table([
    ['in a comment', '# roles‸', 'nowhere'],
    ['in a comment behind a value', 'arguable: off # for‸ now', 'nowhere'],
    ['in a text of several lines', 'roles:\n  a:\n    definition: |\n      What\n      this‸ is\n', 'nowhere'],
    ['in a value that goes on below', 'roles:\n  a:\n    definition: What\n      this‸ is\n', 'nowhere'],
    ['in quotes that go on below', 'roles:\n  a:\n    definition: "What\n      this‸ is"\n', 'nowhere'],
    ['below a value, deeper than its key', 'extends: ./a\n  ‸\n', 'nowhere'],
    ['in the indentation of something', 'roles:\n ‸ a:\n', 'nowhere'],
    ['behind quotes', 'extends: "./a"‸', 'nowhere'],
    ['behind tabs, which cannot indent', 'roles:\n\t‸', 'nowhere'],
    ['in an alias', 'roles: *ab‸c', 'nowhere'],
  ]);
});

describe('what is typed at a place of a team’s file', () => {
  it('is the whole word, and all words of a value', () => {
    assert.equal(replaced('roles:\n  comm‸unity: {}\n'), 'roles:\n  ‹community›: {}\n');
    assert.equal(replaced('extends: ./a b‸ c # d'), 'extends: ‹./a b c› # d');
    assert.equal(replaced('include: [a, b‸c d, e]'), 'include: [a, ‹bc d›, e]');
  });

  it('leaves quotes where they are', () => {
    assert.equal(replaced('extends: "./‸a"'), 'extends: "‹./a›"');
    assert.equal(replaced("extends: './‸a\nroles:\n"), "extends: '‹./a›\nroles:\n");
  });

  it('stays on its line, where a word without a colon would swallow the next', () => {
    assert.equal(replaced('roles:\n  comm‸\n  marketing:\n'), 'roles:\n  ‹comm›\n  marketing:\n');
    assert.equal(replaced('roles:\r\n  comm‸\r\n  marketing:\r\n'), 'roles:\r\n  ‹comm›\r\n  marketing:\r\n');
  });

  it('goes on behind a blank, while the next word is about to be typed', () => {
    assert.equal(place('terms:\n  click through ‸')?.typed, 'click through ');
    assert.equal(place('terms:\n  click through ‸')?.path.join('.'), 'terms');
  });

  it('ends at the caret', () => assert.equal(place('arguable: mil‸der')?.typed, 'mil'));

  it('says whether there is a colon, a blank or a bracket around it', () => {
    assert.equal(place('ro‸les: {}')?.hasColon, true);
    assert.equal(place('ro‸')?.hasColon, false);
    assert.equal(place('arguable:‸')?.needsBlank, true);
    assert.equal(place('arguable: ‸')?.needsBlank, false);
    assert.equal(place('rules: { a: ‸ }')?.isFlow, true);
    assert.equal(place('rules: {}\n‸')?.isFlow, false);
    assert.equal(place('arguable: "‸"')?.isQuoted, true);
  });
});

describe('the place in a team’s file, whatever stands around it', () => {
  const marked = 'roles:\n  a:\n    label: A\n    ‸\n  b: { like: a }\n';

  it('is the same with the line ends of Windows', () => {
    assert.equal(said(marked.replaceAll('\n', '\r\n')), said(marked));
    assert.equal(said('rules:\r\n  a: ‸\r\n'), 'value rules.a [] 2');
  });

  it('is the same behind a byte order mark', () => {
    assert.equal(said(`\uFEFF${marked}`), said(marked));
    assert.equal(said('\uFEFF‸'), 'key (top) [] 0');
    assert.equal(said('\uFEFFrol‸'), 'key (top) [] 0');
  });

  it('is the same with mistakes elsewhere in the file', () => {
    for (const broken of ['terms: [a, b\n', 'terms: {a: b\n', 'include: *x\n', 'a: b: c\n', '? x\n', 'url: "a\n']) {
      assert.equal(said(marked + broken), said(marked), broken);
      // Quotes that are not closed take everything behind them along.
      if (broken.includes('"')) continue;
      assert.equal(said(broken + marked), said(marked), broken);
      assert.equal(place(broken + marked)?.isFlow, false, 'what was not closed ends with its indentation');
    }
  });

  it('never throws, and what is replaced has the caret in it', () => {
    const piece = fc.constantFrom(
      'roles:',
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '|',
      '&b',
      '*b',
      '\t',
      '?',
      '!!x ',
      '---\n',
      '%',
    );
    const text = fc.oneof(
      trickyText,
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.nat(), (written, at) => {
        const offset = at % (written.length + 1);
        const found = configPlaceAt(written, offset);
        if (found === undefined) return;
        assert.ok(found.replace.start <= offset && offset <= found.replace.end);
        assert.doesNotMatch(written.slice(found.replace.start, found.replace.end), /[\r\n]/);
      }),
      { numRuns: 500 },
    );
  });
});
