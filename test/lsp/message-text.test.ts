import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import { MessageText } from '../../server/src/lsp/message-text';
import { trickyText } from '../support/tricky-text';

const position = fc.record({ line: fc.nat({ max: 9999 }), character: fc.nat({ max: 99 }) });
const range = fc.record({ start: position, end: position });
/** Few different ones, so that many diagnostics carry the same. */
const carried = [
  { rule: 'a' },
  { rule: 'a', term: 'ctr', roles: ['brand'] },
  Object.freeze({ rule: 'ä' }),
  null,
  'text',
];
const diagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    range,
    message: fc.oneof(trickyText, fc.constantFrom('one', '“two”', '\ud800 \u2028 \0list')),
    severity: fc.constantFrom(1, 2, 3, 4),
    code: fc.constantFrom<string | number>('metric-outside-role', 7),
    codeDescription: fc.constantFrom({ href: 'https://example.org/é' }, { href: 'b' }),
    source: fc.constant('rolecheck'),
    tags: fc.constant([1 as const]),
    relatedInformation: fc.array(
      fc.record({ location: fc.record({ uri: fc.constantFrom('file:///ü', '"'), range }), message: trickyText }),
      { maxLength: 2 },
    ),
    data: fc.constantFrom<unknown>(...carried),
  },
  { requiredKeys: ['range', 'message'] },
);
/** As they are read on the other side. */
const read = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

/** What the other side reads, of what has to be ASCII. */
function written(texts: MessageText, message: unknown): unknown {
  const bytes = texts.ofDiagnostics(message);
  assert.ok(bytes?.every((byte) => byte < 0x80));
  return JSON.parse(new TextDecoder().decode(bytes));
}

describe('the text of messages', () => {
  it('of diagnostics says the same as any other, however often, in ASCII', () => {
    const texts = new MessageText();
    fc.assert(
      fc.property(
        fc.array(fc.array(diagnostic, { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        trickyText,
        (lists, uri) => {
          for (const list of lists) {
            const answer = { jsonrpc: '2.0', id: 7, result: { kind: 'full', resultId: uri, items: list } };
            const told = {
              jsonrpc: '2.0',
              method: 'textDocument/publishDiagnostics',
              params: { uri, version: 3, diagnostics: list },
            };
            for (const message of [answer, told]) {
              assert.deepEqual(written(texts, message), read(message));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of diagnostics says the same whatever of the list before is taken over', () => {
    const pick = fc.record({ number: fc.nat(), line: fc.option(fc.nat({ max: 3 }), { freq: 3, nil: undefined }) });
    fc.assert(
      fc.property(
        fc.array(diagnostic, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(pick, { maxLength: 8 }), { minLength: 2, maxLength: 5 }),
        (pool, lists) => {
          const texts = new MessageText();
          for (const picks of lists) {
            const items = picks.map(({ number, line }) => {
              const one = pool[number % pool.length]!;
              // What still holds comes as the very same object.
              return line === undefined
                ? one
                : { ...one, range: { start: { line, character: 0 }, end: one.range.end } };
            });
            const answer = { jsonrpc: '2.0', id: 7, result: { kind: 'full', resultId: '1', items } };
            assert.deepEqual(written(texts, answer), read(answer));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is written once of what diagnostics say again and again', () => {
    const texts = new MessageText();
    let writings = 0;
    const data = { toJSON: () => ++writings };
    const one = (line: number): Diagnostic => ({
      ...{ range: { start: { line, character: 0 }, end: { line, character: 1 } }, severity: 1, message: 'so', data },
    });
    const message = { result: { kind: 'full', items: [one(1), one(2)] } };
    texts.ofDiagnostics(message);
    texts.ofDiagnostics(message);
    assert.equal(writings, 1);
  });

  it('is left to others where no diagnostics are told', () => {
    const texts = new MessageText();
    const others = [
      { id: 1, result: null },
      { id: 1, result: { kind: 'unchanged', resultId: '3' } },
      { id: 1, result: { isIncomplete: true, items: [{ label: 'full' }] } },
      { id: 1, error: { code: 1, message: 'x' } },
      { method: 'window/logMessage', params: { message: 'x' } },
    ];
    for (const message of others) assert.equal(texts.ofDiagnostics(message), undefined);
  });
});
