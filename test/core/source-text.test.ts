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
