import assert from 'node:assert/strict';
import type { ResponseError } from 'vscode-jsonrpc';
import { ErrorCodes } from 'vscode-languageserver';
import { InMemoryWorld } from '../support/in-memory-world';
import { abilities, linkedClient, type LspClient } from '../support/lsp-client';

const uri = 'file:///plans/plan.md';

describe('a feature that fails', () => {
  let world: InMemoryWorld;
  let client: LspClient;

  beforeEach(() => {
    world = new InMemoryWorld();
    world.failsOn = 'Boom';
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  function defects(): readonly string[] {
    return client.complaints().filter((message) => message.includes('defect'));
  }

  it('costs a pulled answer, is logged once a version, and leaves the server alive', async () => {
    await client.initialize({ capabilities: abilities.pull });
    client.open(uri, 'Boom');
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(client.pull(uri), (error: ResponseError<unknown>) => {
        assert.equal(error.code, ErrorCodes.InternalError);
        assert.match(error.message, /Rolecheck has a defect/u);
        return true;
      });
    }
    assert.equal(world.calls.length, 1, 'a version that failed is not tried again');
    assert.deepEqual(defects(), [
      `Rolecheck has a defect: analysis failed on ${uri}, version 1: the analysis stumbled`,
    ]);

    client.change(uri, 2, { text: 'Boom again' });
    await assert.rejects(client.pull(uri));
    assert.equal(defects().length, 2);

    client.change(uri, 3, { text: 'Conversion rate' });
    const report = await client.pull(uri);
    assert.equal(report.kind === 'full' && report.items.length, 1);
    assert.equal(defects().length, 2);
  });

  it('costs one document its pushed diagnostics, and no other', async () => {
    await client.initialize();
    client.open(uri, 'Boom');
    client.open('file:///plans/other.md', 'Conversion rate');
    assert.equal((await client.diagnostics('file:///plans/other.md', 1)).length, 1);
    assert.equal(defects().length, 1);
    assert.ok(!client.published.some((params) => params.uri === uri), 'a failure does not pass for a clean plan');
    client.change(uri, 2, { text: 'Conversion rate' });
    assert.equal((await client.diagnostics(uri, 2)).length, 1);
  });

  it('survives messages that make no sense', async () => {
    await client.initialize();
    client.notify('textDocument/didOpen', {});
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///nowhere.md', version: 2 },
      contentChanges: [{ text: '' }],
    });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///nowhere.md' } });
    client.notify('no/such/notification', {});
    await assert.rejects(
      client.request('no/such/request', {}),
      (error: ResponseError<unknown>) => error.code === ErrorCodes.MethodNotFound,
    );
    client.open(uri, 'Conversion rate');
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
  });

  it('refuses to be initialized twice', async () => {
    await client.initialize();
    await assert.rejects(
      client.initialize(),
      (error: ResponseError<unknown>) => error.code === ErrorCodes.InvalidRequest,
    );
  });
});
