import * as assert from 'node:assert/strict';
import { ASIDES, HEAD_ENDS, SEPARATORS } from '../../server/src/core/assignments/heads';
import { patternsOfDenial } from '../../server/src/core/assignments/nothing-done';
import { DIMENSION_PHRASES } from '../../server/src/core/plan/labels/dimension-words.built';
import { OTHER_TITLES } from '../../server/src/core/plan/labels/labels';
import {
  AT_THE_END,
  mayHoldNote,
  mayNameBehind,
  mayNameOwner,
  NOTE_PATTERNS,
  NOTES_WITH_WORDS,
  OWNER_LINES,
} from '../../server/src/core/plan/owners/owner-notes';
import { plainText } from '../../server/src/core/markdown/inline-text';
import { SILENCES } from '../../server/src/core/plan/labels/silences';
import { ANY_EXPRESSION } from '../../server/src/core/sentences/expressions';
import {
  ASIDE,
  CAPITALS,
  DASH,
  DENIAL,
  DIMENSION,
  EXCLUSION,
  EXPRESSION,
  HEAD_END,
  OWNER,
  PARENTHESIS,
  SEPARATOR,
  TITLE,
  type Cues,
} from '../../server/src/core/text/cues';
import { inLowerCase } from '../../server/src/core/text/lower-case';
import type { Pattern } from '../../server/src/core/text/pattern';
import { Vocabulary } from '../../server/src/core/text/vocabulary';
import { readWords } from '../../server/src/core/text/words';
import { assertCued, type CuedPattern } from '../support/cued-patterns';

const cuesOf = (text: string): Cues => readWords(text, new Vocabulary()).cues;
const needing =
  (cue: Cues): CuedPattern['isTriedWith'] =>
  (cues) =>
    (cues & cue) !== 0;

/** All patterns that are tried only where a cue stands. */
const PATTERNS: readonly CuedPattern[] = [
  ...SILENCES.map(([, cue, pattern]) => ({
    pattern,
    isTriedWith: needing(cue),
    prepare: (text: string) => text.toLowerCase().replace(/’/g, "'").trim(),
  })),
  ...NOTES_WITH_WORDS.map((pattern) => ({ pattern, isTriedWith: needing(OWNER) })),
  ...NOTE_PATTERNS.map((pattern) => ({ pattern, isTriedWith: mayHoldNote })),
  ...OWNER_LINES.map((pattern) => ({ pattern, isTriedWith: mayNameOwner })),
  { pattern: OTHER_TITLES, isTriedWith: needing(TITLE) },
  { pattern: ANY_EXPRESSION, isTriedWith: needing(EXPRESSION) },
  ...patternsOfDenial().map((pattern) => ({ pattern, isTriedWith: needing(DENIAL) })),
  { pattern: ASIDES, isTriedWith: needing(ASIDE) },
  { pattern: HEAD_ENDS, isTriedWith: needing(HEAD_END), prepare: inLowerCase },
  { pattern: SEPARATORS, isTriedWith: needing(SEPARATOR) },
];

describe('Cues of a text', () => {
  for (const cued of PATTERNS)
    it(`stand wherever ${cued.pattern.source.slice(0, 60)}… finds something`, () => {
      assertCued(cued, 2000);
    });

  it('stand wherever a phrase says what a label lists', () => {
    for (const [, phrases] of DIMENSION_PHRASES)
      for (const phrase of phrases) {
        assert.ok(cuesOf(phrase) & DIMENSION, phrase);
        assert.ok(cuesOf(phrase.replace('i', 'í')) & DIMENSION, `${phrase} with an accent`);
      }
  });

  it('are few in an ordinary sentence', () => {
    assert.equal(cuesOf('Every second household within thirty miles waits in our co-op room.'), HEAD_END | SEPARATOR);
    assert.equal(cuesOf('Website traffic 40 %'), 0);
  });

  it('are read off words and characters', () => {
    assert.equal(cuesOf('The editors (and DRI)'), TITLE | PARENTHESIS | OWNER | CAPITALS | ASIDE | SEPARATOR);
    assert.equal(cuesOf('SMMs – they don’t'), CAPITALS | DASH | EXCLUSION | EXPRESSION | DENIAL | HEAD_END | SEPARATOR);
  });

  it('see words that only a pattern sees', () => {
    assert.equal(cuesOf('énot'), EXCLUSION | DENIAL | HEAD_END);
    assert.equal(cuesOf("dri'x"), OWNER | EXPRESSION);
  });

  it('see the marks behind which an item names its owner', () => {
    for (const mark of ['→', '⇒', '➔', '➜', '»', '=>', '->', '–', '—', '--', '-', '|', '·', '•', '👤']) {
      const text = `x ${mark} Brand team`;
      assert.match(text, AT_THE_END);
      assert.ok(mayNameBehind(plainText(text, 0)), text);
    }
    assert.match('x (Brand)', AT_THE_END);
    assert.ok(mayNameBehind(plainText('x (Brand)', 0)));
  });

  const marks: readonly (readonly [string, RegExp | Pattern, Cues, readonly string[]])[] = [
    ['asides', ASIDES, ASIDE, ['(x)', '[x]', '{x}', '"x"', '“x”', '«x»', '„x“']],
    ['the ends of heads', HEAD_ENDS, HEAD_END, ['a<b', 'a>b', 'a ≥ b', 'a ≤ b', 'a = b', 'a \uFFFC b']],
    [
      'separators',
      SEPARATORS,
      SEPARATOR,
      [
        'a, b',
        'a;b',
        'a · b',
        'a • b',
        'a|b',
        'a\nb',
        'a / b',
        'a/bcd',
        'a + b',
        'a: b',
        'a & b',
        'a – b',
        'a -- b',
        'a! B',
        'a? B',
        'a.” B',
        'a → b',
      ],
    ],
  ];
  for (const [what, pattern, cue, texts] of marks)
    it(`see the marks of ${what}`, () => {
      for (const text of texts) {
        assert.ok(pattern instanceof RegExp ? text.search(pattern) >= 0 : pattern.test(text), text);
        assert.notEqual(cuesOf(text) & cue, 0, text);
      }
    });
});
