import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contributes } from '../../package.json';
import { isThere } from './programs';

const folder = 'client/editors';
const page = readFileSync(join(folder, 'README.md'), 'utf8');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder).filter((name) => name !== 'README.md');
/** What every editor starts. */
const command = ['rolecheck', 'lsp', '--stdio'];

/** The code on the page in one language, each with the lines that it has there. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code);
}

describe('the set-ups for other editors', function () {
  this.timeout(30_000);

  it('are all on the page, and the page leads to no others', () => {
    const named = [...page.matchAll(/\]\((?!https?:|#|\.\.)([^)]+)\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(named)].sort(), files.sort());
  });

  for (const [language, names] of Object.entries({
    toml: ['helix-languages.toml'],
    json: ['sublime-lsp.json', 'kate-lspclient.json', 'coc-settings.json', 'zed-settings.json'],
    vim: ['vim-lsp.vim'],
  })) {
    it(`are shown as they are in their files (${language})`, () => {
      assert.deepEqual(blocks(language), names.map(read));
    });
  }

  it('start the server as it wants to be started, in every editor that is set up with JSON', () => {
    const { clients } = JSON.parse(read('sublime-lsp.json')) as Record<'clients', { rolecheck: { command: string[] } }>;
    assert.deepEqual(clients.rolecheck.command, command);
    const kate = JSON.parse(read('kate-lspclient.json')) as Record<'servers', { markdown: { command: string[] } }>;
    assert.deepEqual(kate.servers.markdown.command, command);
    type Coc = Record<'languageserver', { rolecheck: { command: string; args: string[] } }>;
    const { languageserver } = JSON.parse(read('coc-settings.json')) as Coc;
    assert.deepEqual([languageserver.rolecheck.command, ...languageserver.rolecheck.args], command);
    type Zed = Record<'lsp', { marksman: { binary: { path: string; arguments: string[] } } }>;
    const { binary } = (JSON.parse(read('zed-settings.json')) as Zed).lsp.marksman;
    assert.deepEqual([binary.path, ...binary.arguments], command);
  });

  it('start the server in Helix', function () {
    const parse = 'import json, sys, tomllib; print(json.dumps(tomllib.load(sys.stdin.buffer)))';
    let parsed: string;
    try {
      parsed = execFileSync('python3', ['-c', parse], { input: read('helix-languages.toml'), encoding: 'utf8' });
    } catch (error) {
      if (isThere('python3') && !String(error).includes('tomllib')) throw error;
      console.log('    skipped: TOML is read with Python 3.11 or later, and there is none.');
      return this.skip();
    }
    const helix = JSON.parse(parsed) as {
      'language-server': { rolecheck: { command: string; args: string[] } };
      language: { name: string; 'language-servers': string[] }[];
    };
    const { rolecheck } = helix['language-server'];
    assert.deepEqual([rolecheck.command, ...rolecheck.args], command);
    assert.deepEqual(helix.language, [{ name: 'markdown', 'language-servers': ['rolecheck'] }]);
  });

  it('register the server in Vim', function () {
    const vim = ['nvim', 'vim'].find(isThere);
    if (vim === undefined) {
      console.log('    skipped: there is neither Vim nor Neovim.');
      return this.skip();
    }
    const scratch = mkdtempSync(join(tmpdir(), 'rolecheck-vim-'));
    try {
      // Stands in for the plugin: it writes down what it is given.
      const told = join(scratch, 'told.json');
      mkdirSync(join(scratch, 'autoload'));
      writeFileSync(
        join(scratch, 'autoload', 'lsp.vim'),
        `function! lsp#register_server(info) abort
  let l:told = copy(a:info)
  let l:told.cmd = a:info.cmd({})
  call writefile([json_encode(l:told)], '${told}')
endfunction
`,
      );
      writeFileSync(join(scratch, 'rolecheck'), '#!/bin/sh\n', { mode: 0o755 });
      const env = { ...process.env, PATH: `${scratch}:${process.env.PATH ?? ''}` };
      const quiet = vim === 'nvim' ? ['--headless'] : ['-es'];
      const steps = [
        `set rtp^=${scratch}`,
        `source ${resolve(folder, 'vim-lsp.vim')}`,
        'doautocmd User lsp_setup',
        'qall!',
      ];
      execFileSync(vim, [...quiet, '-u', 'NONE', '-i', 'NONE', ...steps.flatMap((step) => ['-c', step])], { env });
      const { cmd, allowlist } = JSON.parse(readFileSync(told, 'utf8')) as { cmd: string[]; allowlist: string[] };
      assert.deepEqual([cmd, allowlist], [command, ['markdown']]);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });

  it('name settings that there are', () => {
    const known = Object.keys(contributes.configuration.properties);
    const named = [...`${page}${files.map(read).join('')}`.matchAll(/"(rolecheck\.\w+)"/g)].map(([, name]) => name);
    assert.ok(named.length > 0);
    for (const name of named) assert.ok(name !== undefined && known.includes(name), name);
  });
});
