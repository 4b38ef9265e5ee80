import * as assert from 'node:assert/strict';
import { loadTool } from '../support/tool';

interface LatePatterns {
  readonly madeLate: (source: string) => string;
}

describe('A pattern that a module keeps for itself', () => {
  let madeLate: LatePatterns['madeLate'];

  before(async () => {
    ({ madeLate } = await loadTool<LatePatterns>('server/tools/late-patterns.mjs'));
  });

  it('is made where it is used', () => {
    assert.equal(
      madeLate('const WORD = /\\p{L}+/u;\nconst has = (text) => WORD.test(text);'),
      'let WORD: RegExp | undefined;\nconst has = (text) => (WORD ??= /\\p{L}+/u).test(text);',
    );
  });

  it('is made once, however many use it', () => {
    assert.equal(
      madeLate('const WORD = /w/;\nconst has = (text) => WORD.test(text) || WORD.test(other);'),
      'let WORD: RegExp | undefined; const late_WORD = () => (WORD ??= /w/);\n' +
        'const has = (text) => late_WORD().test(text) || late_WORD().test(other);',
    );
  });

  it('is made with those of which it is made', () => {
    assert.equal(
      madeLate('const WORD = /w/;\nconst WORDS = new RegExp(`${WORD.source}+`);\nconst all = () => WORDS;'),
      'let WORD: RegExp | undefined;\nlet WORDS: RegExp | undefined;\n' +
        'const all = () => (WORDS ??= new RegExp(`${(WORD ??= /w/).source}+`));',
    );
  });

  it('is not mixed up with a property of its name', () => {
    assert.equal(
      madeLate('const WORD = /w/;\nconst all = { WORD: kinds.WORD, own: WORD };'),
      'let WORD: RegExp | undefined;\nconst all = { WORD: kinds.WORD, own: (WORD ??= /w/) };',
    );
  });

  for (const source of [
    'export const WORD = /w/;\nconst has = (text) => WORD.test(text);',
    'const WORD = /w/;\nexport { WORD };',
    'const WORD = /w/;\nconst all = { WORD };',
    'const WORD = /w/;\nconst has = (WORD) => WORD.test(text);',
    "import { WORD as OTHER } from './words';\nconst WORD = /w/;\nconst all = [WORD, OTHER];",
  ])
    it(`is left alone in ${source.replace('\n', ' ')}`, () => {
      assert.equal(madeLate(source), source);
    });
});
