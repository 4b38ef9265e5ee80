import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceText } from '../../server/src/core/text/source-text';
import { trickyText } from '../support/tricky-text';

describe('source text', () => {
  it('finds its way from every offset to a position and back', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const source = new SourceText(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const position = source.positionAt(offset);
          const back = source.offsetAt(position);
          assert.equal(source.positionAt(back).line, position.line);
          assert.equal(source.positionAt(back).character, position.character);
          const isInsideLineEnd = text[offset - 1] === '\r' && text[offset] === '\n';
          if (!isInsideLineEnd) assert.equal(back, offset, JSON.stringify(text));
        }
      }),
    );
  });

  it('tells whether an offset is at a position as it would find that position', () => {
    const positions = fc.array(fc.record({ line: fc.nat({ max: 6 }), character: fc.nat({ max: 8 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(trickyText, positions, (text, others) => {
        const source = new SourceText(text);
        for (let offset = 0; offset <= text.length; offset++) {
          // Between CR and LF nothing stands, and what is looked for there is found before them.
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          const position = source.positionAt(offset);
          for (const one of [position, ...others]) {
            const isThere = one.line === position.line && one.character === position.character;
            assert.equal(source.isAt(offset, one), isThere, JSON.stringify([text, offset, one]));
          }
        }
      }),
    );
    // The line ends before.
    assert.ok(!new SourceText('a\rb\rc').isAt(4, { line: 0, character: 4 }));
  });

  it('counts lines and columns exactly as the editors do', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const source = new SourceText(text);
        const document = TextDocument.create('file:///plan.md', 'markdown', 1, text);
        assert.equal(source.lineCount, document.lineCount);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          assert.deepEqual(
            source.positionAt(offset),
            document.positionAt(offset),
            `${offset} in ${JSON.stringify(text)}`,
          );
        }
      }),
    );
  });

  it('counts the lines of a text that was edited as those of any other', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 }), trickyText), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(trickyText, edits, (first, changes) => {
        let source = new SourceText(first);
        for (const [at, removed, inserted] of changes) {
          const { text, lineCount } = source;
          assert.ok(lineCount > 0);
          const start = at % (text.length + 1);
          const next = text.slice(0, start) + inserted + text.slice(start + removed);
          const starts = (of: SourceText): number[] =>
            Array.from({ length: of.lineCount }, (_, line) => of.lineStart(line));
          const expected = starts(new SourceText(next));
          assert.deepEqual(starts(SourceText.after(source, next)), expected, JSON.stringify([text, next]));
          source = source.edited({ start, end: Math.min(text.length, start + removed) }, inserted);
          assert.equal(source.text, next);
          assert.deepEqual(starts(source), expected, JSON.stringify([text, next]));
        }
      }),
    );
  });

  it('keeps ends of line out of the text of a line', () => {
    const source = new SourceText('one\r\ntwo\rthree\n');
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => source.lineText(line)),
      ['one', 'two', 'three', ''],
    );
  });

  it('clamps positions outside the text instead of failing', () => {
    const source = new SourceText('one\ntwo');
    assert.equal(source.offsetAt({ line: 9, character: 0 }), 7);
    assert.equal(source.offsetAt({ line: 0, character: 99 }), 3);
    assert.deepEqual(source.positionAt(99), { line: 1, character: 3 });
  });
});
