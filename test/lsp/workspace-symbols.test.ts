import assert from 'node:assert/strict';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc';
import { LSPErrorCodes, SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import { linkedClient, type LspClient } from '../support/lsp-client';
import { realWorld } from '../support/real-world';
import { InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const folder = 'file:///plans';
const files = {
  [`${folder}/spring.md`]: [
    '# Spring plan',
    '',
    '## 👥 Community management (Sofie)',
    '',
    '- KPIs: member retention rate, CTR',
    '',
    '## Brand team',
    '',
    '- KPIs: share of voice',
    '',
  ].join('\n'),
  [`${folder}/notes.md`]: 'CTR was good.\n',
};

describe('symbols of the workspace', function () {
  this.timeout(10_000);
  let client: LspClient;
  beforeEach(async () => {
    client = linkedClient(new WorkspaceWorld(new InMemoryFiles(files)));
    const { capabilities } = await client.initialize({ folders: [folder] });
    assert.deepEqual(capabilities.workspaceSymbolProvider, { workDoneProgress: true });
    assert.equal(capabilities.documentSymbolProvider, undefined, 'Markdown editors have these already');
  });
  afterEach(() => client.dispose());

  const find = (query: string): Promise<SymbolInformation[]> => client.request('workspace/symbol', { query });
  const names = async (query: string): Promise<readonly string[]> => (await find(query)).map(({ name }) => name);

  it('are the sections of a role, as their headings read', async () => {
    const [symbol, ...others] = await find('community management');
    assert.deepEqual(others, []);
    assert.equal(symbol?.name, '👥 Community management (Sofie)');
    assert.equal(symbol.kind, SymbolKind.Module);
    assert.equal(symbol.containerName, 'Spring plan');
    assert.equal(symbol.location.uri, `${folder}/spring.md`);
    assert.equal(symbol.location.range.start.line, 2);
  });

  it('are the terms given to a role, by their name, with whom they are given to', async () => {
    const [symbol, ...others] = await find('share of voice');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [symbol?.name, symbol?.kind, symbol?.containerName],
      ['Share of voice', SymbolKind.Property, 'brand management · spring.md'],
    );
  });

  it('are found by another wording, by beginnings of words, and by letters in their order', async () => {
    for (const query of ['ctr', 'CTR', 'click', 'clickthrough', 'cli rate', 'clkthrrt', ' Click-Through ']) {
      assert.deepEqual(await names(query), ['Click-through rate'], query);
    }
  });

  it('come with the best fit first', async () => {
    client.open('untitled:Plan', '## Our brand team\n\n- KPIs: reach\n\n## Brand team for Norway and Sweden\n');
    const names = (await find('brand team')).map(({ name }) => name);
    assert.deepEqual(names, ['Brand team', 'Brand team for Norway and Sweden', 'Our brand team']);
  });

  it('are none for an empty query or one without letters, and for what no plan holds', async () => {
    for (const query of ['', '  ', '→', 'follower growth', 'xyzzy', 'likrate'])
      assert.deepEqual(await names(query), [], query);
  });

  it('are no more than anybody would read', async () => {
    const items = Array.from({ length: 300 }, (_, index) => `### Brand manager ${index}\n\n- Brand recall\n`);
    client.open('untitled:Plan', `# Plan\n\n${items.join('\n')}`);
    assert.equal((await find('brand')).length, 200);
  });

  it('are not looked for any longer once nobody waits for them, in the middle of a plan', async () => {
    let time = 0;
    const world = new WorkspaceWorld(new InMemoryFiles(files), { ...realWorld.clock, now: () => (time += 100) });
    const other = linkedClient(world);
    await other.initialize({ folders: [folder] });
    const source = new CancellationTokenSource();
    world.onAnalyze = () => realWorld.clock.soon(() => source.cancel());
    await assert.rejects(
      other.request('workspace/symbol', { query: 'CTR' }, source.token),
      (error: ResponseError<unknown>) => error.code === LSPErrorCodes.RequestCancelled,
    );
    await other.quiet();
    assert.deepEqual([world.analysed.length, other.complaints()], [1, []]);
    other.dispose();
  });
});
