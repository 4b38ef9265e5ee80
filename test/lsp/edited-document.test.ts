import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { EditedDocument } from '../../server/src/lsp/edited-document';
import { trickyText } from '../support/tricky-text';

const position = fc.record({ line: fc.nat(12), character: fc.nat(20) });
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ text: trickyText }) },
  { weight: 6, arbitrary: fc.record({ text: trickyText, range: fc.record({ start: position, end: position }) }) },
);

describe('an open document', () => {
  it('takes edits as the protocol’s own library takes them, positions that are not there included', () => {
    const updates = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(trickyText, updates, (text, versions) => {
        const document = new EditedDocument('file:///plan.md', 'markdown', 1, text);
        versions.forEach((changes, index) => {
          // Lines that are not there put off the library's count of lines, so that it begins anew with each change.
          const expected = changes.reduce((before, one) => {
            const theirs = TextDocument.create(document.uri, 'markdown', 1, before);
            return TextDocument.update(theirs, [one], 2).getText();
          }, document.getText());
          document.update(changes, index + 2);
          assert.equal(document.getText(), expected, JSON.stringify([text, versions]));
          assert.equal(document.version, index + 2);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the whole text from editors that say there is no range', () => {
    const document = new EditedDocument('file:///plan.md', 'markdown', 1, 'one');
    const said = JSON.parse('{ "range": null, "text": "two" }') as TextDocumentContentChangeEvent;
    assert.equal(document.update([said], 2).getText(), 'two');
  });

  it('leaves the text of an earlier version as it was', () => {
    const document = new EditedDocument('file:///plan.md', 'markdown', 1, 'one\ntwo');
    const { source } = document;
    document.update([{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }, text: 'x\ny' }], 2);
    assert.deepEqual([source.text, source.lineCount], ['one\ntwo', 2]);
    assert.deepEqual([document.getText(), document.source.lineCount], ['one\nx\ny', 3]);
  });
});
