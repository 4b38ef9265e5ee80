import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc';
import {
  LSPErrorCodes,
  type FullDocumentDiagnosticReport,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { SourceText } from '../../server/src/core/text/source-text';
import { diagnosticsOf } from '../../server/src/features/diagnostics';
import { InMemoryWorld, pretendAnalysis } from '../support/in-memory-world';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { mark, unmark } from '../support/lsp-marks';

const uri = 'file:///plans/plan.md';

async function pullFull(client: LspClient, previousResultId?: string): Promise<FullDocumentDiagnosticReport> {
  const report = await client.pull(uri, previousResultId);
  assert.ok(report.kind === 'full', `the report is ${report.kind}`);
  return report;
}

function hasCode(code: number): (error: ResponseError<unknown>) => true {
  return (error) => {
    assert.equal(error.code, code, error.message);
    return true;
  };
}

describe('a client that asks for diagnostics', () => {
  let world: InMemoryWorld;
  let client: LspClient;

  beforeEach(() => {
    world = new InMemoryWorld();
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  it('is told that it may ask, for one document at a time', async () => {
    const { capabilities } = await client.initialize({ capabilities: abilities.pull });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'rolecheck',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  it('gets them when it asks and is never sent any', async () => {
    await client.initialize({ capabilities: abilities.pull });
    const marked = '# Community\n- «Conversion rate»\n';
    client.open(uri, unmark(marked));
    const report = await pullFull(client);
    assert.equal(mark(unmark(marked), report.items), marked);
    assert.equal(report.items[0]?.relatedInformation?.length, 1);
    client.change(uri, 2, { text: 'nothing' });
    assert.deepEqual((await pullFull(client)).items, []);
    client.close(uri);
    await client.quiet();
    assert.deepEqual(client.published, []);
  });

  it('is told that nothing changed as long as nothing did, without a second analysis', async () => {
    await client.initialize({ capabilities: abilities.pull });
    client.open(uri, 'Conversion rate');
    const { resultId } = await pullFull(client);
    assert.ok(resultId);
    assert.deepEqual(await client.pull(uri, resultId), { kind: 'unchanged', resultId });
    assert.equal(world.calls.length, 1);
    client.change(uri, 2, { text: 'Conversion rate!' });
    const next = await pullFull(client, resultId);
    assert.notEqual(next.resultId, resultId);
    assert.equal(world.calls.length, 2);
  });

  describe('while somebody types', () => {
    const plan = '# Community\n\nA line.\n\n- Conversion rate\n- Replies\n';
    const at = (line: number, character: number, text: string, length = 0): TextDocumentContentChangeEvent => ({
      range: { start: { line, character }, end: { line, character: character + length } },
      text,
    });
    let resultId: string;
    let version: number;

    beforeEach(async () => {
      await client.initialize({ capabilities: abilities.pull });
      client.open(uri, plan);
      resultId = (await pullFull(client)).resultId ?? '';
      version = 1;
    });

    const type = (...changes: readonly TextDocumentContentChangeEvent[]): void => {
      client.change(uri, ++version, ...changes);
    };

    it('is told that nothing changed where no diagnostic did, and none stands in the line', async () => {
      for (const change of [at(2, 7, 'x'), at(2, 0, 'x'), at(5, 9, ' to questions')]) {
        type(change);
        assert.deepEqual(await client.pull(uri, resultId), { kind: 'unchanged', resultId });
      }
    });

    it('gets all of them as soon as one is another, or stands elsewhere', async () => {
      type(at(4, 5, 'x'));
      const changed = await pullFull(client, resultId);
      assert.deepEqual(changed.items, []);
      type(at(4, 5, '', 1));
      const back = await pullFull(client, changed.resultId);
      assert.equal(back.items.length, 1);
      type(at(0, 0, '\n'));
      assert.equal((await pullFull(client, back.resultId)).items[0]?.range.start.line, 5);
    });

    it('gets them anew where what was deleted was written again, which an editor has dropped', async () => {
      type(at(4, 2, '', 'Conversion rate'.length));
      type(at(4, 2, 'Conversion rate'));
      assert.equal((await pullFull(client, resultId)).items.length, 1);
    });

    it('gets them anew where lines came and went', async () => {
      type(at(2, 7, '\n'), { range: { start: { line: 2, character: 7 }, end: { line: 3, character: 0 } }, text: '' });
      assert.equal((await pullFull(client, resultId)).items.length, 1);
    });

    it('gets them anew where it has not got the last ones', async () => {
      type(at(4, 5, 'x'));
      await pullFull(client, resultId);
      type(at(4, 5, '', 1));
      assert.equal((await pullFull(client, resultId)).items.length, 1);
    });
  });

  it('never takes an old result for that of a document that was opened again', async () => {
    await client.initialize({ capabilities: abilities.pull });
    client.open(uri, 'Conversion rate');
    const { resultId } = await pullFull(client);
    client.close(uri);
    client.open(uri, 'nothing');
    assert.deepEqual((await pullFull(client, resultId)).items, []);
  });

  it('gets an error, not an empty list, for a request that it cancelled', async () => {
    await client.initialize({ capabilities: abilities.pull });
    client.open(uri, 'Conversion rate');
    const source = new CancellationTokenSource();
    const request = client.pull(uri, undefined, source.token);
    source.cancel();
    await assert.rejects(request, hasCode(LSPErrorCodes.RequestCancelled));
    assert.equal(world.calls.length, 0);
    assert.equal((await pullFull(client)).items.length, 1);
  });

  it('is asked to try again when the document changed before the answer was ready', async () => {
    await client.initialize({ capabilities: abilities.pull });
    client.open(uri, 'Conversion rate');
    const overtaken = client.pull(uri);
    client.change(uri, 2, { text: 'nothing' });
    const current = pullFull(client);
    await assert.rejects(overtaken, (error: ResponseError<unknown>) => {
      assert.equal(error.code, LSPErrorCodes.ServerCancelled);
      assert.deepEqual(error.data, { retriggerRequest: true });
      return true;
    });
    assert.deepEqual((await current).items, []);
    assert.deepEqual(
      world.calls.map(({ text }) => text),
      ['nothing'],
    );
  });

  it('gets an answer only when the settings of the document are known', async () => {
    let answer: ((settings: unknown) => void) | undefined;
    client.configuration = () => new Promise((resolve) => (answer = resolve));
    await client.initialize({ capabilities: both(abilities.pull, abilities.configuration) });
    client.open(uri, 'Conversion rate');
    const request = pullFull(client);
    const respond = await client.until('request for settings', () => answer);
    assert.equal(world.calls.length, 0);
    respond({ rules: { 'metric-outside-role': 'error' } });
    assert.equal((await request).items[0]?.severity, 1);
    assert.equal(world.calls.length, 1);
  });

  it('gets an empty report for a document that is not open', async () => {
    await client.initialize({ capabilities: abilities.pull });
    assert.deepEqual(await client.pull(uri), { kind: 'full', items: [] });
  });

  it('sees after any edits what it would see if it had opened the final text', async () => {
    await client.initialize({ capabilities: abilities.pull });
    const piece = fc.constantFrom('Conversion rate', '👩‍👩‍👧', 'e\u0301', '\r\n', '\r', '\n', '\t', '# A\n', 'x', '');
    const edit = fc.record({ from: fc.nat(), length: fc.nat(12), text: fc.array(piece, { maxLength: 3 }) });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.array(edit, { maxLength: 6 }), async (pieces, edits) => {
        const each = `file:///plans/${number++}.md`;
        let text = pieces.join('');
        client.open(each, text);
        let shown: FullDocumentDiagnosticReport | undefined;
        for (const [index, { from, length, text: inserted }] of edits.entries()) {
          const start = beforeLineEnd(text, from % (text.length + 1));
          const end = beforeLineEnd(text, Math.min(text.length, start + length));
          const range = new SourceText(text).rangeOf({ start, end });
          client.change(each, index + 2, { range, text: inserted.join('') });
          text = text.slice(0, start) + inserted.join('') + text.slice(end);
          const report = await client.pull(each, shown?.resultId);
          if (report.kind === 'full') shown = report;
        }
        shown ??= (await client.pull(each)) as FullDocumentDiagnosticReport;
        assert.deepEqual(shown.items, diagnosticsOf(pretendAnalysis(text), each, { relatedInformation: true }));
        client.close(each);
      }),
      { numRuns: 60 },
    );
  });
});

/** No editor has a position between the two halves of CRLF. */
function beforeLineEnd(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === '\r\n' ? offset - 1 : offset;
}
