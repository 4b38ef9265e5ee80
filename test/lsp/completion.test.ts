import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver';
import { analyzeInSteps } from '../../server/src/core/analyze';
import { takeCaret } from '../support/caret';
import { InMemoryWorld } from '../support/in-memory-world';
import { linkedClient, type LspClient } from '../support/lsp-client';
import { taxonomy } from '../support/taxonomy';

const uri = 'file:///plans/plan.md';
const able: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
      },
    },
  },
};

/** A server with the real analysis in the world of the tests. */
function startClient(): LspClient {
  const world = new InMemoryWorld();
  return linkedClient(Object.assign(world, { taxonomy, analyze: analyzeInSteps }));
}

describe('completion over the protocol', function () {
  // The first list waits for the lexicon.
  this.timeout(10_000);
  let client: LspClient;

  beforeEach(() => {
    client = startClient();
  });

  afterEach(() => client.dispose());

  async function complete(marked: string, triggerCharacter?: string): Promise<CompletionList | null> {
    const { text, caret } = takeCaret(marked);
    const lines = text.slice(0, caret).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    client.open(uri, text);
    const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
    return client.request('textDocument/completion', { textDocument: { uri }, position, context });
  }

  it('is announced with its trigger characters', async () => {
    const { capabilities } = await client.initialize({ capabilities: able });
    assert.deepEqual(capabilities.completionProvider, {
      triggerCharacters: [' ', ':', '|', '(', '@', '[', '#', '-', ','],
      resolveProvider: true,
    });
  });

  it('answers in the client’s terms, and explains an item when asked to', async () => {
    await client.initialize({ capabilities: able });
    const list = await complete('## Community manager\n\n### KPIs\n\n- mem‸ber\n');
    const [item] = list?.items ?? [];
    assert.ok(item?.textEdit && 'insert' in item.textEdit);
    assert.equal(item.insertTextFormat, 2);
    assert.deepEqual(item.labelDetails, { description: 'own KPI' });
    assert.equal(item.documentation, undefined);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.kind === 'markdown');
    assert.match(resolved.documentation.value, /\*\*Formula:\*\*/);
  });

  it('answers plainly to a client that can do nothing of it', async () => {
    await client.initialize({ capabilities: {} });
    const list = await complete('## Community manager\n\n### KPIs\n\n- mem‸ber\n');
    const [item] = list?.items ?? [];
    assert.ok(item?.textEdit && 'range' in item.textEdit);
    assert.equal(item.insertTextFormat, 1);
    assert.equal(item.detail, 'KPI of community management');
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.kind === 'plaintext');
  });

  it('leaves alone what it does not know, and who did not ask', async () => {
    await client.initialize({ capabilities: able });
    const foreign = { label: 'x', data: 7 };
    assert.deepEqual(await client.request('completionItem/resolve', foreign), foreign);
    assert.equal(await complete('## Community manager\n\nThe team is measured on ‸\n', ' '), null);
    client.close(uri);
    assert.equal(
      await client.request('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: 0 } }),
      null,
    );
    assert.deepEqual(client.complaints(), []);
  });
});
