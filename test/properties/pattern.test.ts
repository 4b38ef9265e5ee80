import * as assert from 'node:assert/strict';
import { caseless, hasRareLetter, pattern, PLAIN_LETTERS, withPlainLetters } from '../../server/src/core/text/pattern';

describe('Patterns with letters', () => {
  const isAssigned = (character: string): boolean => !/\p{Unassigned}|\p{Surrogate}/u.test(character);
  const assertSame = (plain: RegExp, exact: RegExp): void => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (isAssigned(character) && !hasRareLetter(character))
        assert.equal(plain.test(character), exact.test(character), `${exact.source}: ${code.toString(16)}`);
    }
  };

  for (const kind of ['L', 'Lu', 'Ll', 'N', 'M'])
    it(`know by a few stretches what \\p{${kind}} is in texts without rare letters`, () => {
      assertSame(new RegExp(`^[${PLAIN_LETTERS.get(kind) ?? ''}]$`), new RegExp(`^\\p{${kind}}$`, 'u'));
    });

  it('know by a few stretches what punctuation and symbols are there, both together', () => {
    const both = '\\p{P}\\p{S}\\p{Extended_Pictographic}';
    assertSame(new RegExp(withPlainLetters(`^[${both}]+$`)), new RegExp(`^[${both}]$`, 'u'));
  });

  it('take marks, symbols and pictures for nothing rare', () => {
    assert.ok(!hasRareLetter('Ärzte – “Çafé”… 1 → 2 • ✔ ≥ € 😀 ☐ \uFFFC ½ 👩‍💻 ⚠️'));
    for (const text of ['Łódź', 'Ďáblice', 'Ωmega', 'Мир', '語', '𝒳', 'ﬁ']) assert.ok(hasRareLetter(text), text);
  });

  it('find the same with rare letters and without', () => {
    const name = pattern`(?<![\p{L}’'])(\p{Lu}[\p{L}-]*\p{Ll})(?: (\p{Lu}\p{Ll}+))?$`;
    for (const [text, first, second] of [
      ['so is Ingrid Aas', 'Ingrid', 'Aas'],
      ['so is Žofie-Łucja Ómega', 'Žofie-Łucja', 'Ómega'],
      ['– “Élodie', 'Élodie', undefined],
      ['d’Élodie', undefined, undefined],
      ['šárka', undefined, undefined],
    ] as const) {
      assert.deepEqual([name.exec(text)?.[1], name.exec(text)?.[2]], [first, second], text);
      assert.equal(name.test(text), first !== undefined);
    }
  });

  it('are written within classes and without', () =>
    assert.equal(
      withPlainLetters('\\[\\p{N}[\\]\\p{N}]'),
      '\\[[0-9\\xb2\\xb3\\xb9\\xbc-\\xbe][\\]0-9\\xb2\\xb3\\xb9\\xbc-\\xbe]',
    ));

  it('leave alone what a backslash is meant as itself in, and what stands for other letters', () =>
    assert.equal(
      withPlainLetters('[\\\\]\\p{M}\\\\p{L}\\p{Greek}'),
      '[\\\\][\\u20d0-\\u20f0\\ufe0f]\\\\p{L}\\p{Greek}',
    ));
});

describe('Patterns without case', () => {
  it('find what stands in capitals, and say it in lower case', () => {
    const found = caseless`\b(the|our) \p{L}+ (team)$`.exec('İt is THE Ödland Team');
    assert.deepEqual([found?.[0], found?.[1], found?.[2], found?.index], ['the ödland team', 'the', 'team', 6]);
    assert.ok(caseless`\bour žižkov`.test('Our ŽIŽKOV'));
  });
});
