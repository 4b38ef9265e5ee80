import assert from 'node:assert/strict';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc';
import { LSPErrorCodes } from 'vscode-languageserver';
import { InMemoryWorld, nodeClock } from '../support/in-memory-world';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';

const long = 'file:///plans/long.md';
const short = 'file:///plans/short.md';
const [longText, shortText] = ['# Long\n- Conversion rate\n', '- Conversion rate\n'];
/** As many slices, since by the clock of these tests each step takes longer than one. */
const steps = 60;

describe('a plan that takes long to read', () => {
  let world: InMemoryWorld;
  let client: LspClient;
  let stepsDone: number;
  /** What is to be done at a step of the long plan. */
  let atStep: Map<number, () => void>;

  beforeEach(() => {
    let time = 0;
    world = new InMemoryWorld({ ...nodeClock, now: () => (time += 100) });
    world.stepsOf = (text) => (text === longText ? steps : 0);
    stepsDone = 0;
    atStep = new Map();
    world.onStep = (_, step) => {
      stepsDone = step;
      atStep.get(step)?.();
    };
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  const isCode =
    (code: number) =>
    (error: ResponseError<unknown>): boolean =>
      error.code === code;
  const texts = (): readonly string[] => world.calls.map(({ text }) => text);

  describe('where the client asks for diagnostics', () => {
    beforeEach(async () => {
      await client.initialize({ capabilities: abilities.pull });
      client.open(short, shortText);
      await client.pull(short);
    });

    it('keeps nobody waiting who asks about another one', async () => {
      client.open(long, longText);
      const report = client.pull(long);
      client.change(short, 2, { text: `${shortText}- Replies\n` });
      const other = await client.pull(short);
      assert.ok(other.kind === 'full' && other.items.length === 1);
      assert.ok(stepsDone > 0 && stepsDone < steps, `${stepsDone} steps were done.`);
      const found = await report;
      assert.ok(found.kind === 'full' && found.items.length === 1);
      assert.equal(stepsDone, steps);
    });

    it('is read once, whoever waits for it', async () => {
      client.open(long, longText);
      await Promise.all([client.pull(long), client.pull(long), client.pull(long)]);
      assert.deepEqual(texts(), [shortText, longText]);
    });

    it('lets go at once of requests that are cancelled or overtaken by an edit', async () => {
      client.open(long, longText);
      const source = new CancellationTokenSource();
      const [cancelled, overtaken] = [client.pull(long, undefined, source.token), client.pull(long)];
      atStep.set(5, () => source.cancel());
      await assert.rejects(cancelled, isCode(LSPErrorCodes.RequestCancelled));
      const edited = `${longText}- Replies\n`;
      client.change(long, 2, { text: edited });
      await assert.rejects(overtaken, isCode(LSPErrorCodes.ServerCancelled));
      assert.ok(stepsDone < steps, `${stepsDone} steps were done.`);
      const report = await client.pull(long);
      assert.ok(report.kind === 'full' && report.items.length === 1);
    });

    it('is read to its end although it is edited meanwhile, since the rest is quick then', async () => {
      client.open(long, longText);
      const edited = `${longText}- Replies\n`;
      atStep.set(5, () => client.change(long, 2, { text: edited }));
      await assert.rejects(client.pull(long), isCode(LSPErrorCodes.ServerCancelled));
      const report = await client.pull(long);
      assert.ok(report.kind === 'full' && report.items.length === 1);
      assert.deepEqual(texts(), [shortText, longText, edited]);
      assert.equal(world.calls[2]?.previous, world.calls[1]?.analysis);
    });

    it('is left where it is closed', async () => {
      client.open(long, longText);
      atStep.set(5, () => client.close(long));
      await assert.rejects(client.pull(long), isCode(LSPErrorCodes.ServerCancelled));
      await client.quiet();
      assert.deepEqual(world.left, [longText]);
      assert.deepEqual(texts(), [shortText]);
      assert.ok(stepsDone < steps, `${stepsDone} steps were done.`);
    });

    it('is told of once where reading it fails', async () => {
      world.failsOn = 'Long';
      client.open(long, longText);
      await Promise.all([assert.rejects(client.pull(long)), assert.rejects(client.pull(long))]);
      const complaints = client.complaints();
      assert.equal(complaints.length, 1);
      assert.match(complaints[0]!, /analysis failed on file:\/\/\/plans\/long\.md, version 1: the analysis stumbled/);
    });
  });

  describe('where the client takes diagnostics as they come', () => {
    beforeEach(() => client.initialize({ capabilities: abilities.push }));

    it('is told of when it is read, and others before', async () => {
      client.open(long, longText);
      client.open(short, shortText);
      assert.equal((await client.diagnostics(short, 1)).length, 1);
      assert.ok(stepsDone > 0 && stepsDone < steps, `${stepsDone} steps were done.`);
      assert.equal((await client.diagnostics(long, 1)).length, 1);
      assert.deepEqual(
        client.published.map(({ uri }) => uri),
        [short, long],
      );
    });

    it('is told of as it is now where it was edited meanwhile', async () => {
      client.open(long, longText);
      const edited = '# Long\n- Replies\n';
      atStep.set(5, () => client.change(long, 2, { text: edited }));
      assert.deepEqual(await client.diagnostics(long, 2), []);
      await client.quiet();
      assert.deepEqual(
        client.published.map(({ version }) => version),
        [2],
      );
      assert.deepEqual(texts(), [longText, edited]);
    });

    it('is told of no more once it is closed', async () => {
      client.open(long, longText);
      atStep.set(5, () => client.close(long));
      await client.until('goodbye', () => client.published[0]);
      await client.quiet();
      assert.deepEqual(client.published, [{ uri: long, diagnostics: [] }]);
      assert.deepEqual(world.left, [longText]);
    });
  });

  it('is read again where other settings hold when it was read', async () => {
    await client.initialize({ capabilities: both(abilities.push, abilities.configuration) });
    client.open(long, longText);
    atStep.set(5, () => {
      client.configuration = () => ({ rules: { 'metric-outside-role': 'off' } });
      client.notify('workspace/didChangeConfiguration', { settings: null });
    });
    assert.deepEqual(await client.diagnostics(long, 1), []);
    assert.deepEqual(texts(), [longText, longText]);
    assert.equal(client.published.length, 1);
  });
});
