import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { version } from '../../package.json';
import { abilities, type LspClient } from '../support/lsp-client';
import { browserServerPath, Worker } from '../support/worker';

const text = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n';

describe('the language server in a browser', function () {
  this.timeout(20_000);
  let worker: Worker;
  let client: LspClient;
  beforeEach(() => {
    worker = new Worker();
    client = worker.start();
  });
  afterEach(() => {
    client.dispose();
    worker.terminate();
  });

  it('checks plans, and takes its leave', async () => {
    const { serverInfo } = await client.initialize();
    assert.deepEqual(serverInfo, { name: 'rolecheck', version });
    client.open('untitled:Untitled-1', text);
    await client.shows('untitled:Untitled-1', '2 metric-outside-role');
    client.change('untitled:Untitled-1', 2, { text: text.replace('Conversion rate', 'Member retention') });
    assert.deepEqual(await client.diagnostics('untitled:Untitled-1', 2), []);
    assert.equal(await client.request('shutdown', null), null);
    assert.deepEqual(client.complaints(), []);
  });

  it('follows a team’s rules, which the client reads for it', async () => {
    const rules = 'terms: {conversion-rate: {roles: {community-management: own}}}\n';
    client.readFile = ({ uri }) => (uri === 'vscode-vfs://github/acme/plans/.rolecheck.yaml' ? { text: rules } : null);
    const capabilities = { ...abilities.push, experimental: { rolecheckFiles: true } };
    await client.initialize({ capabilities, folders: ['vscode-vfs://github/acme/plans'] });
    client.open('vscode-vfs://github/acme/plans/2026/plan.md', text);
    assert.deepEqual(await client.diagnostics('vscode-vfs://github/acme/plans/2026/plan.md', 1), []);
    assert.deepEqual(client.complaints(), []);
  });

  it('reads the front matter of plans and the files of teams, for which it needs no Node either', async () => {
    await client.initialize();
    client.open('untitled:plan.md', `---\nrolecheck: false\n---\n${text}`);
    assert.deepEqual(await client.diagnostics('untitled:plan.md', 1), []);
    client.open('memfs:/.rolecheck.yaml', 'rulez: {}\n', { languageId: 'yaml' });
    await client.shows('memfs:/.rolecheck.yaml', '1 config');
  });
});

describe('what runs in browsers', () => {
  /** The names that Node has and browsers do not, as far as the program takes them from its surroundings. */
  function nodeNamesIn(path: string): readonly string[] {
    const names = [
      'process',
      'Buffer',
      'global',
      'setImmediate',
      'clearImmediate',
      '__dirname',
      '__filename',
      'require',
    ];
    // Only what is free is replaced: a variable of that name is nobody else's.
    const define = Object.fromEntries(names.map((name) => [name, `TAKEN_FROM_NODE_${name}`]));
    const { code } = transformSync(readFileSync(path, 'utf8'), { define });
    const found = [...code.matchAll(/TAKEN_FROM_NODE_(\w+)(\("vscode"\))?/gu)];
    return [...new Set(found.filter(([, , vscode]) => vscode === undefined).map(([, name = '']) => name))];
  }

  it('takes nothing from Node: the server', () => {
    assert.deepEqual(nodeNamesIn(browserServerPath), []);
  });

  it('takes nothing from Node: the extension, which asks for VS Code’s own module only', () => {
    assert.deepEqual(nodeNamesIn(resolve('dist/client.browser.js')), []);
  });

  it('would be found out', () => {
    assert.ok(nodeNamesIn(resolve('dist/server-main.js')).includes('process'));
  });
});
