import assert from 'node:assert/strict';
import type { Hover, Location, LocationLink, TextDocumentContentResult } from 'vscode-languageserver';
import { takeCaret } from '../support/caret';
import { abilities, linkedClient, type LspClient } from '../support/lsp-client';
import { realWorld } from '../support/real-world';

const uri = 'file:///plans/plan.md';
const { text, offset } = takeCaret('## Community management\n\n### KPIs\n\n- Conversion ra<CURSOR>te: 2 %\n');
const place = {
  textDocument: { uri },
  position: {
    line: text.slice(0, offset).split('\n').length - 1,
    character: offset - text.lastIndexOf('\n', offset - 1) - 1,
  },
};

describe('hover, definition and pages over the protocol', () => {
  let client: LspClient;
  beforeEach(() => {
    client = linkedClient(realWorld);
  });
  afterEach(() => {
    assert.deepEqual(client.complaints(), []);
    client.dispose();
  });

  it('renders Markdown with links for a client that can open pages', async () => {
    const { capabilities } = await client.initialize({
      capabilities: {
        textDocument: { ...abilities.push.textDocument, hover: { contentFormat: ['markdown', 'plaintext'] } },
        workspace: { textDocumentContent: {} },
      },
    });
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.definitionProvider, true);
    assert.deepEqual(capabilities.workspace?.textDocumentContent, { schemes: ['rolecheck'] });
    client.open(uri, text);
    const hover = await client.request<Hover>('textDocument/hover', place);
    assert.ok(typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /^\*\*Conversion rate\*\* belongs to .*\(rolecheck:\/roles\/marketing\.md\)/);
    assert.deepEqual(hover.range, { start: { line: 4, character: 2 }, end: { line: 4, character: 17 } });
  });

  it('gives plain text, no links and no definitions to a client without either', async () => {
    const { capabilities } = await client.initialize();
    assert.equal(capabilities.workspace?.textDocumentContent, undefined);
    client.open(uri, text);
    const { contents } = await client.request<Hover>('textDocument/hover', place);
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    assert.doesNotMatch(contents.value, /\*\*|rolecheck:/);
    assert.equal(await client.request('textDocument/definition', place), null, 'The page could not be opened.');
  });

  it('has nothing to say of ordinary text, and of documents that are not open', async () => {
    await client.initialize();
    client.open(uri, '# Notes\n\nWe sing.\n');
    assert.equal(await client.request('textDocument/hover', place), null);
    const unknown = { ...place, textDocument: { uri: 'file:///other.md' } };
    assert.equal(await client.request('textDocument/hover', unknown), null);
  });

  it('leads to a page that the client can then read', async () => {
    await client.initialize({
      capabilities: { textDocument: { definition: { linkSupport: true } }, workspace: { textDocumentContent: {} } },
    });
    client.open(uri, text);
    const [link] = await client.request<LocationLink[]>('textDocument/definition', place);
    assert.equal(link?.targetUri, 'rolecheck:/terms/conversion-rate.md');
    const page = await client.request<TextDocumentContentResult>('workspace/textDocumentContent', {
      uri: link.targetUri,
    });
    assert.match(page.text, /^# Conversion rate\n/);
  });

  it('gives a plain location to a client that takes no links', async () => {
    await client.initialize({ capabilities: { workspace: { textDocumentContent: {} } } });
    client.open(uri, text);
    const location = await client.request<Location>('textDocument/definition', place);
    assert.equal(location.uri, 'rolecheck:/terms/conversion-rate.md');
  });

  it('does not take the pages themselves for plans', async () => {
    await client.initialize({ capabilities: { ...abilities.push, workspace: { textDocumentContent: {} } } });
    const page = 'rolecheck:/roles/community-management.md';
    client.open(page, text);
    assert.deepEqual(await client.diagnostics(page, 1), []);
    assert.equal(await client.request('textDocument/hover', { ...place, textDocument: { uri: page } }), null);
    client.open(uri, text);
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
  });

  it('answers an address that leads nowhere with a page that says so', async () => {
    await client.initialize({ capabilities: { workspace: { textDocumentContent: {} } } });
    for (const missing of [
      'rolecheck:/terms/no-such-term.md',
      'rolecheck:/../../etc/passwd',
      'rolecheck:',
      'rolecheck:/%E0%A4%A',
    ]) {
      const { text: page } = await client.request<TextDocumentContentResult>('workspace/textDocumentContent', {
        uri: missing,
      });
      assert.match(page, /^# There is no such page\n/, missing);
    }
  });
});
