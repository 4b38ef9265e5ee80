import * as assert from 'node:assert/strict';
import { inLowerCase } from '../../server/src/core/text/lower-case';

const characters = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));

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
