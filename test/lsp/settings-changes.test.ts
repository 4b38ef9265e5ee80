import assert from 'node:assert/strict';
import { InMemoryWorld } from '../support/in-memory-world';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';

const a = 'file:///plans/a.md';
const b = 'file:///other/b.md';

function severity(value: string): { rules: Record<string, string> } {
  return { rules: { 'metric-outside-role': value } };
}

describe('changing the settings', () => {
  let world: InMemoryWorld;
  let client: LspClient;

  beforeEach(() => {
    world = new InMemoryWorld();
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  /** The severities that the client was last sent for the document. */
  function shown(uri: string): readonly (number | undefined)[] | undefined {
    return client.published.findLast((params) => params.uri === uri)?.diagnostics.map((each) => each.severity);
  }

  /** Tells the server that settings changed and waits until it has sent diagnostics for all these documents again. */
  async function change(settings: unknown, ...uris: readonly string[]): Promise<void> {
    const before = client.published.length;
    client.notify('workspace/didChangeConfiguration', { settings });
    await client.until('diagnostics for every open document', () => {
      const since = client.published.slice(before);
      return uris.every((uri) => since.some((params) => params.uri === uri)) || undefined;
    });
  }

  describe('when the client keeps them', () => {
    const capabilities = both(abilities.push, abilities.configuration);

    it('asks to be told of changes', async () => {
      await client.initialize({ capabilities });
      await client.until('registration', () => client.registered[0]);
      assert.deepEqual(client.registered, ['workspace/didChangeConfiguration']);
    });

    it('does not ask a client that cannot register', async () => {
      await client.initialize({ capabilities: both(abilities.push, { workspace: { configuration: true } }) });
      await client.quiet();
      assert.deepEqual(client.registered, []);
    });

    it('asks for each document on its own, so that folders may differ', async () => {
      client.configuration = (uri) => severity(uri === a ? 'error' : 'hint');
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      client.open(b, 'Conversion rate');
      await client.diagnostics(a, 1);
      await client.diagnostics(b, 1);
      assert.deepEqual([shown(a), shown(b)], [[1], [4]]);
      assert.deepEqual(client.configurationRequests, [[a], [b]]);
    });

    it('shows every open document anew, not just one', async () => {
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      client.open(b, 'Conversion rate');
      await client.diagnostics(a, 1);
      await client.diagnostics(b, 1);
      client.configuration = () => severity('error');
      await change(null, a, b);
      assert.deepEqual([shown(a), shown(b)], [[1], [1]]);
      assert.deepEqual(client.published.at(-1)?.version, 1);
    });

    it('leaves closed documents alone', async () => {
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      client.open(b, 'Conversion rate');
      await client.diagnostics(a, 1);
      await client.diagnostics(b, 1);
      client.close(a);
      client.configuration = () => severity('error');
      await change(null, b);
      await client.quiet();
      assert.deepEqual([shown(a), shown(b)], [[], [1]]);
      assert.deepEqual(client.configurationRequests, [[a], [b], [b]]);
    });

    it('analyses nothing again when nothing changed', async () => {
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      await client.diagnostics(a, 1);
      await change(null, a);
      assert.equal(world.calls.length, 1);
    });

    it('shows nothing while it is switched off, and everything again afterwards', async () => {
      client.configuration = () => ({ enable: false });
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      assert.deepEqual(await client.diagnostics(a, 1), []);
      assert.equal(world.calls.length, 0);
      client.configuration = () => ({ enable: true });
      await change(null, a);
      assert.deepEqual(shown(a), [2]);
    });

    it('keeps the last good values when some are bad, and says so once', async () => {
      client.configuration = () => severity('error');
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      client.open(b, 'Conversion rate');
      await client.diagnostics(a, 1);
      await client.diagnostics(b, 1);
      client.configuration = () => severity('fatal');
      await change(null, a, b);
      await change(null, a, b);
      assert.deepEqual([shown(a), shown(b)], [[1], [1]]);
      assert.deepEqual(client.complaints(), [
        'The setting "rolecheck.rules.metric-outside-role" is "fatal", but it can only be error, warning, information, hint or off. "error" stays in force.',
      ]);
      client.configuration = () => severity('hint');
      await change(null, a, b);
      client.configuration = () => severity('fatal');
      await change(null, a, b);
      assert.deepEqual(shown(a), [4]);
      assert.equal(client.complaints().length, 2);
    });

    it('goes on with the defaults, and says so, when the client fails to answer', async () => {
      client.configuration = () => Promise.reject(new Error('no settings today'));
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      assert.equal((await client.diagnostics(a, 1)).length, 1);
      assert.equal(client.complaints().length, 1);
      assert.match(client.complaints()[0] ?? '', /no settings today/u);
    });

    it('lets the newest answer win when an older one comes late', async () => {
      const answers: ((settings: unknown) => void)[] = [];
      client.configuration = () => new Promise((resolve) => answers.push(resolve));
      await client.initialize({ capabilities });
      client.open(a, 'Conversion rate');
      await client.until('first request', () => answers[0]);
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.until('second request', () => answers[1]);
      answers[1]?.(severity('error'));
      await client.until('diagnostics', () => shown(a));
      answers[0]?.(severity('hint'));
      await client.quiet();
      assert.deepEqual(shown(a), [1]);
    });

    it('asks a client that pulls diagnostics to pull them again', async () => {
      await client.initialize({
        capabilities: both(
          abilities.configuration,
          both(abilities.pull, { workspace: { ...abilities.pull.workspace, ...abilities.configuration.workspace } }),
        ),
      });
      client.open(a, 'Conversion rate');
      const before = await client.pull(a);
      assert.equal(before.kind === 'full' && before.items[0]?.severity, 2);
      client.configuration = () => severity('error');
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.until('refresh', () => client.refreshes || undefined);
      const after = await client.pull(a, before.kind === 'full' ? before.resultId : undefined);
      assert.equal(after.kind === 'full' && after.items[0]?.severity, 1);
      assert.deepEqual(client.published, []);
    });

    it('does not ask a client that cannot refresh', async () => {
      const { diagnostic } = abilities.pull.textDocument;
      await client.initialize({ capabilities: both({ textDocument: { diagnostic } }, abilities.configuration) });
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.quiet();
      assert.equal(client.refreshes, 0);
      assert.deepEqual(client.complaints(), []);
    });
  });

  describe('when the client sends them', () => {
    it('uses those that came with the start, whole or by section', async () => {
      await client.initialize({ initializationOptions: { rolecheck: severity('error') } });
      client.open(a, 'Conversion rate');
      await client.diagnostics(a, 1);
      assert.deepEqual(shown(a), [1]);
      assert.deepEqual(client.configurationRequests, []);
    });

    it('uses those that come with a change, for every open document', async () => {
      await client.initialize({ initializationOptions: severity('error') });
      client.open(a, 'Conversion rate');
      client.open(b, 'Conversion rate');
      await client.diagnostics(a, 1);
      await client.diagnostics(b, 1);
      await change({ rolecheck: severity('hint') }, a, b);
      assert.deepEqual([shown(a), shown(b)], [[4], [4]]);
      for (const empty of [null, {}]) {
        await change(empty, a, b);
        assert.deepEqual([shown(a), shown(b)], [[4], [4]]);
      }
      await change({ rolecheck: { enable: false } }, a, b);
      assert.deepEqual([shown(a), shown(b)], [[], []]);
    });

    it('uses those that came with the start where the client keeps none', async () => {
      const capabilities = both(abilities.push, abilities.configuration);
      await client.initialize({ capabilities, initializationOptions: severity('error') });
      client.open(a, 'Conversion rate');
      await client.diagnostics(a, 1);
      assert.deepEqual(shown(a), [1]);
    });
  });
});
