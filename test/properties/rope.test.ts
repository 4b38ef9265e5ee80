import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Rope } from '../../server/src/core/text/rope';
import { trickyText } from '../support/tricky-text';

/** Long enough for several pieces. */
const long = fc
  .tuple(trickyText, fc.integer({ min: 0, max: 60_000 }))
  .map(([text, length]) => `${text}\n`.repeat(Math.ceil(length / (text.length + 1))).slice(0, length));

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.oneof(fc.nat(3), fc.nat(30_000)),
    inserted: fc.oneof(trickyText, long),
  }),
  { maxLength: 8 },
);

/** The text and the rope that become of a text by edits. */
const edited = fc.tuple(long, edits).map(([first, changes]) => {
  let [text, rope] = [first, Rope.of(first)];
  for (const { at, removed, inserted } of changes) {
    const start = Math.round(at * text.length);
    const end = Math.min(text.length, start + removed);
    rope = rope.replaced({ start, end }, inserted);
    text = text.slice(0, start) + inserted + text.slice(end);
  }
  return { text, rope };
});

describe('a text in pieces', () => {
  it('says the same as the text, whatever was done to it', () => {
    fc.assert(
      fc.property(edited, fc.array(fc.integer({ min: -2, max: 200_000 })), ({ text, rope }, numbers) => {
        assert.equal(rope.length, text.length);
        const offsets = [-1, 0, 1, ...numbers, text.length - 1, text.length, text.length + 1];
        offsets.forEach((offset, index) => {
          assert.equal(rope.charCodeAt(offset), text.charCodeAt(offset));
          const to = offsets[(index * 7) % offsets.length] ?? 0;
          if (to >= 0) assert.equal(rope.slice(offset, to), text.slice(Math.max(0, offset), to));
          for (const mark of ['\n', '|', '#']) {
            assert.equal(rope.indexOf(mark, offset), text.indexOf(mark, offset));
            // Before the text there is nothing; a string would look at its first character.
            assert.equal(rope.lastIndexOf(mark, offset), offset < 0 ? -1 : text.lastIndexOf(mark, offset));
          }
        });
        assert.equal(rope.toString(), text);
      }),
      { numRuns: 150 },
    );
  });

  it('tells where two versions differ: outside of that they are the same', () => {
    fc.assert(
      fc.property(edited, edits, ({ text: before, rope: earlier }, changes) => {
        let rope = earlier;
        for (const { at, removed, inserted } of changes) {
          const start = Math.round(at * rope.length);
          rope = rope.replaced({ start, end: Math.min(rope.length, start + removed) }, inserted);
        }
        const after = rope.toString();
        for (const next of [rope, Rope.of(after), Rope.of(after, earlier)]) {
          const { fromA, toA, fromB, toB } = next.changedSince(earlier);
          assert.ok(fromA <= toA && fromB <= toB && fromA === fromB);
          assert.equal(before.slice(0, fromA) + after.slice(fromB, toB) + before.slice(toA), after);
          if (before === after) assert.deepEqual([toA, toB], [fromA, fromB]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('looks at no more than the pieces that differ', () => {
    const earlier = Rope.of('- Members come and go.\n'.repeat(50_000));
    const next = earlier.replaced({ start: 600_000, end: 600_000 }, 'x');
    const seen: number[] = [];
    const slice = earlier.slice.bind(earlier);
    earlier.slice = (from, to) => {
      const part = slice(from, to);
      seen.push(part.length);
      return part;
    };
    next.changedSince(earlier);
    assert.equal(seen.length, 1);
    assert.ok(seen[0]! > 0 && seen[0]! < 20_000, String(seen));
  });
});
