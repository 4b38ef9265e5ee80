import assert from 'node:assert/strict';
import type { ClientCapabilities, ShowDocumentParams } from 'vscode-languageserver';
import { abilities, linkedClient, type LspClient } from '../support/lsp-client';
import { realWorld } from '../support/real-world';

/** An editor that opens documents, and may ask the server for those that only it has. */
function shows(content: boolean): ClientCapabilities {
  return {
    ...abilities.push,
    window: { showDocument: { support: true } },
    ...(content && { workspace: { textDocumentContent: {} } }),
  };
}

describe('commands that open a page', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(() => {
    client = linkedClient(realWorld);
  });
  afterEach(() => client.dispose());

  const execute = (command: string, argument: unknown): Promise<string> =>
    client.request('workspace/executeCommand', { command: `rolecheck.${command}`, arguments: [argument] });
  const asked = (): readonly ShowDocumentParams[] => client.documentsShown;

  it('explain a rule in the editor', async () => {
    await client.initialize({ capabilities: shows(true) });
    const uri = 'rolecheck:/rules/metric-outside-role.md';
    assert.equal(await execute('explain', { rule: 'metric-outside-role' }), uri);
    assert.deepEqual(asked(), [{ uri, external: false, takeFocus: true }]);
  });

  it('explain a rule in the browser where the editor cannot ask for the page', async () => {
    await client.initialize({ capabilities: shows(false) });
    const uri = await execute('explain', { rule: 'metric-outside-role' });
    assert.match(uri, /^https:\/\/.*\/metric-outside-role\.md$/);
    assert.deepEqual(asked(), [{ uri, external: true, takeFocus: true }]);
  });

  it('compare roles', async () => {
    await client.initialize({ capabilities: shows(true) });
    const uri = await execute('compare', { roles: ['Community management', 'marketing'] });
    assert.equal(uri, 'rolecheck:/compare/community-management+marketing.md');
    assert.deepEqual(asked(), [{ uri, external: false, takeFocus: true }]);
  });

  it('say where the page is when the editor cannot open it', async () => {
    await client.initialize({ capabilities: abilities.push });
    await assert.rejects(execute('explain', { rule: 'metric-outside-role' }), /It is here|This one is here: https:/);
    await assert.rejects(execute('compare', { roles: ['marketing', 'community-management'] }), /cannot show pages/);
    assert.deepEqual(asked(), []);
  });

  it('say so when the editor did not open it', async () => {
    await client.initialize({ capabilities: shows(true) });
    client.showsDocuments = false;
    await assert.rejects(execute('explain', { rule: 'metric-outside-role' }), /did not open the page/);
  });

  it('say which rules there are', async () => {
    await client.initialize({ capabilities: shows(true) });
    await assert.rejects(execute('explain', { rule: 'nonsense' }), /“rule” must be one of these: metric-outside-role/);
  });
});
