import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inBackground, printed } from './background';
import { eventually, type Editor, type EditorOptions, type ShownFinding } from './editor';

/** The file that the documentation tells people to use. */
export const neovimSetup = resolve('client/editors/neovim.lua');

/** Starts Neovim without a screen, with the person's setup and ours. */
export async function startNeovim({ env: person, scratch, setup = '' }: EditorOptions): Promise<Editor> {
  // Its own log would be left in the folder from which the tests are run.
  const env = { ...person, NVIM_LOG_FILE: join(scratch, 'neovim.log') };
  const socket = join(scratch, 'neovim.sock');
  const answer = join(scratch, 'answer.json');
  const init = join(scratch, 'init.lua');
  const files = [neovimSetup, resolve('test/editors/neovim-probe.lua')];
  writeFileSync(init, [setup, ...files.map((file) => `dofile(${JSON.stringify(file)})`)].join('\n'));
  // No swap files, no history, no plugins of whoever runs the tests.
  const neovim = inBackground('nvim', ['--headless', '--clean', '-n', '-u', init, '--listen', socket], env, scratch);

  async function ask<T>(name: string, argument = ''): Promise<T> {
    const [first, second] = [argument, answer].map((text) => `'${text.replaceAll("'", "''")}'`);
    await printed('nvim', ['--server', socket, '--remote-expr', `v:lua.probe('${name}', ${first}, ${second})`], env);
    return JSON.parse(readFileSync(answer, 'utf8')) as T;
  }
  const type = (keys: string): Promise<unknown> => printed('nvim', ['--server', socket, '--remote-send', keys], env);
  const text = (): Promise<string> => ask('text');
  let before = '';

  await neovim.ready('Neovim', () => ask<string>('mode'));
  return {
    async open(path) {
      await type(`<Esc>:edit ${path.replaceAll(' ', '\\ ')}<CR>`);
      await eventually(
        () => `server for ${path}: ${neovim.log()}`,
        async () => (await ask<number>('attached')) > 0 || undefined,
      );
    },
    marked: () => ask('marked'),
    findings: () => ask<readonly ShownFinding[]>('findings'),
    text,
    async hover(words) {
      await ask('goto_words', words);
      await type('<Cmd>lua vim.lsp.buf.hover()<CR>');
      return eventually(`hover over ${words}`, async () => (await ask<string | null>('floating')) ?? undefined);
    },
    async suggestions(line) {
      await ask('append', line);
      await type('A<C-x><C-o>');
      return eventually(`suggestions behind ${line}`, async () => {
        const found = await ask<readonly string[]>('suggestions');
        return found.length > 0 ? found : undefined;
      });
    },
    async fixes(words) {
      await ask('goto_words', words);
      await type('<Cmd>lua vim.lsp.buf.code_action()<CR>');
      return eventually(`fixes for ${words}`, async () => (await ask<readonly string[] | null>('fixes')) ?? undefined);
    },
    async choose(title) {
      before = await text();
      if (!(await ask<boolean>('choose', title))) throw new Error(`“${title}” is not offered.`);
      await eventually(`change by “${title}”`, async () => (await text()) !== before || undefined);
    },
    async save() {
      await type('<Esc>:write<CR>');
    },
    async quit() {
      await type('<Esc>:qall!<CR>');
      return neovim.exit;
    },
    dispose: neovim.dispose,
    log: neovim.log,
  };
}
