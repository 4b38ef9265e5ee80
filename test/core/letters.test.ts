import * as assert from 'node:assert/strict';
import { LETTER } from '../../server/src/core/text/letters';
import { inLowerCase } from '../../server/src/core/text/lower-case';

const characters = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));

describe('Letters in patterns', () => {
  const letter = new RegExp(`^${LETTER}$`);

  for (const [script, from, to] of [
    ['Latin', 0, 0x2c5],
    ['Greek and Cyrillic', 0x370, 0x52f],
    ['Latin with more accents', 0x1e00, 0x1eff],
  ] as const)
    it(`are those of ${script}`, () => {
      for (const character of characters(from, to).filter((each) => !/\p{Unassigned}/u.test(each)))
        assert.equal(letter.test(character), /\p{L}/u.test(character), character.charCodeAt(0).toString(16));
    });

  it('are those of other scripts too, without marks, symbols and pictures', () => {
    for (const character of 'אعกあ語한') assert.match(character, letter);
    for (const character of '–“…•→€☐、\uFFFC\uD83D\uDE00') assert.doesNotMatch(character, letter);
  });
});

describe('A text in lower case', () => {
  it('is what patterns take for the same without case, at the same places', () => {
    for (const character of [...characters(0, 0xd7ff), ...characters(0xe000, 0xffff)]) {
      const lower = inLowerCase(character);
      assert.equal(lower.length, 1, character);
      for (const small of 'abcdefghijklmnopqrstuvwxyz')
        assert.equal(lower === small, new RegExp(small, 'iu').test(character) || (character === 'İ' && small === 'i'));
    }
  });

  it('keeps the places of what stands behind a letter that grows', () =>
    assert.equal(inLowerCase('İzmir Iſ \u212Aept 😀 ΟΔΟΣ').length, 'İzmir Iſ \u212Aept 😀 ΟΔΟΣ'.length));
});
