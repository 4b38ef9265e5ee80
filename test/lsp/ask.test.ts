import assert from 'node:assert/strict';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const folder = 'file:///teams/one';
const plan = '# Community management\n\n## KPIs\n\n- Member retention rate ≥ 60 %\n- CTR ≥ 2 %\n';
const sound = plan.replace('- CTR ≥ 2 %\n', '');

interface Answered {
  readonly text: string;
  readonly data: { readonly total: number; readonly rulesFrom: string | null; readonly name: string | null };
}

describe('what assistants in an editor ask', function () {
  this.timeout(10_000);
  let files: InMemoryFiles;
  let client: LspClient;
  beforeEach(() => {
    files = new InMemoryFiles({
      [`${folder}/plans/q%203.md`]: plan,
      [`${folder}/notes.txt`]: plan,
      'file:///elsewhere/secret.md': plan,
    });
    client = linkedClient(new WorkspaceWorld(files));
  });
  afterEach(() => client.dispose());

  const start = (settings?: object): Promise<unknown> =>
    client.initialize({
      capabilities: both(abilities.push, {}),
      folders: [folder],
      ...(settings && { initializationOptions: settings }),
    });
  const ask = (tool: string, input: unknown): Promise<Answered> =>
    client.request('workspace/executeCommand', { command: 'rolecheck.ask', arguments: [{ tool, input }] });
  const check = (path: string, text?: string): Promise<Answered> => ask('check_plan', { path, text });

  it('is answered of a text', async () => {
    await start();
    const { text, data } = await ask('check_plan', { text: plan });
    assert.equal(data.total, 1);
    assert.match(text, /Line 6, column 3: “CTR” \(metric-outside-role, warning\)/u);
  });

  it('is answered of an open document as it is on the screen, however it is named', async () => {
    await start();
    files.contents.set(`${folder}/plan.md`, sound);
    client.open(`${folder}/plan.md`, plan);
    for (const path of [
      'plan.md',
      '/teams/one/plan.md',
      `${folder}/plan.md`,
      './plans/../plan.md',
      'plans\\..\\plan.md',
    ]) {
      const { data } = await check(path);
      assert.deepEqual([data.total, data.name], [1, 'plan.md'], path);
    }
    client.open('untitled:Untitled-1', plan);
    assert.equal((await check('untitled:Untitled-1')).data.total, 1);
  });

  it('is answered of a file that is not open', async () => {
    await start();
    for (const path of ['plans/q 3.md', '/teams/one/plans/q 3.md', `${folder}/plans/q%203.md`]) {
      assert.equal((await check(path)).data.total, 1, path);
    }
  });

  it('heeds the team’s rules and the editor’s settings, and tells what is wrong with them', async () => {
    files.contents.set(`${folder}/.rolecheck.yaml`, 'arguable: of\nexclude: ["old/**"]\n');
    files.contents.set(`${folder}/old/plan.md`, plan);
    await start({ rolecheck: { rules: { 'metric-outside-role': 'off', 'no-such-rule': 'off' } } });
    const { text, data } = await check('plans/q 3.md');
    assert.deepEqual([data.total, data.rulesFrom], [0, '.rolecheck.yaml']);
    assert.match(
      text,
      /Tell the person:\n- \.rolecheck\.yaml, line 1: .*\n- The setting "rolecheck\.rules" names "no-such-rule"/u,
    );
    assert.match((await check('old/plan.md')).text, /^“old\/plan\.md” was not checked: the team leaves it out/u);
    // A change on the disk that no watcher told of.
    files.contents.set(`${folder}/.rolecheck.yaml`, 'rules:\n  metric-outside-role: error\n');
    assert.equal((await check('old/plan.md')).data.total, 1);
  });

  it('says so where checking is switched off', async () => {
    await start({ rolecheck: { enable: false } });
    assert.match((await check('plans/q 3.md')).text, /switched off here by the setting “rolecheck\.enable”/u);
  });

  it('is refused with a sentence', async () => {
    await start();
    await assert.rejects(ask('chek_plan', {}), /There is no tool “chek_plan”\. The tools are check_plan/u);
    await assert.rejects(ask('check_plan', {}), /No plan was given/u);
    await assert.rejects(ask('compare_roles', { roles: ['communty', 'brand'] }), /Did you mean community management/u);
    await assert.rejects(check('notes.txt'), /no Markdown file/u);
    await assert.rejects(check('no.md'), /there is no such file/u);
    for (const path of [
      '/elsewhere/secret.md',
      '../../elsewhere/secret.md',
      'file:///elsewhere/secret.md',
      'https://example.com/plan.md',
    ]) {
      await assert.rejects(check(path), /in no folder that is open/u, path);
    }
    assert.deepEqual(
      files.reads.filter((uri) => uri.includes('elsewhere/secret')),
      [],
    );
    files.problems.set(`${folder}/big.md`, 'is larger than 2 MB');
    await assert.rejects(check('big.md'), /“big\.md” is larger than 2 MB/u);
  });
});
