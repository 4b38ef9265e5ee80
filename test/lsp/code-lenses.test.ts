import assert from 'node:assert/strict';
import { LSPErrorCodes, type ClientCapabilities, type CodeLens, type InitializeResult } from 'vscode-languageserver';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { WorkspaceWorld } from '../support/workspace-world';

const uri = 'file:///plans/plan.md';
const plan = '## Community manager\n\n- KPIs: member retention rate, CTR\n';
const shows: ClientCapabilities = {
  workspace: { textDocumentContent: {}, codeLens: { refreshSupport: true }, configuration: true },
  window: { showDocument: { support: true } },
};

describe('code lenses over the wire', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(() => {
    client = linkedClient(new WorkspaceWorld());
  });
  afterEach(() => client.dispose());

  const lenses = (): Promise<CodeLens[]> => client.request('textDocument/codeLens', { textDocument: { uri } });
  const resolve = (lens: CodeLens | undefined): Promise<CodeLens> => client.request('codeLens/resolve', lens);
  const start = (capabilities: ClientCapabilities = shows): Promise<InitializeResult> =>
    client.initialize({ capabilities: { ...both(abilities.push, capabilities), window: capabilities.window } });

  it('come without words, and get them when they are seen', async () => {
    const { capabilities } = await start();
    assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
    client.open(uri, plan);
    const [lens, ...others] = await lenses();
    assert.deepEqual([lens?.command, others], [undefined, []]);
    assert.deepEqual((await resolve(lens)).command, {
      title: '1 KPI of its own · 1 that belongs elsewhere',
      command: 'rolecheck.compare',
      arguments: [{ roles: ['community-management', 'social-media-management', 'brand-management', 'marketing'], uri }],
    });
  });

  it('open a page that there is when they are chosen', async () => {
    await start();
    client.open(uri, plan);
    const [lens] = await lenses();
    const { command } = await resolve(lens);
    const opened = await client.request('workspace/executeCommand', command);
    assert.match(String(opened), /^rolecheck:\/compare\/community-management\+/u);
  });

  it('are mere text for a client that cannot show the comparison', async () => {
    await start({});
    client.open(uri, plan);
    const [lens] = await lenses();
    assert.equal((await resolve(lens)).command?.command, '');
  });

  it('are not put into words for a text that is gone', async () => {
    await start();
    client.open(uri, plan);
    const [lens] = await lenses();
    client.change(uri, 2, { text: `# New\n\n${plan}` });
    await assert.rejects(resolve(lens), { code: LSPErrorCodes.ContentModified });
    client.close(uri);
    await assert.rejects(resolve(lens), { code: LSPErrorCodes.ContentModified });
  });

  it('go when they are switched off, and the client is told to ask again', async () => {
    await start();
    client.open(uri, plan);
    assert.equal((await lenses()).length, 1);
    client.configuration = () => ({ codeLens: false });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('refresh', () => client.codeLensRefreshes || undefined);
    assert.deepEqual(await lenses(), []);
    assert.equal((await client.diagnostics(uri, 1)).length, 1, 'findings stay');
    assert.deepEqual(client.complaints(), []);
  });

  it('ask nothing of a client that cannot ask again', async () => {
    await start({ workspace: { configuration: true } });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.quiet();
    assert.equal(client.codeLensRefreshes, 0);
  });
});
