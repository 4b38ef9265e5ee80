import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, Location, TextDocumentEdit } from 'vscode-languageserver';
import type { ListFilesParams } from '../../server/src/lsp/client-files';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { hastyClock, InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const text = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n';
const level = (severity: string): string => `rules: {metric-outside-role: ${severity}}\n`;
const answering: ClientCapabilities = {
  ...both(abilities.push, {
    workspace: {
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    },
  }),
  experimental: { rolecheckFiles: true },
};

// Everything here holds in a browser, where the server has no files of its own, and on the desktop for what is on no disk.
describe('files that only the client can read', function () {
  this.timeout(10_000);
  let client: LspClient;
  afterEach(() => client.dispose());

  /** A client that has these files, and writes down what it is asked for. */
  async function start(
    texts: Readonly<Record<string, string>>,
    folder: string,
    { capabilities = answering, own }: { capabilities?: ClientCapabilities; own?: InMemoryFiles } = {},
  ): Promise<readonly string[]> {
    client = linkedClient(new WorkspaceWorld(own, hastyClock));
    const asked: string[] = [];
    client.readFile = ({ uri }) => {
      asked.push(uri);
      const found = texts[uri];
      return found === undefined ? null : { text: found };
    };
    client.listFiles = ({ folders, endings }) =>
      Object.keys(texts).filter(
        (uri) =>
          folders.some((one) => uri.startsWith(one.replace(/\/?$/u, '/'))) &&
          endings.some((ending) => uri.endsWith(ending)),
      );
    await client.initialize({ capabilities, folders: [folder] });
    return asked;
  }

  for (const folder of ['vscode-vfs://github/acme/plans', 'memfs:/plans', 'vscode-test-web://mount/']) {
    const at = (name: string): string => `${folder.replace(/\/$/u, '')}/${name}`;

    it(`are a team’s rules, with what they extend, in ${folder}`, async () => {
      const texts = {
        [at('.rolecheck.yaml')]: `extends: ./shared/team.rolecheck.yaml\n`,
        [at('shared/team.rolecheck.yaml')]: level('error'),
      };
      await start(texts, folder);
      client.open(at('2026/spring.md'), text);
      await client.shows(at('2026/spring.md'), '1 metric-outside-role');
    });

    it(`are plans that nobody has opened, in ${folder}`, async () => {
      await start({ [at('brand.md')]: '# Brand management\n\n- KPIs: conversion rate, brand recall\n' }, folder);
      client.open(at('spring.md'), text);
      const found = await client.request<Location[]>('textDocument/references', {
        textDocument: { uri: at('spring.md') },
        position: { line: 4, character: 4 },
        context: { includeDeclaration: false },
      });
      assert.deepEqual(
        found.map(({ uri }) => uri),
        [at('spring.md'), at('brand.md')],
      );
    });

    it(`are where a team’s decisions are written, in ${folder}`, async () => {
      await start({}, folder);
      client.open(at('spring.md'), text);
      await client.shows(at('spring.md'), '2 metric-outside-role');
      await client.quiet();
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: at('spring.md') },
        range: { start: { line: 4, character: 4 }, end: { line: 4, character: 4 } },
        context: { diagnostics: [] },
      });
      const written = actions
        .flatMap(({ edit }) => edit?.documentChanges ?? [])
        .flatMap((change) => ('textDocument' in change ? [change satisfies TextDocumentEdit] : []))
        .map(({ textDocument }) => textDocument.uri);
      assert.ok(written.includes(at('.rolecheck.yaml')), written.join('\n'));
    });
  }

  it('are asked for once, not again and again', async () => {
    const asked = await start({}, 'memfs:/plans');
    client.open('untitled:Untitled-1', text);
    client.open('memfs:/elsewhere/plan.md', text);
    await client.shows('untitled:Untitled-1', '2 metric-outside-role');
    await client.shows('memfs:/elsewhere/plan.md', '2 metric-outside-role');
    await client.quiet();
    const before = asked.length;
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(asked.length, before);
  });

  it('are not asked for where the client does not say that it answers', async () => {
    const capabilities = { ...answering, experimental: undefined };
    const asked = await start({ 'memfs:/plans/.rolecheck.yaml': level('error') }, 'memfs:/plans', { capabilities });
    client.open('memfs:/plans/spring.md', text);
    await client.shows('memfs:/plans/spring.md', '2 metric-outside-role');
    await client.quiet();
    assert.deepEqual(asked, []);
    assert.deepEqual(client.complaints(), []);
  });

  it('are not those on the disk, where the server reads that itself', async () => {
    const own = new InMemoryFiles({ 'file:///plans/.rolecheck.yaml': level('error') });
    const asked = await start({}, 'file:///plans', { own });
    client.open('file:///plans/spring.md', text);
    await client.shows('file:///plans/spring.md', '1 metric-outside-role');
    assert.equal(asked.length, 0);
    client.open('memfs:/plans/spring.md', text);
    await client.shows('memfs:/plans/spring.md', '2 metric-outside-role');
    assert.ok(asked.includes('memfs:/plans/.rolecheck.yaml'), asked.join('\n'));
    assert.ok(
      own.reads.every((uri) => uri.startsWith('file:')),
      own.reads.join('\n'),
    );
  });

  describe('in a search', () => {
    const folder = 'memfs:/plans';
    const symbols = async (): Promise<readonly string[]> => {
      const found = await client.request<readonly { location: Location }[]>('workspace/symbol', { query: 'brand' });
      return found.map(({ location }) => location.uri);
    };
    const plan = '# Plan\n\n## Brand team\n\n- KPIs: brand recall\n';

    it('leave out what programs made, and are looked for in every folder', async () => {
      await start({ [`${folder}/a.md`]: plan }, folder);
      const asked: ListFilesParams[] = [];
      client.listFiles = (params) => {
        asked.push(params);
        return [`${folder}/a.md`];
      };
      assert.deepEqual(await symbols(), [`${folder}/a.md`, `${folder}/a.md`]);
      assert.deepEqual(asked[0]?.folders, [folder]);
      assert.ok(asked[0].exclude.includes('node_modules'));
      assert.equal(asked[0].most, 2001, 'One more than is read tells that there are more.');
    });

    it('say why they are not looked at', async () => {
      await start({}, folder);
      client.listFiles = () => ['a', 'b', 'c', 'd'].map((name) => `${folder}/${name}.md`);
      client.readFile = ({ uri, most }) => {
        assert.equal(most, 2 * 1024 * 1024);
        if (uri.endsWith('a.md')) return { problem: 'tooLarge' };
        if (uri.endsWith('b.md')) return { problem: 'notUtf8' };
        if (uri.endsWith('c.md')) return { problem: 'unreadable' };
        return null;
      };
      assert.deepEqual(await symbols(), []);
      assert.deepEqual(client.complaints(), [
        'a.md is larger than 2 MB, so what it says is not looked at.',
        'b.md is not saved as UTF-8, so what it says is not looked at.',
        'c.md could not be read, so what it says is not looked at.',
      ]);
    });

    it('cost nothing but themselves where the client fails', async () => {
      await start({}, folder);
      client.open('untitled:Plan', plan);
      client.listFiles = () => Promise.reject(new Error('no such provider'));
      client.readFile = () => Promise.reject(new Error('no such provider'));
      assert.deepEqual(await symbols(), ['untitled:Plan', 'untitled:Plan']);
      assert.deepEqual(
        client.complaints().filter((message) => message.includes('defect')),
        [],
      );
    });

    it('come to an end when nobody waits for them any more', async () => {
      await start({}, folder);
      const called = new Promise<void>((off) => {
        client.listFiles = (_, token) =>
          new Promise((answer) => {
            token.onCancellationRequested(() => {
              off();
              answer([]);
            });
          });
      });
      // Looking takes too long: the clock of this test is a hasty one.
      const answer = symbols();
      await called;
      assert.deepEqual(await answer, []);
    });
  });
});
