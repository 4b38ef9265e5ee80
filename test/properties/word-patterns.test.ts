import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { openingWords, withOpenings } from '../../server/src/core/sentences/opening-words';
import { plainPattern, WordPatterns, type PatternGroup } from '../../server/src/core/sentences/word-patterns';
import { WORDINGS } from '../../server/src/core/sentences/wordings.built';

/** What the plain alternation finds, as the fast way says it. */
function plainly(text: string, groups: readonly PatternGroup[]): readonly string[] {
  return groups.flatMap((wanted, group) =>
    [...text.matchAll(plainPattern(wanted))].map((match) => {
      const pattern = wanted.patterns.findIndex((_source, index) => match.groups?.[`g${index}`] !== undefined);
      return `${group}.${pattern} ${match.index}-${match.index + match[0].length}`;
    }),
  );
}

function quickly(
  text: string,
  groups: readonly PatternGroup[],
  patterns = new WordPatterns(groups),
): readonly string[] {
  const matches = patterns.matchAll(text, () => true);
  return groups.flatMap((_wanted, group) =>
    matches
      .filter((match) => match.group === group)
      .map(({ pattern, start, end }) => `${group}.${pattern} ${start}-${end}`),
  );
}

/** Words of the patterns themselves and what else may stand in a sentence, odd letters and marks included. */
const vocabulary = [
  ...new Set(
    WORDINGS.flatMap(({ patterns, after }) => [...patterns, after]).flatMap((p) => p.match(/[a-z]{2,}/g) ?? []),
  ),
];
const sentence = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(...vocabulary),
        fc.constantFrom('retention', 'She', 'the brand team', 'n’t', "'s", 'S', 'iſ', 'Keep', 'für', 'is', 'to', 'by'),
        fc.string({ maxLength: 4 }),
      ),
      fc.constantFrom(' ', ' ', ' ', ' ', ', ', ': ', "'", '’', '; ', '-', '', '\n'),
      fc.boolean(),
    ),
    { maxLength: 24 },
  )
  .map((words) => words.map(([word, gap, capital]) => (capital ? word.toUpperCase() : word) + gap).join(''));

describe('Expressions are looked for where a word stands that begins one', () => {
  it('and are the same that a search at every place finds', () => {
    const found = { count: 0 };
    const patterns = new WordPatterns(WORDINGS);
    fc.assert(
      fc.property(sentence, (text) => {
        const expected = plainly(text, WORDINGS);
        found.count += expected.length;
        assert.deepEqual(quickly(text, WORDINGS, patterns), expected);
      }),
      { numRuns: 1000 },
    );
    assert.ok(found.count > 50, `only ${found.count} expressions were found`);
  });

  it('in capitals, behind marks and with the odd letters that count as s and k', () => {
    const groups = [withOpenings(['(?:is|risks?)\\s+kept\\b', 'is\\b'], '(?!x)')];
    for (const text of [
      'IS KEPT',
      'it’s is  kept.',
      'iſ \u212Aept',
      'riſ\u212As kept',
      'this is kept',
      'is',
      'wis kept',
      'is keptx',
    ])
      assert.deepEqual(quickly(text, groups), plainly(text, groups), text);
  });

  it('of a group, none begins within another', () => {
    const groups = [withOpenings(['has to', 'to be'], '\\b')];
    assert.deepEqual(quickly('has to be to be', groups), ['0.0 0-6', '0.1 10-15']);
  });

  it('unless the sentence lacks what the group needs, which is asked once', () => {
    let asked = 0;
    const patterns = new WordPatterns([withOpenings(['is', 'are'], '\\b')]);
    const matches = patterns.matchAll('is are is', () => {
      asked++;
      return false;
    });
    assert.deepEqual([matches, asked], [[], 1]);
  });
});

describe('The words with which a pattern can begin', () => {
  for (const [source, words] of [
    ['(?:is|are)\\s+in\\s+charge\\b', ['are', 'is']],
    ['owns?\\b', ['own', 'owns']],
    ["is(?:n['’]t)?\\s", ['is', 'isn']],
    ['(?:(?:the|our)\\s+)?(?:only\\s+)*job\\b', ['job', 'only', 'our', 'the']],
    ['(?<!\\bmy\\s)organi[sz]e\\b', ['organise', 'organize']],
    ['(?<=^\\s*|[;:]\\s)what(?=\\s)\\b', ['what']],
    ['e-?mail\\b', ['e', 'email']],
  ] as const) {
    it(`of ${source}`, () => assert.deepEqual([...openingWords(source)].sort(), words));
  }

  for (const source of [
    '\\p{L}+ owns\\b',
    'own',
    '.*is\\b',
    '[a-z]+s\\b',
    'so+\\b',
    '(?:the )?[^,]is\\b',
    '’s\\b',
    '(is\\b',
  ]) {
    it(`cannot be told of ${source}`, () => assert.throws(() => openingWords(source), SyntaxError));
  }
});
