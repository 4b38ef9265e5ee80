import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, stat } from 'node:fs/promises';
import * as modules from 'node:module';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { version } from '../../package.json';
import { temporaryFolder } from '../support/cli-process';
import { LspClient, spawnServer, stdioClient, type ServerProcess } from '../support/lsp-client';

/** A whole conversation: the server is up, answers, and takes its leave. */
async function converse(client: LspClient): Promise<void> {
  const { serverInfo } = await client.initialize({ processId: process.pid });
  assert.deepEqual(serverInfo, { name: 'rolecheck', version });
  client.open('file:///notes.md', 'Nothing to see here.\n');
  assert.deepEqual(await client.diagnostics('file:///notes.md', 1), []);
  assert.equal(await client.request('shutdown', null), null);
  client.notify('exit', null);
}

async function output({ stdout }: ServerProcess['process']): Promise<string> {
  let text = '';
  stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  if (stdout) await once(stdout, 'close');
  return text;
}

describe('the language server as a process', function () {
  this.timeout(15_000);
  const started: ServerProcess[] = [];
  const listening: Server[] = [];
  const start: typeof spawnServer = (...args) => {
    const server = spawnServer(...args);
    started.push(server);
    return server;
  };
  afterEach(() => {
    for (const { process: child } of started.splice(0)) child.kill('SIGKILL');
    for (const listener of listening.splice(0)) listener.close();
  });

  async function listen(): Promise<{
    readonly listener: Server;
    readonly port: number;
    readonly connected: Promise<Socket>;
  }> {
    const listener = createServer();
    listening.push(listener);
    const connected = new Promise<Socket>((accept) => listener.once('connection', accept));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return { listener, port: (listener.address() as AddressInfo).port, connected };
  }

  it('talks over standard input and output', async () => {
    const server = start(['--stdio', `--clientProcessId=${process.pid}`]);
    await converse(stdioClient(server));
    assert.equal(await server.exit, 0);
    assert.equal(server.errors(), '');
  });

  describe('keeps what was compiled', () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let caches: string;
    beforeEach(async () => {
      folder = await temporaryFolder({});
      caches = join(folder.path, 'caches');
      await mkdir(caches);
    });
    afterEach(() => folder.remove());

    const startThere = (): ServerProcess =>
      start(['--stdio'], {
        env: { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches, NODE_DISABLE_COMPILE_CACHE: '' },
      });

    const kept = async (): Promise<readonly string[]> => {
      const entries = await readdir(caches, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return Promise.all(files.map(async (file) => `${file} ${(await stat(file)).mtimeMs}`));
    };

    const endAfterAll = async (): Promise<void> => {
      const server = startThere();
      await converse(stdioClient(server));
      assert.equal(await server.exit, 0);
    };

    it('for the next start', async () => {
      await endAfterAll();
      const first = await kept();
      assert.ok(first.length > 0);
      // What is of no use is written anew.
      await endAfterAll();
      assert.deepEqual(await kept(), first);
    });

    it('of the first plan, even if the editor ends it without a word', async function () {
      // Later versions keep it themselves.
      if ('enableCompileCache' in modules) return this.skip();
      const server = startThere();
      const client = stdioClient(server);
      await client.initialize({ processId: process.pid });
      client.open('file:///plan.md', '## Community management\n\n- KPI: conversion rate above 4 %\n');
      assert.equal((await client.diagnostics('file:///plan.md', 1)).length, 1);
      // It is written under another name first.
      while (!(await kept()).some((file) => /\.code \S+$/u.test(file))) await pause(50);
      server.process.kill('SIGKILL');
      await server.exit;
      const first = await kept();
      await endAfterAll();
      assert.deepEqual(await kept(), first);
    });
  });

  it('is there as a command of the command line, too', async () => {
    const server = start(['lsp', '--stdio'], { program: resolve('dist/cli.js') });
    await converse(stdioClient(server));
    assert.equal(await server.exit, 0);
    assert.equal(server.errors(), '');
  });

  it('talks over the channel of the Node.js program that started it', async () => {
    const server = start(['--node-ipc'], { ipc: true });
    const { process: child } = server;
    await converse(
      new LspClient(createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child)), 10_000),
    );
    assert.equal(await server.exit, 0);
  });

  it('talks over a socket', async () => {
    const { port, connected } = await listen();
    const server = start([`--socket=${port}`]);
    const socket = await connected;
    await converse(
      new LspClient(createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket)), 10_000),
    );
    assert.equal(await server.exit, 0);
  });

  it('does not outlive its socket', async () => {
    const { port, connected } = await listen();
    const server = start(['--socket', String(port)]);
    (await connected).end();
    assert.equal(await server.exit, 1);
  });

  it('says so when nobody listens on the socket', async () => {
    const { listener, port } = await listen();
    listener.close();
    await once(listener, 'close');
    const server = start([`--socket=${port}`]);
    assert.equal(await server.exit, 2);
    assert.match(server.errors(), new RegExp(`^No editor answers on port ${port} of this computer`, 'u'));
    assert.doesNotMatch(server.errors(), /\n {4}at /u);
  });

  it('exits with 1 when told to exit without a shutdown, and when its input ends', async () => {
    const told = start(['--stdio']);
    const client = stdioClient(told);
    await client.initialize();
    client.notify('exit', null);
    const ended = start(['--stdio']);
    ended.process.stdin?.end();
    assert.deepEqual(await Promise.all([told.exit, ended.exit]), [1, 1]);
  });

  it('survives garbage on its input', async () => {
    const server = start(['--stdio']);
    const { stdin } = server.process;
    assert.ok(stdin);
    const client = stdioClient(server);
    const garbage = [
      'hello there\r\n\r\n',
      'Content-Length: x\r\n\r\n',
      'Content-Length: 3\r\n\r\n{{{',
      'Content-Length: 4\r\n\r\nnull',
    ];
    for (const piece of garbage) {
      stdin.write(piece);
      // What came in one piece with the garbage is read with the next piece, so one question may not be enough.
      const answers: unknown[] = [];
      while (answers.length === 0) {
        void client.request('rolecheck/nothing', {}).catch((answer: unknown) => answers.push(answer));
        await new Promise((done) => setTimeout(done, 20));
      }
    }
    await converse(client);
    assert.equal(await server.exit, 0);
    assert.equal(server.errors(), '');
  });

  it('tells a person who starts it by hand what it is, and exits with 2', async () => {
    const bare = start([]);
    const ipc = start(['--node-ipc']);
    const socket = start(['--socket=http']);
    const printed = await output(bare.process);
    assert.deepEqual(await Promise.all([bare.exit, ipc.exit, socket.exit]), [2, 2, 2]);
    assert.equal(printed, '');
    assert.match(bare.errors(), /part of Rolecheck that an editor talks to[\s\S]*rolecheck check plan\.md/u);
    assert.match(ipc.errors(), /use --stdio instead/u);
    assert.match(socket.errors(), /not "http"/u);
    for (const { errors } of [bare, ipc, socket]) assert.doesNotMatch(errors(), /\n {4}at /u);
  });

  it('prints its help and its version', async () => {
    const help = start(['--help']);
    const printsVersion = start(['--version']);
    const [helpText, versionText] = await Promise.all([output(help.process), output(printsVersion.process)]);
    assert.match(helpText, /--stdio[\s\S]*--node-ipc[\s\S]*--socket=PORT/u);
    assert.equal(versionText, `${version}\n`);
    assert.deepEqual(await Promise.all([help.exit, printsVersion.exit]), [0, 0]);
  });
});
