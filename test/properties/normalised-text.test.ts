import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findFrontMatter, normaliseForParser } from '../../server/src/core/markdown/normalise';
import { normaliseAgain } from '../../server/src/core/markdown/normalise-again';
import type { NormalisedText } from '../../server/src/core/markdown/normalised-text';
import { changedSpan } from '../../server/src/core/text/changed-span';
import { Rope } from '../../server/src/core/text/rope';

const piece = fc.constantFrom(
  ...[
    '\uFEFF',
    '---\n',
    'title: a\n',
    '| a | b |\n',
    '|---|---| \n',
    '| - | - |  \r\n',
    '- | - |\n',
    ' '.repeat(250),
    'x',
  ],
  ...['\n', '\r\n', '\r', ' ', '\t', '|', '-', '# A\n'],
);
const document = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

function normalised(text: string): NormalisedText {
  const source = Rope.of(text);
  return normaliseForParser(source, findFrontMatter(source));
}

describe('a document as the parser reads it', () => {
  it('is as long as the document, in the same lines, and without front matter', () => {
    const source = '\uFEFF---\na: |\n---\n\n| a |\r\n|---| \r\n| b |\r';
    assert.equal(normalised(source).whole(), '    \n    \n   \n\n| a | \n|---  |\n| b |\n');
  });

  it('says the same of a stretch as of the whole', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (source, one, other) => {
        const text = normalised(source);
        const [from, to] = [one % (source.length + 1), other % (source.length + 1)].sort((a, b) => a - b);
        assert.equal(text.length, source.length);
        assert.equal(text.slice(from!, to!), text.whole().slice(from, to));
      }),
      { numRuns: 2000 },
    );
  });

  it('has front matter up to the line that ends it, however far down that is', () => {
    for (let length = 4070; length < 4110; length++) {
      const yaml = `a: ${'x'.repeat(length)}\n`;
      for (const [end, isEnd] of [
        ['---', true],
        ['...  \n', true],
        ['---\r\n# A', true],
        ['--- a\n', false],
        ['----\n', false],
      ] as const) {
        const found = findFrontMatter(Rope.of(`---\n${yaml}${end}`));
        const span = { start: 0, end: 4 + yaml.length + /^[-.]+ */.exec(end)![0].length };
        assert.deepEqual(found, isEnd ? { span, yaml, yamlStart: 4 } : undefined, `${length} ${end}`);
      }
    }
  });

  it('is after any edit what it would have been at first', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(8), document, (before, at, length, inserted) => {
        const start = at % (before.length + 1);
        const after = before.slice(0, start) + inserted + before.slice(start + length);
        const earlierSource = Rope.of(before);
        const source = earlierSource.replaced({ start, end: Math.min(before.length, start + length) }, inserted);
        const earlierFrontMatter = findFrontMatter(earlierSource);
        const earlier = { source: earlierSource, text: normaliseForParser(earlierSource, earlierFrontMatter) };
        const change = changedSpan(before, after);
        const { text, changed } = normaliseAgain(source, change, findFrontMatter(source), earlier, earlierFrontMatter);
        assert.equal(text.whole(), normalised(after).whole());
        if (text.whole() === earlier.text.whole()) assert.equal(changed.toB, changed.fromB);
        else assert.deepEqual(changed, changedSpan(earlier.text.whole(), text.whole()));
      }),
      { numRuns: 4000 },
    );
  });
});
