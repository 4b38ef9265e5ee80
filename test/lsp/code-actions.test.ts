import assert from 'node:assert/strict';
import type { ResponseError } from 'vscode-jsonrpc';
import { LSPErrorCodes, type ClientCapabilities, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../../server/src/core/analyze';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { realWorld } from '../support/real-world';

const uri = 'file:///plans/plan.md';
const plan = '## Community\n\n### KPIs\n\n- Active members\n- Cost per lead\n\n## Marketing\n\n### KPIs\n\n- MQLs\n';
const moved = '## Community\n\n### KPIs\n\n- Active members\n\n## Marketing\n\n### KPIs\n\n- MQLs\n- Cost per lead\n';

const resolving: ClientCapabilities = {
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

describe('quick fixes', function () {
  this.timeout(10_000);
  let client: LspClient;
  // Makes the taxonomy's tables, which takes its time once.
  before(() => void analyze(plan, realWorld));
  beforeEach(() => {
    client = linkedClient(realWorld);
  });
  afterEach(() => client.dispose());

  async function openPlan(capabilities: ClientCapabilities, text = plan): Promise<readonly Diagnostic[]> {
    const { capabilities: can } = await client.initialize({ capabilities: both(abilities.push, capabilities) });
    const resolves = capabilities.textDocument?.codeAction?.resolveSupport !== undefined;
    assert.equal(typeof can.codeActionProvider === 'object' && can.codeActionProvider.resolveProvider, resolves);
    client.open(uri, text);
    return client.diagnostics(uri, 1);
  }

  function actionsFor(diagnostic: Diagnostic, only?: readonly string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [diagnostic], ...(only !== undefined && { only }) };
    return client.request('textDocument/codeAction', { textDocument: { uri }, range: diagnostic.range, context });
  }

  function only(diagnostics: readonly Diagnostic[]): Diagnostic {
    const [diagnostic] = diagnostics;
    assert.ok(diagnostic && diagnostics.length === 1, JSON.stringify(diagnostics));
    return diagnostic;
  }

  function moveAmong(actions: readonly CodeAction[]): CodeAction {
    const move = actions.find(({ title }) => title.startsWith('Move'));
    assert.ok(move, actions.map(({ title }) => title).join());
    return move;
  }

  it('come with the diagnostic that they fix and without their edit, which is worked out when one is chosen', async () => {
    const diagnostic = only(await openPlan(resolving));
    const move = moveAmong(await actionsFor(diagnostic));
    assert.equal(move.kind, 'quickfix');
    assert.equal(move.isPreferred, true);
    assert.equal(move.edit, undefined);
    assert.deepEqual(move.diagnostics, [diagnostic]);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', move);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    const document = TextDocument.create(uri, 'markdown', 1, plan);
    assert.equal(
      TextDocument.applyEdits(
        document,
        change.edits.filter((one) => 'newText' in one),
      ),
      moved,
    );
  });

  it('come with their edit for a client that cannot ask for it', async () => {
    const diagnostic = only(await openPlan({}));
    const move = moveAmong(await actionsFor(diagnostic));
    assert.equal(move.data, undefined);
    const document = TextDocument.create(uri, 'markdown', 1, plan);
    assert.equal(TextDocument.applyEdits(document, move.edit?.changes?.[uri] ?? []), moved);
  });

  it('are not given where other kinds of actions are asked for', async () => {
    const diagnostic = only(await openPlan(resolving));
    assert.ok((await actionsFor(diagnostic, ['quickfix'])).length > 0);
    assert.deepEqual(await actionsFor(diagnostic, ['refactor']), []);
  });

  it('are not given away from findings', async () => {
    const diagnostic = only(await openPlan(resolving));
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    assert.deepEqual(await actionsFor({ ...diagnostic, range: elsewhere }), []);
  });

  it('are refused when the plan changed since they were offered', async () => {
    const move = moveAmong(await actionsFor(only(await openPlan(resolving))));
    client.change(uri, 2, { text: `\n${plan}` });
    await assert.rejects(client.request('codeAction/resolve', move), ({ code }: ResponseError<unknown>) => {
      assert.equal(code, LSPErrorCodes.ContentModified);
      return true;
    });
  });

  it('are refused with a reason where none can be worked out', async () => {
    const move = moveAmong(await actionsFor(only(await openPlan(resolving))));
    const gone = { ...move, data: { ...(move.data as object), fix: 'move:nobody' } };
    await assert.rejects(client.request('codeAction/resolve', gone), ({ code, message }: ResponseError<unknown>) => {
      assert.equal(code, LSPErrorCodes.RequestFailed);
      assert.match(message, /nothing was changed/);
      return true;
    });
    assert.deepEqual(client.complaints(), []);
  });
});
