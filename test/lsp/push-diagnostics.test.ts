import assert from 'node:assert/strict';
import { InMemoryWorld } from '../support/in-memory-world';
import { linkedClient, type LspClient } from '../support/lsp-client';
import { mark, unmark } from '../support/lsp-marks';

const uri = 'file:///plans/plan.md';

describe('a client that takes diagnostics as they come', () => {
  let world: InMemoryWorld;
  let client: LspClient;

  beforeEach(() => {
    world = new InMemoryWorld();
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  it('is told that the server pushes, and what it is', async () => {
    const { capabilities, serverInfo } = await client.initialize();
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(serverInfo, { name: 'rolecheck', version: world.version });
  });

  it('gets the findings with the version that they belong to, after opening and after an edit', async () => {
    await client.initialize();
    const marked = '# Community\n\n- «Conversion rate»\n- Retention\n';
    const text = unmark(marked);
    client.open(uri, text, { version: 4 });
    assert.equal(mark(text, await client.diagnostics(uri, 4)), marked);
    client.change(uri, 5, { text: '# Community\n' });
    assert.deepEqual(await client.diagnostics(uri, 5), []);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [4, 5],
    );
  });

  it('keeps the positions through incremental edits of lines that end in CRLF and hold emoji', async () => {
    await client.initialize();
    client.open(uri, '# Community 👥\r\n\r\n- 📈 Retention\r\n- CTR\r\n');
    await client.diagnostics(uri, 1);
    const dash = '- 📈 '.length;
    client.change(
      uri,
      2,
      {
        range: { start: { line: 2, character: dash }, end: { line: 2, character: dash + 'Retention'.length } },
        text: '🎯🎯 Conversion rate ≥ 3 %',
      },
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 2 } }, text: '👩‍👩‍👧 Conversion rate\r\n- ' },
    );
    const marked = '# Community 👥\r\n\r\n- 📈 🎯🎯 «Conversion rate» ≥ 3 %\r\n👩‍👩‍👧 «Conversion rate»\r\n- CTR\r\n';
    assert.equal(mark(unmark(marked), await client.diagnostics(uri, 2)), marked);
    assert.equal(world.calls.at(-1)?.text, unmark(marked));
  });

  it('gets one analysis for a burst of edits, and its findings are those of the final text', async () => {
    await client.initialize();
    client.open(uri, '');
    await client.diagnostics(uri, 1);
    const typed = '# Community\n- Conversion rate\n';
    for (const [index, text] of Array.from(typed).entries()) {
      const end = {
        line: typed.slice(0, index).split('\n').length - 1,
        character: index - typed.lastIndexOf('\n', index - 1) - 1,
      };
      client.change(uri, index + 2, { range: { start: end, end }, text });
    }
    const diagnostics = await client.diagnostics(uri, typed.length + 1);
    assert.equal(mark(typed, diagnostics), '# Community\n- «Conversion rate»\n');
    assert.deepEqual(
      world.calls.map(({ text }) => text),
      ['', typed],
    );
    assert.equal(client.published.length, 2);
  });

  it('gives each analysis the one before it, and none to a document that is opened again', async () => {
    await client.initialize();
    client.open(uri, 'one');
    await client.diagnostics(uri, 1);
    client.change(uri, 2, { text: 'two' });
    await client.diagnostics(uri, 2);
    client.close(uri);
    client.open(uri, 'three', { version: 3 });
    await client.diagnostics(uri, 3);
    const [one, two, three] = world.calls;
    assert.equal(one?.previous, undefined);
    assert.ok(two?.previous);
    assert.equal(two.previous, one?.analysis);
    assert.equal(three?.text, 'three');
    assert.equal(three.previous, undefined);
  });

  it('has them taken back when the document is closed, and gets no late ones', async () => {
    await client.initialize();
    client.open(uri, 'Conversion rate');
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    client.change(uri, 2, { text: 'Conversion rate, Conversion rate' });
    client.close(uri);
    await client.until('cleared diagnostics', () =>
      client.published.find(({ diagnostics }) => diagnostics.length === 0),
    );
    await client.quiet();
    assert.deepEqual(client.published.at(-1), { uri, diagnostics: [] });
    assert.equal(client.published.length, 2);
    assert.equal(world.calls.length, 1);
  });

  it('gets nothing but an empty list for what is not Markdown', async () => {
    await client.initialize();
    client.open(uri, 'Conversion rate', { languageId: 'plaintext' });
    assert.deepEqual(await client.diagnostics(uri, 1), []);
    assert.equal(world.calls.length, 0);
  });

  it('has documents checked that were never saved, without a file name', async () => {
    await client.initialize();
    client.open('untitled:Untitled-1', 'Conversion rate');
    assert.equal((await client.diagnostics('untitled:Untitled-1', 1)).length, 1);
    assert.equal(world.calls[0]?.context.fileName, undefined);
    client.open('file:///plans/100%25%20caf%C3%A9.md', '');
    await client.diagnostics('file:///plans/100%25%20caf%C3%A9.md', 1);
    assert.equal(world.calls[1]?.context.fileName, '100% café.md');
    client.open('file:///plans/50%off.md', '');
    await client.diagnostics('file:///plans/50%off.md', 1);
    assert.equal(world.calls[2]?.context.fileName, '50%off.md');
  });

  it('gets answers to other requests while many documents wait for their turn', async () => {
    await client.initialize();
    const uris = Array.from({ length: 40 }, (_, index) => `file:///plans/${index}.md`);
    for (const each of uris) client.open(each, 'Conversion rate');
    for (const each of uris) await client.diagnostics(each, 1);
    const before = world.calls.length;
    let answeredAfter: number | undefined;
    world.onAnalyze = () => {
      world.onAnalyze = undefined;
      void client.request('rolecheck/nothing', {}).catch(() => (answeredAfter = world.calls.length - before));
    };
    client.notify('workspace/didChangeConfiguration', { settings: { arguable: 'same' } });
    await client.until('analysis of every document', () => world.calls.length === before + uris.length || undefined);
    await client.quiet();
    assert.ok(answeredAfter !== undefined && answeredAfter < uris.length, `answered after ${answeredAfter} analyses`);
  });

  it('gets the explaining places only if it can show them', async () => {
    await client.initialize({ capabilities: { textDocument: { publishDiagnostics: {} } } });
    client.open(uri, '# Community\n- Conversion rate\n');
    const [diagnostic] = await client.diagnostics(uri, 1);
    assert.ok(diagnostic);
    assert.equal(diagnostic.relatedInformation, undefined);
  });
});
