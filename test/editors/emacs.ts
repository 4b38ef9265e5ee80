import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inBackground, printed } from './background';
import { eventually, type Editor, type EditorOptions, type ShownFinding } from './editor';

/** The file that the documentation tells people to use. */
export const emacsSetup = resolve('client/editors/emacs.el');

/** Starts Emacs without a screen, with the person's setup and ours. */
export async function startEmacs({ env, scratch, setup = '' }: EditorOptions): Promise<Editor> {
  const init = join(scratch, 'init.el');
  const answer = join(scratch, 'answer.json');
  const load = [emacsSetup, resolve('test/editors/emacs-probe.el')].map((file) => `(load ${quoted(file)} nil t)`);
  // Compiling Emacs's own libraries in the background is not what is tested here.
  const quiet = '(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil make-backup-files nil)';
  writeFileSync(init, [quiet, '(package-initialize)', setup, ...load].join('\n'));
  const emacs = inBackground('emacs', ['-q', '--fg-daemon=rolecheck', '--load', init], env, scratch);
  const evaluate = (code: string): Promise<string> =>
    printed('emacsclient', ['--socket-name=rolecheck', '--eval', code], env);

  async function ask<T>(name: string, argument = ''): Promise<T> {
    await evaluate(`(probe ${quoted(name)} ${quoted(argument)} ${quoted(answer)})`);
    return JSON.parse(readFileSync(answer, 'utf8')) as T;
  }
  const text = (): Promise<string> => ask('get-text');

  await emacs.ready('Emacs', () => ask('get-text'));
  return {
    async open(path) {
      await ask('open', path);
      await eventually(
        () => `server for ${path}: ${emacs.log()}`,
        async () => (await ask<boolean>('managed')) || undefined,
      );
      // Emacs looks at a buffer when somebody does something in it.
      await ask('press', 'C-l');
    },
    marked: () => ask('get-marked'),
    findings: () => ask<readonly ShownFinding[]>('get-findings'),
    text,
    async hover(words) {
      await ask('hover', words);
      return eventually(`hover over ${words}`, async () => (await ask<string | null>('hovered')) ?? undefined);
    },
    suggestions: (line) => ask('suggestions', line),
    fixes: (words) => ask('fixes', words),
    async choose(title) {
      const before = await text();
      await ask('choose', title);
      await eventually(`change by “${title}”`, async () => (await text()) !== before || undefined);
    },
    async save() {
      await ask('press', 'C-x C-s');
    },
    async quit() {
      await evaluate('(kill-emacs)').catch(() => undefined);
      return emacs.exit;
    },
    dispose: emacs.dispose,
    log: emacs.log,
  };
}

/** A text as Emacs Lisp writes it down. */
function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
