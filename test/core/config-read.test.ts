import assert from 'node:assert/strict';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { stripMarks } from '../support/specimens';

/** What is said of a file, at the places marked in it: the message, and what should stand there where that is plain. */
type Said = readonly [message: string, instead?: string];

interface Mistake {
  readonly what: string;
  /** With marks around what is to be underlined. */
  readonly file: string;
  readonly said: string | Said | readonly Said[];
  /** What is understood all the same. */
  readonly left?: unknown;
}

function holds({ file, said, left }: Mistake): void {
  const { text, marks } = stripMarks(file);
  const { problems, data } = readConfig(text);
  assert.deepEqual(
    problems.map(({ message, instead }) => (instead === undefined ? [message] : [message, instead])),
    listed(said),
  );
  assert.deepEqual(
    problems.map(({ span }) => text.slice(span.start, span.end)),
    marks.map(({ start, end }) => text.slice(start, end)),
  );
  assert.deepEqual(
    problems.map(({ span }) => span),
    marks,
  );
  assert.ok(problems.every(({ severity }) => severity === 'error'));
  if (left !== undefined) assert.deepEqual(data, left);
}

function listed(said: Mistake['said']): readonly Said[] {
  if (typeof said === 'string') return [[said]];
  return isList(said) ? said : [said];
}

function isList(said: Said | readonly Said[]): said is readonly Said[] {
  return typeof said[0] === 'object';
}

const TOP_KEYS = 'extends, include, exclude, rules, arguable, roles, neighbours, terms, sources, overrides';
const LEVELS = 'error, warning, information, hint or off';
const RELATIONS = 'own, share, outside or unstated';
const ID = 'An id is made of lower-case words joined by hyphens, such as “member-spotlight”.';

describe('reading the team’s file', () => {
  describe('says where something of another kind is meant', () => {
    const mistakes: readonly Mistake[] = [
      {
        what: 'a list as the file',
        file: '«- a»\n- b\n',
        said: 'This file holds entries such as “exclude: …”, not a list.',
      },
      {
        what: 'prose as the file',
        file: '«Please check our plans»\nand be kind.\n',
        said: 'This file holds entries such as “exclude: …”, not “Please check our plans and be kind.”.',
      },
      {
        what: 'a word for rules',
        file: 'rules: «off»\n',
        said: '“rules” holds entries such as “metric-outside-role: off”, not “off”.',
        left: {},
      },
      {
        what: 'a list of roles',
        file: 'roles: «[brand, social]»\n',
        said: '“roles” holds entries such as “community-management: …”, not a list.',
      },
      {
        what: 'a list of neighbours',
        file: 'neighbours: «[Legal]»\n',
        said: '“neighbours” holds entries such as “legal: …”, not a list.',
      },
      {
        what: 'a word for terms',
        file: 'terms: «CTR»\n',
        said: '“terms” holds entries such as “conversion-rate: …”, not “CTR”.',
      },
      {
        what: 'a word for a term',
        file: 'terms: {conversion-rate: «own»}\n',
        said: '“conversion-rate” holds entries such as “forms: …”, not “own”.',
        left: { terms: {} },
      },
      {
        what: 'a word for a role',
        file: 'roles: {marketing: «Growth»}\n',
        said: '“marketing” holds entries such as “titles: …”, not “Growth”.',
      },
      {
        what: 'a word for a term’s roles',
        file: 'terms: {conversion-rate: {roles: «own»}}\n',
        said: '“roles” holds entries such as “community-management: …”, not “own”.',
      },
      {
        what: 'a word for a source',
        file: 'sources: {handbook: «Handbook»}\n',
        said: '“handbook” holds entries such as “name: …”, not “Handbook”.',
      },
      { what: 'one override without a dash', file: 'overrides: «{files: a}»\n', said: '“overrides” has to be a list.' },
      {
        what: 'a word in overrides',
        file: 'overrides: [«a»]\n',
        said: 'An entry of “overrides” holds entries such as “files: …”, not “a”.',
        left: { overrides: [] },
      },
      {
        what: 'a word where a list is meant',
        file: 'roles: {marketing: {titles: «Growth»}}\n',
        said: ['“titles” has to be a list, even with one entry: “[Growth]”.', '[Growth]'],
        left: { roles: { marketing: {} } },
      },
      {
        what: 'a mapping in a list',
        file: 'roles: {marketing: {titles: [a, «{b: c}»]}}\n',
        said: 'An entry of “titles” has to be text, not entries with names.',
        left: { roles: { marketing: { titles: ['a'] } } },
      },
      {
        what: 'a number where words are meant',
        file: 'terms: {conversion-rate: {forms: [«2024», b]}}\n',
        said: ['“2024” has to stand in quotes here, or it is a number.', '"2024"'],
        left: { terms: { 'conversion-rate': { forms: ['b'] } } },
      },
      {
        what: 'an odd number where words are meant',
        file: 'exclude: [«0x1F», «.inf»]\n',
        said: [
          ['“0x1F” has to stand in quotes here, or it is a number.', '"0x1F"'],
          ['“.inf” has to stand in quotes here, or it is a number.', '".inf"'],
        ],
      },
      {
        what: 'a truth where words are meant',
        file: 'include: «true»\n',
        said: ['“true” has to stand in quotes here, or it is a yes or no.', '"true"'],
      },
      {
        what: 'nothing in a list',
        file: 'exclude: [a, «null»]\n',
        said: 'An entry of “exclude” is empty.',
        left: { exclude: ['a'] },
      },
      { what: 'an empty text', file: 'extends: «""»\n', said: '“extends” is empty.' },
      {
        what: 'a pattern that could keep Rolecheck busy for minutes',
        file: 'exclude: [«"*a*a*a*a"», «"**/a/**/b/**/c/**"», "**/a*b*c*/**/d*e*f*/**"]\n',
        said: [
          ['This pattern has too many “*”: three can stand in one name, and “**” three times in all.'],
          ['This pattern has too many “*”: three can stand in one name, and “**” three times in all.'],
        ],
        left: { exclude: ['**/a*b*c*/**/d*e*f*/**'] },
      },
      {
        what: 'a level that is none',
        file: 'rules: {metric-outside-role: «loud»}\n',
        said: `“metric-outside-role” can be ${LEVELS}, not “loud”.`,
        left: { rules: {} },
      },
      {
        what: 'a level cut short',
        file: 'rules: {metric-outside-role: «warn»}\n',
        said: [`“metric-outside-role” can be ${LEVELS}, not “warn”. Did you mean “warning”?`, 'warning'],
      },
      {
        what: 'a level in another word',
        file: 'rules: {metric-outside-role: «no»}\n',
        said: [`“metric-outside-role” can be ${LEVELS}, not “no”. Did you mean “off”?`, 'off'],
      },
      {
        what: 'entries for a level',
        file: 'rules: {metric-outside-role: «{x: 1}»}\n',
        said: `“metric-outside-role” can be ${LEVELS}, not entries with names.`,
      },
      {
        what: 'a wrong word for arguable',
        file: 'arguable: «mild»\n',
        said: ['“arguable” can be milder, same or off, not “mild”. Did you mean “milder”?', 'milder'],
      },
      {
        what: 'a wrong relation',
        file: 'terms: {conversion-rate: {roles: {marketing: «owns»}}}\n',
        said: [`“marketing” can be ${RELATIONS}, not “owns”. Did you mean “own”?`, 'own'],
      },
      {
        what: 'a wrong relation with a reason',
        file: 'terms: {conversion-rate: {roles: {marketing: {is: «owned»}}}}\n',
        said: [`“is” can be ${RELATIONS}, not “owned”. Did you mean “own”?`, 'own'],
      },
      {
        what: 'a reason without a relation',
        file: 'terms: {conversion-rate: {roles: {«marketing»: {reason: x}}}}\n',
        said: `“is” is missing in “marketing”. It can be ${RELATIONS}.`,
      },
      {
        what: 'a list for a relation',
        file: 'terms: {conversion-rate: {roles: {marketing: «[own]»}}}\n',
        said: '“marketing” has to be own, share, outside, unstated or entries such as “is: …”, not a list.',
      },
      {
        what: 'a word for arguable in a relation',
        file: 'terms: {conversion-rate: {roles: {marketing: {is: own, arguable: «maybe»}}}}\n',
        said: '“arguable” has to be true or false, not “maybe”.',
      },
      {
        what: 'a kind of term that is none',
        file: 'terms: {a: {dimension: «metrics»}}\n',
        said: [
          '“dimension” can be objective, audience, tactic, metric or skill, not “metrics”. Did you mean “metric”?',
          'metric',
        ],
      },
      {
        what: 'an address without its beginning',
        file: 'sources: {a: {name: A, url: «example.com/a»}}\n',
        said: [
          '“url” has to be a web address that begins with https://, not “example.com/a”.',
          'https://example.com/a',
        ],
        left: { sources: { a: { name: 'A' } } },
      },
      {
        what: 'an address that is a program',
        file: 'sources: {a: {name: A, url: «"javascript:alert(1)"»}}\n',
        said: '“url” has to be a web address that begins with https://, not “javascript:alert(1)”.',
      },
      {
        what: 'a source without a name',
        file: 'sources: {«a»: {url: "https://a.example"}}\n',
        said: '“name” is missing in “a”.',
        left: { sources: {} },
      },
      {
        what: 'an override without files',
        file: 'overrides:\n  - files: a\n  - «rules: {skill-outside-role: off}»\n',
        said: '“files” is missing in an entry of “overrides”.',
        left: { overrides: [{ files: 'a' }] },
      },
      {
        what: 'a text that is too long',
        file: `terms: {a: {label: «${'x'.repeat(121)}»}}\n`,
        said: '“label” is too long: at most 120 characters.',
      },
      {
        what: 'a list that is too long',
        file: `exclude: «[${'a, '.repeat(201)}]»\n`,
        said: '“exclude” has too many entries: at most 200.',
      },
    ];
    for (const mistake of mistakes) it(mistake.what, () => holds(mistake));
  });

  describe('says which names mean nothing, and which are near', () => {
    const mistakes: readonly Mistake[] = [
      {
        what: 'at the top',
        file: '«excldue»: a\nexclude: b\n',
        said: ['“excldue” means nothing at the top of this file. Did you mean “exclude”?', 'exclude'],
        left: { exclude: 'b' },
      },
      {
        what: 'in American spelling',
        file: '«neighbors»: {}\n',
        said: ['“neighbors” means nothing at the top of this file. Did you mean “neighbours”?', 'neighbours'],
      },
      {
        what: 'with nothing near',
        file: '«people»: {}\n',
        said: `“people” means nothing at the top of this file. What can stand there: ${TOP_KEYS}.`,
      },
      {
        what: 'a rule at the top',
        file: '«metric-outside-role»: off\n',
        said: '“metric-outside-role” means nothing at the top of this file. It belongs under “rules”.',
      },
      {
        what: 'a rule',
        file: 'rules: {«metric-outside-rule»: off}\n',
        said: [
          '“metric-outside-rule” means nothing in “rules”. Did you mean “metric-outside-role”?',
          'metric-outside-role',
        ],
        left: { rules: {} },
      },
      {
        what: 'in a role',
        file: 'roles: {marketing: {«title»: [a], label: b}}\n',
        said: ['“title” means nothing in “marketing”. Did you mean “titles”?', 'titles'],
        left: { roles: { marketing: { label: 'b' } } },
      },
      {
        what: 'in a neighbour',
        file: 'neighbours: {legal: {«like»: x}}\n',
        said: '“like” means nothing in “legal”. What can stand there: label, titles.',
      },
      {
        what: 'in a term',
        file: 'terms: {a: {«form»: [x]}}\n',
        said: ['“form” means nothing in “a”. Did you mean “forms”?', 'forms'],
      },
      {
        what: 'in a relation',
        file: 'terms: {a: {roles: {marketing: {is: own, «reasons»: x}}}}\n',
        said: ['“reasons” means nothing in “marketing”. Did you mean “reason”?', 'reason'],
      },
      {
        what: 'in a source',
        file: 'sources: {a: {name: A, «link»: x}}\n',
        said: '“link” means nothing in “a”. What can stand there: name, url.',
      },
      {
        what: 'in an override',
        file: 'overrides: [{files: a, «rule»: {}}]\n',
        said: ['“rule” means nothing in an entry of “overrides”. Did you mean “rules”?', 'rules'],
        left: { overrides: [{ files: 'a' }] },
      },
      {
        what: 'a role’s name for its id',
        file: 'roles: {«Community Management»: {titles: [a]}}\n',
        said: [`${ID} Did you mean “community-management”?`, 'community-management'],
        left: { roles: {} },
      },
      {
        what: 'a role’s name for its id behind a colon',
        file: 'roles: {a: {like: «Brand Management»}}\n',
        said: [`“like” is “Brand Management”. ${ID} Did you mean “brand-management”?`, 'brand-management'],
      },
      {
        what: 'an id of foreign letters',
        file: 'roles: {«Öffentlichkeit»: {titles: [a]}}\n',
        said: [`${ID} Did you mean “offentlichkeit”?`, 'offentlichkeit'],
      },
      {
        what: 'names that are none',
        file: '? «[a, b]»\n: c\n«1»: x\n',
        said: [
          ['What stands before a colon has to be a word or a name, such as “rules”.'],
          [`“1” means nothing at the top of this file. What can stand there: ${TOP_KEYS}.`],
        ],
      },
      {
        what: 'names that programs keep for themselves',
        file: '«__proto__»: {rules: x}\nrules: {«constructor»: off}\nroles: {«prototype»: {}}\nterms: {a: {roles: {«__proto__»: own}}}\n',
        said: ['__proto__', 'constructor', 'prototype', '__proto__'].map((name): Said => [
          `“${name}” cannot be a name here. Take another one.`,
        ]),
        left: { rules: {}, roles: {}, terms: { a: { roles: {} } } },
      },
      {
        what: 'names that objects have',
        file: 'sources: {«toString»: {name: x}}\n',
        said: [`${ID} Did you mean “tostring”?`, 'tostring'],
      },
      {
        what: 'a name that stands twice',
        file: 'rules:\n  skill-outside-role: off\n«rules»:\n  metric-outside-role: off\n',
        said: '“rules” stands above already, and only that counts. Put everything under one of them.',
        left: { rules: { 'skill-outside-role': 'off' } },
      },
      {
        what: 'a name that stands twice between braces',
        file: 'terms: {a: {label: x}, «a»: {label: y}}\n',
        said: '“a” stands above already, and only that counts. Put everything under one of them.',
        left: { terms: { a: { label: 'x' } } },
      },
    ];
    for (const mistake of mistakes) it(mistake.what, () => holds(mistake));
  });

  describe('says in plain words where the marks of the file are wrong', () => {
    const twoColons = 'There are two colons here. Put the text behind the first one in quotes.';
    const mistakes: readonly Mistake[] = [
      {
        what: 'a tab',
        file: 'exclude: a\nrules:\n«\t»skill-outside-role: off\n',
        said: 'This line is indented with a tab. Use blanks instead.',
        left: { exclude: 'a' },
      },
      {
        what: 'a quote that is not closed',
        file: 'roles:\n  a: {titles: [«"»b}\n',
        said: 'This quote is opened and not closed.',
      },
      {
        what: 'a bracket that is not closed',
        file: 'roles: {a: {titles: [b, c]\n«t»erms: {}\n',
        said: 'A bracket is opened above and not closed before this.',
        left: { roles: { a: { titles: ['b', 'c'] } }, terms: {} },
      },
      {
        what: 'no blank behind a colon',
        file: 'rules:\n  «skill-outside-role:off»\n',
        said: ['A blank is missing behind the colon of “skill-outside-role:”.', 'skill-outside-role: off'],
      },
      {
        what: 'no blank behind the only colon',
        file: '«exclude:[a]»\n',
        said: ['A blank is missing behind the colon of “exclude:”.', 'exclude: [a]'],
      },
      {
        what: 'a bracket that was never opened',
        file: 'exclude: "archive"«]»\nrules:\n  skill-outside-role: off\n',
        said: 'This was not expected here. Is something before it not closed, or not indented rightly?',
      },
      {
        what: 'two colons',
        file: 'terms:\n  a:\n    label: «Fans: our dearest» # so\n',
        said: [twoColons, '"Fans: our dearest"'],
      },
      {
        what: 'two colons between braces',
        file: 'terms: {a: {label: «Fans: our dearest», unit: b}}\n',
        said: [twoColons, '"Fans: our dearest"'],
      },
      {
        what: 'a line too far in',
        file: 'rules:\n  skill-outside-role: «o»ff\n   metric-outside-role: off\n',
        said: 'The line below this one is indented further, so it is not clear what it belongs to.',
      },
      {
        what: 'a line too far out',
        file: 'rules:\n  skill-outside-role: off\n« »metric-outside-role: off\n',
        said: 'This line is not indented as the lines around it are, so it is not clear what it belongs to.',
        left: { rules: { 'skill-outside-role': 'off' } },
      },
      {
        what: 'a pattern that begins with a star',
        file: 'exclude: «*.draft.md»\n',
        said: ['“*.draft.md” has to stand in quotes, since a “*” in front has a meaning of its own.', '"*.draft.md"'],
      },
      {
        what: 'a pattern that begins with two stars',
        file: 'exclude: [a, «**/drafts/**»]\n',
        said: [
          '“**/drafts/**” has to stand in quotes, since a “*” in front has a meaning of its own.',
          '"**/drafts/**"',
        ],
        left: { exclude: ['a'] },
      },
      {
        what: 'a pattern that begins with “!”',
        file: 'exclude: «!plans/our draft.md»\n',
        said: ['Text that begins with “!” has to stand in quotes.', '"!plans/our draft.md"'],
      },
      {
        what: 'a name that begins with “@”',
        file: 'roles: {marketing: {titles: [«@growth», b]}}\n',
        said: ['Text cannot begin with this character. Put it in quotes.', '"@growth"'],
      },
      {
        what: 'a second document',
        file: 'rules: {}\n«---»\nterms: {}\n',
        said: 'A line of “---” begins another document; Rolecheck reads only one. Take the line out.',
        left: { rules: {} },
      },
      {
        what: 'what YAML merges',
        file: 'roles:\n  a: &a {titles: [x]}\n  b: {«<<»: *a}\n',
        said: '“<<” is not understood here. Write out what it should bring in.',
        left: { roles: { a: { titles: ['x'] }, b: {} } },
      },
      {
        what: 'something that holds itself',
        file: 'roles: &all\n  a: «*all»\n',
        said: '“*all” stands for something that it is itself a part of.',
        left: { roles: {} },
      },
    ];
    for (const mistake of mistakes) it(mistake.what, () => holds(mistake));

    it('and never takes a word of the file for a program’s', () => {
      for (const tag of ['!!js/function', '!!js/regexp', '!!python/object', '!!binary']) {
        const { data, problems } = readConfig(`exclude: ${tag} aGVsbG8=\n`);
        assert.deepEqual([data, problems.length], [{ exclude: 'aGVsbG8=' }, 1], tag);
      }
    });
  });

  describe('takes what is no mistake', () => {
    const files: Readonly<Record<string, readonly [file: string, data: unknown]>> = {
      'an empty file': ['', {}],
      'nothing but comments': ['# a\n# b\n', {}],
      'marks of an empty document': ['---\n...\n', {}],
      'keys with nothing behind them': [
        'rules:\nroles:\n  marketing:\n    titles:\n    label: ~\n',
        { roles: { marketing: {} } },
      ],
      'on, off, true and false for levels': [
        'rules: {skill-outside-role: false, metric-outside-role: true, tactic-outside-role: on}\narguable: true\n',
        {
          rules: { 'skill-outside-role': 'off', 'metric-outside-role': 'warning', 'tactic-outside-role': 'warning' },
          arguable: 'milder',
        },
      ],
      JSON: ['{"rules": {"skill-outside-role": "off"}}', { rules: { 'skill-outside-role': 'off' } }],
      'a byte order mark, and Windows’ line ends': [
        '\uFEFFexclude: a\r\narguable: off\r\n',
        { exclude: 'a', arguable: 'off' },
      ],
      'the line ends of old Macs': ['exclude: a\rarguable: off\r', { exclude: 'a', arguable: 'off' }],
      'names that stand for what is above': [
        'roles:\n  a: &a {titles: [x]}\n  b: *a\n',
        { roles: { a: { titles: ['x'] }, b: { titles: ['x'] } } },
      ],
      'texts of several lines, as one line': [
        'terms:\n  a:\n    label: |\n      two\n      lines\n',
        { terms: { a: { label: 'two lines' } } },
      ],
      'words that YAML once took for yes and no': ['exclude: [yes, no, on]\n', { exclude: ['yes', 'no', 'on'] }],
      'dates as words': ['exclude: [2024-01-01]\n', { exclude: ['2024-01-01'] }],
    };
    for (const [what, [file, data]] of Object.entries(files))
      it(what, () => {
        const reading = readConfig(file);
        assert.deepEqual(reading.problems, []);
        assert.deepEqual(reading.data, data);
      });
  });

  it('knows where each item stands, whatever was left out before it', () => {
    const { text, marks } = stripMarks(
      'roles: {marketing: {titles: [1, «a», [x], «b»]}}\noverrides: [x, {files: [2, «c»]}]\n',
    );
    const { data, places } = readConfig(text);
    assert.deepEqual(data.roles?.marketing?.titles, ['a', 'b']);
    const paths = [
      ['roles', 'marketing', 'titles', 0],
      ['roles', 'marketing', 'titles', 1],
      ['overrides', 0, 'files', 0],
    ];
    assert.deepEqual(
      paths.map((path) => places.value(path)),
      marks,
    );
  });

  it('says nothing of what only seems wrong because marks are broken', () => {
    const { problems } = readConfig('rules:\n  a: b: c: [\n  d: 7\nfoo: {bar\n');
    assert.ok(problems[0]?.message.startsWith('There are two colons'));
    assert.deepEqual(
      problems.filter(({ message }) => /means nothing|has to be|holds/.test(message)),
      [],
    );
  });
});
