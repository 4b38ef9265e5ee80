import * as assert from 'node:assert/strict';
import { splitWords } from '../../server/src/core/text/words';

describe('Words of a text', () => {
  it('are made of what Unicode calls letters and digits, and of marks behind them, in every script', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      const isWord = character === '&' || /[\p{L}\p{N}]/u.test(character);
      assert.equal(splitWords(character).length, isWord ? 1 : 0, `alone: ${code.toString(16)}`);
      const [first] = splitWords(`a${character}`);
      const continues = character !== '&' && /[\p{L}\p{N}\p{M}]/u.test(character);
      assert.equal(first?.end, continues ? 2 : 1, `behind a letter: ${code.toString(16)}`);
    }
  });

  it('hold apostrophes inside, not around them', () => {
    const words = splitWords("the team's ’KPIs’ don’t & won't'");
    assert.deepEqual(
      words.map(({ raw, key }) => [raw, key]),
      [
        ['the', 'the'],
        ["team's", 'team'],
        ['KPIs', 'kpi'],
        ['don’t', "don't"],
        ['&', 'and'],
        ["won't", "won't"],
      ],
    );
  });
});
